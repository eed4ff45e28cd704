package render

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"annals/internal/address"
	"annals/internal/config"
	"annals/internal/edtf"
	"annals/internal/lang"
	"annals/internal/markup"
	"annals/internal/output"
	"annals/internal/timeline"
	"annals/templates"
)

// sample is a small site that has one of everything: three entries in a chain
// over two years, one of them withdrawn beside it.
func sample(t testing.TB, languages ...string) *timeline.Site {
	t.Helper()
	mali := &timeline.Country{Record: rec("mali", "Mali & its [neighbours](topic:travel). [@wire]"), Names: names("Mali", "Mali"), Alpha2: "ML", Languages: []string{"fr", "bm"}}
	chad := &timeline.Country{Record: rec("chad", ""), Names: names("Chad", "Tchad"), Alpha2: "TD"}
	us := &timeline.Country{Record: rec("united-states", ""), Names: names("United States", "États-Unis"), Alpha2: "US"}
	bamako := &timeline.Place{ID: "bamako", Name: text("Bamako"), Country: "ML", Lat: 12.64, Lon: -8, Precision: "town"}
	mali.Capital = bamako
	travel := &timeline.Topic{Record: rec("travel", "Who may enter."), Title: both("Travel", "Circulation")}
	visas := &timeline.Topic{Record: rec("visas", ""), Title: text("Visas"), Parent: travel}
	minister := &timeline.Actor{
		Record: rec("minister", "A minister. [@wire]"), Names: names("A. Minister", "A. Minister"), Kind: "person", Sector: "GOV", Country: "ML", Home: mali, Wikidata: "Q1",
		Offices: []timeline.Office{{Key: "fm", Title: text("Foreign minister"), From: date(t, "2021"), EndKnown: true}},
	}
	agency := &timeline.Publisher{ID: "agency", Name: "The Agency", Kind: "agency", Country: "GB"}
	paper := &timeline.Publisher{ID: "paper", Name: "A Paper", Kind: "newspaper", Country: "ML", Owner: agency, OwnerID: "agency"}
	wire := &timeline.Source{
		Record: rec("wire", ""), Title: "Wire story", TitleBasis: "stated", PublisherID: "paper", Publisher: paper, Origin: agency, OriginID: "agency",
		Published: date(t, "2025-12-31"), URL: "https://www.example.org/a?b=1&c=2", Lang: "en", Type: "article-newspaper", Kind: "press",
	}
	decree := &timeline.Source{
		Record: rec("decree", "Read in part."), Title: "مرسوم", TitleBasis: "stated", PublisherID: "agency", Publisher: agency, Lang: "ar", Type: "legislation",
		Kind: "sahel-official", Primary: true, Origin: agency, URL: "https://example.org/decree", SnapshotURL: "https://archive.example.org/1", SnapshotDate: date(t, "2026-01-02"),
	}
	old := &timeline.Source{Record: rec("old", ""), Title: "An old text", TitleBasis: "described", Lang: "en", Type: "report", Kind: "research"}
	agency.Sources, paper.Sources = []*timeline.Source{decree}, []*timeline.Source{wire}

	ban := &timeline.Event{
		Record: rec("ban", "Entry is barred."), Title: text("Entry barred"), Date: date(t, "2025-12-16"), Summary: text("A ban."),
		Significance: 5, Countries: []*timeline.Country{mali, chad}, Topics: []*timeline.Topic{travel}, Sources: []*timeline.Source{wire},
		Evidence: timeline.Evidence{Articles: 1, Publishers: 1, OneParty: true},
	}
	reply := &timeline.Event{
		Record: rec("reply", "It [answered](event:ban) [@decree; @wire, p. 4]. See [a draft](event:held) and [the words](glossary.html#aes). [@old]"),
		Title:  text(`Mali <answers> & "bars"`), Date: date(t, "2025-12-30"), Announced: date(t, "2025-12-29"), Summary: text("A reply."),
		Significance: 5, Countries: []*timeline.Country{mali}, Topics: []*timeline.Topic{travel, visas}, Actors: []*timeline.Actor{minister},
		Places: []*timeline.Place{bamako}, Sources: []*timeline.Source{wire, decree}, Background: []*timeline.Source{old},
		RespondsTo: []*timeline.Event{ban},
		Evidence:   timeline.Evidence{Articles: 2, Publishers: 2, Origins: []timeline.Origin{{Publisher: agency, Sources: []*timeline.Source{wire, decree}}}, Official: 1},
		Claims: []timeline.Claim{{Key: "day", About: text("The day"), WhyFollowed: text("It is dated."), Countries: []*timeline.Country{mali}, Versions: []timeline.Version{
			{Key: "a", Value: text("30 December 2025"), Sources: []*timeline.Source{decree}, Followed: true},
			{Key: "b", Value: text("A Friday"), Says: "“on Friday”", Sources: []*timeline.Source{wire}},
		}}},
		Numbers: []timeline.Number{{Key: "n", What: text("Barred"), Low: timeline.Figure{Value: 1000, Known: true}, High: timeline.Figure{Value: 2500, Known: true}, Unit: text("people"), Sources: []*timeline.Source{wire}}},
		Quotes:  []timeline.Quote{{Key: "q", Source: decree, Exact: "الدخول ممنوع", Lang: "ar", Translation: text("Entry is barred"), Speaker: minister, SpeakerID: "minister"}},
		Corrections: []timeline.Correction{
			{Date: date(t, "2026-02-01"), Text: text("Was 29 December, now 30 December.")},
		},
		Pictures: []timeline.Picture{{Path: "content/events/p.png", Alt: text("A stamp"), Caption: text("The stamp."), Credit: "X", License: "CC0", Width: 10, Height: 20}},
	}
	end := &timeline.Event{
		Record: rec("end", ""), Title: both("The ban is lifted", "L’interdiction est levée"), Date: date(t, "2026~"), Summary: both("It ends.", "Elle prend fin."),
		Significance: 3, Countries: []*timeline.Country{mali}, Topics: []*timeline.Topic{visas}, Sources: []*timeline.Source{wire}, Follows: []*timeline.Event{reply}, PartOf: []*timeline.Event{ban},
	}
	rule := &timeline.Instrument{Record: rec("rule", "A rule."), Title: text("The entry rule"), Kind: "visa-rule", Parties: []string{"ML", "US"}, Sources: []*timeline.Source{decree}, Expires: date(t, "2026-12-31")}
	reply.Changes = []timeline.Change{{InstrumentID: "rule", Change: "in-force", Date: reply.Date, Event: reply, Instrument: rule, Note: text("At once")}}
	rule.Changes = []*timeline.Change{&reply.Changes[0]}

	ban.AnsweredBy, reply.FollowedBy, ban.Parts = []*timeline.Event{reply}, []*timeline.Event{end}, []*timeline.Event{end}
	ban.MentionedBy = []*timeline.Event{reply, end}
	chain := []*timeline.Event{ban, reply, end}
	ban.Chain, reply.Chain, end.Chain = chain, chain, chain
	ban.Next, reply.Prev, reply.Next, end.Prev = reply, ban, end, reply
	mali.Events, chad.Events, mali.Actors = chain, chain[:1], []*timeline.Actor{minister}
	mali.Relations = []timeline.Relation{{Key: "r", What: "recognition", Period: date(t, "1960-09"), Sources: []*timeline.Source{old}}}
	mali.Coverage = []timeline.Coverage{{Period: date(t, "1960/2011"), State: "partial"}}
	mali.Track = []timeline.Status{
		{Key: "1", Period: date(t, "2012/2024"), Strand: "travel", Direction: "same", Reason: text("Nothing new.")},
		{Key: "2", Period: date(t, "2025-12/.."), Strand: "travel", Direction: "worse", Reason: text("The ban."), Events: []*timeline.Event{ban}},
	}
	travel.Events, visas.Events, minister.Events, bamako.Events = chain[:2], chain[1:], chain[1:2], chain[1:2]
	wire.Events, decree.Events, old.Context = chain, chain[1:2], chain[1:2]

	gone := &timeline.Event{Record: rec("gone", "Never shown."), Title: text("Withdrawn entry"), Date: date(t, "2025"), Sources: []*timeline.Source{wire}}
	ban.Status, reply.Status, end.Status = timeline.Reported, timeline.Confirmed, timeline.Scheduled
	gone.Status, gone.Retraction = timeline.Retracted, text("It rested on a forged letter.")

	if len(languages) == 0 {
		languages = []string{"en"}
	}
	return &timeline.Site{
		Title: both("Test Annals", "Annales d’essai"), Description: both("A test.", "Un essai."), Languages: languages, Licence: "CC-BY-4.0",
		Repository: "https://example.org/edit/", Report: "https://example.org/report", ResearchedUntil: date(t, "2026-01-15"), AsOf: date(t, "2026-02-01"), Version: "test",
		Events: chain, Tombstones: []timeline.Tombstone{{Kind: timeline.Events, Record: &gone.Record, Title: gone.Title}},
		Chains:    []*timeline.Chain{{Events: chain}},
		Years:     []*timeline.Year{{Number: 2025, Events: chain[:2]}, {Number: 2026, Events: chain[2:], UnderWay: chain[:1]}},
		Countries: []*timeline.Country{chad, mali}, US: us, Topics: []*timeline.Topic{travel, visas}, Actors: []*timeline.Actor{minister},
		Sources: []*timeline.Source{decree, old, wire}, Publishers: []*timeline.Publisher{paper, agency}, Places: []*timeline.Place{bamako},
		Instruments: []*timeline.Instrument{rule},
		Terms:       []*timeline.Term{{ID: "aes", Term: text("AES"), Definition: text("An alliance.")}},
		Pages: []*timeline.Page{
			{Record: rec("about", "About [the method](page:method)."), Title: both("About", "À propos")},
			{Record: rec("method", "## Rules\n\nAs written. [Above](#rules)"), Title: text("Method")},
		},
		Redirects: []timeline.Redirect{{Kind: timeline.Events, Alias: "old-name", To: "reply"}},
	}
}

func rec(id, body string) timeline.Record {
	r := timeline.Record{ID: id, File: "content/" + id + ".md"}
	r.Created, _ = edtf.Parse("2026-01-20")
	if body == "" {
		return r
	}
	text, probs := markup.New().Parse([]byte(body))
	if len(probs) > 0 {
		panic(fmt.Sprint(id, probs))
	}
	r.Body = timeline.Body{{Lang: "en", File: r.File, Text: text}}
	return r
}

func text(en string) lang.Text     { return lang.Text{{Lang: "en", Text: en}} }
func both(en, fr string) lang.Text { return lang.Text{{Lang: "en", Text: en}, {Lang: "fr", Text: fr}} }

func names(en, fr string) timeline.Names {
	return timeline.Names{{Text: en, Lang: "en"}, {Text: fr, Lang: "fr"}}
}

func date(t testing.TB, s string) edtf.Date {
	t.Helper()
	d, err := edtf.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func options(t testing.TB, s *timeline.Site) Options {
	t.Helper()
	o := Options{Templates: templates.FS, Style: address.File, Outputs: output.Choice{Feeds: true, Data: true, Embeds: true, PerEntry: config.PerEntry}}
	for _, code := range s.Languages {
		words, probs, err := lang.Load(templates.FS, code)
		if err != nil || len(probs) > 0 {
			t.Fatal(err, probs)
		}
		o.Strings = append(o.Strings, words)
	}
	return o
}

// rendered writes every file of a site.
func rendered(t *testing.T, s *timeline.Site, o Options) map[string]string {
	t.Helper()
	pages, err := Site(s, o)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for f := range pages.Files() {
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatalf("%s: %v", f.Path, err)
		}
		files[f.Path] = b.String()
	}
	return files
}

// blanks is text in which a blank that no line may end at is a blank like any
// other: where those stand is told by TestUnbroken and TestSeparators.
func blanks(s string) string {
	return strings.NewReplacer("&nbsp;", " ", "\u00a0", " ").Replace(s)
}
