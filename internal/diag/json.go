package diag

import (
	"encoding/json"
	"io"
)

// JSON writes problems for programs, one object a line (JSON Lines), so that
// what was written of a run that broke off can still be read:
//
//	{"file":"content/events/a.md","line":5,"column":15,"severity":"error",
//	 "code":"A301","text":"…","under":"…","help":"…"}
//
// What is empty or not known is left out. "related" lists further places, each
// with a text; "edits" what mends the problem without a doubt. Lines and
// columns count from 1, columns in code points.
type JSON struct{}

// Print writes l, in its order.
func (JSON) Print(w io.Writer, l List) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, p := range l {
		j := jsonProblem{
			jsonPos: jsonPos{p.Pos.File, p.Pos.Line, p.Pos.Col}, Severity: p.Severity.String(),
			Code: p.Code, Text: p.Text, Under: p.Under, Help: p.Help,
		}
		for _, r := range p.Related {
			j.Related = append(j.Related, jsonRelated{jsonPos{r.Pos.File, r.Pos.Line, r.Pos.Col}, r.Text})
		}
		for _, e := range p.Edits {
			j.Edits = append(j.Edits, jsonEdit{jsonPos{"", e.From.Line, e.From.Col}, jsonPos{"", e.To.Line, e.To.Col}, e.Text})
		}
		if err := enc.Encode(j); err != nil {
			return err
		}
	}
	return nil
}

type jsonProblem struct {
	jsonPos
	Severity string        `json:"severity"`
	Code     string        `json:"code,omitempty"`
	Text     string        `json:"text"`
	Under    string        `json:"under,omitempty"`
	Help     string        `json:"help,omitempty"`
	Related  []jsonRelated `json:"related,omitempty"`
	Edits    []jsonEdit    `json:"edits,omitempty"`
}

type jsonPos struct {
	File   string `json:"file,omitempty"`
	Line   int    `json:"line,omitempty"`
	Column int    `json:"column,omitempty"`
}

type jsonRelated struct {
	jsonPos
	Text string `json:"text"`
}

type jsonEdit struct {
	From jsonPos `json:"from"`
	To   jsonPos `json:"to"`
	Text string  `json:"text"`
}
