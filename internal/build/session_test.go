package build_test

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"io/fs"
	"maps"
	"math/rand/v2"
	"path"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"annals/internal/build"
	"annals/internal/config"
	"annals/internal/gensite"
	"annals/internal/link"
	"annals/internal/load"
	"annals/internal/render"
	"annals/internal/validate"
	"annals/templates"
)

// TestSession edits a site at random and holds a session, which is told what
// was touched, against a clean build after every edit: the same files, the same
// problems, the same held back.
func TestSession(t *testing.T) {
	edits := 60
	switch {
	case *long:
		edits = 1000
	case testing.Short(): // with the race detector each takes ten times as long
		edits = 15
	}
	e := newEditor(t, 7)
	tmpl := templates.Over(sub{e.site, "templates"})
	o := build.Options{Preview: true, Version: "test"}
	s := build.NewSession(e.site, tmpl, o)
	last := outputOf(s.Build())
	broken := 0
	for i := range edits {
		did, told := e.edit()
		changed, err := s.Changed(told...)
		if err != nil {
			t.Fatalf("edit %d, %s: %v", i, did, err)
		}
		now, asked := last, output{}
		if changed {
			r, err := s.Build()
			asked = askedAlone(r, last, i) // before all pages are listed, as a browser does
			now = outputOf(r, err)
		}
		clean := outputOf(build.Site(e.site, tmpl, o))
		for file, page := range asked {
			if _, hosts := clean["lost "+strings.TrimPrefix(file, "file ")]; !hosts && page != clean[file] {
				t.Fatalf("edit %d, %s: %s alone is not as in a clean build:\n%s", i, did, file, cmp.Diff(clean[file], page))
			}
		}
		if d := cmp.Diff(clean, now); d != "" {
			t.Fatalf("edit %d, %s (told of %q, changed %v): (-clean +session)\n%s", i, did, told, changed, d)
		}
		if clean["problems"] != "" {
			broken++
		}
		last = now
	}
	if broken < edits/10 || broken > edits*9/10 {
		t.Errorf("the site had problems after %d of %d edits: the test says little of the other kind", broken, edits)
	}
}

// TestSessionConfig changes what every record is judged by: nothing may be kept
// that was judged otherwise.
func TestSessionConfig(t *testing.T) {
	site := gensite.Site(8)
	change(site, gensite.File(2, 8), "\ncreated", "\nextra.mood = \"grim\"\ncreated")
	site[strings.TrimSuffix(gensite.File(3, 8), ".md")+".fr.md"] = &fstest.MapFile{Data: []byte("+++\ntitle = \"Un titre\"\n+++\n")} // no translation where French comes first
	config := string(site["config.toml"].Data)
	tmpl := templates.Over(sub{site, "templates"})
	s := build.NewSession(site, tmpl, build.Options{})
	if _, err := s.Build(); err != nil {
		t.Fatal(err)
	}
	last := output{}
	for _, now := range []string{
		config + "[content]\nextra = {mood = \"string\"}\n",
		config + "[content]\nextra = {mood = \"integer\"}\n",
		strings.Replace(config, `["en"]`, `["fr"]`, 1) + "[content]\nextra = {mood = \"string\"}\n",
		strings.Replace(config, `["en"]`, `["en", "fr"]`, 1) + "[content]\nextra = {mood = \"string\"}\n",
		"annals = 2",
		config + "[content]\nextra = {mood = \"string\"}\n",
	} {
		site["config.toml"] = &fstest.MapFile{Data: []byte(now)}
		if changed, err := s.Changed("config.toml"); err != nil || !changed {
			t.Fatal("no change is noticed", err)
		}
		got, clean := outputOf(s.Build()), outputOf(build.Site(site, tmpl, build.Options{}))
		if d := cmp.Diff(clean, got); d != "" {
			t.Errorf("with config.toml\n%s(-clean +session)\n%s", now, d)
		}
		if cmp.Equal(last, clean) {
			t.Errorf("the case says nothing: the site is as before with config.toml\n%s", now)
		}
		last = clean
	}
}

// TestSessionNames changes what ids name, one after the other and back again:
// entries that did not change themselves must name what they name now.
func TestSessionNames(t *testing.T) {
	site := gensite.Site(12)
	entry := func(i int) string { return gensite.File(i, 12) }
	tmpl := templates.Over(sub{site, "templates"})
	o := build.Options{Preview: true}
	s := build.NewSession(site, tmpl, o)
	last := outputOf(s.Build())
	same := func(what string, told ...string) {
		t.Helper()
		if changed, err := s.Changed(told...); err != nil || !changed {
			t.Fatalf("%s: no change is noticed (%v)", what, err)
		}
		now, clean := outputOf(s.Build()), outputOf(build.Site(site, tmpl, o))
		if d := cmp.Diff(clean, now); d != "" {
			t.Errorf("%s: (-clean +session)\n%s", what, d)
		}
		if cmp.Equal(last, clean) {
			t.Errorf("%s: the case says nothing: the site is as before", what)
		}
		last = clean
	}
	edits := []struct{ what, file, old, now string }{
		{"a text", entry(1), `summary = "`, `summary = "New. `},
		{"an entry becomes the first", entry(7), "date = ", "date = 1950-01-01 # "},
		{"an entry is known by another id too", entry(2), "created = ", "aliases = [\"once\"]\ncreated = "},
		{"another calls it so", entry(4), "+++\n\n", "+++\n\nSee [it](event:once). "},
		{"a source is held back", "content/sources/source-000004.md", `title = "`, "draft = true\ntitle = \""},
		{"it is deleted", "content/sources/source-000004.md", "", ""},
		{"another cites what is not there", entry(8), "+++\n\n", "+++\n\nSo [@nothing]. "},
		{"an entry is held back", entry(5), "created = ", "draft = true\ncreated = "},
		{"an entry is withdrawn", entry(3), `status = "confirmed"`, "status = \"retracted\"\nretraction = \"It was not so.\""},
		{"an actor cannot be read", "content/actors/actor-00000.md", "kind = ", "kind "},
		{"a table cannot be read", "content/publishers.toml", "[[publishers]]", "[[publishers]"},
	}
	var before []*fstest.MapFile
	for _, e := range edits {
		if site[e.file] == nil || !bytes.Contains(site[e.file].Data, []byte(e.old)) {
			t.Fatalf("%s: %s has no %q", e.what, e.file, e.old)
		}
		before = append(before, site[e.file])
		if change(site, e.file, e.old, e.now); e.old == "" {
			delete(site, e.file)
		}
		same(e.what, e.file)
	}
	for i, e := range slices.Backward(edits) {
		site[e.file] = before[i]
		same(e.what+", no more", e.file)
	}
}

// TestSessionNotices says what counts as a change: the bytes of a file, not its
// time, and not what an editor leaves beside it for a moment.
func TestSessionNotices(t *testing.T) {
	entry := gensite.File(3, 8)
	for _, test := range []struct {
		name  string
		touch func(fstest.MapFS)
		told  []string
		want  bool
	}{
		{"an entry is saved as it was", func(fstest.MapFS) {}, []string{entry}, false},
		{"a folder is told of", func(fstest.MapFS) {}, []string{"content/events"}, false},
		{"everything is told of", func(fstest.MapFS) {}, []string{"."}, false},
		{"a test file of vim came and went", func(fstest.MapFS) {}, []string{path.Dir(entry) + "/4913", entry + "~", entry}, false},
		{"a file of rsync came and went", func(fstest.MapFS) {}, []string{path.Dir(entry) + "/." + path.Base(entry) + ".Xk3d9a"}, false},
		{"a hidden file stays", func(s fstest.MapFS) { s["content/events/.DS_Store"] = &fstest.MapFile{} }, []string{"content/events/.DS_Store"}, false},
		{"an entry is changed", func(s fstest.MapFS) { change(s, entry, "summary = \"", "summary = \"Now: ") }, []string{entry}, true},
		{"an entry is gone", func(s fstest.MapFS) { delete(s, entry) }, []string{entry}, true},
		{"a folder is gone", func(s fstest.MapFS) { delete(s, entry) }, []string{path.Dir(entry)}, true},
		{"a file nothing is known about", func(s fstest.MapFS) { s["content/notes.txt"] = &fstest.MapFile{} }, []string{"content/notes.txt"}, true},
		{"an entry becomes a link", func(s fstest.MapFS) { s[entry] = &fstest.MapFile{Data: []byte("x"), Mode: fs.ModeSymlink} }, []string{entry}, true},
		{"config.toml is saved as it was", func(fstest.MapFS) {}, []string{"config.toml"}, false},
		{"config.toml is changed", func(s fstest.MapFS) { change(s, "config.toml", "Generated", "Changed") }, []string{"config.toml"}, true},
		{"a template is added", func(s fstest.MapFS) { s["templates/foot.html"] = &fstest.MapFile{Data: []byte("<p>Ours</p>")} }, []string{"templates/foot.html"}, true},
		{"a change nobody tells of", func(s fstest.MapFS) { change(s, entry, "summary = \"", "summary = \"Now: ") }, []string{"public/index.html"}, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			site := gensite.Site(8)
			s := build.NewSession(site, templates.Over(sub{site, "templates"}), build.Options{})
			if _, err := s.Build(); err != nil {
				t.Fatal(err)
			}
			test.touch(site)
			got, err := s.Changed(test.told...)
			if err != nil || got != test.want {
				t.Errorf("Changed(%q) = %v, %v; want %v", test.told, got, err, test.want)
			}
		})
	}
}

// TestLinkLeavesRecords holds records that were linked against the same that
// were not.
func TestLinkLeavesRecords(t *testing.T) {
	site := newEditor(t, 1).site
	read := func() (config.Config, validate.Options, load.Content) {
		c, _ := config.Parse(site["config.toml"].Data)
		r := load.NewReader(site, c.Written())
		if _, err := r.Read(); err != nil {
			t.Fatal(err)
		}
		content, _ := r.Content()
		return c, validate.Options{Languages: c.Written()}, content
	}
	c, o, content := read()
	linked, _ := validate.Records(content, o)
	link.Site(linked, link.Options{Config: c})
	_, _, content = read()
	untouched, _ := validate.Records(content, o)
	if d := cmp.Diff(untouched, linked, cmp.Exporter(func(reflect.Type) bool { return true })); d != "" {
		t.Errorf("link changed the records it was given (-before +after)\n%s", d)
	}
}

// output is all that comes of a site: its files, and what is said of it.
type output map[string]string

func outputOf(r build.Result, err error) output {
	out := output{}
	if err != nil {
		out["error"] = err.Error()
		return out
	}
	for _, p := range r.Problems {
		out["problems"] += fmt.Sprintf("%+v\n", p)
	}
	for _, h := range r.Held {
		out["held"] += fmt.Sprintf("%+v\n", h)
	}
	if r.Files == nil {
		return out
	}
	for f := range r.Files {
		out["file "+f.Path] = content(f)
		if again, ok := r.File(f.Path); !ok || again.Path != f.Path {
			out["lost "+f.Path] = "Files has it, File does not"
		}
	}
	return out
}

// askedAlone are a few of the files that a site had, each asked for alone; nothing
// where it has none of that path any more.
func askedAlone(r build.Result, last output, nth int) output {
	asked := output{}
	if r.Files == nil {
		return asked
	}
	const every = 17
	for i, name := range slices.Sorted(maps.Keys(last)) {
		path, ok := strings.CutPrefix(name, "file ")
		if !ok || (i+nth)%every != 0 {
			continue
		}
		asked[name] = ""
		if f, ok := r.File(path); ok {
			asked[name] = content(f)
		}
	}
	return asked
}

// content is what a file holds, or why it cannot be made.
func content(f render.File) string {
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		b.WriteString("error: " + err.Error())
	}
	return b.String()
}

// sub is a folder that need not be there.
type sub struct {
	fsys fs.FS
	dir  string
}

func (s sub) Open(name string) (fs.File, error) { return s.fsys.Open(path.Join(s.dir, name)) }

// change replaces a part of a file, if it is there.
func change(s fstest.MapFS, file, old, now string) {
	if s[file] == nil {
		return
	}
	s[file] = &fstest.MapFile{Data: bytes.Replace(s[file].Data, []byte(old), []byte(now), 1)}
}

// An editor edits a small site at random, always the same with the same seed.
type editor struct {
	*rand.Rand
	site fstest.MapFS
	good map[string]*fstest.MapFile // the site as it was when it had no problem
	made int
}

func newEditor(t *testing.T, seed uint64) *editor {
	e := &editor{Rand: rand.New(rand.NewPCG(seed, seed)), site: gensite.Site(12)}
	e.put("content/pages/about.md", "+++\ntitle = \"About\"\ncreated = 2026-01-01\n+++\n\nSee [an entry](event:"+gensite.EventID(2)+").\n")
	e.put("content/pages/later.md", "+++\ntitle = \"Later\"\ndraft = true\ncreated = 2026-01-01\n+++\n")
	change(e.site, "content/countries/mali.md", "created", "relations = [{key = \"first\", what = \"recognition\", period = 1960, sources = [\"source-000001\"]}]\n"+
		"track = [{key = \"now\", period = 2024, strand = \"security\", direction = \"worse\", reason = \"Troops left.\", events = [\""+gensite.EventID(1)+"\"]}]\ncreated")
	change(e.site, "content/actors/actor-00000.md", "created", "offices = [{key = \"first\", title = \"Minister\", source = \"source-000002\"}]\ncreated")
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 3, 2))); err != nil {
		t.Fatal(err)
	}
	e.put(path.Dir(gensite.File(5, 12))+"/map.png", b.String())
	change(e.site, gensite.File(5, 12), "\n+++\n\n", "\n[[pictures]]\nsrc = \"map.png\"\nalt = \"A map\"\ncredit = \"Us\"\nlicense = \"CC0-1.0\"\n+++\n\n")
	e.good = maps.Clone(e.site)
	r, err := build.Site(e.site, templates.FS, build.Options{})
	if err != nil || len(r.Problems) > 0 {
		t.Fatal("the site to edit is not good", err, r.Problems)
	}
	return e
}

func (e *editor) put(file, text string) { e.site[file] = &fstest.MapFile{Data: []byte(text)} }

// one picks one of a list.
func one[T any](e *editor, list []T) T { return list[e.IntN(len(list))] }

// files returns the files of the site whose path holds part, in order.
func (e *editor) files(part string) (list []string) {
	for f := range e.site {
		if strings.Contains(f, part) {
			list = append(list, f)
		}
	}
	slices.Sort(list)
	return append(list, "content/nothing.md")
}

// edit does one thing to the site. It says what, and of which paths a watcher
// would tell.
func (e *editor) edit() (did string, told []string) {
	type act struct {
		weight int
		name   string
		do     func() []string
	}
	acts := []act{
		{14, "change", e.change}, {4, "table", e.table}, {6, "create", e.create}, {5, "delete", e.delete}, {6, "rename", e.rename},
		{8, "break", e.breakOne}, {3, "config", e.config}, {3, "template", e.template}, {22, "mend", e.mend},
	}
	total := 0
	for _, a := range acts {
		total += a.weight
	}
	n := e.IntN(total)
	for _, a := range acts {
		if n -= a.weight; n >= 0 {
			continue
		}
		told = a.do()
		switch e.IntN(12) {
		case 0:
			return a.name, []string{"."}
		case 1: // only the folders
			for i := range told {
				told[i] = path.Dir(told[i])
			}
		case 2: // files that came and went
			told = append(told, path.Dir(told[0])+"/4913", told[0]+"~", "content/.x.swp")
		}
		return a.name, told
	}
	panic("no act")
}

// change makes a sound change to a file, or none at all.
func (e *editor) change() []string {
	f := one(e, e.files("/events/"))
	e.made++
	switch e.IntN(6) {
	case 0: // saved as it was
	case 1:
		change(e.site, one(e, e.files("/sources/")), "title = \"", fmt.Sprintf("title = \"%d ", e.made))
		return e.files("/sources/")
	case 2:
		change(e.site, f, "summary = \"", "summary = \"New. ")
	case 3:
		change(e.site, f, "status = \"confirmed\"", "status = \"confirmed\"\ndraft = true")
	case 4:
		change(e.site, f, "+++\n\n", fmt.Sprintf("+++\n\nSee [it](event:%s). ", gensite.EventID(e.IntN(12))))
	case 5:
		change(e.site, f, "created = ", fmt.Sprintf("updated = 2026-%02d-11\ncreated = ", 1+e.IntN(12)))
	}
	return []string{f}
}

// table renames a row.
func (e *editor) table() []string {
	e.made++
	f := one(e, []string{"content/publishers.toml", "content/places.toml", "content/glossary.toml"})
	change(e.site, f, "= \"T", fmt.Sprintf("= \"T%d", e.made))
	change(e.site, f, "name = \"", fmt.Sprintf("name = \"%d ", e.made))
	return []string{f}
}

func (e *editor) create() []string {
	e.made++
	from := gensite.File(e.IntN(12), 12)
	src := e.good[from].Data
	f := fmt.Sprintf("content/events/new/made-%d.md", e.made)
	switch e.IntN(5) {
	case 0: // the same id twice
		f = "content/events/twice/" + path.Base(from)
	case 1:
		f = strings.TrimSuffix(from, ".md") + ".fr.md"
		src = fmt.Appendf(nil, "+++\ntitle = \"Titre %d\"\n+++\n\nDu texte.\n", e.made)
	case 2:
		f = fmt.Sprintf("content/actors/person-%d.md", e.made)
		src = []byte("+++\nnames = [{text = \"Someone\", lang = \"en\"}]\nkind = \"person\"\ncreated = 2026-01-01\n+++\n")
	}
	e.put(f, string(src))
	return []string{f}
}

func (e *editor) delete() []string {
	f := one(e, e.files("content/"))
	delete(e.site, f)
	return []string{f}
}

// rename gives a file another name, or its folder.
func (e *editor) rename() []string {
	e.made++
	from := one(e, e.files("/events/"))
	if e.site[from] == nil {
		return []string{from}
	}
	to := path.Dir(from) + fmt.Sprintf("/renamed-%d.md", e.made)
	if e.IntN(2) == 0 {
		to = "content/events/moved/" + path.Base(from)
	}
	e.site[to] = e.site[from]
	delete(e.site, from)
	return []string{from, to}
}

func (e *editor) breakOne() []string {
	f := one(e, e.files("/events/"))
	src := e.site[f]
	if src == nil {
		src = &fstest.MapFile{}
	}
	text := string(src.Data)
	switch e.IntN(10) {
	case 9: // right only where config.toml types it
		text = strings.Replace(text, "\ncreated", "\nextra.mood = \"grim\"\ncreated", 1)
	case 0:
		text = strings.Replace(text, "title = \"", "title = ", 1)
	case 1:
		text = strings.Replace(text, "date = ", "date = \"2024-3-16\" # ", 1)
	case 2:
		text = strings.Replace(text, "sources = [", "sources = [\"no-such-source\", ", 1)
	case 3:
		text += "\n<script>alert(1)</script>\n"
	case 4:
		text = ""
	case 5:
		text = strings.Replace(text, "+++\n", fmt.Sprintf("+++\nfollows = [%q]\n", gensite.EventID(e.IntN(12))), 1)
	case 6:
		text += strings.Repeat("x", 70<<10+e.IntN(300<<10))
	case 7:
		f, text = "content/stray.txt", "?"
	case 8:
		f = one(e, []string{"content/publishers.toml", "content/places.toml"})
		text = "[[publishers]\n"
	}
	e.put(f, text)
	return []string{f}
}

func (e *editor) config() []string {
	c := "config.toml"
	switch e.IntN(6) {
	case 5:
		e.put(c, strings.Replace(string(e.good[c].Data), `["en"]`, `["fr"]`, 1))
	case 0:
		e.put(c, strings.Replace(string(e.good[c].Data), `["en"]`, `["en", "fr"]`, 1))
	case 1:
		e.put(c, string(e.good[c].Data)+"\n[build]\nurl_style = \"directory\"\n")
	case 2:
		e.put(c, string(e.good[c].Data)+"\n[content]\nextra = {mood = \"string\"}\n[check]\nlevels = {E12 = \"warning\"}\n")
	case 3:
		e.put(c, "annals = 1")
	case 4:
		e.put(c, string(e.good[c].Data))
	}
	return []string{c}
}

func (e *editor) template() []string {
	e.made++
	f := one(e, []string{"templates/foot.html", "templates/content.html", "templates/assets/annals.css"})
	switch e.IntN(3) {
	case 0:
		e.put(f, fmt.Sprintf("<p>%d</p>", e.made))
	case 1:
		e.put(f, "{{.Nothing")
	case 2:
		delete(e.site, f)
	}
	return []string{f}
}

// mend brings one file back to what it was at first, or all of them.
func (e *editor) mend() (told []string) {
	var wrong []string
	for f := range e.site {
		if e.good[f] == nil || !bytes.Equal(e.good[f].Data, e.site[f].Data) {
			wrong = append(wrong, f)
		}
	}
	for f := range e.good {
		if e.site[f] == nil {
			wrong = append(wrong, f)
		}
	}
	slices.Sort(wrong)
	if len(wrong) == 0 {
		return []string{"config.toml"}
	}
	if e.IntN(3) > 0 {
		wrong = []string{one(e, wrong)}
	}
	for _, f := range wrong {
		if delete(e.site, f); e.good[f] != nil {
			e.site[f] = e.good[f]
		}
	}
	return wrong
}
