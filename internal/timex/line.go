package timex

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"annals/internal/edtf"
)

// A Line is one text to annotate, one JSON object on a line.
type Line struct {
	ID   string `json:"id"`
	Lang string `json:"lang"`
	// DocDate is the day of publication, in EDTF, or empty.
	DocDate string `json:"docdate"`
	Text    string `json:"text"`
}

// A Result is what was found in a [Line].
type Result struct {
	ID      string  `json:"id"`
	Timexes []Timex `json:"timexes"`
}

// A Timex is an [Expression] as others read it. Start and End count code
// points, not bytes.
type Timex struct {
	Start int `json:"start"`
	End   int `json:"end"`
	// Type is that of TIMEX3: DATE, TIME, DURATION or SET.
	Type string `json:"type"`
	// Value is EDTF or TIMEX3, as [Values] says; it is empty of a date that is
	// not resolved.
	Value string `json:"value"`
	EDTF  string `json:"edtf"`
	Rule  string `json:"rule"`

	Mod        string `json:"mod,omitempty"`
	Anchor     string `json:"anchor,omitempty"`     // publication, mention
	AnchorDate string `json:"anchorDate,omitempty"` // EDTF
	Confidence string `json:"confidence,omitempty"`
	Unresolved string `json:"unresolved,omitempty"`
}

// Values says in which notation a [Timex] has its value.
type Values uint8

const (
	// EDTF is for dates; durations and sets have TIMEX3 values. What has
	// neither is left out: a time of day without a date, "now", "recently".
	EDTF Values = iota
	// TIMEX3 is for all. The two ends of a range are two expressions.
	TIMEX3
)

// Annotate finds the expressions of a text.
func (l Line) Annotate(mode Mode, values Values) (Result, error) {
	var published edtf.Date
	if l.DocDate != "" {
		var err error
		if published, err = edtf.Parse(l.DocDate); err != nil {
			return Result{}, fmt.Errorf("docdate: %w", err)
		}
	}
	points := points{text: l.Text}
	r := Result{ID: l.ID, Timexes: []Timex{}}
	for _, e := range Find(l.Text, l.Lang, published, mode) {
		for _, part := range e.in(values) {
			t := part.timex(values)
			t.Start, t.End = points.at(part.Start), points.at(part.End)
			r.Timexes = append(r.Timexes, t)
		}
	}
	return r, nil
}

// in are the parts of an expression that a notation marks.
func (e Expression) in(values Values) []Expression {
	switch {
	case values == TIMEX3 && len(e.Ends) > 0:
		return e.Ends
	case values == EDTF && (e.Kind == Clock || e.Kind == Reference):
		return nil
	}
	return []Expression{e}
}

func (e Expression) timex(values Values) Timex {
	t := Timex{
		Type: e.Type, Value: e.Value, EDTF: e.Date.String(), Rule: e.Rule, Mod: e.Mod,
		Anchor: e.Anchor.From.String(), AnchorDate: e.Anchor.Date.String(),
		Confidence: e.Confidence.String(), Unresolved: string(e.Unresolved),
	}
	if values == EDTF && e.Kind == Date {
		t.Type, t.Value = "DATE", t.EDTF
	}
	return t
}

// points turns growing byte offsets into counts of code points.
type points struct {
	text        string
	byte, point int
}

func (p *points) at(i int) int {
	p.point += utf8.RuneCountInString(p.text[p.byte:i])
	p.byte = i
	return p.point
}

// A LineError is a line that cannot be annotated.
type LineError struct {
	Line int // from 1
	Err  error
}

func (e LineError) Error() string { return fmt.Sprintf("line %d: %v", e.Line, e.Err) }

func (e LineError) Unwrap() error { return e.Err }

// AnnotateLines reads [Line] after Line and writes a [Result] for each. A line
// that is none is a [LineError]; the results of those before it are written.
func AnnotateLines(w io.Writer, r io.Reader, mode Mode, values Values) error {
	buffer := bufio.NewWriter(w)
	out := json.NewEncoder(buffer)
	out.SetEscapeHTML(false)
	in := bufio.NewReader(r)
	for number := 1; ; number++ {
		text, err := in.ReadBytes('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return errors.Join(fmt.Errorf("read line %d: %w", number, err), buffer.Flush())
		}
		last := err != nil
		if text = bytes.Trim(text, jsonSpace); len(text) > 0 {
			result, err := resultOf(text, mode, values)
			if err != nil {
				return errors.Join(LineError{number, err}, buffer.Flush())
			}
			if err := out.Encode(result); err != nil {
				return err
			}
		}
		if last {
			return buffer.Flush()
		}
	}
}

// jsonSpace is what JSON takes for space (RFC 8259, section 2).
const jsonSpace = " \t\n\r"

func resultOf(text []byte, mode Mode, values Values) (Result, error) {
	var l Line
	if err := json.Unmarshal(text, &l); err != nil {
		return Result{}, err
	}
	return l.Annotate(mode, values)
}
