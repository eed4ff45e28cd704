package edtf

import (
	"strconv"
	"strings"
)

// grouped writes a number of five digits or more in groups of three.
func grouped(n int64, separator string) string {
	text := strconv.FormatInt(n, 10)
	if len(text) <= 4 {
		return text
	}
	var b strings.Builder
	for i, digit := range text {
		if i > 0 && (len(text)-i)%3 == 0 {
			b.WriteString(separator)
		}
		b.WriteRune(digit)
	}
	return b.String()
}

// roman writes the number of a century, which is below 100.
func roman(n int64) string {
	tens := [...]string{"", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC", "C"}
	ones := [...]string{"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"}
	return tens[n/10] + ones[n%10]
}

// names are the values of a choice in words.
func (c choice) names(name func(int) string) []string {
	names := make([]string, len(c.values))
	for i, v := range c.values {
		names[i] = name(v)
	}
	return names
}

// between joins the first and the last value of a choice.
func (c choice) between(name func(int) string, and string) string {
	return name(c.first()) + and + name(c.last())
}

// either lists alternatives: "1, 11 or 21".
func either(names []string, or string) string {
	n := len(names) - 1
	if n == 0 {
		return names[0]
	}
	return strings.Join(names[:n], ", ") + or + names[n]
}

// bracketed puts what follows a space into brackets: " BCE", " (BCE)".
func bracketed(text string) string {
	if text == "" {
		return ""
	}
	return " (" + text[1:] + ")"
}

// mark is what follows a part that is qualified by itself: "5 (?) March 1960".
// A qualifier of the whole date is put in words instead.
func (p point) mark(u unit) string {
	if _, whole := p.whole(); whole {
		return ""
	}
	// "approx." is an abbreviation in both languages.
	return [...]string{"", " (?)", " (approx.)", " (approx., ?)"}[p.quals.of(u)]
}

// zoneText is the zone of a time, with a true minus sign.
func (c clock) zoneText() string {
	switch {
	case c.zone == utcZone:
		return " UTC"
	case c.zone == offsetZone:
		return " UTC" + strings.Replace(string(c.appendOffset(nil)), "-", "−", 1)
	}
	return ""
}
