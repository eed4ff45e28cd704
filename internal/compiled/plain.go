package compiled

import (
	"bytes"
	"strings"
)

// escapeText writes s as html/template does in text, in a title and in a quoted
// attribute.
func escapeText(b *bytes.Buffer, s string) bool {
	last := 0
	for i := range len(s) {
		if e := inHTML[s[i]]; e != "" {
			b.WriteString(s[last:i])
			b.WriteString(e)
			last = i + 1
		}
	}
	b.WriteString(s[last:])
	return true
}

// inHTML are the bytes that text does not hold as they are.
var inHTML = [256]string{0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;"}

// where writes strings that a context leaves as they are, and no others.
func where(plain func(string) bool) func(*bytes.Buffer, string) bool {
	return func(b *bytes.Buffer, s string) bool {
		if !plain(s) {
			return false
		}
		b.WriteString(s)
		return true
	}
}

// plainAddress reports whether html/template writes s as it is where an address
// is asked for: what it would quote or refuse is not there.
func plainAddress(s string) bool {
	return only(s, &addressBytes) && (!strings.Contains(s, ":") || strings.HasPrefix(s, "https://"))
}

// plainPart is plainAddress after a # or a ?.
func plainPart(s string) bool { return only(s, &partBytes) }

var (
	partBytes    = bytesOf("-._~")
	addressBytes = bytesOf("-._~/#?=@:,;!*$")
)

// bytesOf are the letters and digits of ASCII, and others.
func bytesOf(others string) (set [256]bool) {
	for c := range set {
		letter := 'a' <= c|0x20 && c|0x20 <= 'z'
		set[c] = letter && c < 0x80 || '0' <= c && c <= '9' || strings.IndexByte(others, byte(c)) >= 0
	}
	return set
}

func only(s string, set *[256]bool) bool {
	for i := range len(s) {
		if !set[s[i]] {
			return false
		}
	}
	return true
}
