// Package document reads articles and statements (.txt, .md, .html) as plain
// text and says what each paragraph is: the title, the text itself, or what
// stands around it on a page.
package document

import (
	"bytes"
	"fmt"
	"path"
	"strings"
	"unicode"

	"annals/internal/edtf"
)

// MaxSize is how long a document may be, in bytes: a book of 3,000 pages.
const MaxSize = 16 << 20

// A Document is what a file says.
type Document struct {
	// Text is the words of the whole document in NFC, its lines ended by \n. Of
	// a page it is the article alone.
	Text       string
	Paragraphs []Paragraph // in order; what is between them is white space

	// What the document says of itself; empty where it does not.
	Title     string
	Published edtf.Date // a day
	URL       string
	Publisher string
	Authors   []string
	Lang      string // en or fr; guessed where it is not stated

	Notes []string // what an editor should know of how it was read
}

// A Paragraph is a part of the text.
type Paragraph struct {
	Start, End     int // bytes of the text
	Line, LastLine int // from 1
	Kind           Kind
	Why            string // it is of this kind, where it is dropped
}

// A Kind is what a paragraph is.
type Kind uint8

const (
	Body    Kind = iota // the text itself
	Title               // of the document
	Heading             // within the text
	Caption             // of a picture
	Related             // the headline of another article
	Advert              // and what else a page asks of its readers
	Byline              // who wrote it, when, and whose it is
)

// String is the name of the kind, in words.
func (k Kind) String() string {
	return [...]string{"text", "title", "heading", "caption", "related headline", "advertisement", "byline"}[k]
}

// Dropped reports whether a paragraph of this kind is no part of the text.
func (k Kind) Dropped() bool { return k >= Caption }

// In returns the words of a paragraph.
func (p Paragraph) In(d *Document) string { return d.Text[p.Start:p.End] }

// Read reads a document; the end of its name says what it is, and what is none
// of .html, .htm, .xhtml, .md and .markdown is plain text. The error says, in
// words for an editor, why it cannot be read.
func Read(name string, src []byte) (*Document, error) {
	d, err := read(name, src)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if !holdsWords(d.Text) {
		return nil, fmt.Errorf("%s: it holds no words: copy those of the article into it", name)
	}
	d.judge()
	if d.Lang == "" {
		d.Lang = guess(d.Text)
	}
	return d, nil
}

func holdsWords(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

func read(name string, src []byte) (*Document, error) {
	if len(src) > MaxSize {
		return nil, fmt.Errorf("it is longer than %d MiB: part it", MaxSize>>20)
	}
	if len(bytes.TrimSpace(src)) == 0 {
		return &Document{}, nil
	}
	ext := strings.ToLower(path.Ext(name))
	if ext == ".html" || ext == ".htm" || ext == ".xhtml" || looksLikePage(src) {
		return readPage(src)
	}
	text, notes, err := decode(src)
	if err != nil {
		return nil, err
	}
	if ext == ".md" || ext == ".markdown" {
		return readMarkdown(text, notes), nil
	}
	d := &Document{Text: text, Notes: notes}
	d.split(wrapped(text), nil)
	return d, nil
}

// looksLikePage reports whether plain text is a page all the same.
func looksLikePage(src []byte) bool {
	head := bytes.ToLower(bytes.TrimSpace(bytes.TrimPrefix(src[:min(len(src), 512)], []byte("\uFEFF"))))
	return bytes.HasPrefix(head, []byte("<!doctype html")) || bytes.HasPrefix(head, []byte("<html"))
}
