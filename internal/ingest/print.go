package ingest

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"annals/internal/edtf"
)

// Print writes a report for people: what was found, where, and how sure it is.
// What an editor must settle is marked, in colour too if colour is true.
func (r *Report) Print(w io.Writer, colour bool) error {
	out := bufio.NewWriter(w)
	p := printer{out, colour}
	p.head(r)
	p.dropped(r.Dropped)
	p.dates(r.Dates)
	p.names(r)
	p.sayings(r.Sayings)
	p.aside(r.Aside)
	p.drafts(r)
	return out.Flush()
}

type printer struct {
	w      *bufio.Writer
	colour bool
}

const (
	bold   = "\x1b[1m"
	yellow = "\x1b[33m"
	faint  = "\x1b[2m"
	plainC = "\x1b[0m"
)

func (p printer) mark(style, text string) string {
	if !p.colour {
		return text
	}
	return style + text + plainC
}

func (p printer) title(format string, args ...any) {
	fmt.Fprintf(p.w, "\n%s\n", p.mark(bold, fmt.Sprintf(format, args...)))
}

func (p printer) head(r *Report) {
	name := r.Title
	if name == "" {
		name = "no title"
	}
	fmt.Fprintf(p.w, "%s\n", p.mark(bold, r.File+": "+name))
	fmt.Fprintf(p.w, "language %s, %s\n", r.Lang, p.published(r.Published))
	for _, n := range r.Notes {
		fmt.Fprintf(p.w, "%s\n", p.mark(yellow, "note: "+n))
	}
	source := "a new source, " + r.Source.File
	if r.Source.Known {
		source = "the source " + r.Source.ID + ", which the site has"
	}
	fmt.Fprintf(p.w, "it is %s\n", source)
}

func (p printer) published(d Publication) string {
	switch {
	case d.From == "given":
		return "published " + d.Date.Words("en", edtf.Long) + " (as given)"
	case !d.Date.IsZero():
		return "published " + d.Date.Words("en", edtf.Long) + " (" + d.From + ")"
	case !d.NotBefore.IsZero():
		return p.mark(yellow, fmt.Sprintf("day of publication not known, no earlier than %s (line %d); say it with --published", d.NotBefore.Words("en", edtf.Long), d.Line))
	}
	return p.mark(yellow, "day of publication not known; say it with --published")
}

// mostRows is how many rows of a table people are shown.
const mostRows = 1000

// table writes a row of cells for each of a list, in columns.
func table[T any](p printer, all []T, row func(T) []string) {
	t := tabwriter.NewWriter(p.w, 0, 0, 2, ' ', 0)
	for _, one := range all[:min(len(all), mostRows)] {
		fmt.Fprintf(t, "  %s\n", strings.Join(row(one), "\t"))
	}
	t.Flush()
	if more := len(all) - mostRows; more > 0 {
		fmt.Fprintf(p.w, "  %s\n", p.mark(faint, fmt.Sprintf("and %d more, which --json has", more)))
	}
}

func (p printer) dropped(all []Dropped) {
	if len(all) == 0 {
		return
	}
	p.title("Not part of the text: %d", len(all))
	table(p, all, func(d Dropped) []string { return []string{line(d.Line), d.Kind, d.Why} })
}

func line(n int) string { return fmt.Sprintf("line %d", n) }

func (p printer) dates(all []Date) {
	if len(all) == 0 {
		return
	}
	p.title("Dates: %d", len(all))
	table(p, all, func(d Date) []string {
		value, how := d.EDTF.String(), d.Confidence
		if value == "" {
			value = d.TIMEX3
		}
		if d.Anchor != "" {
			how += ", counted from the " + d.Anchor + " of " + d.AnchorDate.String()
		}
		if d.Unresolved != "" {
			how = "unresolved: " + d.Unresolved
		}
		return []string{line(d.Line), "“" + d.Words + "”", d.Kind, value, how}
	})
}

func (p printer) names(r *Report) {
	if len(r.Names) > 0 {
		p.title("Names of the site: %d", len(r.Names))
		table(p, r.Names, func(n Name) []string {
			sure := ""
			if n.Perhaps {
				sure = "perhaps: a last name, never introduced"
			}
			return []string{n.ID, n.Kind, lines(n.Lines), sure}
		})
	}
	if len(r.Unknown) > 0 {
		p.title("Names that no record has: %d", len(r.Unknown))
		table(p, r.Unknown, func(u Unknown) []string { return []string{u.Name, lines(u.Lines)} })
	}
	if len(r.Conflicts) > 0 {
		p.title("Offices to check: %d", len(r.Conflicts))
		for _, c := range r.Conflicts {
			fmt.Fprintf(p.w, "  %s  %s\n", line(c.Line), p.mark(yellow, c.String()))
		}
	}
}

func lines(all []int) string {
	text := make([]string, len(all))
	for i, n := range all {
		text[i] = fmt.Sprint(n)
	}
	if len(all) == 1 {
		return "line " + text[0]
	}
	return "lines " + strings.Join(text, ", ")
}

func (p printer) sayings(all []Saying) {
	if len(all) == 0 {
		return
	}
	p.title("Quotations: %d", len(all))
	table(p, all, func(s Saying) []string {
		as := ""
		if s.Speaker == unknown && s.As != "" {
			as = "“" + s.As + "”"
		}
		return []string{line(s.Line), fmt.Sprintf("%d words", s.Words), "speaker " + s.Speaker, as}
	})
}

func (p printer) aside(all []Aside) {
	if len(all) == 0 {
		return
	}
	p.title("Sentences with a date that make no draft: %d", len(all))
	table(p, all, func(a Aside) []string { return []string{fmt.Sprintf("line %d column %d", a.Line, a.Column), a.Why} })
}

func (p printer) drafts(r *Report) {
	p.title("Drafts: %d", len(r.Drafts))
	for _, d := range r.Drafts {
		date := d.Date.String()
		if date == "" {
			date = "no date"
		}
		fmt.Fprintf(p.w, "  %s  %s\n", p.mark(bold, d.Title), p.mark(faint, d.File))
		fmt.Fprintf(p.w, "    %s%s, %s, status %s%s\n", date, because(d), places(d.Passages), d.Status, by(d))
		var who []string
		who = append(append(append(who, d.Countries...), d.Actors...), d.Places...)
		fmt.Fprintf(p.w, "    %s; topic %s\n", cmp.Or(strings.Join(who, ", "), "nobody named"), cmp.Or(strings.Join(d.Topics, ", "), "not recognised"))
		for _, o := range d.Open {
			fmt.Fprintf(p.w, "    %s\n", p.mark(yellow, "open: "+o))
		}
		for i, dup := range d.Duplicates {
			text := dup.words(i == 0)
			if i == 0 && dup.Probably() {
				text = p.mark(yellow, text)
			}
			fmt.Fprintf(p.w, "    %s\n", text)
		}
	}
}

func because(d Draft) string {
	if d.Words == "" || d.Unresolved != "" {
		return ""
	}
	return fmt.Sprintf(" (“%s”, %s)", d.Words, d.Confidence)
}

func by(d Draft) string {
	if d.Speaker == "" {
		return ""
	}
	return " by " + d.Speaker
}

// Merged is the entry that a draft probably is, if there is one.
func (d Draft) Merged() (into Duplicate, ok bool) {
	if len(d.Duplicates) == 0 || !d.Duplicates[0].Probably() {
		return Duplicate{}, false
	}
	return d.Duplicates[0], true
}
