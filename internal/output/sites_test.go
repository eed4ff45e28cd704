package output_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"annals/internal/address"
	"annals/internal/build"
	"annals/internal/config"
	"annals/internal/edtf"
	"annals/internal/lang"
	"annals/internal/markup"
	"annals/internal/output"
	"annals/internal/timeline"
	"annals/templates"
)

// hostile is a site whose every text does what a careless writer of some format
// would stumble over. What a site refuses, such as a NUL, is not among it.
func hostile(t testing.TB) *timeline.Site {
	t.Helper()
	mali := &timeline.Country{Record: rec(t, "mali", ""), Names: timeline.Names{{Text: `Mali, "the" <b>`, Lang: "en"}, {Text: "Mali ; l’État", Lang: "fr"}}, Alpha2: "ML"}
	travel := &timeline.Topic{Record: rec(t, "travel", ""), Title: both(`Travel & "visas"; entry`, "Circulation\u00a0: l’entrée")}
	minister := &timeline.Actor{
		Record: rec(t, "minister", ""), Names: timeline.Names{{Text: "=HYPERLINK(\"http://example.org\")", Lang: "en"}, {Text: "وزير", Lang: "ar"}}, Kind: "person", Sector: "GOV", Country: "ML",
		Offices: []timeline.Office{{Key: "o", Title: text("@minister"), From: date(t, "2021~")}},
	}
	pub := &timeline.Publisher{ID: "pub", Name: `O'Reilly & "Sons", {braces} \ %`, Kind: "agency"}
	wire := &timeline.Source{
		Record: rec(t, "wire", ""), Title: "A title with, commas; \"quotes\"\nand a line, 50 % {of} $5 & #1 _x_ ~y^z \\end", TitleBasis: "stated", PublisherID: "pub", Publisher: pub, Origin: pub, OriginID: "own",
		Authors: []string{"O’Brien, Ann", "{van} der Berg & Co"}, Published: date(t, "2025-12-31"), URL: "https://example.org/a?b=1&c=%22{x}%20;,", Lang: "en", Type: "article-newspaper", Kind: "press",
		SnapshotURL: "https://archive.example.org/1", SnapshotDate: date(t, "2026-01-02"), Accessed: date(t, "2026-01-03"),
	}
	decree := &timeline.Source{Record: rec(t, "decree", ""), Title: "مرسوم رقم ١", Lang: "ar", Type: "legislation", Kind: "sahel-official", Primary: true, Published: date(t, "-0043-03")}
	bare := &timeline.Source{Record: rec(t, "bare", ""), Title: "+1", Lang: "en", Type: "report", Kind: "research", Published: date(t, "[2025-10-20..2025-10-31]")}
	place := &timeline.Place{ID: "edge", Name: both("-Edge", "Bord"), Country: "ML", Lat: -12.64, Lon: -8.001, Precision: "town", Region: text("\"North\"")}

	event := func(id, when, title, summary, body string) *timeline.Event {
		e := &timeline.Event{
			Record: rec(t, id, body), Title: text(title), Date: date(t, when), Summary: text(summary), Significance: 3,
			Countries: []*timeline.Country{mali}, Topics: []*timeline.Topic{travel}, Sources: []*timeline.Source{wire},
			Evidence: timeline.Evidence{Articles: 1, Publishers: 1, Origins: []timeline.Origin{{Publisher: pub, Sources: []*timeline.Source{wire}}}},
		}
		e.Status = timeline.Confirmed
		return e
	}
	events := []*timeline.Event{
		event("bce", "-0043-03-15", "Before the year 1", "44 BCE", "Text."),
		event("huge-year", "Y17E7", "Far ahead", "Beyond four digits.", ""),
		event("formula", "2024-03-16", `=cmd|' /C calc'!A0`, "+1-800, @SUM(A1:A9)\nsecond line", "Text with `</script><script>alert(1)</script>` and <https://example.org/?a=1&b=2>. [@wire, p. 4; @decree]"),
		event("apostrophe", "2024-03", "'Twas a \"quoted\", title; with \\ and \\n", "''=1", "See [it](event:formula), [not there](event:nowhere) and ]]>."),
		event("rtl", "2024-04/2024-06", "قرار مع English في الوسط", "شرح", ""),
		event("end-script", "2024~", "</script><!-- ]]> <![CDATA[ {{x}} &amp; &lt;", "END:VEVENT\nBEGIN:VALARM\nX: y", ""),
		event("long", "2024-12-30", strings.Repeat("Très long ", 40)+"🇲🇱", strings.Repeat("é", 300), ""),
		event("open", "../2019-05-01", "Until then", "Open.", ""),
		event("nobody-knows", "2024-05-20/..", "Since then", "Open.", ""),
		event("one-of", "[2024-07-01..2024-07-09]", "One of these days", "A choice.", ""),
	}
	formula := events[2]
	formula.Title = append(formula.Title, lang.Wording{Lang: "fr", Text: "=SOMME(A1) ; « oui » — l’été"})
	formula.Summary = append(formula.Summary, lang.Wording{Lang: "fr", Text: "@résumé, à la ligne\nsuite"})
	formula.Sources, formula.Background = []*timeline.Source{wire, decree}, []*timeline.Source{bare}
	formula.Actors, formula.Places = []*timeline.Actor{minister}, []*timeline.Place{place}
	formula.Announced, formula.Updated = date(t, "2024-03-15"), date(t, "2026-02-02")
	formula.Claims = []timeline.Claim{{
		Key: "day", Field: "date", About: text("=1+1"), WhyFollowed: text("It is, \"dated\"."), Countries: formula.Countries,
		Versions: []timeline.Version{
			{Key: "a", Value: text("-2"), Date: formula.Date, Sources: formula.Sources, Followed: true},
			{Key: "b", Value: text("A Friday"), Says: "“on\tFriday”", Sources: formula.Sources[:1]},
		},
	}}
	formula.Numbers = []timeline.Number{{Key: "n", What: text("@barred"), Low: timeline.Figure{Value: -12.5, Known: true}, Best: timeline.Figure{Value: 0, Known: true}, Unit: text("%"), Sources: formula.Sources[:1]}}
	formula.Corrections = []timeline.Correction{
		{Date: date(t, "2026-01-30"), Text: text("Was <29>, now \"30\" & so on.")},
		{Date: date(t, "2026-02-01"), Text: both("Was \"A\"\nnow 'B'.", "Était « A ».")},
	}
	events[3].RespondsTo, events[3].Follows = []*timeline.Event{formula}, []*timeline.Event{formula}
	events[9].Status, events[9].Created = timeline.Scheduled, date(t, "2026-02-03")
	rule := &timeline.Instrument{Record: rec(t, "rule", ""), Title: text("=rule"), Kind: "visa-rule", Parties: []string{"ML", "US"}, Sources: formula.Sources[:1], Expires: date(t, "2026-12-31")}
	formula.Changes = []timeline.Change{{InstrumentID: "rule", Change: "in-force", Date: formula.Date, Event: formula, Instrument: rule, Countries: formula.Countries, Note: text("-at once")}}
	rule.Changes = []*timeline.Change{&formula.Changes[0]}
	mali.Events, travel.Events, minister.Events, place.Events = events, events, events[2:3], events[2:3]
	wire.Events, decree.Events, bare.Context = events, events[2:3], events[2:3]

	return &timeline.Site{
		Title: both("Annals & \"Sons\" <test>", "Annales d’essai"), Description: text("A test."), BaseURL: "https://example.org/a%20b/", Languages: []string{"en", "fr"},
		Licence: "CC-BY-4.0", Contact: "mailto:a@example.org", FeedAuthority: "example.org,2026-01-01", ResearchedUntil: date(t, "2026-01-15"), AsOf: date(t, "2026-02-03"), Version: "test",
		Events: events, Countries: []*timeline.Country{mali}, Topics: []*timeline.Topic{travel}, Actors: []*timeline.Actor{minister},
		Sources: []*timeline.Source{bare, decree, wire}, Publishers: []*timeline.Publisher{pub}, Places: []*timeline.Place{place}, Instruments: []*timeline.Instrument{rule},
	}
}

func rec(t testing.TB, id, body string) timeline.Record {
	r := timeline.Record{ID: id, File: "content/" + id + ".md", Created: date(t, "2026-01-20")}
	if body == "" {
		return r
	}
	text, probs := markup.New().Parse([]byte(body))
	if len(probs) > 0 {
		t.Fatal(id, probs)
	}
	r.Body = timeline.Body{{Lang: "en", File: r.File, Text: text}}
	return r
}

func text(en string) lang.Text     { return lang.Text{{Lang: "en", Text: en}} }
func both(en, fr string) lang.Text { return lang.Text{{Lang: "en", Text: en}, {Lang: "fr", Text: fr}} }

func date(t testing.TB, s string) edtf.Date {
	t.Helper()
	d, err := edtf.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

var baseURL = regexp.MustCompile(`(?m)^base_url = ".*"$`)

// own is the repository's own site, as if it had an address. It is built once.
func own(t testing.TB) *timeline.Site {
	t.Helper()
	s, err := ownSite()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

var ownSite = sync.OnceValues(func() (*timeline.Site, error) {
	root := os.DirFS("../..")
	src, err := fs.ReadFile(root, config.File)
	if err != nil {
		return nil, err
	}
	const more = "base_url = \"https://example.org/t/\"\nfeed_authority = \"example.org,2026-01-01\"\ncontact = \"mailto:a@example.org\""
	src = baseURL.ReplaceAll(src, []byte(more))
	if !bytes.Contains(src, []byte(more)) {
		return nil, errors.New("config.toml has no line for base_url")
	}
	r, err := build.Site(over{root, fstest.MapFS{config.File: {Data: src}}}, templates.FS, build.Options{Version: "test"})
	if err != nil || r.Site == nil {
		return nil, fmt.Errorf("the content is not built: %w, %v", err, r.Problems)
	}
	return r.Site, nil
})

// over is a folder with a file laid over it.
type over struct {
	fs.FS
	own fstest.MapFS
}

func (o over) Open(name string) (fs.File, error) {
	if _, ok := o.own[name]; ok {
		return o.own.Open(name)
	}
	return o.FS.Open(name)
}

// A written is a site and its files.
type written struct {
	*timeline.Site
	files []output.File
	bytes map[string][]byte
	style address.Style
}

func write(t testing.TB, s *timeline.Site, c output.Choice) written {
	t.Helper()
	w := written{Site: s, files: all(s, words(t, s), c), bytes: map[string][]byte{}, style: c.Style}
	for _, f := range w.files {
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatalf("%s: %v", f.At, err)
		}
		if _, twice := w.bytes[f.At]; twice {
			t.Errorf("%s is listed twice", f.At)
		}
		w.bytes[f.At] = b.Bytes()
	}
	return w
}

// all are the files of a site, those of every entry among them.
func all(s *timeline.Site, words []*lang.Strings, c output.Choice) []output.File {
	list := output.Files(s, words, c)
	for _, b := range output.PerEntry(s, words, c) {
		for _, e := range s.Events {
			list = append(list, b.File(e))
		}
	}
	return list
}

func words(t testing.TB, s *timeline.Site) (list []*lang.Strings) {
	t.Helper()
	for _, code := range s.Languages {
		words, probs, err := lang.Load(templates.FS, code)
		if err != nil || len(probs) > 0 {
			t.Fatal(err, probs)
		}
		list = append(list, words)
	}
	return list
}

var everything = output.Choice{Feeds: true, Data: true, Embeds: true, PerEntry: config.PerEntry}

// sites calls f for the files of both sites.
func sites(t *testing.T, f func(*testing.T, written)) {
	t.Run("hostile", func(t *testing.T) { f(t, write(t, hostile(t), everything)) })
	t.Run("own", func(t *testing.T) { f(t, ownFiles(t)) })
}

// ownFiles are the files of own. They are written once, and not to be changed.
// With -short the test ends here: with the race detector they take minutes, and
// are written one after the other, as those of hostile are.
func ownFiles(t *testing.T) written {
	t.Helper()
	if testing.Short() {
		t.Skip("the repository's own site is left out with -short")
	}
	ownOnce.Do(func() { ownWritten = write(t, own(t), everything) })
	return ownWritten
}

var (
	ownOnce    sync.Once
	ownWritten written
)
