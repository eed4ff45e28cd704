// Package field says which keys a record has and what each may hold. One
// table drives decoding, the unknown-key check, translations, `annals new`
// and the reference pages.
package field

// A Type is what a key holds.
type Type int

// The types. In the text of a table, "id" is the id of a record.
const (
	String Type = iota
	Text        // what readers see: it may be translated
	Date        // EDTF: a bare TOML date, a bare year, or a quoted string
	Day         // one civil day
	Integer
	Number
	Bool
	Word    // one of Words
	Strings // a list of strings
	ID      // the id of a record of kind Of
	IDs     // a list of ids
	URL     // http or https, absolute
	Tables  // a list of tables with Fields
	Extra   // the site's own keys, a table with Fields
	Group   // one table with Fields
	Pairs   // a table of strings
)

// A Field is one key of a record.
type Field struct {
	Name     string
	Type     Type
	Required bool
	Doc      string   // one sentence for the reference page
	Example  string   // TOML, for `annals new`; empty where it is not offered there
	Words    []string // the vocabulary of a Word
	Of       string   // the kind that an ID names: "events"
	Min, Max int      // code points of a text, words where MaxWords, items of a list, bounds of an Integer; 0 = none
	MaxWords bool     // Max counts words
	Fields   Table    // of Tables and Extra
	Match    string   // the key by which a translation finds its table
	Code     string   // the code of what is missing, where a rule of its own asks for the field
}

// A Table is the keys of one kind of record, in the order in which they are written.
type Table []Field

// Lookup finds a field by its name.
func (t Table) Lookup(name string) (Field, bool) {
	for _, f := range t {
		if f.Name == name {
			return f, true
		}
	}
	return Field{}, false
}

// Names returns the keys in order.
func (t Table) Names() []string {
	names := make([]string, len(t))
	for i, f := range t {
		names[i] = f.Name
	}
	return names
}

// translatable reports whether a translation may write the field: a text, or
// a list of tables that holds one.
func (f Field) translatable() bool {
	if f.Type != Tables {
		return f.Type == Text
	}
	for _, g := range f.Fields {
		if g.translatable() {
			return true
		}
	}
	return false
}

// Translation returns the part of t that a translation may write: its texts,
// and in lists of tables the key that finds the table again.
func (t Table) Translation() Table {
	var out Table
	for _, f := range t {
		if !f.translatable() {
			continue
		}
		f.Required = false
		if f.Type == Tables {
			match, _ := f.Fields.Lookup(f.Match)
			match.Required = true
			f.Fields = append(Table{match}, f.Fields.Translation()...)
		}
		out = append(out, f)
	}
	return out
}
