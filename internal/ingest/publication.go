package ingest

import (
	"fmt"
	"strings"

	"annals/internal/document"
	"annals/internal/edtf"
	"annals/internal/timex"
)

// publication finds the day on which the document was published: what the
// editor says, what the page says, or a line that says nothing else.
func (r *reader) publication() {
	p := &r.report.Published
	switch {
	case !r.options.Published.IsZero():
		p.Date, p.From = r.options.Published, "given"
	case !r.doc.Published.IsZero():
		p.Date, p.From = r.doc.Published, "page"
	default:
		p.Date, p.From = r.stated()
	}
	r.published = p.Date
}

// stated is the day in the lines above the text, in a byline, in the dateline, or
// where the text was signed.
func (r *reader) stated() (date edtf.Date, from string) {
	d := r.doc
	for _, p := range d.Paragraphs {
		text := p.In(d)
		if p.Kind == document.Body && len(strings.Fields(text)) > longestSignature {
			break // the text has begun
		}
		if p.Kind == document.Title || p.Kind == document.Caption {
			continue
		}
		if date, ok := r.onlyDay(text); ok {
			return date, fmt.Sprintf("line %d", p.Line)
		}
	}
	for _, p := range d.Paragraphs {
		if p.Kind == document.Byline {
			if date, ok := r.onlyDay(p.In(d)); ok {
				return date, fmt.Sprintf("line %d", p.Line)
			}
		}
	}
	if start, end := d.Dateline(); end > start {
		if date, ok := r.onlyDay(d.Text[start:end]); ok {
			return date, fmt.Sprintf("line %d", r.line(start))
		}
	}
	for i := len(d.Paragraphs) - 1; i >= 0; i-- {
		p := d.Paragraphs[i]
		if p.Kind != document.Body {
			continue
		}
		if text := p.In(d); len(strings.Fields(text)) <= longestSignature {
			if date, ok := r.onlyDay(text); ok {
				return date, fmt.Sprintf("line %d", p.Line)
			}
		}
		break
	}
	return edtf.Date{}, ""
}

// longestSignature is how many words the line may have that says where and when
// a text was signed.
const longestSignature = 9

// onlyDay is the first day that a line names in full.
func (r *reader) onlyDay(line string) (date edtf.Date, ok bool) {
	for _, e := range timex.Find(line, r.report.Lang, edtf.Date{}, timex.News) {
		if _, day := e.Date.Day(); day && e.Confidence == timex.Certain {
			return e.Date, true
		}
	}
	return date, false
}

// bound finds the last day that the document names as past, captions with it:
// they are no part of the story, but they were there when it was published.
func (r *reader) bound() {
	p := &r.report.Published
	if !p.Date.IsZero() {
		return
	}
	note := func(e timex.Expression, line int) {
		day, ok := e.Date.Day()
		if !ok || e.Confidence != timex.Certain {
			return
		}
		if last, ok := p.NotBefore.Day(); !ok || last.Before(day) {
			p.NotBefore, p.Line = e.Date, line
		}
	}
	for _, para := range r.doc.Paragraphs {
		if para.Kind == document.Caption {
			for _, e := range timex.Find(para.In(r.doc), r.report.Lang, edtf.Date{}, timex.News) {
				note(e, para.Line)
			}
		}
	}
	for _, passage := range r.passages {
		if r.future(passage) {
			continue
		}
		for _, e := range passage.dates {
			note(e, r.line(e.Start))
		}
	}
}
