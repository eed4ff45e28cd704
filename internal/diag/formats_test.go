package diag_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"annals/internal/diag"
)

// TestJSONLines: whatever a problem holds is one line, and reads back.
func TestJSONLines(t *testing.T) {
	var b bytes.Buffer
	if err := (diag.JSON{}).Print(&b, hostile); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n")
	if len(lines) != len(hostile) {
		t.Fatalf("%d lines for %d problems", len(lines), len(hostile))
	}
	for i, line := range lines {
		var got struct {
			File       string
			Text, Help string
			Line       int
			Column     int
		}
		if err := json.Unmarshal([]byte(line), &got); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		p := hostile[i]
		if want := strings.ToValidUTF8(p.Text, "\ufffd"); got.Text != want || got.File != p.Pos.File || got.Line != p.Pos.Line || got.Column != p.Pos.Col || got.Help != p.Help {
			t.Errorf("got %+v, want %+v", got, p)
		}
	}
}

// githubLine is the documented form of a workflow command, with what its
// properties and its message may hold.
var githubLine = regexp.MustCompile(`^::(error|warning)(?: ((?:file|line|col|title)=[^:,\r\n]+(?:,(?:line|col|title)=[^:,\r\n]+)*))?::([^\r\n]+)$`)

// TestGitHubLines: no content makes a command of its own, and the runner's
// reading gives back what was written.
func TestGitHubLines(t *testing.T) {
	var b bytes.Buffer
	if err := (diag.GitHub{}).Print(&b, hostile); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n")
	if len(lines) != len(hostile) {
		t.Fatalf("%d lines for %d problems:\n%s", len(lines), len(hostile), b.String())
	}
	unescape := strings.NewReplacer("%0D", "\r", "%0A", "\n", "%3A", ":", "%2C", ",", "%25", "%")
	for i, line := range lines {
		m := githubLine.FindStringSubmatch(line)
		if m == nil {
			t.Errorf("not a workflow command: %s", line)
			continue
		}
		got := map[string]string{}
		for pair := range strings.SplitSeq(m[2], ",") {
			name, value, _ := strings.Cut(pair, "=")
			got[name] = unescape.Replace(value)
		}
		p := hostile[i]
		if m[1] != p.Severity.String() || got["file"] != p.Pos.File || got["title"] != p.Code || p.Pos.Line > 0 && got["line"] != fmt.Sprint(p.Pos.Line) || p.Pos.Col > 0 && got["col"] != fmt.Sprint(p.Pos.Col) {
			t.Errorf("%s\nreads as %v", line, got)
		}
		if strings.ContainsFunc(m[3], func(r rune) bool { return r < ' ' || r == 0x202E }) {
			t.Errorf("a control character in %q", m[3])
		}
	}
}

// The parts of SARIF 2.1.0 that a log of annals uses: which properties each
// object may and must have (OASIS SARIF 2.1.0 with errata 01, section 3, and
// its schema, which allows no others).
type sarifObject struct {
	section  string
	required []string
	props    map[string]sarifType
}

// sarifType is a JSON type: an object by its name, "string", "integer" (with a
// minimum), or a list of one of these, "[]object".
type sarifType struct {
	name string
	min  float64
	enum []string
}

var sarifObjects = map[string]sarifObject{
	"sarifLog": {"3.13", []string{"version", "runs"}, map[string]sarifType{
		"version": {name: "string", enum: []string{"2.1.0"}}, "$schema": {name: "string"}, "runs": {name: "[]run"},
	}},
	"run": {"3.14", []string{"tool", "columnKind", "results"}, map[string]sarifType{
		"tool": {name: "tool"}, "results": {name: "[]result"},
		"columnKind": {name: "string", enum: []string{"utf16CodeUnits", "unicodeCodePoints"}},
	}},
	"tool": {"3.18", []string{"driver"}, map[string]sarifType{"driver": {name: "toolComponent"}}},
	"toolComponent": {"3.19", []string{"name"}, map[string]sarifType{
		"name": {name: "string"}, "version": {name: "string"}, "rules": {name: "[]reportingDescriptor"},
	}},
	"reportingDescriptor": {"3.49", []string{"id"}, map[string]sarifType{
		"id": {name: "string"}, "shortDescription": {name: "message"}, "help": {name: "message"},
	}},
	"message": {"3.11", []string{"text"}, map[string]sarifType{"text": {name: "string"}}},
	"result": {"3.27", []string{"message"}, map[string]sarifType{
		"ruleId": {name: "string"}, "ruleIndex": {name: "integer"}, "message": {name: "message"},
		"level":     {name: "string", enum: []string{"none", "note", "warning", "error"}},
		"locations": {name: "[]location"}, "relatedLocations": {name: "[]location"}, "fixes": {name: "[]fix"},
	}},
	"location": {"3.28", nil, map[string]sarifType{
		"id": {name: "integer"}, "physicalLocation": {name: "physicalLocation"}, "message": {name: "message"},
	}},
	"physicalLocation": {"3.29", []string{"artifactLocation"}, map[string]sarifType{
		"artifactLocation": {name: "artifactLocation"}, "region": {name: "region"},
	}},
	"artifactLocation": {"3.4", []string{"uri"}, map[string]sarifType{"uri": {name: "string"}, "uriBaseId": {name: "string"}}},
	"region": {"3.30", []string{"startLine"}, map[string]sarifType{
		"startLine": {name: "integer", min: 1}, "startColumn": {name: "integer", min: 1},
		"endLine": {name: "integer", min: 1}, "endColumn": {name: "integer", min: 1},
	}},
	"fix":            {"3.55", []string{"artifactChanges"}, map[string]sarifType{"description": {name: "message"}, "artifactChanges": {name: "[]artifactChange"}}},
	"artifactChange": {"3.56", []string{"artifactLocation", "replacements"}, map[string]sarifType{"artifactLocation": {name: "artifactLocation"}, "replacements": {name: "[]replacement"}}},
	"replacement":    {"3.57", []string{"deletedRegion"}, map[string]sarifType{"deletedRegion": {name: "region"}, "insertedContent": {name: "artifactContent"}}},
	"artifactContent": {"3.3", nil, map[string]sarifType{
		"text": {name: "string"},
	}},
}

// checkSARIF reports where v, at path, is not an object of this kind.
func checkSARIF(kind, path string, v any, report func(format string, args ...any)) {
	def := sarifObjects[kind]
	obj, ok := v.(map[string]any)
	if !ok {
		report("%s is no %s object (%s)", path, kind, def.section)
		return
	}
	for _, name := range def.required {
		if _, ok := obj[name]; !ok {
			report("%s lacks %s (%s)", path, name, def.section)
		}
	}
	for name, v := range obj {
		at := path + "." + name
		typ, ok := def.props[name]
		item, list := strings.CutPrefix(typ.name, "[]")
		switch {
		case !ok:
			report("%s: a %s has no %s (%s)", path, kind, name, def.section)
		case list:
			items, ok := v.([]any)
			if !ok {
				report("%s is no array", at)
			}
			for i, v := range items {
				checkSARIF(item, fmt.Sprintf("%s[%d]", at, i), v, report)
			}
		case typ.name == "string":
			if s, ok := v.(string); !ok || s == "" && name != "text" || typ.enum != nil && !slices.Contains(typ.enum, s) {
				report("%s is %v", at, v)
			}
		case typ.name == "integer":
			if n, ok := v.(float64); !ok || n != float64(int(n)) || n < typ.min {
				report("%s is %v", at, v)
			}
		default:
			checkSARIF(typ.name, at, v, report)
		}
	}
	proseSARIF(kind, path, obj, report)
}

// proseSARIF holds the rules that the specification states in words.
func proseSARIF(kind, path string, obj map[string]any, report func(format string, args ...any)) {
	number := func(name string) float64 { n, _ := obj[name].(float64); return n }
	text, _ := obj["text"].(string)
	switch kind {
	case "message":
		if rest := strings.NewReplacer("{{", "", "}}", "").Replace(text); strings.ContainsAny(rest, "{}") {
			report("%s has a brace that is not doubled (3.11.5): %s", path, text)
		}
		if regexp.MustCompile(`(^|[^\\])\[[^\]]*[^\\]\]\(`).MatchString(text) {
			report("%s has an embedded link (3.11.6): %s", path, text)
		}
		if text == "" {
			report("%s is empty (3.11.8)", path)
		}
	case "artifactLocation":
		uri, _ := obj["uri"].(string)
		if u, err := url.Parse(uri); err != nil || u.IsAbs() || u.Host != "" || strings.HasPrefix(uri, "/") || u.RawQuery != "" || u.Fragment != "" || strings.ContainsAny(uri, " \\\"<>^`{|}\n") {
			report("%s is no relative reference to a file (3.4.3): %q", path, uri)
		}
	case "region":
		if end, from := number("endColumn"), number("startColumn"); end > 0 && (from == 0 || number("endLine") == number("startLine") && end < from) {
			report("%s ends before it begins (3.30.8)", path)
		}
	case "run":
		rules, _ := obj["tool"].(map[string]any)["driver"].(map[string]any)["rules"].([]any)
		seen := map[any]bool{}
		for _, r := range rules {
			id := r.(map[string]any)["id"]
			if seen[id] {
				report("%s has two rules %v (3.19.23)", path, id)
			}
			seen[id] = true
		}
		for i, r := range obj["results"].([]any) {
			r := r.(map[string]any)
			at, ok := r["ruleIndex"].(float64)
			if id := r["ruleId"]; (id != nil) != ok || ok && rules[int(at)].(map[string]any)["id"] != id {
				report("%s.results[%d]: ruleIndex %v is not %v (3.27.6)", path, i, r["ruleIndex"], id)
			}
		}
	case "result":
		ids := map[any]bool{}
		for _, name := range []string{"locations", "relatedLocations"} {
			list, _ := obj[name].([]any)
			for _, at := range list {
				id := at.(map[string]any)["id"]
				if id != nil && ids[id] {
					report("%s has two locations %v (3.28.2)", path, id)
				}
				ids[id] = true
			}
		}
	}
}

func TestSARIFStructure(t *testing.T) {
	l := append(slices.Clone(hostile), diag.Problem{
		Pos: diag.Pos{File: "a:b #?{x}.md", Line: 1, Col: 1}, Code: "E2", Text: "} lonely { braces", Help: "[[a](b)](c)",
		Related: []diag.Related{{Text: "nowhere"}},
		Edits:   []diag.Edit{{From: diag.Pos{Line: 1, Col: 4}, To: diag.Pos{Line: 1, Col: 4}}},
	})
	unplaced := diag.List{{Pos: diag.Pos{File: "a.md"}, Text: "t", Edits: []diag.Edit{{From: diag.Pos{Col: 1}, To: diag.Pos{Col: 2}}}}}
	for name, l := range map[string]diag.List{"none": nil, "hostile": l, "an edit not placed": unplaced} {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			if err := (diag.SARIF{Version: "1", Explain: func(string) string { return "a {b}" }}).Print(&b, l); err != nil {
				t.Fatal(err)
			}
			var log any
			if err := json.Unmarshal(b.Bytes(), &log); err != nil {
				t.Fatal(err)
			}
			checkSARIF("sarifLog", "log", log, t.Errorf)
			if t.Failed() {
				t.Log(b.String())
			}
		})
	}
}

// TestSARIFChecker: the checks above can fail.
func TestSARIFChecker(t *testing.T) {
	const log = `{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"a","rules":[{"id":"A1"}]}},"columnKind":"unicodeCodePoints","results":[` +
		`{"ruleId":"A1","ruleIndex":0,"level":"error","message":{"text":"x"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"a%20b"},"region":{"startLine":1,"startColumn":2}}}]}]}]}`
	for _, tt := range []struct{ from, to string }{
		{"", ""},
		{`"version":"2.1.0"`, `"version":"2.0.0"`},
		{`"version":"2.1.0",`, ``},
		{`"name":"a"`, `"nome":"a"`},
		{`"columnKind":"unicodeCodePoints",`, ``},
		{`unicodeCodePoints`, `bytes`},
		{`"ruleIndex":0`, `"ruleIndex":0.5`},
		{`"ruleId":"A1"`, `"ruleId":"A2"`},
		{`"level":"error"`, `"level":"fatal"`},
		{`"text":"x"`, `"text":"x{0}"`},
		{`"text":"x"`, `"text":"see [x](y)"`},
		{`"text":"x"`, `"text":""`},
		{`"startLine":1`, `"startLine":0`},
		{`"startColumn":2`, `"startColumn":2,"endColumn":1,"endLine":1`},
		{`a%20b`, `a b`},
		{`a%20b`, `c:/a`},
		{`{"id":"A1"}`, `{"id":"A1"},{"id":"A1"}`},
	} {
		var v any
		if err := json.Unmarshal([]byte(strings.Replace(log, tt.from, tt.to, 1)), &v); err != nil {
			t.Fatal(err)
		}
		wrong := 0
		checkSARIF("sarifLog", "log", v, func(string, ...any) { wrong++ })
		if (wrong > 0) != (tt.from != "") {
			t.Errorf("%s for %s: %d findings", tt.to, tt.from, wrong)
		}
	}
}

// TestSARIFSchema: the schema of the standard accepts the log, by the validator
// of another project, which also knows every property.
func TestSARIFSchema(t *testing.T) {
	for name, l := range map[string]diag.List{"none": nil, "hostile": hostile} {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			if err := (diag.SARIF{Version: "1", Explain: func(string) string { return "a {b}" }}).Print(&b, l); err != nil {
				t.Fatal(err)
			}
			strict := json.NewDecoder(bytes.NewReader(b.Bytes()))
			strict.DisallowUnknownFields()
			if err := strict.Decode(new(sarif.Report)); err != nil {
				t.Errorf("a property that no one knows: %v", err)
			}
			log, err := sarif.FromBytes(b.Bytes())
			if err != nil {
				t.Fatal(err)
			}
			for _, run := range log.Runs { // what the library puts in for what is left out is not valid
				en := "en"
				run.Language, run.Tool.Driver.Language, run.NewlineSequences = en, en, []string{"\n"}
			}
			if err := log.Validate(); err != nil {
				t.Error(err)
			}
			log.Version = "2.0.0"
			if log.Validate() == nil {
				t.Error("the schema accepts anything")
			}
		})
	}
}
