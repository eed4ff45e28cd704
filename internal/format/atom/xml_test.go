package atom

import (
	"bytes"
	"encoding/xml"
	"testing"
)

// What is written is read back by another reader: what XML cannot hold as U+FFFD,
// all else as it was.
func TestEscape(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"plain", "Mali", "Mali"},
		{"marks", `<b a="1">&amp; 'x'</b>]]>`, `<b a="1">&amp; 'x'</b>]]>`},
		{"letters", "Déby · العربية 🇲🇱", "Déby · العربية 🇲🇱"},
		{"white space", " a\tb\nc\r\nd ", " a\tb\nc\r\nd "},
		{"controls", "a\x00b\x0bc\x1f", "a\uFFFDb\uFFFDc\uFFFD"},
		{"broken bytes", "a\xffb\xe2\x82", "a\uFFFDb\uFFFD\uFFFD"},
		{"no characters", "a\uFFFEb\uFFFFc\uFFFD", "a\uFFFDb\uFFFDc\uFFFD"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var b bytes.Buffer
			document{&b}.text("t", text{Type: tt.text, Text: tt.text})
			var got struct {
				Type string `xml:"type,attr"`
				Text string `xml:",chardata"`
			}
			if err := xml.Unmarshal(b.Bytes(), &got); err != nil {
				t.Fatalf("%v in %q", err, b.String())
			}
			if got.Type != tt.want || got.Text != tt.want {
				t.Errorf("%q is read as the attribute %q and the text %q, want %q", b.String(), got.Type, got.Text, tt.want)
			}
		})
	}
}

func FuzzEscape(f *testing.F) {
	f.Add(`<a href="x">&amp;</a>`)
	f.Add("\x00\xff\uFFFE\r\n")
	f.Fuzz(func(t *testing.T, s string) {
		var ours, theirs bytes.Buffer
		document{&ours}.element("t", s)
		theirs.WriteString("<t>")
		if err := xml.EscapeText(&theirs, []byte(s)); err != nil {
			t.Fatal(err)
		}
		theirs.WriteString("</t>")
		var got, want string
		if err := xml.Unmarshal(ours.Bytes(), &got); err != nil {
			t.Fatalf("%v in %q", err, ours.String())
		}
		if err := xml.Unmarshal(theirs.Bytes(), &want); err != nil {
			t.Fatal(err)
		}
		if got != want {
			t.Errorf("%q is read as %q, encoding/xml's as %q", ours.String(), got, want)
		}
	})
}
