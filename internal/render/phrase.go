package render

import "annals/internal/lang"

// A Phrase is words that may be in another language than their page.
type Phrase struct {
	Text string
	Lang string // empty where it is the page's
	Dir  string // "rtl" or empty
}

// A Link is a phrase that leads somewhere.
type Link struct {
	Phrase
	Href  string // empty where there is no such page
	Class string
	Away  bool // it leads out of the site
}

// A Count is a link and how many entries it leads to.
type Count struct {
	Link
	Count string
}

func (l *locale) phrase(t lang.Text) Phrase { return l.wording(t.In(l.code)) }

func (l *locale) wording(w lang.Wording) Phrase { return l.foreign(w.Text, w.Lang) }

// foreign is text in a language, which is marked where it is not that of l.
func (l *locale) foreign(text, code string) Phrase {
	if code == l.code || code == "" {
		return Phrase{Text: text}
	}
	p := Phrase{Text: text, Lang: code}
	if lang.RightToLeft(code) {
		p.Dir = "rtl"
	}
	return p
}

// own is text in the language of l.
func own(text string) Phrase { return Phrase{Text: text} }
