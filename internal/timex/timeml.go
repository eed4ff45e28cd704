package timex

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// A Document is a text with the expressions that people marked in it.
type Document struct {
	ID      string
	DocDate string // the day it was written, in EDTF, or empty
	Text    string
	Timexes []Span // in bytes of Text
}

// ReadTimeML reads a document in TimeML, as the corpora of TempEval-3 are: its
// DOCID, the TIMEX3 of its DCT and the TEXT with its TIMEX3. Expressions
// without words are left out.
func ReadTimeML(r io.Reader) (Document, error) {
	t := timeML{}
	in := xml.NewDecoder(r)
	for {
		token, err := in.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return Document{}, fmt.Errorf("read TimeML: %w", err)
		}
		t.token(token)
	}
	if !t.seen {
		return Document{}, errors.New("read TimeML: there is no TEXT")
	}
	t.doc.Text = t.text.String()
	return t.doc, nil
}

// timeML is a document that is being read.
type timeML struct {
	doc  Document
	text strings.Builder
	in   string // DOCID, DCT or TEXT
	open []int  // the TIMEX3 that are not closed, in doc.Timexes
	seen bool
}

func (t *timeML) token(token xml.Token) {
	switch token := token.(type) {
	case xml.StartElement:
		t.start(token)
	case xml.EndElement:
		t.end(token.Name.Local)
	case xml.CharData:
		switch t.in {
		case "DOCID":
			t.doc.ID += strings.TrimSpace(string(token))
		case "TEXT":
			t.text.Write(token)
		}
	}
}

func (t *timeML) start(e xml.StartElement) {
	switch name := e.Name.Local; {
	case name == "DOCID" || name == "DCT" || name == "TEXT":
		t.in = name
		t.seen = t.seen || name == "TEXT"
	case name == "TIMEX3" && t.in == "DCT":
		// A time of day may follow the day.
		t.doc.DocDate, _, _ = strings.Cut(attribute(e, "value"), "T")
	case name == "TIMEX3" && t.in == "TEXT":
		t.open = append(t.open, len(t.doc.Timexes))
		t.doc.Timexes = append(t.doc.Timexes, Span{Start: t.text.Len(), Value: attribute(e, "value")})
	}
}

func (t *timeML) end(name string) {
	switch {
	case name == t.in:
		t.in = ""
	case name == "TIMEX3" && len(t.open) > 0:
		last := t.open[len(t.open)-1]
		t.open = t.open[:len(t.open)-1]
		t.doc.Timexes[last].End = t.text.Len()
		if t.doc.Timexes[last].Start == t.text.Len() {
			t.doc.Timexes = append(t.doc.Timexes[:last], t.doc.Timexes[last+1:]...)
		}
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// Spans are expressions as a corpus in TIMEX3 marks them, in bytes.
func Spans(all []Expression) (spans []Span) {
	for _, e := range all {
		for _, part := range e.in(TIMEX3) {
			spans = append(spans, Span{part.Start, part.End, part.Value})
		}
	}
	return spans
}
