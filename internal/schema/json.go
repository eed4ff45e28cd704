// Package schema says what a record holds in the words of other programs: JSON
// Schema for editors, and the configuration of web editors on a git host. Both
// come from the field tables.
package schema

import (
	"encoding/json"
	"io"

	"annals/internal/edtf"
	"annals/internal/field"
	"annals/internal/load"
)

// dialect is the version of JSON Schema that is written.
const dialect = "https://json-schema.org/draft/2020-12/schema"

// idPattern is field.ValidID as a regular expression, but for its length.
const idPattern = "^[a-z0-9]+(-[a-z0-9]+)*$"

// dayPattern is one full day.
const dayPattern = `^\d{4}-\d{2}-\d{2}$`

// object is a schema. Its keys are written in alphabetical order.
type object map[string]any

// JSON writes the schema of one kind of record's front matter.
func JSON(w io.Writer, k load.Kind) error {
	return write(w, "A "+k.One+" of Annals", table(k.Fields, false))
}

// JSONTable writes the schema of a file of tables.
func JSONTable(w io.Writer, t load.Table) error {
	return write(w, "A file of "+t.Name+" of Annals", table(t.Root(), true))
}

func write(w io.Writer, title string, o object) error {
	o["$schema"], o["title"] = dialect, title
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(o)
}

// table is the schema of one table. byLang says that texts may be written by
// language, as the files of tables do.
func table(t field.Table, byLang bool) object {
	properties, required := object{}, []string{}
	for _, f := range t {
		properties[f.Name] = property(f, byLang)
		if f.Required {
			required = append(required, f.Name)
		}
	}
	o := object{"type": "object", "properties": properties, "additionalProperties": false}
	if len(required) > 0 {
		o["required"] = required
	}
	return o
}

func property(f field.Field, byLang bool) object {
	o := value(f, byLang)
	if f.Doc != "" {
		o["description"] = f.Doc
	}
	return o
}

func value(f field.Field, byLang bool) object {
	switch f.Type {
	case field.Date:
		return object{"anyOf": []object{{"type": "string", "pattern": edtf.Pattern}, {"type": "integer"}}}
	case field.Day: // a bare TOML date reaches a validator as a string
		return object{"type": "string", "format": "date", "pattern": dayPattern}
	case field.Integer:
		return bounds(object{"type": "integer"}, f)
	case field.Number:
		return bounds(object{"type": "number"}, f)
	case field.Bool:
		return object{"type": "boolean"}
	case field.Word:
		return object{"enum": f.Words}
	case field.ID:
		return object{"type": "string", "pattern": idPattern, "maxLength": field.MaxID}
	case field.IDs:
		return list(object{"type": "string", "pattern": idPattern, "maxLength": field.MaxID}, f)
	case field.Strings:
		return list(object{"type": "string"}, f)
	case field.URL:
		return object{"type": "string", "format": "uri", "pattern": "^https?://"}
	case field.Tables:
		return list(table(f.Fields, byLang), f)
	case field.Extra, field.Pairs:
		return object{"type": "object"}
	case field.Text:
		if byLang {
			return object{"anyOf": []object{text(f), {"type": "object", "additionalProperties": text(f)}}}
		}
	}
	return text(f)
}

func text(f field.Field) object {
	o := object{"type": "string"}
	if f.Max > 0 && !f.MaxWords {
		o["maxLength"] = f.Max
	}
	if f.Required {
		o["minLength"] = 1
	}
	return o
}

func bounds(o object, f field.Field) object {
	if f.Min != 0 || f.Max != 0 {
		o["minimum"], o["maximum"] = f.Min, f.Max
	}
	return o
}

func list(items object, f field.Field) object {
	o := object{"type": "array", "items": items}
	if f.Required {
		o["minItems"] = 1
	}
	if f.Max > 0 {
		o["maxItems"] = f.Max
	}
	if f.Type == field.IDs {
		o["uniqueItems"] = true
	}
	return o
}
