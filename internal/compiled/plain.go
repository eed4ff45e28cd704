package compiled

import "strings"

// plainText reports whether html/template writes s as it is in text, in a title
// and in a quoted attribute.
func plainText(s string) bool { return !strings.ContainsAny(s, "\x00\"&'+<>") }

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
