package edtf

import "strings"

// suggest is the date that a text which is none probably means, in EDTF, or
// "". Whatever it returns parses.
func suggest(text string) string {
	if len(text) > maxFixable {
		return ""
	}
	for _, repair := range [...]func(string) string{tidy, repairDraft, repairDigits, repairWords} {
		if fix := repair(text); fix != "" {
			if d, err := parse(fix); err == nil {
				return d.String()
			}
		}
	}
	return ""
}

// maxFixable is longer than any date written by hand.
const maxFixable = 200

// tidy puts right what was typed with the wrong characters: spaces, long
// dashes, small letters, digits of other scripts.
func tidy(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case strings.ContainsRune(" \t\n\r\u00a0\u202f\ufeff\"'+", r):
			continue
		case strings.ContainsRune("‐‑‒–—−", r):
			r = '-'
		case r == '…':
			b.WriteByte('.')
			r = '.'
		case strings.ContainsRune("xytzes", r):
			r += 'A' - 'a'
		}
		b.WriteRune(asciiDigit(r))
	}
	return b.String()
}

// asciiDigit turns a decimal digit of the scripts whose dates are pasted into
// forms most often into an ASCII one.
func asciiDigit(r rune) rune {
	for _, zero := range [...]rune{'٠', '۰', '०', '０'} {
		if zero <= r && r <= zero+9 {
			return '0' + r - zero
		}
	}
	return r
}

// repairDraft reads what came before EDTF: "??" for an unknown month or day, and
// the draft of 2012, which had "u" for an unknown digit, "?~" for both
// qualifiers, "unknown" and "open" for the ends of an interval, and brackets
// around what a qualifier holds for.
func repairDraft(text string) string {
	text = strings.NewReplacer("-??", "-XX", "unknown", "", "open", "..", "u", "X", "?~", "%", "~?", "%").Replace(text)
	for {
		before, rest, found := strings.Cut(text, "(")
		if !found {
			return tidy(text)
		}
		part, after, _ := strings.Cut(rest, ")")
		if after == "" {
			return ""
		}
		q := after[:1]
		text = before + q + strings.ReplaceAll(part, "-", "-"+q) + after[1:]
	}
}
