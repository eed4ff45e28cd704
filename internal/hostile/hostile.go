// Package hostile writes what a stranger could write into every place of a
// site, builds it, and judges what would be published as a browser, a feed
// reader or a spreadsheet would read it.
//
// A payload is right when each place either refuses it, with a message at that
// place, or publishes it as the text it is.
package hostile

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"annals/internal/build"
	"annals/internal/diag"
	"annals/internal/edtf"
	"annals/internal/parallel"
	"annals/templates"
)

// A Payload is a text that must not work.
type Payload struct{ Class, Text string }

func (p Payload) String() string { return p.Class + " " + quoted(p.Text) }

// An Outcome is what came of a payload.
type Outcome struct {
	Refused  map[string]string // place → code of the message
	Accepted []string          // places, in the order of the site
	Files    int               // judged
	Findings []Finding         // what it can do there; none is right
}

// A Finding is something in a file that the site did not put there.
type Finding struct{ File, What string }

func (f Finding) String() string { return f.File + ": " + f.What }

// A Bench judges payloads against the site as it is without them.
type Bench struct {
	places  []Place
	model   model
	presses sync.Pool // of *press
}

// NewBench builds the site without a payload and learns from it what may
// stand on a page.
func NewBench() (*Bench, error) {
	b := &Bench{places: Places(), presses: sync.Pool{New: func() any { return newPress() }}}
	files, probs, _, err := newPress().published(nil)
	if err != nil {
		return nil, err
	}
	if probs.Errors() > 0 {
		var text bytes.Buffer
		diag.Printer{}.Print(&text, probs)
		return nil, fmt.Errorf("the site without a payload does not build:\n%s", &text)
	}
	b.model = learn(files)
	return b, nil
}

// Try puts a payload into every place at once, takes it out of those that
// refuse it, and judges what is published with the rest.
func (b *Bench) Try(payload string) (Outcome, error) {
	o := Outcome{Refused: map[string]string{}}
	texts := map[string]string{}
	for _, p := range b.places {
		if p.Form == Name && !namable(payload) {
			o.Refused[p.Name] = "no file can have this name"
			continue
		}
		texts[p.Name] = payload
	}
	p := b.presses.Get().(*press)
	defer b.presses.Put(p)
	for {
		files, probs, at, err := p.published(texts)
		if err != nil {
			return o, err
		}
		if probs.Errors() == 0 {
			for _, p := range b.places {
				if _, ok := texts[p.Name]; ok {
					o.Accepted = append(o.Accepted, p.Name)
				}
			}
			o.Files = len(files)
			o.Findings = b.model.judge(files)
			return o, nil
		}
		if !o.refuse(texts, probs, at) {
			if err := b.alone(p, texts, probs, at, &o); err != nil {
				return o, err
			}
		}
	}
}

// namable reports whether a file system can hold a file of this name.
func namable(name string) bool {
	return fs.ValidPath(name) && len(name) < 250 && !strings.Contains(name, "\x00")
}

// refuse takes the payload out of the places that a message points at, and
// reports whether there was one.
func (o *Outcome) refuse(texts map[string]string, probs diag.List, at map[string]span) bool {
	before := len(texts)
	for _, p := range probs {
		if p.Severity != diag.Error {
			continue
		}
		for _, place := range slices.Sorted(maps.Keys(texts)) {
			if s := at[place]; s.file == p.Pos.File && s.first <= p.Pos.Line && p.Pos.Line <= s.last {
				o.Refused[place] = p.Code
				delete(texts, place)
			}
		}
	}
	return len(texts) < before
}

// alone takes out one place whose message stands elsewhere, such as an id that
// another record has: those in the folders of the messages and names of files are
// tried on their own, and the first that is refused goes. Where each is right
// alone and all are wrong together, the last goes.
func (b *Bench) alone(press *press, texts map[string]string, probs diag.List, at map[string]span, o *Outcome) error {
	folders := map[string]bool{} // of the record and its translations
	for _, p := range probs {
		folders[path.Dir(p.Pos.File)] = true
	}
	last := ""
	for _, p := range b.places {
		text, ok := texts[p.Name]
		if !ok || p.Form != Name && !folders[path.Dir(at[p.Name].file)] {
			continue
		}
		last = p.Name
		probs, _, err := press.judged(map[string]string{p.Name: text})
		if err != nil {
			return err
		}
		if i := slices.IndexFunc(probs, func(p diag.Problem) bool { return p.Severity == diag.Error }); i >= 0 {
			o.Refused[p.Name] = probs[i].Code
			delete(texts, p.Name)
			return nil
		}
	}
	if last == "" {
		return fmt.Errorf("%s: no place can be blamed for: %s", probs[0].Pos.File, probs[0].Text)
	}
	o.Refused[last] = probs[0].Code
	delete(texts, last)
	return nil
}

// A press builds the site with other texts again and again, and reads its
// templates only once.
type press struct {
	fs.FS   // the site with the texts of now
	session *build.Session
	result  build.Result
}

func newPress() *press {
	p := &press{}
	asOf := edtf.DateOf(edtf.Day{Year: 2026, Month: 3, Day: 15})
	p.session = build.NewSession(p, templates.FS, build.Options{AsOf: asOf, Version: "hostile"})
	return p
}

// judged builds the site and returns its problems and where each place stands.
func (p *press) judged(texts map[string]string) (diag.List, map[string]span, error) {
	fsys, at := site(texts)
	p.FS = fsys
	if _, err := p.session.Changed("."); err != nil {
		return nil, nil, err
	}
	var err error
	p.result, err = p.session.Build()
	return p.result.Problems, at, err
}

// published returns also what would be published.
func (p *press) published(texts map[string]string) (map[string][]byte, diag.List, map[string]span, error) {
	probs, at, err := p.judged(texts)
	if err != nil || probs.Errors() > 0 {
		return nil, probs, at, err
	}
	files := map[string][]byte{}
	for f := range p.result.Files {
		var content bytes.Buffer
		if err := f.Write(&content); err != nil {
			return nil, nil, nil, fmt.Errorf("%s: %w", f.Path, err)
		}
		if _, ok := files[f.Path]; ok {
			return nil, nil, nil, fmt.Errorf("%s is written twice", f.Path)
		}
		files[f.Path] = content.Bytes()
	}
	return files, probs, at, nil
}

// TryAll tries payloads side by side and returns their outcomes in order.
func (b *Bench) TryAll(payloads []Payload) ([]Outcome, error) {
	outcomes, errs := make([]Outcome, len(payloads)), make([]error, len(payloads))
	parallel.Do(len(payloads), func(i int) {
		outcomes[i], errs[i] = b.Try(payloads[i].Text)
	})
	for i, err := range errs {
		if err != nil {
			return nil, fmt.Errorf("%s: %w", payloads[i], err)
		}
	}
	return outcomes, nil
}
