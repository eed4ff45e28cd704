package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"

	"annals/internal/document"
	"annals/internal/edit"
	"annals/internal/edtf"
	"annals/internal/field"
	"annals/internal/ingest"
	"annals/internal/load"
	"annals/internal/receipt"
	"annals/internal/timeline"
	"annals/internal/timex"
)

func ingestCommand() command {
	return command{
		name: "ingest", args: "FILE…", short: "propose entries from a document",
		long: `Ingest reads an article or a statement (.txt, .md, .html; - for standard input) and
writes drafts of entries, a draft of its source and the receipt of what it quotes. It
prints what it found, where, and how sure it is: dates, names, who says what, entries
that tell of the same already, and what an editor must settle. It changes no entry,
unless with --apply, and publishes nothing. docs/ingest.md tells more.

Ingest --timex-json reads lines of JSON, each with the keys id, lang, docdate and
text, and prints for each the time expressions of the text: offsets in code points,
type, value, EDTF, rule. So anyone can measure how dates are read.`,
		examples: []string{
			"annals ingest article.html --dry-run                   look, write nothing",
			"annals ingest article.txt --published 2026-01-02       the text does not say its day",
			"annals ingest article.txt --as reuters-pact --apply    of a source the site has; merge what it has too",
			"annals ingest --timex-json sentences.jsonl             dates of single texts, in EDTF",
			"annals ingest --timex-json sentences.jsonl --timex3    the same, as TIMEX3 has them",
		},
		setup: func(f *flag.FlagSet) func(context.Context, *app, []string) error {
			var o ingestOptions
			f.StringVar(&o.published, "published", "", "the `DAY` on which the document was published")
			f.StringVar(&o.lang, "lang", "", "its `LANGUAGE`, en or fr; else as it says, or as its words are")
			f.StringVar(&o.source, "as", "", "the `ID` of its source, one that is there or a new one")
			f.StringVar(&o.created, "created", "", "the `DAY` on which drafts are entered; else the day of the newest record")
			f.BoolVar(&o.dryRun, "dry-run", false, "write nothing")
			f.BoolVar(&o.apply, "apply", false, "add to entries that probably tell the same what the document adds to them, instead of a draft")
			f.BoolVar(&o.json, "json", false, "print the report as JSON")
			lines := f.String("timex-json", "", "annotate the lines of this `FILE`, or of - for standard input")
			timex3 := f.Bool("timex3", false, "with --timex-json: values in TIMEX3 throughout")
			return func(ctx context.Context, a *app, args []string) error {
				switch {
				case *lines != "" && len(args) == 0:
					values := timex.EDTF
					if *timex3 {
						values = timex.TIMEX3
					}
					return a.annotate(*lines, values)
				case *lines != "":
					return usage("ingest takes --timex-json or documents, not both")
				case len(args) == 0:
					return usage("ingest takes a document:  annals ingest article.txt")
				case o.dryRun && o.apply:
					return usage("--dry-run and --apply contradict each other")
				}
				return a.ingest(ctx, args, o)
			}
		},
	}
}

type ingestOptions struct {
	published, lang, source, created string
	dryRun, apply, json              bool
}

// read turns what was written into what is meant.
func (o ingestOptions) read(a *app) (ingest.Options, error) {
	out := ingest.Options{Lang: o.lang, Source: o.source}
	if o.lang != "" && o.lang != "en" && o.lang != "fr" {
		return out, usage("--lang is en or fr, not %q", o.lang)
	}
	var err error
	if o.published != "" {
		if out.Published, err = civil("--published", o.published); err != nil {
			return out, err
		}
	}
	out.Created, err = a.dayOrNewest("--created", o.created)
	return out, err
}

func (a *app) ingest(ctx context.Context, files []string, o ingestOptions) error {
	options, err := o.read(a)
	if err != nil {
		return err
	}
	if o.source != "" && (len(files) > 1 || !field.ValidID(o.source)) {
		return usage("--as takes the id of one source, of one document")
	}
	fsys, r, err := a.readDrafts()
	if err != nil {
		return err
	}
	// Nothing is written before all is read: a file that cannot be read leaves
	// everything as it was.
	w := newWriting(fsys)
	for _, file := range files {
		if err := ctx.Err(); err != nil {
			return err
		}
		d, err := a.document(file)
		if err != nil {
			return err
		}
		report := ingest.Read(r.Site, path.Base(filepath.ToSlash(file)), d, options)
		if err := a.report(report, o.json); err != nil {
			return failure{exitEnvironment, err}
		}
		if err := w.take(r.Site, report, d, o.apply, options.Created); err != nil {
			return err
		}
		report.AddTo(r.Site)
	}
	if o.dryRun {
		return nil
	}
	if err := w.write(a.root); err != nil {
		return failure{exitEnvironment, err}
	}
	if !a.quiet && !o.json {
		fmt.Fprintln(a.stdout)
		for _, file := range w.order {
			fmt.Fprintln(a.stdout, file)
		}
	}
	return nil
}

// document reads a document from a file, or from standard input for "-".
func (a *app) document(file string) (*document.Document, error) {
	in := a.stdin
	if file != "-" {
		f, err := os.Open(file)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, usage("there is no %s", file)
		}
		if err != nil {
			return nil, failure{exitEnvironment, err}
		}
		defer f.Close()
		in = f
	}
	src, err := io.ReadAll(io.LimitReader(in, document.MaxSize+1))
	if err != nil {
		return nil, failure{exitEnvironment, err}
	}
	d, err := document.Read(filepath.ToSlash(file), src)
	if err != nil {
		return nil, usage("%v", err)
	}
	return d, nil
}

// report prints what was found.
func (a *app) report(r *ingest.Report, asJSON bool) error {
	if asJSON {
		out := json.NewEncoder(a.stdout)
		out.SetEscapeHTML(false)
		out.SetIndent("", "  ")
		return out.Encode(r)
	}
	if a.quiet {
		return nil
	}
	color, err := a.colored()
	if err != nil {
		return err
	}
	return r.Print(a.stdout, color)
}

// take notes what a report writes: the source, its receipt, and for each draft
// its file, or the change to the entry that it is probably.
func (w *writing) take(site *timeline.Site, r *ingest.Report, d *document.Document, apply bool, created edtf.Date) error {
	if !r.Source.Known {
		w.put(r.Source.File, []byte(r.Source.Text))
	}
	var quotes []receipt.Quotation
	for _, draft := range r.Drafts {
		if into, ok := draft.Merged(); ok && apply {
			if err := w.merge(site, r.Source.ID, into, created); err != nil {
				return err
			}
			continue
		}
		w.put(draft.File, []byte(draft.Text))
		for _, q := range draft.Quotes {
			quotes = append(quotes, receipt.ReadQuotation(q.Exact))
		}
	}
	return w.capture(site, r.Source.ID, d, quotes)
}

// merge adds to an entry what a document adds to it.
func (w *writing) merge(site *timeline.Site, source string, into ingest.Duplicate, created edtf.Date) error {
	i := slices.IndexFunc(site.Events, func(e *timeline.Event) bool { return e.ID == into.ID })
	e := site.Events[i]
	src, err := w.source(e.File)
	if err != nil {
		return failure{exitEnvironment, err}
	}
	fields, _ := edit.Fields(e.File)
	f, probs := edit.Read(e.File, src, fields)
	if len(probs) > 0 {
		return failure{exitContent, fmt.Errorf("%s: %s; nothing was written", probs[0].Pos, probs[0].Text)}
	}
	if err := ingest.Apply(f, e, source, into.Proposals, created); err != nil {
		return failure{exitContent, fmt.Errorf("%s: %w; nothing was written", e.File, err)}
	}
	if !bytes.Equal(src, f.Bytes()) {
		w.put(e.File, f.Bytes())
	}
	return nil
}

// capture writes the receipt of the quotations that are proposed, with those
// that entries have of the source already. Where one of these is not in the
// text the receipt is left to annals capture, which says so.
func (w *writing) capture(site *timeline.Site, source string, d *document.Document, quotes []receipt.Quotation) error {
	_, written := quotesOf(site, source)
	rec, refused := receipt.New(source, receipt.ReadText(d.Text), append(written, quotes...))
	if len(quotes) == 0 || slices.ContainsFunc(refused[:len(written)], func(no *receipt.Refusal) bool { return no != nil }) {
		return nil
	}
	var b bytes.Buffer
	if err := rec.Write(&b); err != nil {
		return err
	}
	w.put(path.Join(load.Receipts, source+".toml"), b.Bytes())
	return nil
}

// annotate prints the time expressions of lines of JSON.
func (a *app) annotate(file string, values timex.Values) error {
	in := a.stdin
	if file != "-" {
		f, err := os.Open(file)
		if errors.Is(err, fs.ErrNotExist) {
			return usage("there is no %s", file)
		}
		if err != nil {
			return failure{exitEnvironment, err}
		}
		defer f.Close()
		in = f
	}
	err := timex.AnnotateLines(a.stdout, in, timex.News, values)
	var line timex.LineError
	if errors.As(err, &line) {
		return usage("%s: %v", file, err)
	}
	if err != nil {
		return failure{exitEnvironment, err}
	}
	return nil
}
