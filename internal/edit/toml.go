package edit

import (
	"fmt"
	"strings"

	"annals/internal/field"
)

// TOML is a value as TOML writes it.
type TOML string

// Text writes a string on one line.
func Text(s string) TOML {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range strings.ToValidUTF8(s, "\uFFFD") {
		switch {
		case r == '"' || r == '\\':
			b.WriteString(`\` + string(r))
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r < ' ' || r >= 0x7F && r < 0xA0:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return TOML(b.String())
}

// Date writes an EDTF string, bare where TOML has a bare form for it.
func Date(s string) TOML {
	if strings.HasPrefix(s, "0") && len(s) == len("0999") {
		return Text(s) // TOML has no number that begins with 0
	}
	return TOML(field.WriteDate(s))
}

// List writes items on one line.
func List(items ...TOML) TOML {
	texts := make([]string, len(items))
	for i, item := range items {
		texts[i] = string(item)
	}
	return TOML("[" + strings.Join(texts, ", ") + "]")
}

// Texts writes a list of strings, such as ids, on one line.
func Texts(list ...string) TOML {
	items := make([]TOML, len(list))
	for i, s := range list {
		items[i] = Text(s)
	}
	return List(items...)
}

// A KeyValue is one line of a table.
type KeyValue struct {
	Key   string // one that needs no quotes
	Value TOML
}

func (kv KeyValue) String() string { return kv.Key + " = " + string(kv.Value) }
