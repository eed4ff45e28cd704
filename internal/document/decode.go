package document

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	utf16 "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"
)

// decode returns bytes as text in NFC with lines that end in \n. What is not
// Unicode is read as Windows-1252, as browsers do.
func decode(src []byte) (text string, notes []string, err error) {
	if err := binary(src); err != nil {
		return "", nil, err
	}
	switch {
	case bytes.HasPrefix(src, []byte("\xFF\xFE")), bytes.HasPrefix(src, []byte("\xFE\xFF")):
		src, err = utf16.UTF16(utf16.LittleEndian, utf16.ExpectBOM).NewDecoder().Bytes(src)
	case utf8.Valid(src):
		src = bytes.TrimPrefix(src, []byte("\uFEFF"))
	default:
		src, err = charmap.Windows1252.NewDecoder().Bytes(src)
		notes = append(notes, "it is not UTF-8 and was read as Windows-1252: look at its accents")
	}
	if err != nil {
		return "", nil, fmt.Errorf("its letters cannot be read: %w", err)
	}
	text = clean(string(src))
	if strings.Count(text, "Ã©")+strings.Count(text, "Ã¨")+strings.Count(text, "â€") > 2 {
		notes = append(notes, "its accents were broken before it came here (Ã© for é): save it again as UTF-8")
	}
	return text, notes, nil
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
	for _, f := range formats {
		if bytes.HasPrefix(src, []byte(f.magic)) {
			return fmt.Errorf("it is %s: copy its words into a .txt file", f.name)
		}
	}
	if bytes.HasPrefix(src, []byte("\xFF\xFE")) || bytes.HasPrefix(src, []byte("\xFE\xFF")) {
		return nil
	}
	control := 0
	for _, c := range src {
		if c == 0 {
			return errors.New("it is no text: it has zero bytes")
		}
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' {
			control++
		}
	}
	if control > len(src)/100 {
		return errors.New("it is no text: it is full of control characters")
	}
	return nil
}
