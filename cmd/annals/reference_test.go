package main

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/config"
	"annals/internal/field"
	"annals/internal/load"
)

var update = flag.Bool("update", false, "rewrite the reference pages in docs/")

// TestReference keeps docs/commands.md and docs/fields.md equal to the tables
// that the program itself reads.
func TestReference(t *testing.T) {
	for file, want := range map[string]string{
		"../../docs/commands.md": commandReference(),
		"../../docs/fields.md":   fieldReference(),
	} {
		if *update {
			if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		got, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, string(got)); d != "" {
			t.Errorf("%s is not what the tables say; run  go test ./cmd/annals -run Reference -update\n(-tables +file)\n%s", file, d)
		}
	}
}

func commandReference() string {
	var b strings.Builder
	b.WriteString("# Commands\n\nWritten from the program's own tables. `annals help COMMAND` prints the same.\n")
	for _, c := range commands() {
		fmt.Fprintf(&b, "\n## annals %s\n\n    annals %s [flags]\n\n%s\n\n| flag | |\n|---|---|\n", c.name, strings.TrimSpace(c.name+" "+c.args), c.long)
		for _, f := range flagsOf(c) {
			value, text := flag.UnquoteUsage(f)
			fmt.Fprintf(&b, "| `%s` | %s |\n", strings.TrimSpace("--"+f.Name+" "+value), strings.ReplaceAll(text, "|", "\\|"))
		}
		b.WriteByte('\n')
		for _, e := range c.examples {
			fmt.Fprintf(&b, "    %s\n", e)
		}
	}
	return b.String()
}

func fieldReference() string {
	var b strings.Builder
	b.WriteString("# Fields\n\nWritten from the tables by which Annals reads records. Fields marked with a star are required;\n“text” is what readers see and may be translated.\n")
	for _, k := range load.Kinds() {
		fmt.Fprintf(&b, "\n## %s: content/%s/…/<id>.md\n\n", k.One, k.Name)
		fieldTable(&b, k.Fields, "")
	}
	for _, t := range load.Tables() {
		fmt.Fprintf(&b, "\n## content/%s: [[%s]]\n\n", t.File, t.Name)
		fieldTable(&b, t.Fields, "")
	}
	b.WriteString("\n## config.toml\n\n")
	fieldTable(&b, config.Fields, "")
	return b.String()
}

func fieldTable(b *strings.Builder, t field.Table, prefix string) {
	if prefix == "" {
		b.WriteString("| field | form | |\n|---|---|---|\n")
	}
	for _, f := range t {
		star := ""
		if f.Required {
			star = " *"
		}
		fmt.Fprintf(b, "| `%s`%s | %s | %s |\n", prefix+f.Name, star, form(f), f.Doc)
		switch f.Type {
		case field.Tables:
			fieldTable(b, f.Fields, prefix+f.Name+"[].")
		case field.Group:
			fieldTable(b, f.Fields, prefix+f.Name+".")
		}
	}
}

// form says what a field takes, in words.
func form(f field.Field) string {
	limit := ""
	if f.Max > 0 && (f.Type == field.String || f.Type == field.Text) {
		limit = fmt.Sprintf(", at most %d characters", f.Max)
		if f.MaxWords {
			limit = fmt.Sprintf(", at most %d words", f.Max)
		}
	}
	switch f.Type {
	case field.Text:
		return "text" + limit
	case field.Date:
		return "date (EDTF)"
	case field.Day:
		return "day"
	case field.Integer, field.Number:
		if f.Min != 0 || f.Max != 0 {
			return fmt.Sprintf("number from %d to %d", f.Min, f.Max)
		}
		return "number"
	case field.Bool:
		return "true or false"
	case field.Word:
		return strings.Join(f.Words, ", ")
	case field.Strings:
		return "list of strings"
	case field.ID:
		return strings.TrimSpace("id " + of(f))
	case field.IDs:
		return strings.TrimSpace("list of ids " + of(f))
	case field.URL:
		return "web address"
	case field.Tables:
		return "list of tables"
	case field.Group:
		return "table"
	case field.Extra, field.Pairs:
		return "table of your own keys"
	}
	return "string" + limit
}

func of(f field.Field) string {
	if f.Of == "" {
		return ""
	}
	return "of " + f.Of
}

// TestFirstEntry keeps docs/first-entry.md and the script that runs it together.
func TestFirstEntry(t *testing.T) {
	doc, err := os.ReadFile("../../docs/first-entry.md")
	if err != nil {
		t.Fatal(err)
	}
	script, err := os.ReadFile("testdata/first-entry.txtar")
	if err != nil {
		t.Fatal(err)
	}
	rest, n := string(script), 0
	for line := range strings.Lines(string(doc)) {
		command, ok := strings.CutPrefix(line, "    $ ")
		if !ok {
			continue
		}
		n++
		want := "exec " + strings.ReplaceAll(strings.TrimSpace(command), `"`, "'")
		_, after, found := strings.Cut(rest, want)
		if !found {
			t.Errorf("the script does not go on with  %s", want)
			continue
		}
		rest = after
	}
	if n < 5 {
		t.Errorf("the transcript has only %d commands", n)
	}
}
