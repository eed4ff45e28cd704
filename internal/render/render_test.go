package render

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"annals/internal/address"
	"annals/internal/compiled"
	"annals/internal/timeline"
	"annals/templates"

	"github.com/jba/templatecheck"
	"golang.org/x/net/html"
)

func TestTemplatesFitTheirViews(t *testing.T) {
	s := sample(t)
	words := options(t, s).Strings[0]
	tm, err := newTemplates(templates.FS, words)
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range kinds {
		page, err := tm.page(k)
		if err != nil {
			t.Fatal(err)
		}
		if err := templatecheck.CheckHTML(page, k.view); err != nil {
			t.Errorf("page %s: %v", k.name, err)
		}
		if _, err := compiled.New(page, k.view); err != nil {
			t.Errorf("page %s is not compiled: %v", k.name, err)
		}
	}
	for _, f := range fragments {
		part, err := tm.fragment(f.name)
		if err != nil {
			t.Fatal(err)
		}
		if err := templatecheck.CheckHTML(part, f.view); err != nil {
			t.Errorf("fragment %s: %v", f.name, err)
		}
		if _, err := compiled.New(part, f.view); err != nil {
			t.Errorf("fragment %s is not compiled: %v", f.name, err)
		}
	}
}

// The layout shows what a page says of itself: a field of a view with the same name
// would stand in its place.
func TestViewsHideNothingFromTheLayout(t *testing.T) {
	page := reflect.TypeFor[Page]()
	for _, k := range kinds {
		view := reflect.TypeOf(k.view)
		for i := range view.NumField() {
			own := view.Field(i)
			if _, hidden := page.FieldByName(own.Name); hidden && !k.bare {
				t.Errorf("the view of %s hides %s", k.name, own.Name)
			}
		}
	}
}

// Every kind of page must be among the pages of the sample, or the tests below
// would not see it. A list of two is long here, so that some are parted.
func TestSampleHasEveryKind(t *testing.T) {
	s := sample(t)
	for _, id := range []string{"gao", "kidal", "kita"} {
		s.Places = append(s.Places, &timeline.Place{ID: id, Name: text(id), Country: "ML"})
	}
	o := options(t, s)
	o.PerPage = 1
	pages, err := Site(s, o)
	if err != nil {
		t.Fatal(err)
	}
	all, err := pages.all()
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range kinds {
		if !slices.Contains(all.by, k.name) {
			t.Errorf("no page of kind %q", k.name)
		}
	}
}

func TestPagesSay(t *testing.T) {
	files := rendered(t, sample(t), options(t, sample(t)))
	for _, tt := range []struct {
		name, file string
		want       []string
		not        []string
	}{
		{"titles are escaped", "events/reply.html", []string{"<h1>Mali &lt;answers&gt; &amp; &#34;bars&#34;</h1>", "· Test Annals</title>"}, []string{"<answers>"}},
		{"the date in words", "events/reply.html", []string{`<time datetime="2025-12-30" data-edtf="2025-12-30">Tuesday 30 December 2025</time>`, `Announced <time datetime="2025-12-29"`}, nil},
		{"numbers follow the order of citing", "events/reply.html", []string{
			`It <a href="../events/ban.html">answered</a><sup class="cite" id="c1"><a href="#s1" aria-label="Source 1">1</a> <a href="#s2" aria-label="Source 2">2</a><span>, p. 4</span></sup>`,
			`<li id="s1"><cite><a href="https://example.org/decree" rel="noopener noreferrer" data-originalurl="https://example.org/decree" data-versionurl="https://archive.example.org/1" data-versiondate="2026-01-02" lang="ar" dir="rtl">مرسوم</a>`,
			`<li id="s3" value="3">`, `<p class="uses">Cited: <a href="#c1">1</a> <a href="#c3">2</a>`,
		}, []string{`<li id="s4"`}},
		{"a record held back is not linked", "events/reply.html", []string{"See a draft and"}, []string{"held.html"}},
		{"a link to a page of the site", "events/reply.html", []string{`<a href="../glossary.html#aes">the words</a>`}, nil},
		{"the evidence in its words", "events/reply.html", []string{"2 articles · 2 publishers · 1 known independent origin · 1 official"}, []string{"Single source"}},
		{"marks no editor can take away", "events/ban.html", []string{"1 article · 1 publisher · 0 known independent origins · 0 official", "Single source", "According to one party only"}, nil},
		{"versions, who says so and which is followed", "events/reply.html", []string{
			`<table class="wide" id="claim-day">`, "A Friday", "“on Friday”", "Not followed", "<b>Followed here.</b> It is dated.", `<a href="../publishers/paper.html">A Paper</a><sup class="cite" id="c4">`,
		}, nil},
		{"a range", "events/reply.html", []string{"<b>1,000–2,500</b> people"}, nil},
		{"a quotation from right to left", "events/reply.html", []string{`<blockquote lang="ar" dir="rtl"><p>الدخول ممنوع</p>`, "In translation: Entry is barred", "not machine-checked"}, nil},
		{"the chain with this entry in it", "events/reply.html", []string{`<li class="here">`, "this entry replies to it", "follows this entry"}, nil},
		{"background stands apart", "events/reply.html", []string{"Cited for context; not counted as evidence."}, nil},
		{"after whom a copy is", "events/reply.html", []string{`<a href="../publishers/paper.html">A Paper</a>, after <a href="../publishers/agency.html">The Agency</a>`, "example.org"}, nil},
		{"a snapshot", "events/reply.html", []string{`<a href="https://archive.example.org/1" rel="noopener noreferrer" data-originalurl="https://example.org/decree" data-versionurl="https://archive.example.org/1" data-versiondate="2026-01-02">`}, nil},
		{"a picture", "events/reply.html", []string{`<img src="../media/events/p.png" alt="A stamp" width="10" height="20">`}, nil},
		{"version and correction", "events/reply.html", []string{"Was 29 December, now 30 December.", "Version 2, 20 January 2026", `<li id="v2">Version 2 · Corrected`, `<li id="v1">Version 1 · Entered`}, nil},
		{"where to edit it", "events/reply.html", []string{`href="https://example.org/edit/content/reply.md"`}, nil},
		{"before and after, of all and in the country", "events/reply.html", []string{`<a rel="prev" href="../events/ban.html">`, `<a rel="next" href="../events/end.html">`, `<span class="tag mali">Mali</span>`}, nil},
		{"mentions without those of the chain", "events/ban.html", nil, []string{"Mentioned in"}},
		{"months", "years/2025.html", []string{`id="m12">December <small>2 entries</small>`}, []string{`id="m1"`}},
		{"a year without month", "years/2026.html", []string{">Month unknown <small>", "Also under way"}, nil},
		{"a card", "years/2025.html", []string{`<li id="ban" class="c-mali c-chad t-travel s-reported" data-created="2026-01-20"><article aria-labelledby="t-ban"><p class="date"><time datetime="2025-12-16" data-edtf="2025-12-16">16 December 2025</time> <small>Tuesday</small></p><h3 id="t-ban"><a href="../events/ban.html">Entry barred</a></h3>`, "1 source</p><p>A ban.</p>"}, nil},
		{"a card two folders down", "countries/mali/2025.html", []string{`<h3 id="t-ban"><a href="../../events/ban.html">`, `href="../../assets/annals.`}, nil},
		{"sources differ in lists", "years/2025.html", []string{"sources differ"}, nil},
		{"home counts", "index.html", []string{"3 entries", "3 sources", "0% of entries rest on two or more", "As of <b><time", "researched until <b><time"}, []string{"today"}},
		{"home leaves the future out of the latest", "index.html", []string{`<li id="reply" class="`, "Scheduled"}, []string{`<li id="end" class="`}},
		{"a dossier", "countries/mali/dossier.html", []string{
			"<h1>Mali: dossier</h1>", "researched until <b><time", `<section class="full" id="reply">`, `<sup class="cite" id="c1"><a href="#s1"`, `<li id="s1">`,
			"2 articles · 2 publishers", `id="in-force"`, `<a href="../../instruments/rule.html">`, `In office on <time`, `Foreign minister: <a href="../../actors/minister.html">`,
		}, []string{`id="end"`}},
		{"how relations stand", "countries/mali.html", []string{"The ban.", "worse", "Recognition", "researched in part", `id="s1"`}, nil},
		{"the home rows show the last judgement only", "index.html", []string{"↘</span> worse"}, []string{"→</span> same"}},
		{"who was in post", "actors/minister.html", []string{"Foreign minister", "in post on <time", "wikidata.org/wiki/Q1"}, nil},
		{"what a source says in a dispute", "sources/wire.html", []string{`<a href="../events/reply.html#claim-day">`, "“on Friday”"}, nil},
		{"a source cited for background only", "sources/old.html", []string{"Cited for background", "Publisher not known", "text as received", "Title described by the editors"}, []string{"Entries that rest on it"}},
		{"what repeats a publisher", "publishers/agency.html", []string{"Repeated by others", "Wire story", "Owner of"}, nil},
		{"a place", "places/bamako.html", []string{"12.64°\u00a0N, 8°\u00a0W", "point of the town", `<a href="../countries/mali.html">Mali</a> · `}, nil},
		{"places", "places/index.html", []string{`<a href="../places/bamako.html">Bamako</a> <small>`}, nil},
		{"instruments", "instruments/rule.html", []string{"Visa rule", "in force", "In force until", `<a href="../events/reply.html">`}, nil},
		{"terms", "glossary.html", []string{`<dt id="aes">AES</dt>`}, nil},
		{"data", "data.html", []string{`<a href="manifest.json">`, "CC BY 4.0"}, nil},
		{"a tombstone says why and shows no evidence", "events/gone.html", []string{"It rested on a forged letter.", "✕", `content="noindex"`}, []string{"Never shown", "Wire story"}},
		{"an alias leads on", "events/old-name.html", []string{`content="0; url=../events/reply.html"`, `<a href="../events/reply.html" rel=`, `rel="canonical"`}, nil},
		{"404 counts from the root", "404.html", []string{`href="/assets/annals.`, `href="/index.html"`}, []string{`href="assets`, "../"}},
		{"the policy", "index.html", []string{`http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'`}, []string{"frame-ancestors", "<script>", "style=", "onclick"}},
		{"no address, no canonical link", "index.html", nil, []string{`rel="canonical"`, "hreflang"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := files[tt.file]
			if !ok {
				t.Fatalf("there is no %s", tt.file)
			}
			for _, want := range tt.want {
				if !strings.Contains(blanks(got), blanks(want)) {
					t.Errorf("%s lacks %q", tt.file, want)
				}
			}
			for _, not := range tt.not {
				if strings.Contains(got, not) {
					t.Errorf("%s holds %q", tt.file, not)
				}
			}
			if t.Failed() && testing.Verbose() {
				t.Log(got)
			}
		})
	}
	for file, html := range files {
		if strings.Contains(html, "Withdrawn entry") && file != "events/gone.html" {
			t.Errorf("%s lists the withdrawn entry", file)
		}
		if err := Check(file, []byte(html)); err != nil {
			t.Error(err)
		}
	}
}

func TestTwoLanguages(t *testing.T) {
	s := sample(t, "en", "fr")
	s.BaseURL = "https://example.org/t/"
	files := rendered(t, s, options(t, s))
	for _, tt := range []struct {
		name, file string
		want       []string
	}{
		{"dates in French", "fr/events/reply.html", []string{`<html lang="fr" data-edition="2026-02-01">`, "mardi 30 décembre 2025", "2 articles · 2 éditeurs · 1 origine indépendante connue · 1 source officielle"}},
		{"what is not translated is marked", "fr/events/reply.html", []string{`<h1 lang="en">`, `<div class="text" lang="en">`, "Pas encore traduit\u00a0: le texte est en anglais."}},
		{"the words of a source are marked", "fr/events/reply.html", []string{"selon les mots de la source\u00a0: <span lang=\"en\">“on Friday”</span>"}},
		{"and on its own page", "fr/sources/wire.html", []string{`<span lang="en">“on Friday”</span>`}},
		{"what is translated is not", "fr/events/end.html", []string{"<h1>L’interdiction est levée</h1>"}},
		{"the switch stays on the record", "events/reply.html", []string{`<a href="../fr/events/reply.html" lang="fr" hreflang="fr">Français</a>`}},
		{"and leads back", "fr/events/reply.html", []string{`<a href="../../events/reply.html" lang="en" hreflang="en">English</a>`}},
		{"links stay in the language", "fr/years/2025.html", []string{`<a href="../events/ban.html"`, `href="../../assets/annals.`, ">Décembre <small>"}},
		{"canonical and pairs", "fr/events/reply.html", []string{
			`<link rel="canonical" href="https://example.org/t/fr/events/reply.html">`,
			`<link rel="alternate" hreflang="en" href="https://example.org/t/events/reply.html">`,
		}},
		{"a home page is its folder", "fr/index.html", []string{`<link rel="canonical" href="https://example.org/t/fr/">`}},
		{"404 speaks both", "404.html", []string{"There is no such page", `<section lang="fr"><h2>Cette page n’existe pas`, `href="/t/fr/index.html"`, `href="/t/assets/`}},
		{"aliases too", "fr/events/old-name.html", []string{"url=../events/reply.html", `href="https://example.org/t/fr/events/reply.html"`}},
		{"the sitemap", "sitemap.xml", []string{"<loc>https://example.org/t/fr/events/reply.html</loc>", "<loc>https://example.org/t/</loc>"}},
		{"robots", "robots.txt", []string{"Sitemap: https://example.org/t/sitemap.xml"}},
	} {
		for _, want := range tt.want {
			if !strings.Contains(blanks(files[tt.file]), blanks(want)) {
				t.Errorf("%s: %s lacks %q", tt.name, tt.file, want)
			}
		}
	}
	for _, not := range []string{"gone.html", "404.html", "old-name.html"} {
		if strings.Contains(files["sitemap.xml"], not) {
			t.Errorf("the sitemap lists %s", not)
		}
	}
	for file := range files {
		if strings.Contains(file, "index/") {
			continue // names begin with other letters
		}
		other, french := strings.CutPrefix(file, "fr/")
		if french && files[other] == "" {
			t.Errorf("%s has no English page", file)
		}
		if !french && path.Ext(file) == ".html" && file != "404.html" && files["fr/"+file] == "" {
			t.Errorf("%s has no French page", file)
		}
	}
}

// Every link of every page leads to a file of the site, and every fragment to
// an id on it, in both styles of address and both languages.
func TestLinksLead(t *testing.T) {
	for _, style := range []address.Style{address.File, address.Directory} {
		s := sample(t, "en", "fr")
		o := options(t, s)
		o.Style, o.PerPage = style, 1
		files := rendered(t, s, o)
		ids := map[string]map[string]bool{}
		links := map[string][]string{}
		for file, content := range files {
			if path.Ext(file) != ".html" {
				continue
			}
			ids[file] = map[string]bool{}
			walk(t, file, content, func(key, value string) {
				switch key {
				case "id":
					if ids[file][value] {
						t.Errorf("style %d: %s has the id %q twice", style, file, value)
					}
					ids[file][value] = true
				case "href", "src":
					links[file] = append(links[file], value)
				}
			})
		}
		for _, file := range slices.Sorted(maps.Keys(links)) {
			for _, link := range links[file] {
				if strings.Contains(link, "://") || strings.Contains(link, "media/") {
					continue
				}
				to, fragment, _ := strings.Cut(link, "#")
				target := file
				switch {
				case strings.HasPrefix(to, "/"):
					target = strings.TrimPrefix(to, "/")
				case to != "":
					target = path.Join(path.Dir(file), to)
				}
				if strings.HasSuffix(to, "/") || target == "." || target == "" {
					target = path.Join(target, "index.html")
				}
				if target == "manifest.json" {
					continue
				}
				if _, ok := files[target]; !ok {
					t.Errorf("style %d: %s links to %q, which is not there", style, file, link)
				} else if fragment != "" && !ids[target][fragment] {
					t.Errorf("style %d: %s links to %q, which has no such id", style, file, link)
				}
			}
		}
	}
}

// walk calls f for every attribute of a page, and insists on a few rules that
// hold for all.
func walk(t *testing.T, file, content string, f func(key, value string)) {
	doc, err := html.Parse(strings.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	level, mains := 0, 0
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
			if next := int(n.Data[1] - '0'); next > level+1 {
				t.Errorf("%s: a heading of level %d below one of %d", file, next, level)
			}
			level = int(n.Data[1] - '0')
		}
		if n.Data == "h1" {
			mains++
		}
		for _, a := range n.Attr {
			f(a.Key, a.Val)
		}
	}
	if mains != 1 {
		t.Errorf("%s has %d first headings", file, mains)
	}
}

// The same site makes the same bytes, whoever asks first and at the same time.
func TestSameBytes(t *testing.T) {
	s := sample(t, "en", "fr")
	want := rendered(t, s, options(t, s))
	pages, err := Site(sample(t, "en", "fr"), options(t, s))
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for f := range pages.Files() {
		paths = append(paths, f.Path)
	}
	slices.Reverse(paths)
	var wait sync.WaitGroup
	for _, p := range slices.Concat(paths, paths) {
		wait.Go(func() {
			var b bytes.Buffer
			f, ok := pages.File(p)
			if err := f.Write(&b); !ok || err != nil || b.String() != want[p] {
				t.Errorf("%s differs the second time (%v)", p, err)
			}
		})
	}
	wait.Wait()
	if len(paths) != len(want) || pages.Len() != len(want) || pages.Has("no.html") {
		t.Errorf("%d paths, %d files, Len %d", len(paths), len(want), pages.Len())
	}
}

func TestAddressClaimedTwice(t *testing.T) {
	s := sample(t)
	s.Pages = append(s.Pages, &timeline.Page{Record: rec("glossary", ""), Title: text("Glossary")})
	pages, err := Site(s, options(t, s))
	if err != nil {
		t.Fatal(err)
	}
	err = pages.Complete()
	var wrong *TemplateError
	if !errors.As(err, &wrong) || wrong.Pos.File != s.Pages[len(s.Pages)-1].File || wrong.Code != "A507" {
		t.Errorf("got %v, want an error about the page", err)
	}
}

// A site's own template is wrong: the message says where, without Go's names,
// before a page is made where that can be known.
func TestTemplateErrors(t *testing.T) {
	for _, tt := range []struct{ name, file, src, want, help string }{
		{"not closed", "year.html", "{{define \"main\"}}\n{{if .Count}}\n{{end}}", `templates/year.html:3: A801 the file ends before it closes what it opened`, `write  {{end}}  for each define, if, range and with`},
		{"closed too often", "year.html", "{{define \"main\"}}{{end}}\n{{end}}", `templates/year.html:2: A801 this {{end}} closes nothing`, `take it away, or open what it closes`},
		{"braces left open", "year.html", "{{define \"main\"}}\n{{.Count\n{{end}}", `templates/year.html:3: A801 a {{ is not closed, here or on a line before`, `write  }}  where it ends`},
		{"no condition", "year.html", "{{define \"main\"}}\n{{if}}{{end}}{{end}}", `templates/year.html:2: A801 after if a value is missing`, `write which, as in  {{if .Note}}`},
		{"no such variable", "year.html", "{{define \"main\"}}\n{{$n}}{{end}}", `templates/year.html:2: A801 there is no variable $n`, `set it before:  {{$name := .Value}}`},
		{"something else", "year.html", "{{define \"main\"}}\n{{.Count ]}}{{end}}", `templates/year.html:2: A801 this cannot be read as a template: unexpected "]" in operand`, `see  annals explain A801`},
		{"no such value", "year.html", "{{define \"main\"}}\n<p>{{.Weather}}</p>{{end}}", `templates/year.html:2:6: A802 there is no value called "Weather" here`, `the values here are .Alternates, …`},
		{"a near value", "year.html", "{{define \"main\"}}\n<p>é{{t \"home\"}}: {{.Headnig}}</p>{{end}}", `templates/year.html:2:21: A802 there is no value called "Headnig" here`, `did you mean  .Heading ?`},
		{"a value of a value", "year.html", "{{define \"main\"}}\n{{.Heading.Txt}}{{end}}", `templates/year.html:2:11: A802 there is no value called "Txt" here`, `did you mean  .Text ?`},
		{"where no page comes by", "tombstone.html", "{{define \"main\"}}\n{{.Weather}}{{end}}", `templates/tombstone.html:2:3: A802 there is no value called "Weather" here`, `the values here are .Alternates, …`},
		{"no such function", "card.html", "{{lenn .ID}}", `templates/card.html:1:3: A803 there is no function "lenn"`, `did you mean  len ?`},
		{"blanks", "year.html", "{{define \"main\"}}{{ t \"home\" }}{{end}}", `templates/year.html:1:21: A803 there is no function "t"`, `a word of the site is written  {{t "key"}}  without other blanks`},
		{"no such template", "year.html", "{{define \"main\"}}\n{{template \"weather\" .}}{{end}}", `templates/year.html:2:12: A804 there is no template "weather"`, `the templates are balance, …`},
		{"a near template", "year.html", "{{define \"main\"}}\n{{template \"hading\" .}}{{end}}", `templates/year.html:2:12: A804 there is no template "hading"`, `did you mean  heading ?`},
		{"no template at all", "year.html", "<p>Hello</p>", `templates/year.html:1:1: A804 this page does not define "main", which the layout shows`, `write  {{define "main"}}  before it and  {{end}}  after`},
		{"no list", "year.html", "{{define \"main\"}}\n{{range .Title}}{{end}}{{end}}", `templates/year.html:2:9: A805 .Title is no list`, `range takes a list; for one value write  {{with .Title}}`},
		{"too few values", "year.html", "{{define \"main\"}}\n{{if eq}}{{end}}{{end}}", `templates/year.html:2:6: A805 eq takes at least 1 values, and has 0`, `see  annals explain A805`},
		{"only when made", "year.html", "{{define \"main\"}}\n{{index .Crumbs 99}}{{end}}", `templates/year.html:2:3: A805 this goes wrong when a page is made: error calling index: index out of range: 99`, `see  annals explain A805`},
		{"in a fragment", "card.html", "<li>{{.Weather}}", `templates/card.html:1:7: A802 there is no value called "Weather" here`, `the values here are …`},
		{"no such text", "year.html", "{{define \"main\"}}\n\n{{t \"weather\"}}{{end}}", `templates/year.html:3:6: A806 templates/strings/en.toml has no "weather"`, `write it there:  weather = "…"`},
		{"a near text", "year.html", "{{define \"main\"}}{{t \"hoem\"}}{{end}}", `templates/year.html:1:23: A806 templates/strings/en.toml has no "hoem"`, `did you mean  "home" ?`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := sample(t)
			o := options(t, s)
			o.Templates = templates.Over(fstest.MapFS{tt.file: {Data: []byte(tt.src)}})
			probs, err := Problems(buildYear(s, o))
			if err != nil || len(probs) != 1 {
				t.Fatalf("got %v, %v; want one problem", probs, err)
			}
			p := probs[0]
			if got := fmt.Sprintf("%s: %s %s", p.Pos, p.Code, p.Text); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
			if start, more := strings.CutSuffix(tt.help, "…"); p.Help != tt.help && !(more && strings.HasPrefix(p.Help, start)) {
				t.Errorf("got  %s\nwant %s", p.Help, tt.help)
			}
		})
	}
}

// Every mistake is told, and each once, though many pages have it.
func TestAllTemplateErrors(t *testing.T) {
	s := sample(t, "en", "fr")
	o := options(t, s)
	o.Templates = templates.Over(fstest.MapFS{
		"card.html":  {Data: []byte("{{.Rain}}")},
		"mast.html":  {Data: []byte("{{if}}")},
		"year.html":  {Data: []byte("{{define \"main\"}}{{.Wind}}{{end}}")},
		"topic.html": {Data: []byte("{{define \"main\"}}{{.Snow}}{{end}}")},
	})
	_, err := Site(s, o)
	probs, fault := Problems(err)
	var got []string
	for _, p := range probs {
		got = append(got, p.Pos.String())
	}
	slices.Sort(got)
	want := []string{"templates/card.html:1:3", "templates/mast.html:1", "templates/topic.html:1:20", "templates/year.html:1:20"}
	if fault != nil || !slices.Equal(got, want) {
		t.Errorf("got  %v (%v)\nwant %v", got, fault, want)
	}
}

func buildYear(s *timeline.Site, o Options) error {
	pages, err := Site(s, o)
	if err != nil {
		return err
	}
	f, _ := pages.File("years/2025.html")
	return f.Write(&bytes.Buffer{})
}

// The fault of a disk is no fault of a template.
func TestWriteErrorsPass(t *testing.T) {
	s := sample(t)
	pages, err := Site(s, options(t, s))
	if err != nil {
		t.Fatal(err)
	}
	full := fmt.Errorf("disk: %w", fs.ErrPermission)
	for f := range pages.Files() {
		var wrong *TemplateError
		if err := f.Write(failing{full}); !errors.Is(err, fs.ErrPermission) || errors.As(err, &wrong) {
			t.Errorf("%s: got %v, want %v", f.Path, err, full)
		}
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// A site's own template lies over ours.
func TestOwnTemplate(t *testing.T) {
	s := sample(t)
	o := options(t, s)
	o.Templates = templates.Over(fstest.MapFS{"card.html": {Data: []byte(`<li>{{.Href}} "{{t "home"}}"</li>`)}})
	files := rendered(t, s, o)
	if !strings.Contains(files["countries/mali/2025.html"], `<li>../../events/ban.html "Home"</li>`) {
		t.Error("the site's own card is not used")
	}
}

// A browser is told of the feed of all entries on every page, of its other form
// where those stand, and of the search where a reader would look for it.
func TestFeedsOfPages(t *testing.T) {
	s := sample(t)
	s.BaseURL = "https://example.org/t/"
	files := rendered(t, s, options(t, s))
	for _, tt := range []struct {
		file               string
		search, atom, json int
	}{
		{"index.html", 1, 1, 0},
		{"search.html", 1, 1, 0},
		{"newest.html", 0, 1, 1},
		{"events/reply.html", 0, 1, 0},
		{"countries/mali.html", 0, 2, 1},
	} {
		count := func(s string) int { return strings.Count(files[tt.file], s) }
		if got := [3]int{count(`<link rel="search"`), count(`type="application/atom&#43;xml"`), count(`type="application/feed&#43;json"`)}; got != [3]int{tt.search, tt.atom, tt.json} {
			t.Errorf("%s names search, Atom and JSON Feed %v times", tt.file, got)
		}
	}
}
