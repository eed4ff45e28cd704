// Package lang holds texts in several languages and what the site itself says in each.
package lang

// A Text is what readers see, in one language or several. The first is the
// one it was written in.
type Text []Wording

// A Wording is a text in one language.
type Wording struct {
	Lang string // BCP 47
	Text string
}

// In returns the wording in lang, or the first: a reader is better served by
// another language, marked as such, than by nothing.
func (t Text) In(lang string) Wording {
	for _, w := range t {
		if w.Lang == lang {
			return w
		}
	}
	if len(t) == 0 {
		return Wording{}
	}
	return t[0]
}

// String returns the wording it was written in.
func (t Text) String() string { return t.In("").Text }

// AddWording adds the wording in lang; the first one added is the one it was
// written in.
func (t *Text) AddWording(lang, text string) { *t = append(*t, Wording{lang, text}) }
