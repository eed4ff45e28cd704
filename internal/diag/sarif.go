package diag

import (
	"encoding/json"
	"io"
	"net/url"
	"slices"
	"strings"
)

// SARIF writes problems in the format of static analysis tools (OASIS SARIF
// 2.1.0 with errata 01): one run, a rule for each code that occurs, columns in
// code points. Paths are relative to the site's root, %SRCROOT%.
type SARIF struct {
	Version string                   // of the program
	Explain func(code string) string // what a code means, in a sentence, or ""; may be nil
}

const sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

// Print writes l, in its order, as one log file.
func (s SARIF) Print(w io.Writer, l List) error {
	var ids []string
	for _, p := range l {
		if p.Code != "" {
			ids = append(ids, p.Code)
		}
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)

	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: make([]sarifResult, 0, len(l))}
	run.Tool.Driver = sarifDriver{Name: "annals", Version: s.Version, Rules: []sarifRule{}}
	for _, id := range ids {
		rule := sarifRule{ID: id, Help: sarifText("annals explain " + id)}
		if s.Explain != nil {
			rule.Short = sarifText(s.Explain(id))
		}
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, rule)
	}
	for _, p := range l {
		run.Results = append(run.Results, result(p, ids))
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(sarifLog{"2.1.0", sarifSchema, []sarifRun{run}})
}

// result is one problem; rules holds the ids of the run's rules in order.
func result(p Problem, rules []string) sarifResult {
	message := p.Text
	if p.Under != "" {
		message += ": " + p.Under
	}
	message += "."
	if p.Help != "" {
		message += " Help: " + p.Help
	}
	r := sarifResult{Level: p.Severity.String(), Message: *sarifText(message), Locations: []sarifLocation{}}
	if p.Pos.File != "" {
		r.Locations = append(r.Locations, location(p.Pos))
	}
	if i, ok := slices.BinarySearch(rules, p.Code); ok {
		r.RuleID, r.RuleIndex = p.Code, &i
	}
	for i, rel := range p.Related {
		at := location(rel.Pos)
		id := i + 1
		at.ID, at.Message = &id, sarifText(rel.Text)
		r.Related = append(r.Related, at)
	}
	if len(p.Edits) > 0 && p.Edits[0].From.Line > 0 {
		r.Fixes = []sarifFix{fix(p)}
	}
	return r
}

func fix(p Problem) sarifFix {
	change := sarifChange{Artifact: artifact(p.Pos.File)}
	for _, e := range p.Edits {
		change.Replacements = append(change.Replacements, sarifReplacement{
			Deleted:  sarifRegion{e.From.Line, e.From.Col, e.To.Line, e.To.Col},
			Inserted: sarifContent{e.Text},
		})
	}
	return sarifFix{Description: sarifText(p.Help), Changes: []sarifChange{change}}
}

func location(pos Pos) sarifLocation {
	if pos.File == "" {
		return sarifLocation{}
	}
	at := sarifLocation{Physical: &sarifPhysical{Artifact: artifact(pos.File)}}
	if pos.Line > 0 {
		at.Physical.Region = &sarifRegion{StartLine: pos.Line, StartColumn: pos.Col}
	}
	return at
}

func artifact(file string) sarifArtifact {
	return sarifArtifact{(&url.URL{Path: file}).String(), "%SRCROOT%"}
}

// sarifText is a message that means its words and nothing else: braces are
// doubled (3.11.5), and no [words](target) is taken for a link (3.11.6).
func sarifText(s string) *sarifMessage {
	if s == "" {
		return nil
	}
	s = strings.NewReplacer("{", "{{", "}", "}}").Replace(plain(s))
	if strings.Contains(s, "](") {
		s = strings.NewReplacer(`\`, `\\`, "[", `\[`, "]", `\]`).Replace(s)
	}
	return &sarifMessage{s}
}

// The objects of the format, with the sections that define them; only what a
// problem has to say.
type (
	sarifLog struct { // 3.13
		Version string     `json:"version"`
		Schema  string     `json:"$schema"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct { // 3.14
		Tool struct { // 3.18
			Driver sarifDriver `json:"driver"`
		} `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifDriver struct { // 3.19
		Name    string      `json:"name"`
		Version string      `json:"version,omitempty"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct { // 3.49
		ID    string        `json:"id"`
		Short *sarifMessage `json:"shortDescription,omitempty"`
		Help  *sarifMessage `json:"help,omitempty"`
	}
	sarifMessage struct { // 3.11
		Text string `json:"text"`
	}
	sarifResult struct { // 3.27
		RuleID    string          `json:"ruleId,omitempty"`
		RuleIndex *int            `json:"ruleIndex,omitempty"`
		Level     string          `json:"level"`
		Message   sarifMessage    `json:"message"`
		Locations []sarifLocation `json:"locations"`
		Related   []sarifLocation `json:"relatedLocations,omitempty"`
		Fixes     []sarifFix      `json:"fixes,omitempty"`
	}
	sarifLocation struct { // 3.28
		ID       *int           `json:"id,omitempty"`
		Physical *sarifPhysical `json:"physicalLocation,omitempty"`
		Message  *sarifMessage  `json:"message,omitempty"`
	}
	sarifPhysical struct { // 3.29
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct { // 3.4
		URI  string `json:"uri"`
		Base string `json:"uriBaseId"`
	}
	sarifRegion struct { // 3.30
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn,omitempty"`
		EndLine     int `json:"endLine,omitempty"`
		EndColumn   int `json:"endColumn,omitempty"`
	}
	sarifFix struct { // 3.55
		Description *sarifMessage `json:"description,omitempty"`
		Changes     []sarifChange `json:"artifactChanges"`
	}
	sarifChange struct { // 3.56
		Artifact     sarifArtifact      `json:"artifactLocation"`
		Replacements []sarifReplacement `json:"replacements"`
	}
	sarifReplacement struct { // 3.57
		Deleted  sarifRegion  `json:"deletedRegion"`
		Inserted sarifContent `json:"insertedContent"`
	}
	sarifContent struct { // 3.3
		Text string `json:"text"`
	}
)
