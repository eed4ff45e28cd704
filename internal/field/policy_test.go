package field

import (
	"strings"
	"testing"

	"annals/internal/diag"
)

// The policy for addresses, by what is at its bounds.
func TestURL(t *testing.T) {
	for s, why := range map[string]string{
		"https://example.org/page?a=b#c": "", "http://example.org": "", "HTTPS://EXAMPLE.ORG/": "", "https://[::1]:8080/": "",
		"https://example.org/~a!'()*": "", "https://example.org/é/\u00a0": "",
		"":                                  "is not a web address",
		"example.org/page":                  "is not a web address",
		"//example.org/page":                "is not a web address",
		"https:///page":                     "is not a web address",
		"https:page":                        "is not a web address",
		"ftp://example.org/":                "is not a web address",
		"javascript://example.org/%0aa()":   "is not a web address",
		"data://example.org/,x":             "is not a web address",
		"https://example.org/%zz":           "is not a web address",
		"https://example.org/\x1f":          "is not a web address",
		"https://example.org/\x7f":          "is not a web address",
		"https://a@example.org/":            "holds a user name",
		"https://a:b@example.org/":          "holds a user name",
		"https://@example.org/":             "holds a user name",
		"https://example.org/a b":           "holds a character that an address cannot have",
		`https://example.org/a\b`:           "holds a character that an address cannot have",
		`https://example.org/"onclick="a`:   "holds a character that an address cannot have",
		"https://example.org/<b":            "holds a character that an address cannot have",
		"https://example.org/b>":            "holds a character that an address cannot have",
		"https://example.org/\u202epdf":     "holds the invisible character U+202E",
		"https://example.org/a\u200bb":      "holds the invisible character U+200B",
		"https://example.org/\u0085newline": "holds the invisible character U+0085",
	} {
		var said []string
		d := Decoder{Report: func(p diag.Problem) { said = append(said, p.Text) }}
		taken := d.url(s, "url")
		if taken != (why == "") || taken != (len(said) == 0) || !taken && !strings.Contains(said[0], why) {
			t.Errorf("%q: taken is %v, said %q; want %q", s, taken, said, why)
		}
	}
}

func TestValidID(t *testing.T) {
	for s, valid := range map[string]bool{
		"a": true, "z": true, "0": true, "9": true, "a-b": true, "2024-niger-revokes-us-pact": true, strings.Repeat("a", MaxID): true,
		"com": true, "com10": true, "lpt": true, "console": true, "indexes": true, "40": true, "4040": true,
		"": false, strings.Repeat("a", MaxID+1): false, "-a": false, "a-": false, "-": false, "a--b": false,
		"A": false, "a.b": false, "a/b": false, "a_b": false, "a b": false, "é": false, "a\x00": false, "`": false, "{": false, ":": false,
		"index": false, "newest": false, "404": false, "con": false, "prn": false, "aux": false, "nul": false,
		"com0": false, "com9": false, "lpt0": false, "lpt9": false, "com1.txt": false,
	} {
		if ValidID(s) != valid {
			t.Errorf("%q is an id: %v", s, !valid)
		}
	}
}

// Of every range that is hidden its bounds, and what stands beside them.
func TestHidden(t *testing.T) {
	const letter = "\u0627"
	for _, c := range []struct {
		text string
		at   int
	}{
		{"plain\tand\nlines", -1}, {"", -1}, {" ", -1}, {"~", -1}, {"\u00a0", -1},
		{"a\x00", 1}, {"\x1f", 0}, {"\x7f", 0}, {"\u0080", 0}, {"\u009f", 0}, {"\r", 0},
		{"\u2027", -1}, {"\u2028", 0}, {"\u202e", 0}, {"\u202f", -1},
		{"\u205f", -1}, {"\u2060", 0}, {"\u206f", 0}, {"\u2070", -1},
		{"\ufff8", -1}, {"\ufff9", 0}, {"\ufffb", 0}, {"\ufffc", -1},
		{"\u180e", 0}, {"\ufeff", 0}, {"\U000dffff", -1}, {"\U000e0000", 0}, {"\U000e007f", 0}, {"\U000e0080", -1},
		{"\u200a", -1}, {"\u200b", 0}, {"\u200f", 0}, {"\u2010", -1}, {"\u061c", 0},
		{letter + "\u200b", -1}, {letter + "\u200f", -1}, {"\u061c" + letter, -1}, {letter + "\u202e", 2},
		{"\u08a0\u200d", -1}, {"\ufb50\u200d", -1}, // letters of other languages, and as they are joined
		{"a\u060c\u200f", 3}, {"a\u061c\u200f", 1}, {"\u064b\u200f", 2}, {"\u05d0\u200f", 2}, {"\u0710\u200f", 2},
	} {
		if r, at := Hidden(c.text); at != c.at {
			t.Errorf("%+q: %+q at %d, want %d", c.text, r, at, c.at)
		}
	}
}
