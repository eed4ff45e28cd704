package load

import (
	"annals/internal/field"
	"annals/internal/timeline"
)

// A Kind is one sort of record with a file of its own.
type Kind struct {
	Name   timeline.Kind // its folder below content
	One    string        // what one of them is called: "event"
	Fields field.Table
	Limit  int // bytes of front matter
}

// Front matter and tables may be this long.
const (
	eventLimit = 16 << 10
	tableLimit = 256 << 10
)

// Kinds lists every kind of record. To add one, write its file and name it here.
func Kinds() []Kind {
	return []Kind{event, source, country, actor, topic, instrument, page}
}

// A Table is a file whose tables are records without a page of their own.
type Table struct {
	File   string // below content
	Name   string // of the list of tables in it
	Fields field.Table
}

// Tables lists every such file.
func Tables() []Table { return []Table{publishers, places, glossary} }

// Root returns the fields of the file itself: one list of tables.
func (t Table) Root() field.Table {
	return field.Table{{Name: t.Name, Type: field.Tables, Fields: t.Fields, Match: "id"}}
}

// common is what every record with a page may have, after its own fields.
func common(own ...field.Field) field.Table {
	return append(field.Table(own),
		field.Field{Name: "aliases", Type: field.IDs, Doc: "Ids it had before; each stays an address that leads here."},
		field.Field{Name: "draft", Type: field.Bool, Doc: "Held back from the site while true."},
		field.Field{Name: "created", Type: field.Day, Required: true, Doc: "The day the record was entered."},
		field.Field{Name: "updated", Type: field.Day, Doc: "The day its text last changed."},
		field.Field{Name: "retraction", Type: field.Text, Doc: "Why it was withdrawn."},
		field.Field{Name: "extra", Type: field.Extra, Doc: "The site's own keys, typed in config.toml."},
	)
}

// withdrawable is the status of a record that has none but this.
var withdrawable = field.Field{Name: "status", Type: field.Word, Words: []string{timeline.Retracted}, Doc: "“retracted” withdraws the record; its page says why."}

// names is the list of names of a country, an actor or a place.
func names(required bool) field.Field {
	return field.Field{
		Name: "names", Type: field.Tables, Required: required,
		Example: `[{text = "…", lang = "en"}]`,
		Doc:     "All names; the first in a language is the one shown.",
		Fields: field.Table{
			{Name: "text", Type: field.String, Required: true, Max: 200, Doc: "The name."},
			{Name: "lang", Type: field.String, Required: true, Max: 35, Doc: "Its language, BCP 47."},
			{Name: "from", Type: field.Date, Doc: "Since when it was in use."},
			{Name: "to", Type: field.Date, Doc: "Until when."},
		},
	}
}

func ids(name, of, doc string) field.Field {
	return field.Field{Name: name, Type: field.IDs, Of: of, Doc: doc}
}
