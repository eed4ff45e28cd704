package search

import (
	"bytes"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"

	"annals/internal/address"
	"annals/internal/edtf"
	"annals/internal/lang"
	"annals/internal/markup"
	"annals/internal/timeline"
)

func date(t *testing.T, s string) edtf.Date {
	t.Helper()
	d, err := edtf.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func prose(t *testing.T, code, s string) timeline.Body {
	t.Helper()
	text, probs := markup.New().Parse([]byte(s))
	if len(probs) > 0 {
		t.Fatal(probs)
	}
	return timeline.Body{{Lang: code, Text: text}}
}

// small is a site in which everything that is searched stands once.
func small(t *testing.T) *timeline.Site {
	t.Helper()
	volta := &timeline.Country{
		Record: timeline.Record{ID: "burkina-faso", Body: prose(t, "en", "A country of the *Volta* basin.")},
		Names: timeline.Names{
			{Text: "Burkina Faso", Lang: "en", From: date(t, "1984-08-04")}, {Text: "Upper Volta", Lang: "en", To: date(t, "1984-08-03")},
			{Text: "Burkina Faso", Lang: "fr", From: date(t, "1984-08-04")}, {Text: "Haute-Volta", Lang: "fr", To: date(t, "1984-08-03")},
		},
		Alpha2: "BF", Alpha3: "BFA",
	}
	chad := &timeline.Country{
		Record: timeline.Record{ID: "chad"}, Alpha2: "TD", Alpha3: "TCD",
		Names: timeline.Names{{Text: "Chad", Lang: "en"}, {Text: "Tchad", Lang: "fr"}},
	}
	aid := &timeline.Topic{Record: timeline.Record{ID: "aid"}, Title: lang.Text{{Lang: "en", Text: "Aid"}, {Lang: "fr", Text: "Aide"}}}
	deby := &timeline.Actor{
		Record: timeline.Record{ID: "deby", Body: prose(t, "en", "Chad's president.")}, Home: chad,
		Names: timeline.Names{{Text: "Idriss Déby", Lang: "en"}},
	}
	capital := &timeline.Place{ID: "ndjamena", Country: "TD", Precision: "town", Name: en("N'Djamena"), Names: timeline.Names{{Text: "Fort-Lamy", Lang: "en"}}}
	wire := &timeline.Source{Publisher: &timeline.Publisher{ID: "wire", Name: "The Desert Wire", Names: []string{"Desert"}}}
	event := func(id, day string, weight int, title, summary, body string, c *timeline.Country) *timeline.Event {
		return &timeline.Event{
			Record: timeline.Record{ID: id, Body: prose(t, "en", body)}, Title: en(title), Summary: en(summary),
			Date: date(t, day), Significance: weight, Countries: []*timeline.Country{c},
		}
	}
	s := &timeline.Site{
		Languages: []string{"en"}, Countries: []*timeline.Country{volta, chad}, Topics: []*timeline.Topic{aid},
		Actors: []*timeline.Actor{deby}, Publishers: []*timeline.Publisher{wire.Publisher}, Places: []*timeline.Place{
			capital, {ID: "chad", Country: "TD", Precision: "country", Name: en("Chad")},
		},
		Events: []*timeline.Event{
			event("1973-drought", "1973-10", 2, "Grain arrives", "Ships bring millet to the Sahel.", "Five ships came.", volta),
			event("2006-oil", "2006-08-26", 4, "Drought of funds", "An oil company is told to leave.", "It left.", chad),
			event("2020-visit", "2020-01-02/2020-01-05", 5, "A visit", "Talks on the drought.", "Nothing of note.", chad),
			event("2021-talks", "2021", 5, "Droughts and talks", "A round of talks.", "Millet was spoken of, and drought.", volta),
			event("2024-aid", "2024-03", 1, "Drought", "Money is sent.", "Oil too.", chad),
		},
	}
	for i := range 70 {
		s.Years = append(s.Years, &timeline.Year{Number: 1960 + i})
	}
	s.Events[1].Actors = []*timeline.Actor{deby}
	s.Events[2].Places = []*timeline.Place{capital}
	s.Events[2].Sources = []*timeline.Source{wire}
	s.Events[4].Topics = []*timeline.Topic{aid}
	s.Events[4].Title.AddWording("fr", "Sécheresse")
	return s
}

func TestSearch(t *testing.T) {
	x := New(small(t), OptionsFor("en"))
	for _, tt := range []struct{ name, query, filters, want string }{
		{"title before summary before body; of titles the word itself first, then by significance", "drought", "", "2006-oil 2024-aid 2021-talks 2020-visit"},
		{"beginning of a word", "drou", "", "2021-talks 2006-oil 2024-aid 2020-visit"},
		{"all words", "drought talks", "", "2021-talks 2020-visit"},
		{"words of which one is nowhere: what has the most of them", "drought zebra", "", "some: 2006-oil 2024-aid 2021-talks 2020-visit"},
		{"two of three", "drought zebra talks", "", "some: 2021-talks 2020-visit"},
		{"words that no document has together", "ships money", "", "some: 1973-drought 2024-aid"},
		{"words of which one is nowhere, and a filter", "drought zebra", "t:aid", "some: 2024-aid"},
		{"words of which none is anywhere, and a filter that something passes", "zebra quagga", "t:aid", ""},
		{"name of a country, in titles first", "chad", "", "chad 2020-visit 2006-oil 2024-aid deby ndjamena"},
		{"a name of another language", "tchad", "", "chad 2020-visit 2006-oil 2024-aid deby ndjamena"},
		{"a code", "TCD", "", "chad"},
		{"a country under a name it had then", "Upper Volta", "", "burkina-faso 1973-drought"},
		{"and not under the name of later", "burkina", "", "burkina-faso 2021-talks"},
		{"the same in French", "haute-volta", "", "burkina-faso 1973-drought"},
		{"actor", "deby", "", "deby 2006-oil"},
		{"actor with an accent", "DÉBY", "", "deby 2006-oil"},
		{"place", "djamena", "", "ndjamena 2020-visit"},
		{"place written together", "Ndjamena", "", "ndjamena 2020-visit"},
		{"place under another name", "fort lamy", "", "ndjamena 2020-visit"},
		{"publisher", "desert wire", "", "wire 2020-visit"},
		{"title in another language", "secheresse", "", "2024-aid"},
		{"topic", "aide", "", "aid"},
		{"body", "came", "", "1973-drought"},
		{"body of a country", "basin", "", "burkina-faso"},
		{"year", "2021", "", "2021-talks"},
		{"month", "October 1973", "", "1973-drought"},
		{"month of a longer date", "janvier 2020", "", "2020-visit"},
		{"month of which only the year is known", "May 2021", "", ""},
		{"day", "26 August 2006", "", "2006-oil"},
		{"day within a longer date", "2020-01-03", "", ""},
		{"a number does not begin another", "20", "", ""},
		{"one letter less", "drougt", "", "2006-oil 2024-aid 2020-visit 2021-talks"},
		{"one letter wrong at the beginning", "tillet", "", "1973-drought 2021-talks"},
		{"one letter wrong of four", "chat", "", ""},
		{"two letters wrong", "droogts", "", ""},
		{"only empty words", "of the", "", ""},
		{"nothing", "", "", ""},
		{"country filter", "drought", "c:chad", "2006-oil 2024-aid 2020-visit"},
		{"topic filter", "drought", "t:aid", "2024-aid"},
		{"year filter", "drought", "y:2020", "2020-visit"},
		{"filters together", "drought", "c:chad y:2006", "2006-oil"},
		{"filter alone", "", "c:burkina-faso", "burkina-faso 2021-talks 1973-drought"},
		{"filter that nothing passes", "drought", "c:mali", ""},
		{"a filter is no word", "c:chad", "", "chad 2020-visit 2006-oil 2024-aid deby ndjamena"},
	} {
		results, f := ask(t, x, tt.query, strings.Fields(tt.filters)...)
		got := ids(results)
		if f.Some {
			got = "some: " + got
		}
		if got != tt.want {
			t.Errorf("%s: %q %s finds %q, want %q", tt.name, tt.query, tt.filters, got, tt.want)
		}
	}
}

// ids are the last parts of the results' addresses.
func ids(list []Result) string {
	var all []string
	for _, r := range list {
		id := r.Href[strings.LastIndexAny(r.Href, "/#")+1:]
		all = append(all, strings.TrimSuffix(id, ".html"))
	}
	return strings.Join(all, " ")
}

func TestResults(t *testing.T) {
	for _, tt := range []struct {
		name, lang, query string
		style             address.Style
		want              Result
	}{
		{"entry", "en", "came", address.File, Result{Href: "events/1973-drought.html", Title: "Grain arrives", Note: "October 1973 · Burkina Faso", Summary: "Ships bring millet to the Sahel."}},
		{"entry without a translation", "fr", "came", address.File, Result{
			Href: "events/1973-drought.html", Title: "Grain arrives", Note: "octobre 1973 · Burkina Faso", Summary: "Ships bring millet to the Sahel.", TitleLang: "en", SummaryLang: "en",
		}},
		{"entry of which the title is translated", "fr", "secheresse", address.File, Result{
			Href: "events/2024-aid.html", Title: "Sécheresse", Note: "mars 2024 · Tchad", Summary: "Money is sent.", SummaryLang: "en",
		}},
		{"actor", "en", "idriss", address.File, Result{Href: "actors/deby.html", Title: "Idriss Déby", Note: "actor", Summary: "Chad's president."}},
		{"place", "fr", "lamy", address.File, Result{Href: "places/ndjamena.html", Title: "N'Djamena", Note: "place · Tchad", TitleLang: "en"}},
		{"publisher", "en", "wire", address.File, Result{Href: "publishers/wire.html", Title: "The Desert Wire", Note: "publisher"}},
		{"folders", "en", "came", address.Directory, Result{Href: "events/1973-drought/", Title: "Grain arrives", Note: "October 1973 · Burkina Faso", Summary: "Ships bring millet to the Sahel."}},
	} {
		o := OptionsFor(tt.lang)
		o.Style = tt.style
		results, _ := ask(t, New(small(t), o), tt.query)
		if len(results) == 0 || results[0] != tt.want {
			t.Errorf("%s: %q finds %+v, want first %+v", tt.name, tt.query, results, tt.want)
		}
	}
}

func TestLead(t *testing.T) {
	long := strings.Repeat("Déby ", 60)
	got := lead(long)
	if len(got) > maxLead+len(" …") || !strings.HasSuffix(got, "Déby …") || strings.Contains(got, "�") {
		t.Errorf("the beginning of %q is %q", long, got)
	}
	if got := lead("Short."); got != "Short." {
		t.Errorf("a short text becomes %q", got)
	}
	if got := lead(strings.Repeat("é", maxLead)); got != " …" {
		t.Errorf("a word longer than the beginning becomes %q", got)
	}
}

// TestParted: where the files are cut changes nothing in the answers.
func TestParted(t *testing.T) {
	s := newGenerator().site(400)
	docs := documents(s, OptionsFor("en"))
	whole := build(docs, limits{terms: 1 << 20, onlyRecords: 1 << 20, wholeRecords: 1 << 20})
	if len(whole.Files) != 2 {
		t.Fatalf("there are %d files, want 2", len(whole.Files))
	}
	halved, parted := build(docs, standard), build(docs, tiny)
	if len(halved.Head.Shards) != halves || !parted.Head.Spelling || len(parted.Head.Shards) < 10 {
		t.Fatalf("there are %d and %d shards, want 2 and at least 10", len(halved.Head.Shards), len(parted.Head.Shards))
	}
	served := Serve(whole)
	for _, parted := range []*Index{halved, parted} {
		servedParted := Serve(parted)
		questions, step := sample(s), 1
		if testing.Short() {
			step = 5
		}
		var misspelt, several int
		for i := 0; i < len(questions); i += step {
			q := questions[i]
			one, f := served.ask(t, whole.Head, q.words, q.filters...)
			two, g := servedParted.ask(t, parted.Head, q.words, q.filters...)
			if !slices.Equal(f.Documents, g.Documents) || !slices.Equal(f.Words, g.Words) || !slices.Equal(one, two) {
				t.Errorf("%q finds\n\t%v %v in one file and\n\t%v %v in %d", q, f.Words, ids(one), g.Words, ids(two), len(parted.Files))
			}
			if len(f.Words) > len(whole.Head.Parse(q.words)) {
				misspelt++
			}
			if len(f.Documents) > 1 {
				several++
			}
		}
		if misspelt < 20/step || several < 100/step {
			t.Errorf("%d queries were misspelt and %d found several documents: too few to tell", misspelt, several)
		}
	}
}

// TestForms: what an index of a size is made of.
func TestForms(t *testing.T) {
	docs := documents(newGenerator().site(40), OptionsFor("en"))
	for _, tt := range []struct {
		name          string
		limits        limits
		terms         int  // files of them
		records, best bool // whether there are several
		words         int  // files of them, for misspelt ones
		few           int
	}{
		{"whole", standard, 1, false, false, 0, 0},
		{"halves", inHalves, 2, false, true, 0, 0},
		{"parted", tiny, 16, true, true, 1, 1},
	} {
		x := build(docs, tt.limits)
		count := map[byte]int{}
		for _, f := range x.Files {
			count[f.Name[0]]++
		}
		if count['t'] != tt.terms || count['d'] > 1 != tt.records || count['b'] > 1 != tt.best || count['w'] != tt.words || x.Head.Few != tt.few || x.Head.Spelling != (tt.words > 0) {
			t.Errorf("%s: %d files of terms, %d of records, %d of best results, %d of words; head %+v", tt.name, count['t'], count['d'], count['b'], count['w'], x.Head)
		}
	}
}

// tiny parts even a small index in all ways, inHalves its terms alone.
var (
	tiny     = limits{shards: 16, records: 4 << 10, best: 24 << 10}
	inHalves = limits{terms: 8 << 10, wholeRecords: 1 << 20, best: 18 << 10}
)

type question struct {
	words   string
	filters []string
}

// sample asks for what s has: words whole, cut short and misspelt, in pairs and
// with filters, names, dates, and for what it has not.
func sample(s *timeline.Site) (list []question) {
	add := func(words string, filters ...string) { list = append(list, question{words, filters}) }
	for i, e := range s.Events {
		if i%7 > 0 {
			continue
		}
		w := strings.Fields(e.Title.String())
		last := w[len(w)-1]
		add(last)
		add(last[:len(last)*2/3])
		add(w[1] + " " + last)
		add(last[:len(last)-2] + last[len(last)-1:] + last[len(last)-2:len(last)-1])
		add(last, countryTerm(e.Countries[0].ID), yearFilter(fmt.Sprint(e.Date.Year())))
		add(e.Actors[0].Names[0].Text)
		add(e.Date.Words("en", edtf.Long))
		add(e.Date.String()[:7], topicTerm(e.Topics[0].ID))
		add(strings.Fields(e.Body.In("en").Text.Plain())[5])
	}
	add("zzzzzz")
	add(strings.Fields(s.Events[0].Title.String())[1] + " zzzzzz")
	add(strings.Fields(s.Events[0].Title.String())[1]+" zzzzzz", countryTerm(s.Events[0].Countries[0].ID))
	add("a")
	add("ka")
	add("")
	return list
}

func TestSameBytes(t *testing.T) {
	s := newGenerator().site(300)
	docs := func() *Index { return build(documents(s, OptionsFor("en")), tiny) }
	want := docs()
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	got := docs()
	if got.Head.Version != want.Head.Version || len(got.Files) != len(want.Files) {
		t.Fatalf("on one processor version %s of %d files, on several %s of %d", got.Head.Version, len(got.Files), want.Head.Version, len(want.Files))
	}
	for i := range got.Files {
		if got.Files[i].Name != want.Files[i].Name || !bytes.Equal(got.Files[i].data, want.Files[i].data) {
			t.Errorf("file %s differs on one processor", want.Files[i].Name)
		}
	}
}

func TestVersion(t *testing.T) {
	s := small(t)
	before := New(s, OptionsFor("en"))
	s.Events[0].Summary = en("Ships bring rice.")
	after := New(s, OptionsFor("en"))
	if before.Head.Version == after.Head.Version {
		t.Errorf("the version is %s before and after a change", after.Head.Version)
	}
	r := NewReader(after.Head, (&Visit{Served: Serve(before)}).Load)
	if _, err := r.Search("drought"); err == nil || !strings.Contains(err.Error(), "version") {
		t.Errorf("a file of another version is taken: %v", err)
	}
}

func TestEmptySite(t *testing.T) {
	x := New(&timeline.Site{Languages: []string{"en"}}, OptionsFor("en"))
	if results, _ := ask(t, x, "mali"); len(results) > 0 {
		t.Errorf("an empty site finds %v", results)
	}
}

// TestHostile: what stands in a title can neither end the script nor its text.
func TestHostile(t *testing.T) {
	s := small(t)
	title := "Grain </script><script>alert(1)</script> \"');\n \u2028 \\ ~ \x00 c:mali"
	s.Events[0].Title = en(title)
	x := New(s, OptionsFor("en"))
	results, _ := ask(t, x, "grain")
	if len(results) != 1 || results[0].Title != title {
		t.Errorf("%q is read as %+v", title, results)
	}
	if results, _ := ask(t, x, "", "c:mali"); len(results) > 0 {
		t.Errorf("a title passes for a country: %+v", results)
	}
	for _, f := range x.Files {
		if bytes.Count(f.data, []byte("\n")) != 1 || bytes.Contains(f.data, []byte("\u2028")) || bytes.ContainsRune(f.data, 0) {
			t.Errorf("%s has a line end, or a NUL, within its call", f.Name)
		}
	}
}
