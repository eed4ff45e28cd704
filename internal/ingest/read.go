package ingest

import (
	"fmt"
	"sort"
	"strings"
	"unicode"

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

	buffer []token // of tokens
	dates  int     // that were read

	title     []gazetteer.Match // offsets are those of the title
	passages  []passage
	published edtf.Date
}

// A passage is a sentence with what was found in it. Offsets are those of the
// document's text.
type passage struct {
	document.Sentence
	dates   []timex.Expression
	names   []gazetteer.Match
	unknown []string // capitalised names that no record has
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

// step is after how many bytes the count of characters is kept.
const step = 128

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
	n = len(part)
	for i := range len(part) {
		if part[i]&0xC0 == 0x80 { // goes on with a character
			n--
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
		for next < len(r.passages) && r.passages[next].Paragraph == i {
			from := next
			for next++; next < len(r.passages) && r.passages[next].Paragraph == i && r.passages[next].End-r.passages[from].Start <= maxParagraph; next++ {
			}
			r.paragraph(r.passages[from:next], finder, names)
		}
	}
	r.list()
}

// maxParagraph is how much of a paragraph is read at once, in bytes. What is
// longer is no prose.
const maxParagraph = 64 << 10

// mostDates is how many dates of a document are read, or a few more: news of the
// greatest length has fewer.
const mostDates = 50_000

// paragraph finds the dates and names of the sentences of one paragraph.
func (r *reader) paragraph(passages []passage, finder *timex.Finder, names *gazetteer.Reader) {
	start, end := passages[0].Start, passages[len(passages)-1].End
	text := r.doc.Text[start:end]
	var dates []timex.Expression
	if r.dates <= mostDates {
		dates = finder.Find(text)
		if r.dates += len(dates); r.dates > mostDates {
			at := r.position(end, end)
			r.report.Notes = append(r.report.Notes, fmt.Sprintf("it names more than %d dates; those after line %d column %d are not read: part the document", mostDates, at.Line, at.Column))
		}
	}
	known := names.Find(text)
	for i := range passages {
		p := &passages[i]
		after := len(text) // where the next passage begins
		if i+1 < len(passages) {
			after = passages[i+1].Start - start
		}
		n := sort.Search(len(dates), func(k int) bool { return dates[k].Start >= after })
		p.dates, dates = dates[:n:n], dates[n:]
		n = sort.Search(len(known), func(k int) bool { return known[k].Start >= after })
		p.names, known = known[:n:n], known[n:]
		p.unknown = names.Unknown(p.Start-start, p.End-start, p.names)
		for k := range p.dates {
			p.dates[k].Start, p.dates[k].End = p.dates[k].Start+start, p.dates[k].End+start
		}
		for k := range p.names {
			p.names[k].Start, p.names[k].End = p.names[k].Start+start, p.names[k].End+start
		}
	}
}

// list puts the dates and names into the report.
func (r *reader) list() {
	all := 0
	for _, p := range r.passages {
		all += len(p.dates)
	}
	r.report.Dates = make([]Date, 0, all)
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
		for _, name := range p.unknown {
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

// oneLine puts one space between words. Most texts have that already.
func oneLine(s string) string {
	after := true // a space, or nothing
	for _, c := range s {
		if space := c == ' '; space && after || !space && unicode.IsSpace(c) {
			return strings.Join(strings.Fields(s), " ")
		}
		after = c == ' '
	}
	return strings.TrimSuffix(s, " ")
}
