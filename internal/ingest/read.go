package ingest

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"annals/internal/document"
	"annals/internal/edtf"
	"annals/internal/gazetteer"
	"annals/internal/timeline"
	"annals/internal/timex"
)

// A reader reads one document.
type reader struct {
	site    *timeline.Site
	doc     *document.Document
	options Options
	lines   []int // where each line of the text begins
	runes   []int // how many characters stand before each so many bytes of it
	report  *Report

	title     []gazetteer.Match // offsets are those of the title
	passages  []passage
	published edtf.Date
}

// A passage is a sentence with what was found in it. Offsets are those of the
// document's text.
type passage struct {
	document.Sentence
	dates []timex.Expression
	names []gazetteer.Match
}

// lineStarts are the offsets at which the lines of a text begin.
func lineStarts(text string) []int {
	starts := []int{0}
	for i := 0; ; {
		n := strings.IndexByte(text[i:], '\n')
		if n < 0 {
			return starts
		}
		i += n + 1
		starts = append(starts, i)
	}
}

// line is the line of an offset, from 1.
func (r *reader) line(offset int) int {
	return sort.SearchInts(r.lines, offset+1)
}

func (r *reader) position(start, end int) Position {
	line := r.line(start)
	return Position{
		Line:   line,
		Column: 1 + r.characters(start) - r.characters(r.lines[line-1]),
		Length: r.characters(end) - r.characters(start),
	}
}

// step is after how many bytes characters are counted.
const step = 4096

// characters is how many stand before an offset. They are counted in steps, for
// a line may be as long as the text.
func (r *reader) characters(offset int) int {
	text := r.doc.Text
	for len(r.runes) <= offset/step {
		at := len(r.runes) * step
		n := 0
		if at > 0 {
			n = r.runes[len(r.runes)-1] + starts(text[at-step:at])
		}
		r.runes = append(r.runes, n)
	}
	at := offset / step * step
	return r.runes[offset/step] + starts(text[at:offset])
}

// starts is how many characters begin in a part of a text.
func starts(part string) (n int) {
	for i := range len(part) {
		if utf8.RuneStart(part[i]) {
			n++
		}
	}
	return n
}

// read finds the sentences, dates and names.
func (r *reader) read(names *gazetteer.Reader) {
	d := r.doc
	if d.Title != "" {
		r.title = names.Find(d.Title)
	}
	sentences := d.Sentences()
	r.passages = make([]passage, len(sentences))
	for i, s := range sentences {
		r.passages[i].Sentence = s
	}
	finder := timex.NewFinder(r.report.Lang, r.published, timex.News)
	next := 0
	for i, p := range d.Paragraphs {
		if p.Kind != document.Body {
			continue
		}
		from := next
		for next < len(r.passages) && r.passages[next].Paragraph == i {
			next++
		}
		if from == next {
			continue
		}
		r.paragraph(r.passages[from:next], finder, names)
	}
	r.list(names)
}

// paragraph finds the dates and names of the sentences of one paragraph.
func (r *reader) paragraph(passages []passage, finder *timex.Finder, names *gazetteer.Reader) {
	start, end := passages[0].Start, passages[len(passages)-1].End
	text := r.doc.Text[start:end]
	at := 0
	passageOf := func(offset int) *passage {
		for at < len(passages)-1 && passages[at+1].Start <= offset {
			at++
		}
		return &passages[at]
	}
	for _, e := range finder.Find(text) {
		e.Start, e.End = e.Start+start, e.End+start
		p := passageOf(e.Start)
		p.dates = append(p.dates, e)
	}
	at = 0
	for _, m := range names.Find(text) {
		m.Start, m.End = m.Start+start, m.End+start
		p := passageOf(m.Start)
		p.names = append(p.names, m)
	}
}

// list puts the dates and names into the report.
func (r *reader) list(names *gazetteer.Reader) {
	known := map[string]int{}   // ids to their index
	unknown := map[string]int{} // names to theirs
	for _, p := range r.passages {
		for _, e := range p.dates {
			r.report.Dates = append(r.report.Dates, Date{
				Position: r.position(e.Start, e.End), Words: oneLine(r.doc.Text[e.Start:e.End]),
				EDTF: e.Date, TIMEX3: e.Value, Kind: e.Kind.String(), Rule: e.Rule,
				Anchor: e.Anchor.From.String(), AnchorDate: e.Anchor.Date,
				Confidence: e.Confidence.String(), Unresolved: string(e.Unresolved),
			})
		}
		for _, m := range p.names {
			i, ok := known[m.ID]
			if !ok {
				i = len(r.report.Names)
				known[m.ID] = i
				r.report.Names = append(r.report.Names, Name{ID: m.ID, Kind: m.Kind.String(), Perhaps: true})
			}
			n := &r.report.Names[i]
			n.Lines = addLine(n.Lines, r.line(m.Start))
			n.Perhaps = n.Perhaps && m.How == gazetteer.Hint
		}
		for _, name := range names.Unknown(r.doc.Text[p.Start:p.End], relative(p.names, p.Start)) {
			i, ok := unknown[name]
			if !ok {
				i = len(r.report.Unknown)
				unknown[name] = i
				r.report.Unknown = append(r.report.Unknown, Unknown{Name: name})
			}
			u := &r.report.Unknown[i]
			u.Lines = addLine(u.Lines, r.line(p.Start))
		}
	}
}

// addLine adds the number of a line that may be there already.
func addLine(lines []int, n int) []int {
	if k := len(lines); k > 0 && lines[k-1] == n {
		return lines
	}
	return append(lines, n)
}

// relative are matches by their offsets in a part of the text.
func relative(all []gazetteer.Match, start int) []gazetteer.Match {
	all = slices.Clone(all)
	for i := range all {
		all[i].Start -= start
		all[i].End -= start
	}
	return all
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
