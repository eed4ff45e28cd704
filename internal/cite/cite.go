// Package cite writes how an entry or a source is cited in a text, by the
// author-date system of the Chicago Manual of Style (17th edition, chapter 15):
// a reference for the list, and a short form that stands in brackets where the
// text rests on it.
package cite

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"annals/internal/edtf"
	"annals/internal/timeline"
)

// A Style is what a language puts around the parts of a citation. In the three
// words %s stands for what is meant.
type Style struct {
	Lang        string // BCP 47
	Open, Close string // around a title
	Version     string // "version %s"
	Archived    string // "archived %s"
	Read        string // "read %s"
	Undated     string // "n.d."
}

// A Citation is both forms. They are plain text.
type Citation struct {
	Reference string
	Short     string
}

// Event cites an entry of s. It has no author but the site, and is of the year
// in which this version of it was written; address may be empty.
func (st Style) Event(s *timeline.Site, e *timeline.Event, address string) Citation {
	site := s.Title.In(st.Lang).Text
	day := e.Updated
	if day.IsZero() {
		day = e.Created
	}
	version := strings.Replace(st.Version, "%s", strconv.Itoa(e.Version()), 1)
	parts := []string{site, st.year(day), st.title(e.Title.In(st.Lang).Text), upperFirst(version) + ", " + day.Words(st.Lang, edtf.Long), address}
	return Citation{sentences(parts), short(site, st.year(day), version)}
}

// Source cites a source. Names stand as the source gives them: nothing says
// which of them is the family name. Where no author is known the publisher
// stands in that place, and where neither is, the title.
func (st Style) Source(s *timeline.Source) Citation {
	title := st.title(s.Title)
	who, publisher := strings.Join(s.Authors, ", "), ""
	if s.Publisher != nil {
		publisher = s.Publisher.Name
	}
	if who == "" {
		who, publisher = publisher, ""
	}
	if s.Origin != nil && s.Origin != s.Publisher { // whose words they are
		publisher = strings.TrimPrefix(publisher+", "+s.Origin.Name, ", ")
	}
	year := st.year(s.Published)
	parts := []string{who, year, title, publisher}
	inText := who
	if who == "" {
		parts, inText = []string{title, year, publisher}, st.Open+s.Title+st.Close
	}
	if words := s.Published.Words(st.Lang, edtf.Long); words != year {
		parts = append(parts, upperFirst(words))
	}
	if s.Published.IsZero() && !s.Accessed.IsZero() {
		parts = append(parts, upperFirst(st.on(st.Read, s.Accessed)))
	}
	parts = append(parts, s.URL)
	if s.SnapshotURL != "" {
		parts = append(parts, upperFirst(st.on(st.Archived, s.SnapshotDate))+": "+s.SnapshotURL)
	}
	return Citation{sentences(parts), short(inText, year, "")}
}

// title is a title in its marks.
func (st Style) title(s string) string { return st.Open + closed(s) + st.Close }

// closed puts a full stop behind a title that ends in no mark.
func closed(title string) string {
	if strings.ContainsAny(lastRune(title), ".!?…") {
		return title
	}
	return title + "."
}

func (st Style) year(d edtf.Date) string {
	if d.IsZero() {
		return st.Undated
	}
	return edtf.YearOf(d.Year()).Words(st.Lang, edtf.Long)
}

func (st Style) on(words string, day edtf.Date) string {
	return strings.TrimSpace(strings.Replace(words, "%s", day.Words(st.Lang, edtf.Long), 1))
}

// sentences puts a full stop between parts; an address has none behind it, for
// it would be taken for a part of it.
func sentences(parts []string) string {
	size := 0
	for _, p := range parts {
		size += len(p) + len(". ")
	}
	var b strings.Builder
	b.Grow(size)
	for _, p := range parts {
		if p == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(p)
		if !strings.Contains(p, "://") && !endsClosed(p) {
			b.WriteByte('.')
		}
	}
	return b.String()
}

// endsClosed reports whether p ends in a full stop, with or without marks
// behind it.
func endsClosed(p string) bool {
	return strings.ContainsAny(lastRune(strings.TrimRight(p, "”» \u00a0\u202f")), ".!?…")
}

func lastRune(s string) string {
	_, n := utf8.DecodeLastRuneInString(s)
	return s[len(s)-n:]
}

func short(who, year, more string) string {
	s := "(" + who + " " + year
	if more != "" {
		s += ", " + more
	}
	return s + ")"
}

func upperFirst(s string) string {
	for i, r := range s {
		return strings.ToUpper(string(r)) + s[i+len(string(r)):]
	}
	return s
}
