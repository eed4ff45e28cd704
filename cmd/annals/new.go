package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"annals/internal/address"
	"annals/internal/config"
	"annals/internal/diag"
	"annals/internal/edtf"
	"annals/internal/field"
	"annals/internal/load"
	"annals/internal/timeline"
)

func newCommand() command {
	return command{
		name: "new", args: `KIND "Title"`, short: "write a pre-filled file for a new record",
		long: `New writes a file with every required field, marked as a draft, and prints its path.
A draft never stops a build: fill in what is left, then delete the line draft = true.
KIND is event, source, country, actor, topic, instrument or page.`,
		words: oneOfKinds,
		examples: []string{
			`annals new event "Niger revokes the military agreement" --date 2024-03-16 --country niger`,
			`annals new source "Niger junta ends pact with US" --id reuters-niger-pact`,
			`annals new actor "Abdoulaye Diop"`,
		},
		setup: func(f *flag.FlagSet) func(context.Context, *app, []string) error {
			var o newOptions
			f.StringVar(&o.date, "date", "", "the `DATE` of an event (EDTF): its file goes into the folder of that year")
			f.StringVar(&o.country, "country", "", "the `ID` of a country it concerns; several are parted by commas")
			f.StringVar(&o.id, "id", "", "its `ID`; else made from date and title")
			f.StringVar(&o.created, "created", "", "the `DAY` it is entered; else the day of the newest record")
			return func(_ context.Context, a *app, args []string) error {
				if len(args) != 2 {
					return usage(`new takes a kind and a title:  annals new event "Title" --date 2024-03-16`)
				}
				return a.new(args[0], args[1], o)
			}
		},
	}
}

type newOptions struct{ date, country, id, created string }

func (a *app) new(one, title string, o newOptions) error {
	kind, err := kindOf(one)
	if err != nil {
		return err
	}
	var date edtf.Date
	if o.date != "" {
		if date, err = edtf.Parse(o.date); err != nil {
			return usage("--date: %v", err)
		}
	}
	switch event := kind.Name == timeline.Events; {
	case event && o.date == "":
		return usage("an event needs a date:  --date 2024-03-16, or \"2024-03\" where only the month is known")
	case !event && (o.date != "" || o.country != ""):
		return usage("only an event takes --date and --country")
	}
	id := o.id
	if id == "" {
		id = address.Slug(title)
		if kind.Name == timeline.Events {
			id = fmt.Sprintf("%d-%s", date.Year(), id)
		}
	}
	if !field.ValidID(id) {
		return usage("%q cannot be an id: small letters, figures and single hyphens, at most %d; choose one with --id", id, field.MaxID)
	}
	created, err := a.dayOrNewest("--created", o.created)
	if err != nil {
		return err
	}
	dir := path.Join(load.Dir, string(kind.Name))
	if kind.Name == timeline.Events {
		dir = path.Join(dir, fmt.Sprint(date.Year()))
	}
	file := path.Join(dir, id+".md")
	if other, err := a.written(kind.Name, id); err != nil {
		return err
	} else if other != "" {
		return usage("%s is there already; choose another id with --id", other)
	}
	named := countries(o.country)
	if err := a.knownCountries(named); err != nil {
		return err
	}
	text := skeleton(kind, title, date, named, created.String())
	if err := create(filepath.Join(a.root, filepath.FromSlash(file)), text); err != nil {
		return failure{exitEnvironment, err}
	}
	_, err = fmt.Fprintln(a.stdout, file)
	return err
}

func kindOf(one string) (load.Kind, error) {
	var names []string
	for _, k := range load.Kinds() {
		if k.One == one {
			return k, nil
		}
		names = append(names, k.One)
	}
	return load.Kind{}, usage("there is no kind %q: it is one of %s", one, strings.Join(names, ", "))
}

// oneOfKinds are the words for a record of each kind.
func oneOfKinds() (words []string) {
	for _, k := range load.Kinds() {
		words = append(words, k.One)
	}
	return words
}

func countries(list string) (ids []string) {
	for id := range strings.SplitSeq(list, ",") {
		if id = strings.TrimSpace(id); id != "" {
			ids = append(ids, id)
		}
	}
	return ids
}

// knownCountries reports an id that no country has: in a draft nothing else
// would say so.
func (a *app) knownCountries(ids []string) error {
	files, err := fs.Glob(os.DirFS(a.root), path.Join(load.Dir, string(timeline.Countries), "*.md"))
	if err != nil {
		return failure{exitEnvironment, err}
	}
	var known []string
	for _, f := range files {
		known = append(known, strings.TrimSuffix(path.Base(f), ".md"))
	}
	for _, id := range ids {
		if slices.Contains(known, id) {
			continue
		}
		if near, ok := diag.Nearest(id, known); ok {
			return usage("--country: there is no country %q; did you mean  %s ?", id, near)
		}
		return usage("--country: there is no country %q; see  annals list countries", id)
	}
	return nil
}

// dayOrNewest reads a flag that takes a day. Left empty it is the day the site
// speaks of: no clock is asked, so that the same command makes the same file.
func (a *app) dayOrNewest(flag, value string) (edtf.Date, error) {
	if value != "" {
		return civil(flag, value)
	}
	if d, err := day(""); err != nil || !d.IsZero() {
		return d, err
	}
	r, err := a.read()
	var f failure
	if errors.As(err, &f) && f.code == exitContent {
		return edtf.Date{}, failure{f.code, fmt.Errorf("%w, or say the day:  %s 2026-11-21", err, flag)}
	}
	if err != nil {
		return edtf.Date{}, err
	}
	if r.Site != nil && !r.Site.AsOf.IsZero() {
		return r.Site.AsOf, nil
	}
	return edtf.Date{}, usage("say on which day:  %s 2026-11-21", flag)
}

// written returns the file of a record with this id, or nothing.
func (a *app) written(kind timeline.Kind, id string) (file string, err error) {
	fsys := os.DirFS(a.root)
	err = fs.WalkDir(fsys, path.Join(load.Dir, string(kind)), func(p string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err == nil && !d.IsDir() && path.Base(p) == id+".md" {
			file = p
		}
		return err
	})
	return file, err
}

// skeleton is the text of a new record: its required fields in their order, and
// what only a person can write left empty.
func skeleton(kind load.Kind, title string, date edtf.Date, countries []string, created string) string {
	var b strings.Builder
	b.WriteString("+++\n")
	for _, f := range kind.Fields {
		value := ""
		switch {
		case f.Name == "title":
			value = fmt.Sprintf("%q", title)
		case f.Name == "names":
			value = fmt.Sprintf("[{text = %q, lang = %q}]", title, config.Supported[0])
		case f.Name == "date" && f.Type == field.Date:
			value = field.WriteDate(date.String())
		case f.Name == "countries" && len(countries) > 0:
			value = `["` + strings.Join(countries, `", "`) + `"]`
		case f.Name == "created":
			value = created
		case f.Name == "draft":
			value = "true"
		case f.Required:
			value = empty(f)
		default:
			continue
		}
		fmt.Fprintf(&b, "%s = %s%s\n", f.Name, value, comment(f))
	}
	b.WriteString("+++\n")
	return b.String()
}

// empty is a value to be filled in.
func empty(f field.Field) string {
	switch f.Type {
	case field.IDs, field.Strings:
		return "[]"
	case field.Integer, field.Number:
		return f.Example
	case field.Word:
		return cmp.Or(f.Example, fmt.Sprintf("%q", f.Words[min(1, len(f.Words)-1)]))
	}
	return `""`
}

// comment says what a field takes, where its value does not.
func comment(f field.Field) string {
	switch {
	case f.Type == field.Word:
		return "  # " + strings.Join(f.Words, ", ")
	case f.Required && f.Name != "title" && f.Name != "created":
		return "  # " + f.Doc
	case f.Name == "draft":
		return "  # delete this line when it is ready"
	}
	return ""
}

// create writes a file that is not there yet, whole or not at all.
func create(file, text string) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		return err
	}
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	if err = errors.Join(err, f.Close()); err != nil {
		return errors.Join(err, os.Remove(file))
	}
	return nil
}
