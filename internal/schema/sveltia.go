package schema

import (
	"fmt"
	"io"
	"strings"

	"annals/internal/edtf"
	"annals/internal/field"
	"annals/internal/load"
)

// Sveltia writes the config.yml that Sveltia CMS and Decap CMS read, so that
// people can edit through a form on the host's own git. Dates are text fields
// with a pattern, since a date picker knows full days only.
func Sveltia(w io.Writer, kinds []load.Kind) error {
	y := &yaml{}
	y.line(0, "# Written by  annals schema --for sveltia ; see docs/web-editing.md")
	y.line(0, "backend:")
	y.line(1, "name: github")
	y.line(1, "repo: owner/repository # yours")
	y.line(1, "branch: main")
	y.line(0, "media_folder: content/events")
	y.line(0, "public_folder: \"\"")
	y.line(0, "slug:")
	y.line(1, "encoding: ascii")
	y.line(1, "clean_accents: true")
	y.line(0, "collections:")
	for _, k := range kinds {
		y.collection(k)
	}
	_, err := io.WriteString(w, y.String())
	return err
}

// yaml builds a document line by line.
type yaml struct{ strings.Builder }

func (y *yaml) line(depth int, format string, args ...any) {
	y.WriteString(strings.Repeat("  ", depth))
	fmt.Fprintf(y, format, args...)
	y.WriteByte('\n')
}

func (y *yaml) collection(k load.Kind) {
	y.line(1, "- name: %s", k.Name)
	y.line(2, "label: %s", title(string(k.Name)))
	y.line(2, "label_singular: %s", title(k.One))
	y.line(2, "folder: content/%s", k.Name)
	y.line(2, "create: true")
	y.line(2, "extension: md")
	y.line(2, "format: toml-frontmatter")
	y.line(2, "frontmatter_delimiter: \"+++\"")
	if k.One == "event" {
		y.line(2, "nested: {depth: 10}")
		y.line(2, `path: "{{date | date('YYYY')}}/{{slug}}"`)
	}
	y.line(2, "fields:")
	for _, f := range k.Fields {
		y.field(3, f)
	}
	y.line(3, `- {name: body, label: Text, widget: markdown, modes: [raw], required: false}`)
}

func (y *yaml) field(depth int, f field.Field) {
	y.line(depth, "- name: %s", f.Name)
	depth++
	y.line(depth, "label: %s", title(strings.ReplaceAll(f.Name, "_", " ")))
	if f.Doc != "" {
		y.line(depth, "hint: %q", f.Doc)
	}
	if !f.Required {
		y.line(depth, "required: false")
	}
	switch f.Type {
	case field.Date:
		y.line(depth, "widget: string")
		y.line(depth, "pattern: [%q, \"a date like 2024-03-16, 2024-03 or 1962/1971\"]", edtf.Pattern)
	case field.Day:
		y.line(depth, "widget: string")
		y.line(depth, "pattern: [%q, \"a day like 2024-03-16\"]", dayPattern)
	case field.Integer:
		y.line(depth, "widget: number")
		y.line(depth, "value_type: int")
		y.limits(depth, f)
	case field.Number:
		y.line(depth, "widget: number")
		y.line(depth, "value_type: float")
		y.limits(depth, f)
	case field.Bool:
		y.line(depth, "widget: boolean")
	case field.Word:
		y.line(depth, "widget: select")
		y.line(depth, "options: [%s]", strings.Join(f.Words, ", "))
	case field.ID:
		y.relation(depth, f, false)
	case field.IDs:
		y.relation(depth, f, true)
	case field.Strings:
		y.line(depth, "widget: list")
	case field.Tables:
		y.line(depth, "widget: list")
		y.line(depth, "fields:")
		for _, g := range f.Fields {
			y.field(depth+1, g)
		}
	case field.Extra, field.Pairs, field.Group:
		y.line(depth, "widget: hidden")
	case field.Text:
		y.line(depth, "widget: %s", map[bool]string{true: "text", false: "string"}[f.Max > 120])
	default:
		y.line(depth, "widget: string")
	}
}

func (y *yaml) limits(depth int, f field.Field) {
	if f.Min != 0 || f.Max != 0 {
		y.line(depth, "min: %d", f.Min)
		y.line(depth, "max: %d", f.Max)
	}
}

// relation is a choice among the records of another kind; ids of tables have
// no collection and are typed.
func (y *yaml) relation(depth int, f field.Field, many bool) {
	if f.Of == "" || f.Of == "publishers" || f.Of == "places" {
		y.line(depth, "widget: %s", map[bool]string{true: "list", false: "string"}[many])
		return
	}
	y.line(depth, "widget: relation")
	y.line(depth, "collection: %s", f.Of)
	y.line(depth, "value_field: \"{{slug}}\"")
	y.line(depth, "search_fields: [%s]", map[bool]string{true: "title", false: "names.*.text"}[f.Of != "actors" && f.Of != "countries"])
	if many {
		y.line(depth, "multiple: true")
	}
}

func title(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
