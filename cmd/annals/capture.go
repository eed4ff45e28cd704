package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"annals/internal/diag"
	"annals/internal/document"
	"annals/internal/frontmatter"
	"annals/internal/load"
	"annals/internal/receipt"
	"annals/internal/timeline"
)

func captureCommand() command {
	return command{
		name: "capture", args: "SOURCE FILE|-", short: "find the quotations of a source in its text",
		long: `Capture looks for every quotation of a source, in all entries, in the text of that
source, and writes down what it found in content/receipts/SOURCE.toml: where each
stands, and how to recognise the text. The text itself is kept nowhere and cannot be
made from the receipt. Where a quotation is not in the text, nothing is written, and
the closest passage is shown. FILE is plain text, Markdown or an HTML page, of which
the article alone is read; - reads it from standard input. --verify writes nothing: it
says whether FILE is the text that was captured. --text prints what is read of FILE:
keep that of a page, for another version of the program may part article and page in
another way.`,
		examples: []string{
			"annals capture reuters-pact reuters.txt            from a file",
			"annals capture reuters-pact reuters.html --text > reuters.txt",
			"annals capture reuters-pact -  < reuters.txt       from standard input",
			"annals capture reuters-pact reuters.txt --verify   is it this text?",
		},
		setup: func(f *flag.FlagSet) func(context.Context, *app, []string) error {
			verify := f.Bool("verify", false, "compare the text with the receipt, write nothing")
			only := f.Bool("text", false, "print the text that would be captured, write nothing")
			return func(_ context.Context, a *app, args []string) error {
				if len(args) != 2 {
					return usage("capture takes the id of a source and a file:  annals capture SOURCE FILE|-")
				}
				return a.capture(args[0], args[1], *verify, *only)
			}
		},
	}
}

func (a *app) capture(source, file string, verify, printOnly bool) error {
	fsys, r, err := a.readDrafts()
	if err != nil {
		return err
	}
	if err := knownSource(r.Site, source); err != nil {
		return err
	}
	words, err := a.text(file)
	if err != nil {
		return err
	}
	if printOnly {
		_, err := fmt.Fprintln(a.stdout, strings.TrimSuffix(words, "\n"))
		return err
	}
	text := receipt.ReadText(words)
	if text.Len() == 0 {
		return usage("%s holds no words", file)
	}
	out := path.Join(load.Receipts, source+".toml")
	if verify {
		return a.verifyReceipt(fsys, out, text)
	}
	at, quotes := quotesOf(r.Site, source)
	rec, refused := receipt.New(source, text, quotes)
	var probs diag.List
	for i, no := range refused {
		if no != nil {
			p := no.Problem()
			p.Pos, p.Spot = at[i].Pos, at[i].Spot
			probs = append(probs, p)
		}
	}
	if len(probs) > 0 {
		if err := a.show(fsys, probs); err != nil {
			return err
		}
		return failure{exitContent, fmt.Errorf("%d of %s of %q are not in the text; nothing was written", len(probs), count(len(quotes), "quotation"), source)}
	}
	var b bytes.Buffer
	if err := rec.Write(&b); err != nil {
		return err
	}
	if err := put(filepath.Join(a.root, filepath.FromSlash(out)), b.Bytes()); err != nil {
		return failure{exitEnvironment, err}
	}
	if a.quiet {
		return nil
	}
	fmt.Fprintf(a.stdout, "%s: %s, %s found\n", out, count(rec.Words, "word"), count(len(quotes), "quotation"))
	for _, other := range alike(fsys, r.Site, rec) {
		fmt.Fprintf(a.stdout, "nearly the text of %s: the two count as one origin\n", other)
	}
	return nil
}

// alike are the sources of which the captured texts are nearly that of r. A
// receipt that cannot be read says nothing here: check reports it.
func alike(fsys fs.FS, s *timeline.Site, r receipt.Receipt) (ids []string) {
	for _, src := range s.Sources {
		file := path.Join(load.Receipts, src.ID+".toml")
		text, err := fs.ReadFile(fsys, file)
		if err != nil || src.ID == r.Source {
			continue
		}
		if other, probs := receipt.Decode(file, text); len(probs) == 0 && receipt.NearDuplicate(r, other) {
			ids = append(ids, src.ID)
		}
	}
	return ids
}

func knownSource(s *timeline.Site, id string) error {
	var ids []string
	for _, src := range s.Sources {
		if src.ID == id {
			return nil
		}
		ids = append(ids, src.ID)
	}
	if near, ok := diag.Nearest(id, ids); ok {
		return usage("there is no source %q; did you mean %s?", id, near)
	}
	return usage("there is no source %q; annals list sources lists all of them", id)
}

// quotesOf returns every quotation of a source, and where each stands.
func quotesOf(s *timeline.Site, source string) (at []diag.Problem, quotes []receipt.Quotation) {
	for _, e := range s.Events {
		for i, q := range e.Quotes {
			if q.SourceID == source {
				at = append(at, diag.Problem{Pos: diag.Pos{File: e.File}, Spot: diag.Spot{Key: fmt.Sprintf("quotes[%d].exact", i)}})
				quotes = append(quotes, receipt.ReadQuotation(q.Exact))
			}
		}
	}
	return at, quotes
}

// text reads the words of a text or a page from a file, or from standard input
// for "-".
func (a *app) text(file string) (string, error) {
	in := a.stdin
	if file != "-" {
		f, err := os.Open(file)
		if errors.Is(err, fs.ErrNotExist) {
			return "", usage("there is no %s", file)
		}
		if err != nil {
			return "", failure{exitEnvironment, err}
		}
		defer f.Close()
		in = f
	}
	src, err := io.ReadAll(io.LimitReader(in, document.MaxSize+1))
	if err != nil {
		return "", failure{exitEnvironment, err}
	}
	d, err := document.Read(file, src)
	if err != nil {
		return "", usage("%v", err)
	}
	return d.Text, nil
}

func (a *app) verifyReceipt(fsys fs.FS, file string, text *receipt.Text) error {
	src, err := fs.ReadFile(fsys, file)
	if errors.Is(err, fs.ErrNotExist) {
		return usage("there is no %s: nothing was captured of this source", file)
	}
	if err != nil {
		return failure{exitEnvironment, err}
	}
	rec, probs := receipt.Decode(file, src)
	if len(probs) == 0 {
		probs = receipt.Verify(text, rec)
		for i := range probs {
			probs[i].Pos.File = file
		}
	}
	if len(probs) > 0 {
		if err := a.show(fsys, probs); err != nil {
			return err
		}
		return failure{exitContent, errors.New("the text is not the one that was captured")}
	}
	if !a.quiet {
		fmt.Fprintf(a.stdout, "%s: the text is the one that was captured, %s, %s\n", file, count(rec.Words, "word"), count(len(rec.Quotes), "quotation"))
	}
	return nil
}

// show prints problems with their lines.
func (a *app) show(fsys fs.FS, probs diag.List) error {
	color, err := a.colored()
	if err != nil {
		return err
	}
	p := printer(fsys, color)
	frontmatter.Place(probs, p.Source)
	probs.Sort()
	return p.Print(a.stderr, probs)
}

// put writes a file, whether or not it is there.
func put(file string, data []byte) error {
	err := create(file, string(data))
	if errors.Is(err, fs.ErrExist) {
		return replace(file, data)
	}
	return err
}
