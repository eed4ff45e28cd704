// Package validate turns records into the domain's values, or says what is
// wrong with them. Each record is judged on its own: how records relate is
// for package link.
package validate

import (
	"cmp"
	"maps"
	"slices"

	"annals/internal/diag"
	"annals/internal/field"
	"annals/internal/load"
	"annals/internal/markup"
	"annals/internal/parallel"
	"annals/internal/timeline"
)

// Options are what a site says about its own content.
type Options struct {
	Languages []string          // the first is that of the originals
	Extra     map[string]string // types of the keys under [extra]
	Loaded    []string          // words that it does not use in its own voice
	Kept      *Kept             // judgements of an earlier call, or nil
}

// Records judges every record of c that was not judged before. The records
// may be kept for another call: they are not to be changed.
func Records(c load.Content, o Options) (timeline.Records, diag.List) {
	v := &validator{content: c, options: o, parser: markup.New(), kept: o.Kept.fitting(c, o), lexicon: newLexicon(o.Loaded)}
	var r timeline.Records
	for _, kind := range load.Kinds() {
		switch kind.Name {
		case timeline.Events:
			r.Events = records(v, kind, v.event)
		case timeline.Sources:
			r.Sources = records(v, kind, v.source)
		case timeline.Countries:
			r.Countries = records(v, kind, v.country)
		case timeline.Actors:
			r.Actors = records(v, kind, v.actor)
		case timeline.Topics:
			r.Topics = records[timeline.Topic](v, kind, nil)
		case timeline.Instruments:
			r.Instruments = records(v, kind, v.instrument)
		case timeline.Pages:
			r.Pages = records[timeline.Page](v, kind, nil)
		}
	}
	v.tables(&r)
	return r, v.probs
}

type validator struct {
	content load.Content
	options Options
	parser  *markup.Parser
	kept    *Kept
	lexicon lexicon
	probs   diag.List
}

// A reporter takes the problems of one file.
type reporter func(diag.Problem)

// A rule judges a record that was decoded.
type rule[T any] func(record *T, report reporter)

// pointer is a *T that has the common part of all records.
type pointer[T any] interface {
	*T
	Base() *timeline.Record
}

// records makes the records of one kind. A record and its translations are
// files side by side in the list: the original first.
func records[T any, P pointer[T]](v *validator, kind load.Kind, check rule[T]) []*T {
	table := typed(kind.Fields, v.options.Extra)
	j := judge[T, P]{
		v: v, check: check, table: table,
		original:    field.Bind[T](table),
		translation: field.Bind[T](table.Translation()),
	}
	groups := byID(v.content.Records[kind.Name])
	judged := make([]judgement, len(groups))
	parallel.Do(len(groups), func(i int) {
		var ok bool
		if judged[i], ok = v.kept.get(kind.Name, i, groups[i]); !ok {
			r, probs := j.record(groups[i])
			judged[i] = judgement{sums(groups[i]), r, probs}
		}
	})
	v.kept.records[kind.Name] = judged
	out := make([]*T, 0, len(judged))
	for _, done := range judged {
		v.probs = append(v.probs, done.probs...)
		if r := done.record.(*T); r != nil {
			out = append(out, r)
		}
	}
	return out
}

// typed puts the site's own keys into the table of a kind.
func typed(t field.Table, extra map[string]string) field.Table {
	t = slices.Clone(t)
	for i := range t {
		if t[i].Type != field.Extra {
			continue
		}
		for _, k := range slices.Sorted(maps.Keys(extra)) {
			t[i].Fields = append(t[i].Fields, field.Field{Name: k, Type: extraTypes[extra[k]]})
		}
	}
	return t
}

var extraTypes = map[string]field.Type{
	"string": field.String, "integer": field.Integer, "number": field.Number, "bool": field.Bool, "date": field.Date,
}

func byID(rs []load.Record) [][]load.Record {
	groups := make([][]load.Record, 0, len(rs))
	for len(rs) > 0 {
		n := 1
		for n < len(rs) && rs[n].ID == rs[0].ID {
			n++
		}
		groups, rs = append(groups, rs[:n]), rs[n:]
	}
	return groups
}

// judge makes one record of one kind.
type judge[T any, P pointer[T]] struct {
	v                     *validator
	check                 rule[T]
	table                 field.Table
	original, translation *field.Binding
}

func (j judge[T, P]) record(files []load.Record) (*T, diag.List) {
	var probs diag.List
	first := files[0]
	in := func(file string) reporter {
		return func(p diag.Problem) {
			p.Pos.File = cmp.Or(p.Pos.File, file)
			probs = append(probs, p)
		}
	}
	if first.Lang != "" {
		in(first.File)(diag.Problem{Code: "A707", Text: "this is a translation of nothing", Help: "write " + first.ID + ".md first, or give this file the name of its original"})
		return nil, probs
	}
	r := new(T)
	base := P(r).Base()
	base.ID, base.File = first.ID, first.File
	d := field.Decoder{Lang: j.v.options.Languages[0], Report: in(first.File)}
	d.Decode(j.original, first.Values, r)
	j.body(base, first, d.Lang, d.Report)
	j.v.lexicon.loaded(j.table, first, d.Report)
	for i, f := range files[1:] {
		if f.Lang == files[i].Lang {
			in(f.File)(diag.Problem{
				Code: "A501", Text: "there is another " + f.ID + " already", Help: "rename one of the two files",
				Related: []diag.Related{{Pos: diag.Pos{File: files[i].File, Line: 1, Col: 1}, Text: "the other one"}},
			})
			continue
		}
		d := field.Decoder{Lang: f.Lang, Translate: true, Report: in(f.File)}
		d.Decode(j.translation, f.Values, r)
		j.body(base, f, f.Lang, d.Report)
		j.v.lexicon.loaded(j.table, f, d.Report)
	}
	common(base, in(first.File))
	if j.check != nil {
		j.check(r, in(first.File))
	}
	if base.Draft {
		probs.Soften()
	}
	return r, probs
}

func (j judge[T, P]) body(base *timeline.Record, f load.Record, lang string, report reporter) {
	text, probs := j.v.parser.Parse(f.Body)
	for _, p := range probs {
		report(p)
	}
	if !text.Empty() {
		base.Body = append(base.Body, timeline.Passage{Lang: lang, File: f.File, Text: text})
	}
}
