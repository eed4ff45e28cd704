package document

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	utf16 "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"
)

// decode returns bytes as text in NFC with lines that end in \n, and what an
// editor should know of its letters.
func decode(src []byte) (text string, notes []string, err error) {
	if src, err = plain(src); err != nil {
		return "", nil, err
	}
	text, notes, err = letters(src)
	if err != nil {
		return "", nil, err
	}
	text = clean(text)
	return text, append(notes, doubts(text)...), nil
}

// plain returns bytes that are text, those of UTF-16 as UTF-8, or says why they
// are none.
func plain(src []byte) ([]byte, error) {
	for _, f := range formats {
		if bytes.HasPrefix(src, []byte(f.magic)) {
			return nil, fmt.Errorf("it is %s: copy its words into a .txt file", f.name)
		}
	}
	if wide := wide(src); wide != nil {
		narrow, err := wide.NewDecoder().Bytes(src)
		if err != nil {
			return nil, fmt.Errorf("its letters cannot be read (%w): save it again as UTF-8", err)
		}
		src = narrow
	}
	return src, binary(src)
}

// wide is the order of the bytes of UTF-16, nil of what is none. Where no mark
// tells it, the zero bytes do: in words of Latin letters every second one is.
func wide(src []byte) encoding.Encoding {
	if bytes.HasPrefix(src, []byte("\xFF\xFE")) || bytes.HasPrefix(src, []byte("\xFE\xFF")) {
		return utf16.UTF16(utf16.LittleEndian, utf16.ExpectBOM)
	}
	if bytes.IndexByte(src, 0) < 0 {
		return nil
	}
	zeros, half := [2]int{}, len(src)/2
	for i, c := range src {
		if c == 0 {
			zeros[i%2]++
		}
	}
	switch {
	case zeros[1] > half*3/4 && zeros[0] <= half/100:
		return utf16.UTF16(utf16.LittleEndian, utf16.IgnoreBOM)
	case zeros[0] > half*3/4 && zeros[1] <= half/100:
		return utf16.UTF16(utf16.BigEndian, utf16.IgnoreBOM)
	}
	return nil
}

// letters reads UTF-8. Bytes that are none are read as Windows-1252, as browsers
// do, but for the beginning of a character at the end of a text that was cut off.
func letters(src []byte) (text string, notes []string, err error) {
	src = bytes.TrimPrefix(src, []byte("\uFEFF"))
	if utf8.Valid(src) {
		return string(src), nil, nil
	}
	if whole := uncut(src); utf8.Valid(whole) && !isASCII(whole) {
		return string(whole), []string{"its last letter is cut off: look whether the text is whole"}, nil
	}
	var b strings.Builder
	wide, unknown := 0, 0
	for i := 0; i < len(src); {
		r, size := utf8.DecodeRune(src[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			r = charmap.Windows1252.DecodeByte(src[i])
			if r == utf8.RuneError || unicode.IsControl(r) { // it has no such letter
				unknown++
			}
		case size > 1:
			wide++
		}
		b.WriteRune(r)
		i += size
	}
	switch {
	case unknown > len(src)/100:
		return "", nil, errors.New("its letters are neither UTF-8 nor Windows-1252: save it as UTF-8")
	case wide > 0:
		return b.String(), []string{"parts of it are not UTF-8 and were read as Windows-1252: look at its accents"}, nil
	}
	return b.String(), []string{"it is not UTF-8 and was read as Windows-1252: look at its accents"}, nil
}

// uncut is a text without the beginning of a character at its end.
func uncut(src []byte) []byte {
	for n := 1; n < min(len(src), utf8.UTFMax); n++ {
		if last := src[len(src)-n:]; utf8.RuneStart(last[0]) {
			if utf8.FullRune(last) {
				return src
			}
			return src[:len(src)-n]
		}
	}
	return src
}

func isASCII(src []byte) bool {
	return !slices.ContainsFunc(src, func(c byte) bool { return c >= utf8.RuneSelf })
}

// doubts are what text shows of letters that were lost before it came here.
func doubts(text string) (notes []string) {
	if strings.Count(text, "Ã©")+strings.Count(text, "Ã¨")+strings.Count(text, "â€") > 2 {
		notes = append(notes, "its accents were broken before it came here (Ã© for é): save it again as UTF-8")
	}
	if strings.Contains(text, "\uFFFD") {
		notes = append(notes, "some of its letters cannot be read (\uFFFD): save it again as UTF-8")
	}
	return notes
}

// clean puts text into NFC and its line ends into \n. Bytes that are no letters,
// which a page may have, become the sign for that.
func clean(text string) string {
	text = strings.ToValidUTF8(text, "\uFFFD")
	text = strings.ReplaceAll(text, "\r\n", "\n")
	text = strings.ReplaceAll(text, "\r", "\n")
	return norm.NFC.String(text)
}

// formats are the first bytes of files that people take for text.
var formats = []struct{ magic, name string }{
	{"%PDF", "a PDF"},
	{"PK\x03\x04", "a Word, OpenDocument or zip file"},
	{"\xD0\xCF\x11\xE0", "a Word file"},
	{"{\\rtf", "an RTF file"},
	{"\x89PNG", "a picture"},
	{"\xFF\xD8\xFF", "a picture"},
	{"GIF8", "a picture"},
	{"\x1F\x8B", "a compressed file"},
}

// binary says why bytes are not text, or nothing.
func binary(src []byte) error {
	control := 0
	for _, c := range src {
		if c == 0 {
			return errors.New("it is no text, for it has zero bytes: copy its words into a .txt file")
		}
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' {
			control++
		}
	}
	if control > len(src)/100 {
		return errors.New("it is no text, for it is full of control characters: copy its words into a .txt file")
	}
	return nil
}
