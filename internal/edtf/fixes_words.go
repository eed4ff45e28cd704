package edtf

import (
	"fmt"
	"strconv"
)

// repairWords reads a date in English or French words: "16 March 2024", "Q3
// 2024", "c. 2010", "du 19 mai au 15 septembre 2024", "the 19th century".
func repairWords(text string) string {
	tokens := tokensOf(text)
	if len(tokens) == 0 {
		return ""
	}
	last := len(tokens) - 1
	switch first, rest := tokens[0].text, tokens[1:]; {
	case tokens[last].in("present", "now", "today", "ongoing"): // 2019 to present
		return only(tokens[:max(last-1, 0)], "%s/..")
	case first == "between" || first == "entre":
		return pair(rest, "[%s..%s]", "and", "et")
	case first == "since" || first == "depuis" || tokens[min(1, last)].in("partir"): // à partir de
		return only(rest, "%s/..")
	case first == "until" || first == "till" || first == "jusqu" || first == "jusque":
		return only(rest, "../%s")
	}
	for _, try := range [...]struct {
		form  string
		words []string
	}{
		{"%s/%s", []string{"to", "until", "till", "through", "au", "a", "jusqu", "-", "/"}},
		{"[%s,%s]", []string{"or", "ou"}},
		{"{%s,%s}", []string{"and", "et", "&"}},
	} {
		if fix := pair(tokens, try.form, try.words...); fix != "" {
			return fix
		}
	}
	return only(tokens, "%s")
}

// only fills the form with the one date that the tokens are.
func only(tokens []token, form string) string {
	f := fragmentOf(tokens)
	if f.year == "" {
		return ""
	}
	return fmt.Sprintf(form, f.text())
}

// pair fills the form with the two dates on either side of one of the words.
// The first may leave out what it shares with the second.
func pair(tokens []token, form string, words ...string) string {
	for i, t := range tokens {
		if !t.in(words...) {
			continue
		}
		a, b := fragmentOf(tokens[:i]), fragmentOf(tokens[i+1:])
		if a.empty() || b.year == "" {
			continue
		}
		a.completeFrom(b)
		b.completeFrom(a) // October 3 to 7, 2017
		if fix := fmt.Sprintf(form, a.text(), b.text()); isDate(fix) {
			return fix
		}
	}
	return ""
}

// A fragment is what a piece of text says of a date, in digits of EDTF.
type fragment struct {
	year, month, day string
	part             int // 37 to 39: early, mid, late
	quals            Qualifier
}

func (f fragment) empty() bool { return f.year == "" && f.month == "" && f.day == "" }

// completeFrom takes from g what f leaves out.
func (f *fragment) completeFrom(g fragment) {
	if f.year == "" {
		f.year = g.year
	}
	if f.month == "" && f.day != "" {
		f.month = g.month
	}
}

func (f fragment) text() string {
	text := f.year
	switch {
	case f.part != 0 && f.month != "" && f.day == "":
		return f.partOfMonth()
	case f.part != 0:
		text += "-" + strconv.Itoa(f.part)
	case f.month != "":
		text += "-" + f.month
	}
	if f.day != "" {
		text += "-" + f.day
	}
	return text + f.quals.String()
}

// partOfMonth is a day early, in the middle or late in a month, and no date where
// the month is a season.
func (f fragment) partOfMonth() string {
	d, _ := parse(f.year + "-" + f.month)
	days := [...][2]int{37: {1, 10}, 38: {10, 20}, 39: {20, d.a.last().Day}}[f.part]
	return fmt.Sprintf("[%s-%s-%02d..%s-%s-%02d]", f.year, f.month, days[0], f.year, f.month, days[1])
}

// fragmentOf reads tokens in any order: months are words, years have three or
// more digits, and a number of one or two is a day unless a word claims it. It is
// empty where a token has no place in a date.
func fragmentOf(tokens []token) fragment {
	r := reader{tokens: tokens}
	for r.i < len(r.tokens) {
		t := r.tokens[r.i]
		r.i++
		read := r.readWord
		if t.number {
			read = r.readNumber
		}
		if !read(t.text) {
			return fragment{}
		}
	}
	if r.before && r.year == "" { // 44 BC
		r.year, r.pending = fmt.Sprintf("%04d", r.pending), 0
	}
	if r.pending != 0 {
		r.day = fmt.Sprintf("%02d", r.pending)
	}
	if r.before && !r.beforeChrist() {
		return fragment{}
	}
	return r.fragment
}

// A reader goes through the tokens of a fragment.
type reader struct {
	fragment
	tokens  []token
	i       int
	pending int  // a number not yet known to be a day
	before  bool // the year is BCE
}

// next reports whether one of the words follows, and goes over it.
func (r *reader) next(words ...string) bool {
	if r.i < len(r.tokens) && r.tokens[r.i].in(words...) {
		r.i++
		return true
	}
	return false
}

// take is the next token, or "" at the end.
func (r *reader) take() string {
	if r.i >= len(r.tokens) {
		return ""
	}
	r.i++
	return r.tokens[r.i-1].text
}

func (r *reader) readNumber(digits string) bool {
	n, err := strconv.Atoi(digits)
	if err != nil {
		return false
	}
	if r.next("s") || r.next("'") && r.next("s") {
		return r.decade(digits)
	}
	r.next("st", "nd", "rd", "th", "er", "re", "e", "eme", "ere")
	switch {
	case len(digits) <= 2 && r.pending == 0:
		r.pending = n
		return n > 0
	case len(digits) <= 2 || r.year != "":
		return false
	}
	r.year = fmt.Sprintf("%04d", n)
	if n > 9999 {
		r.year = "Y" + strconv.Itoa(n)
	}
	return true
}

// decade is "1960s", or "60s" of the last century.
func (r *reader) decade(digits string) bool {
	if len(digits) == 2 && digits > "10" {
		digits = "19" + digits
	}
	if len(digits) != 4 || digits[3] != '0' || r.year != "" {
		return false
	}
	r.year = digits[:3] + "X"
	return true
}

func (r *reader) readWord(word string) bool {
	w, known := vocabulary(word)
	switch w.sense {
	case aMonth:
		return setOnce(&r.month, w.n)
	case aNumber:
		r.pending = w.n
		return true
	case aUnit: // the third quarter
		n := r.pending
		r.pending = 0
		return 1 <= n && n <= w.max && setOnce(&r.month, w.n+n)
	case aLetter: // Q3
		n, _ := strconv.Atoi(r.take())
		return 1 <= n && n <= w.max && setOnce(&r.month, w.n+n)
	case aPart:
		r.part = w.n
		r.next("-")
	case aQualifier:
		r.quals |= Qualifier(w.n)
	case aCentury:
		return r.century()
	case aDecade: // années 1960
		return r.decade(r.take())
	case anEra:
		r.before = w.n == -1
		for r.next(".", "j", "-", "c") {
		}
	}
	if !known {
		r.pending = romanNumber(word)
		return r.next("siecle", "century") && r.century()
	}
	return true
}

// century is the century of the number before.
func (r *reader) century() bool {
	n := r.pending
	r.pending = 0
	if n < 1 || r.year != "" {
		return false
	}
	r.year = fmt.Sprintf("%02dXX", n-1)
	return true
}

// beforeChrist counts the year back: 1 BCE is the year 0.
func (r *reader) beforeChrist() bool {
	n, _ := strconv.Atoi(r.year)
	if n < 1 { // none, or not in digits alone
		return false
	}
	r.year = string(point{year: int64(1 - n), unit: unitYear}.append(nil))
	return true
}

// setOnce gives a part its two digits unless it has them already.
func setOnce(part *string, n int) bool {
	if *part != "" {
		return false
	}
	*part = fmt.Sprintf("%02d", n)
	return true
}
