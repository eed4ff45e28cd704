package frontmatter

import (
	"strings"
	"time"
)

// localDate marks a day as the decoder of TOML marks one: by the name of its place.
var localDate = time.FixedZone("date-local", 0)

// plain reads TOML of the sort that almost every record is written in: keys of
// one word; [[headers]] of one word; texts in double quotes without a backslash;
// days, whole numbers, true and false; lists and inline tables of them. It reports false
// where src has anything else, or a mistake: the decoder of TOML, which takes
// several times as long, reads it then, and says what is wrong.
func plain(src string) (map[string]any, bool) {
	r := plainReader{rest: src}
	root := map[string]any{}
	at := root
	for {
		r.skip(" \t\n")
		switch {
		case r.rest == "":
			return root, true
		case r.next("[["):
			name, ok := r.key()
			if !ok || !r.next("]]") || !r.endsLine() {
				return nil, false
			}
			tables, _ := root[name].([]map[string]any)
			if _, taken := root[name]; taken && tables == nil {
				return nil, false
			}
			at = map[string]any{}
			root[name] = append(tables, at)
		case !r.pair(at) || !r.endsLine():
			return nil, false
		}
	}
}

type plainReader struct{ rest string }

func (r *plainReader) skip(blanks string) {
	for r.rest != "" && strings.IndexByte(blanks, r.rest[0]) >= 0 {
		r.rest = r.rest[1:]
	}
}

func (r *plainReader) next(mark string) (ok bool) {
	r.rest, ok = strings.CutPrefix(r.rest, mark)
	return ok
}

func (r *plainReader) endsLine() bool {
	r.skip(" \t")
	return r.rest == "" || r.rest[0] == '\n'
}

// take takes what begins the rest and consists of letters that are in.
func (r *plainReader) take(in func(c byte) bool) string {
	n := 0
	for n < len(r.rest) && in(r.rest[n]) {
		n++
	}
	taken := r.rest[:n]
	r.rest = r.rest[n:]
	return taken
}

func (r *plainReader) key() (string, bool) {
	key := r.take(func(c byte) bool {
		return 'a' <= c && c <= 'z' || c == '_' || c == '-' || '0' <= c && c <= '9' || 'A' <= c && c <= 'Z'
	})
	return key, key != ""
}

// pair reads  key = value  into a table that does not have the key.
func (r *plainReader) pair(table map[string]any) bool {
	key, ok := r.key()
	if !ok {
		return false
	}
	r.skip(" \t")
	if !r.next("=") {
		return false
	}
	r.skip(" \t")
	v, ok := r.value()
	if !ok {
		return false
	}
	n := len(table)
	table[key] = v
	return len(table) > n
}

func (r *plainReader) value() (any, bool) {
	switch {
	case r.next(`"`):
		return r.text()
	case r.next("["):
		return r.list()
	case r.next("{"):
		return r.inline()
	}
	word := r.take(func(c byte) bool { return strings.IndexByte(" \t\n,]}", c) < 0 })
	switch {
	case word == "true" || word == "false":
		return word == "true", true
	case len(word) == len(time.DateOnly):
		if len(r.rest) > 1 && r.rest[0] == ' ' && isDigit(r.rest[1]) {
			return nil, false // a time of day
		}
		return day(word)
	}
	return whole(word)
}

// text reads what stands before the closing quotation mark.
func (r *plainReader) text() (any, bool) {
	for i := range len(r.rest) {
		switch c := r.rest[i]; {
		case c == '"':
			text := r.rest[:i]
			r.rest = r.rest[i+1:]
			return text, text != "" || !strings.HasPrefix(r.rest, `"`) // three begin a text of many lines
		case c < ' ' || c == '\\' || c == 0x7f:
			return nil, false
		}
	}
	return nil, false
}

func (r *plainReader) list() (any, bool) {
	const blanks = " \t\n"
	list := make([]any, 0, 2)
	for {
		r.skip(blanks)
		if r.next("]") {
			return list, true
		}
		v, ok := r.value()
		if !ok {
			return nil, false
		}
		list = append(list, v)
		r.skip(blanks)
		if !r.next(",") && !strings.HasPrefix(r.rest, "]") {
			return nil, false
		}
	}
}

func (r *plainReader) inline() (any, bool) {
	table := map[string]any{}
	r.skip(" \t")
	if r.next("}") {
		return table, true
	}
	for r.skip(" \t"); r.pair(table); r.skip(" \t") {
		r.skip(" \t")
		if r.next("}") {
			return table, true
		}
		if !r.next(",") {
			return nil, false
		}
	}
	return nil, false
}

// day is a day of the calendar, YYYY-MM-DD.
func day(s string) (any, bool) {
	t, err := time.ParseInLocation(time.DateOnly, s, localDate)
	return t, err == nil
}

// whole is a number that neither TOML nor a reader could take for anything else.
func whole(s string) (any, bool) {
	if len(s) == 0 || len(s) > 9 || len(s) > 1 && s[0] == '0' {
		return nil, false
	}
	n := int64(0)
	for i := range len(s) {
		if !isDigit(s[i]) {
			return nil, false
		}
		n = 10*n + int64(s[i]-'0')
	}
	return n, true
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
