package field

import (
	"cmp"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"annals/internal/diag"
	"annals/internal/edtf"
)

// A card is a record with a field of every type.
type card struct {
	ID    string            `field:"id"`
	Name  wording           `field:"name"`
	Place string            `field:"place"`
	Kind  string            `field:"kind"`
	Date  edtf.Date         `field:"date"`
	Seen  edtf.Date         `field:"seen"`
	Rank  int               `field:"rank"`
	Lat   float64           `field:"lat"`
	Cost  figureOf          `field:"cost"`
	Open  bool              `field:"open"`
	Tags  []string          `field:"tags"`
	Of    []string          `field:"of"`
	URL   string            `field:"url"`
	Parts []part            `field:"parts"`
	Size  size              `field:"size"`
	Also  map[string]string `field:"also"`
	Extra extraOf           `field:"extra"`
}

type part struct {
	Date edtf.Date `field:"date"`
	Text wording   `field:"text"`
}

type size struct {
	Wide int `field:"wide"`
}

type wording map[string]string

func (w *wording) AddWording(lang, text string) {
	if *w == nil {
		*w = wording{}
	}
	(*w)[lang] = text
}

type figureOf struct {
	Known bool
	Value float64
}

func (f *figureOf) SetFigure(x float64) { *f = figureOf{true, x} }

type extraOf map[string]any

func (e *extraOf) AddExtra(key string, value any) {
	if *e == nil {
		*e = extraOf{}
	}
	(*e)[key] = value
}

var cards = Table{
	{Name: "id", Type: ID},
	{Name: "name", Type: Text, Required: true, Max: 12, Example: `"Niamey"`},
	{Name: "place", Type: String, Max: 3, MaxWords: true},
	{Name: "kind", Type: Word, Words: []string{"treaty", "visit"}},
	{Name: "date", Type: Date},
	{Name: "seen", Type: Day},
	{Name: "rank", Type: Integer, Min: 1, Max: 5},
	{Name: "lat", Type: Number, Min: -90, Max: 90},
	{Name: "cost", Type: Number},
	{Name: "open", Type: Bool},
	{Name: "tags", Type: Strings, Max: 2},
	{Name: "of", Type: IDs, Of: "events"},
	{Name: "url", Type: URL},
	{Name: "parts", Type: Tables, Match: "date", Fields: Table{
		{Name: "date", Type: Date, Required: true, Code: "E1"},
		{Name: "text", Type: Text},
	}},
	{Name: "size", Type: Group, Fields: Table{{Name: "wide", Type: Integer, Required: true}}},
	{Name: "also", Type: Pairs},
	{Name: "extra", Type: Extra, Fields: Table{
		{Name: "mood", Type: String}, {Name: "count", Type: Integer}, {Name: "share", Type: Number},
		{Name: "sure", Type: Bool}, {Name: "day", Type: Date},
	}},
}

var binding = Bind[card](cards)

// decode reads one key of a card that is else complete.
func decode(d Decoder, key string, value any) (card, []string) {
	values := map[string]any{"name": "Niamey", key: value}
	if key == "" {
		values = value.(map[string]any)
	}
	var c card
	var said []string
	d.Report = func(p diag.Problem) { said = append(said, line(p)) }
	d.Decode(binding, values, &c)
	return c, said
}

// line is a problem as the tables below write it.
func line(p diag.Problem) string {
	at := p.Spot.Key
	if p.Spot.Name {
		at = "key " + at
	}
	if p.Spot.Offset > 0 {
		at += fmt.Sprint("+", p.Spot.Offset)
	}
	text := p.Text
	if p.Under != "" {
		text += " / " + p.Under
	}
	return fmt.Sprintf("%s %s: %s: %s", p.Code, cmp.Or(at, "file"), text, p.Help)
}

func date(s string) edtf.Date {
	d, err := edtf.Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}

var english = Decoder{Lang: "en", Languages: []string{"en", "fr"}}

func TestDecodeRight(t *testing.T) {
	byLang := english
	byLang.ByLang = true
	day := date("2024-03-16")
	type values = map[string]any
	for _, c := range []struct {
		Decoder
		key   string
		value any
		want  func(*card)
	}{
		{english, "id", " a-1 ", func(c *card) { c.ID = "a-1" }},
		{english, "name", " Ba\u0301mako\n", func(c *card) { c.Name = wording{"en": "Bámako"} }},
		{byLang, "name", values{"en": "Chad", "fr": "Tchad "}, func(c *card) { c.Name = wording{"en": "Chad", "fr": "Tchad"} }},
		{english, "place", "one two three", func(c *card) { c.Place = "one two three" }},
		{english, "place", "  ", func(*card) {}},
		{english, "kind", "visit ", func(c *card) { c.Kind = "visit" }},
		{english, "date", "2024-03", func(c *card) { c.Date = date("2024-03") }},
		{english, "date", int64(2024), func(c *card) { c.Date = date("2024") }},
		{english, "date", time.Date(2024, 3, 16, 0, 0, 0, 0, time.UTC), func(c *card) { c.Date = day }},
		{english, "seen", "2024-03-16", func(c *card) { c.Seen = day }},
		{english, "rank", int64(1), func(c *card) { c.Rank = 1 }},
		{english, "rank", int64(5), func(c *card) { c.Rank = 5 }},
		{english, "lat", int64(-90), func(c *card) { c.Lat = -90 }},
		{english, "lat", 90.0, func(c *card) { c.Lat = 90 }},
		{english, "cost", 1.5e9, func(c *card) { c.Cost = figureOf{true, 1.5e9} }},
		{english, "cost", int64(0), func(c *card) { c.Cost = figureOf{true, 0} }},
		{english, "open", true, func(c *card) { c.Open = true }},
		{english, "tags", []any{"a", "", " b "}, func(c *card) { c.Tags = []string{"a", "b"} }},
		{english, "tags", []any{}, func(c *card) { c.Tags = []string{} }},
		{english, "of", []any{"a", "", "b"}, func(c *card) { c.Of = []string{"a", "", "b"} }},
		{english, "of", []any{""}, func(c *card) { c.Of = []string{} }},
		{english, "url", "https://example.org/", func(c *card) { c.URL = "https://example.org/" }},
		{english, "parts", []map[string]any{{"date": "2024", "text": "a"}, {"date": "2025"}}, func(c *card) {
			c.Parts = []part{{date("2024"), wording{"en": "a"}}, {date("2025"), nil}}
		}},
		{english, "parts", []any{values{"date": "2024"}}, func(c *card) { c.Parts = []part{{Date: date("2024")}} }},
		{english, "size", values{"wide": int64(2)}, func(c *card) { c.Size.Wide = 2 }},
		{english, "also", values{"q": "Q1", "b c": "x"}, func(c *card) { c.Also = map[string]string{"q": "Q1", "b c": "x"} }},
		{english, "extra", values{"mood": "calm", "count": int64(1), "share": 0.5, "sure": false, "day": "2024"}, func(c *card) {
			c.Extra = extraOf{"mood": "calm", "count": int64(1), "share": 0.5, "sure": false, "day": "2024"}
		}},
		{english, "extra", values{"share": int64(1)}, func(c *card) { c.Extra = extraOf{"share": int64(1)} }},
	} {
		t.Run(fmt.Sprintf("%s %v", c.key, c.value), func(t *testing.T) {
			want := card{Name: wording{"en": "Niamey"}}
			c.want(&want)
			got, said := decode(c.Decoder, c.key, c.value)
			same := gocmp.Comparer(func(a, b edtf.Date) bool { return a.String() == b.String() })
			if diff := gocmp.Diff(want, got, same); diff != "" || len(said) > 0 {
				t.Errorf("said %q\n%s", said, diff)
			}
		})
	}
}

func TestDecodeWrong(t *testing.T) {
	byLang := english
	byLang.ByLang = true
	type values = map[string]any
	for _, c := range []struct {
		Decoder
		key   string
		value any
		said  string // a line for each problem
	}{
		{english, "", values{}, `A202 file: "name" is missing: add  name = "Niamey"`},
		{english, "name", " ", `A202 name: "name" is empty: write  name = "Niamey"`},
		{english, "nmae", "x", `A201 key nmae: unknown key "nmae": did you mean  name ?`},
		{english, "", values{"nmae": "x"}, `A201 key nmae: unknown key "nmae": did you mean  name ?`},
		{english, "", values{"parts": []any{values{"date": "2024", "name": "x"}}}, `A201 key parts[0].name: unknown key "name": is it of the whole record? Keys below a line in brackets belong to that line: write it above the first one`},
		{english, "", values{"size": values{"wide": int64(1), "name": "x"}}, `A201 key size.name: unknown key "name": is it of the whole record? Keys below a line in brackets belong to that line: write it above the first one`},
		{english, "a b", "x", `A201 key "a b": unknown key "a b": the keys here are id, name, place, kind, date, seen, rank, lat, cost, open, tags, of, url, parts, size, also, extra`},
		{english, "id", int64(7), `A203 id: "id" holds the number 7 / it takes a text in quotes: write  id = "7"`},
		{english, "id", "Mali Pact", `A208 id: "Mali Pact" is not an id / small letters, figures and single hyphens, at most 80: write  "mali-pact"`},
		{english, "id", "é", `A208 id: "é" is not an id / small letters, figures and single hyphens, at most 80: write it like the file name without ".md": "2024-niger-revokes-us-pact"`},
		{english, "id", "con", `A208 id: "con" cannot be an id: computers or this site use the name for something else: choose a longer one`},
		{english, "name", "thirteen long", `A205 name: "name" has 13 characters / at most 12: shorten it by 1; what does not fit goes into the text below`},
		{english, "name", "a\u200bb", `A206 name+1: "name" holds the invisible character U+200B: delete it; it changes what readers see without showing itself`},
		{english, "name", "\u200bab", `A206 name: "name" holds the invisible character U+200B: delete it; it changes what readers see without showing itself`},
		{english, "name", true, `A203 name: "name" holds true / it takes a text in quotes: write  name = "Niamey"`},
		{english, "name", values{"en": "x"}, `A203 name: "name" holds a table / it takes a text in quotes; other languages stand in files of their own: write  name = "Niamey"`},
		{byLang, "name", values{"en": int64(1), "de": "x"}, `A203 name.en: "en" holds the number 1 / it takes a text in quotes: write  en = "1"
A701 key name.de: "de" is not a language of this site: the languages are en, fr`},
		{english, "place", "one two three four", `A205 place: "place" has 4 words / at most 3: shorten it by 1; what does not fit goes into the text below`},
		{english, "kind", "vist", `A204 kind: "vist" is not a value of "kind": did you mean  "visit" ?`},
		{english, "kind", "summit", `A204 kind: "summit" is not a value of "kind": write one of treaty, visit`},
		{english, "kind", []any{"visit"}, `A203 kind: "kind" holds a list / it takes a text in quotes: write  kind = "visit"`},
		{english, "date", "2024-3-16", `A301 date+5: "2024-3-16" is not a date / the month needs two digits: write  date = 2024-03-16`},
		{english, "date", true, `A301 date: "true" is not a date / a date is written as 2024, 2024-03-16 or in quotes: "2024-03": write  date = 2024-03-16  or, for less than a day,  date = "2024-03"`},
		{english, "seen", "2024-03", `A303 seen: "2024-03" is not a day / one day, with year, month and day: write  seen = 2024-03-16`},
		{english, "rank", "1", `A203 rank: "rank" holds the text "1" / it takes a whole number, without quotes: write  rank = 1`},
		{english, "rank", "4", `A203 rank: "rank" holds the text "4" / it takes a whole number, without quotes: write  rank = 4`},
		{english, "rank", "four", `A203 rank: "rank" holds the text "four" / it takes a whole number, without quotes: write  rank = 1`},
		{english, "rank", int64(0), `A209 rank: "rank" is 0: write a number from 1 to 5`},
		{english, "rank", int64(6), `A209 rank: "rank" is 6: write a number from 1 to 5`},
		{english, "lat", 90.5, `A209 lat: "lat" is 90.5: write a number from -90 to 90`},
		{english, "lat", -90.5, `A209 lat: "lat" is -90.5: write a number from -90 to 90`},
		{english, "cost", math.NaN(), `A209 cost: "cost" is NaN: write a number`},
		{english, "cost", math.Inf(-1), `A209 cost: "cost" is -Inf: write a number`},
		{english, "cost", "1", `A203 cost: "cost" holds the text "1" / it takes a number, without quotes: write  cost = 1`},
		{english, "open", "true", `A203 open: "open" holds the text "true" / it takes true or false, without quotes: write  open = true`},
		{english, "open", time.Date(2024, 3, 16, 0, 0, 0, 0, time.UTC), `A203 open: "open" holds a date / it takes true or false, without quotes: write  open = true`},
		{english, "tags", "a", `A203 tags: "tags" holds the text "a" / it takes a list of texts in brackets: write  tags = ["a"]`},
		{english, "tags", []any{"a", int64(1), "a"}, `A203 tags[1]: "tags[1]" holds the number 1 / it takes a text in quotes: write  tags = ["…"]
A210 tags[2]: "a" stands twice in "tags": delete one of them`},
		{english, "tags", []any{"a", "b", "c"}, `A211 tags: "tags" has 3 items: keep the 2 that matter most`},
		{english, "tags", []any{"a\x00"}, `A206 tags[0]+1: "tags" holds the invisible character U+0000: delete it; it changes what readers see without showing itself`},
		{english, "of", "a", `A203 of: "of" holds the text "a" / it takes a list of ids in brackets: write  of = ["a"]`},
		{english, "of", "mali, niger", `A203 of: "of" holds the text "mali, niger" / it takes a list of ids in brackets: write  of = ["mali", "niger"]`},
		{english, "of", "Mali", `A203 of: "of" holds the text "Mali" / it takes a list of ids in brackets: write  of = ["…"]`},
		{english, "of", []any{"A"}, `A208 of[0]: "A" is not an id / small letters, figures and single hyphens, at most 80: write  "a"`},
		{english, "url", "ftp://example.org", `A207 url: "ftp://example.org" is not a web address: write it as the browser shows it: "https://example.org/page"`},
		{english, "parts", values{"date": "2024"}, `A203 parts: "parts" holds a table / it takes tables, each under a line [[parts]]: write two brackets on each side:  [[parts]]`},
		{english, "parts", []any{"x"}, `A203 parts: "parts" holds a list / it takes tables, each under a line [[parts]]: write  parts = [{…}]`},
		{english, "parts", []map[string]any{{"text": "a"}, {"date": "2024", "txet": "b"}}, `E1 key parts[0]: "date" is missing: add  date = 2024-03-16
A201 key parts[1].txet: unknown key "txet": did you mean  text ?`},
		{english, "parts", []map[string]any{{"date": int64(2024)}, {"date": "2024"}}, `A212 parts[1].date: two of "parts" have the date "2024": give this one a date of its own`},
		{english, "size", int64(2), `A203 size: "size" holds the number 2 / it takes keys under a line [size]: write  size = {…}`},
		{english, "size", values{}, `A202 key size: "wide" is missing: add  wide = 1`},
		{english, "also", "x", `A203 also: "also" holds the text "x" / it takes keys and texts under a line [also]: write  also = {…}`},
		{english, "also", values{"b c": int64(1), "a": "x"}, `A203 also."b c": "b c" holds the number 1 / it takes a text in quotes: write  "b c" = "1"`},
		{english, "extra", "x", `A203 extra: "extra" holds the text "x" / it takes a table under a line [extra]: write  extra = {…}`},
		{english, "extra", values{"mood": int64(1), "moods": "x"}, `A203 extra.mood: "mood" holds the number 1 / it takes what config.toml says under [content] extra: write  mood = "1"
A201 key extra.moods: unknown key "moods": did you mean  mood ?`},
		{english, "extra", values{"mood": "a\x00"}, `A203 extra.mood: "mood" holds the text "a\x00" / it takes what config.toml says under [content] extra: write  mood = "…"`},
		{english, "extra", values{"count": 1.5}, `A203 extra.count: "count" holds the number 1.5 / it takes what config.toml says under [content] extra: write  count = 1`},
		{english, "extra", values{"sure": "yes"}, `A203 extra.sure: "sure" holds the text "yes" / it takes what config.toml says under [content] extra: write  sure = true`},
		{english, "extra", values{"day": "soon"}, `A203 extra.day: "day" holds the text "soon" / it takes what config.toml says under [content] extra: write  day = 2024-03-16`},
	} {
		t.Run(fmt.Sprintf("%s %.40v", c.key, c.value), func(t *testing.T) {
			if _, said := decode(c.Decoder, c.key, c.value); strings.Join(said, "\n") != c.said {
				t.Errorf("said:\n%s\nwant:\n%s", strings.Join(said, "\n"), c.said)
			}
		})
	}
}

// A list that has to hold something, and a key that a slip makes singular.
func TestDecodeRequiredList(t *testing.T) {
	type need struct {
		Countries []string `field:"countries"`
	}
	b := Bind[need](Table{{Name: "countries", Type: IDs, Required: true, Example: `["niger"]`}})
	for _, c := range []struct {
		values map[string]any
		said   string
	}{
		{map[string]any{"countries": []any{"niger"}}, ""},
		{map[string]any{"countries": []any{}}, `A211 countries: "countries" is empty: write at least one:  countries = ["niger"]`},
		{map[string]any{"countries": []any{" "}}, `A211 countries: "countries" is empty: write at least one:  countries = ["niger"]`},
		{map[string]any{"countries": []any{"Niger"}}, `A208 countries[0]: "Niger" is not an id / small letters, figures and single hyphens, at most 80: write  "niger"`},
		{map[string]any{"countries": []any{true}}, `A203 countries[0]: "countries[0]" holds true / it takes a text in quotes: write  countries = ["niger"]`},
		{map[string]any{"country": []any{"niger"}}, `A201 key country: unknown key "country": did you mean  countries ?`},
	} {
		var said []string
		d := Decoder{Report: func(p diag.Problem) { said = append(said, line(p)) }}
		var n need
		if d.Decode(b, c.values, &n); strings.Join(said, "\n") != c.said {
			t.Errorf("%v: said %q, want %q", c.values, said, c.said)
		}
	}
}

// A translation adds wordings to what the original says, and nothing else.
func TestDecodeTranslation(t *testing.T) {
	translation := Bind[card](cards.Translation())
	for _, c := range []struct {
		name   string
		values map[string]any
		parts  []part
		said   string
	}{
		{"a text", map[string]any{"name": "Bamako"}, nil, ""},
		{"a part by its date", map[string]any{"parts": []any{map[string]any{"date": "2025", "text": "deux"}}}, []part{{date("2024"), wording{"en": "one"}}, {date("2025"), wording{"en": "two", "fr": "deux"}}}, ""},
		{"a date as a number", map[string]any{"parts": []any{map[string]any{"date": int64(2024), "text": "un"}}}, []part{{date("2024"), wording{"en": "one", "fr": "un"}}, {date("2025"), wording{"en": "two"}}}, ""},
		{"a part that there is not", map[string]any{"parts": []any{map[string]any{"date": "2026", "text": "trois"}}}, nil,
			`A702 parts[0].date: the original has no "parts" with the date "2026": copy the date from the original`},
		{"a part without its key", map[string]any{"parts": []any{map[string]any{"text": "trois"}}}, nil,
			`A202 key parts[0]: "date" is missing: add  date = 2024-03-16`},
		{"what is the same in all languages", map[string]any{"rank": int64(1), "naem": "x"}, nil,
			`A703 key naem: "naem" cannot be translated: did you mean  name ?
A703 key rank: "rank" cannot be translated: a translation may hold name, parts; all else comes from the original`},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := card{Parts: []part{{date("2024"), wording{"en": "one"}}, {date("2025"), wording{"en": "two"}}}}
			want := got.Parts
			if c.parts != nil {
				want = c.parts
			}
			want = append([]part(nil), want...)
			var said []string
			d := Decoder{Lang: "fr", Languages: []string{"en", "fr"}, Translate: true, Report: func(p diag.Problem) { said = append(said, line(p)) }}
			d.Decode(translation, c.values, &got)
			same := gocmp.Comparer(func(a, b edtf.Date) bool { return a.String() == b.String() })
			if diff := gocmp.Diff(want, got.Parts, same); diff != "" || strings.Join(said, "\n") != c.said {
				t.Errorf("said:\n%s\nwant:\n%s\n%s", strings.Join(said, "\n"), c.said, diff)
			}
		})
	}
}

func TestTranslation(t *testing.T) {
	got := cards.Translation()
	if names := strings.Join(got.Names(), " "); names != "name parts" {
		t.Errorf("a translation may write %s", names)
	}
	if got[0].Required || strings.Join(got[1].Fields.Names(), " ") != "date text" || !got[1].Fields[0].Required {
		t.Errorf("it needs %+v", got)
	}
}

// Of a site without keys of its own, the first one tells how to have some.
func TestDecodeOwnKeys(t *testing.T) {
	own := Bind[card](Table{{Name: "extra", Type: Extra}})
	var c card
	var said []string
	d := Decoder{Report: func(p diag.Problem) { said = append(said, line(p)) }}
	d.Decode(own, map[string]any{"extra": map[string]any{"mood": "calm"}}, &c)
	want := `A201 key extra.mood: unknown key "mood": this site has no keys of its own; type them in config.toml:  [content] extra = {mood = "string"}`
	if len(said) != 1 || said[0] != want {
		t.Errorf("said %q, want %q", said, want)
	}
}

// What is missing of a vocabulary is not chosen for the writer.
func TestDecodeMissingWord(t *testing.T) {
	b := Bind[card](Table{{Name: "kind", Type: Word, Required: true, Words: []string{"treaty", "visit"}}})
	for _, c := range []struct {
		values map[string]any
		said   string
	}{
		{nil, `A202 file: "kind" is missing: add  kind = "…"  with one of treaty, visit`},
		{map[string]any{"kind": ""}, `A202 kind: "kind" is empty: write  kind = "…"  with one of treaty, visit`},
	} {
		var said []string
		d := Decoder{Report: func(p diag.Problem) { said = append(said, line(p)) }}
		var got card
		d.Decode(b, c.values, &got)
		if strings.Join(said, "\n") != c.said {
			t.Errorf("said %q, want %q", said, c.said)
		}
	}
}

func TestBindWithoutPlace(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a field without a place was bound")
		}
	}()
	Bind[size](Table{{Name: "tall"}})
}

func TestWriteDate(t *testing.T) {
	for in, want := range map[string]string{
		"2024-03-16": "2024-03-16", "2024": "2024", "2024-03": `"2024-03"`, "0999": `"0999"`, "202X": `"202X"`,
		"2024-03-16?": `"2024-03-16?"`, "Y17E7": `"Y17E7"`, "soon": `"soon"`,
	} {
		if got := WriteDate(in); got != want {
			t.Errorf("%s is written %s, want %s", in, got, want)
		}
	}
}

// A date that lacks nothing but zeros is mended by itself.
func TestPaddedDate(t *testing.T) {
	for in, want := range map[string]string{
		"2024-3-16":  `-6 to 5: 2024-03-16`, // from the wrong figure to the quotation marks
		"2024-03-6":  `-9 to 2: 2024-03-06`,
		"2024/03/16": "", // other signs than zeros
		"2024-13-16": "",
		"16-03-2024": "",
		"2024-3":     `-6 to 2: "2024-03"`,
	} {
		var got string
		d := english
		d.Report = func(p diag.Problem) {
			for _, e := range p.Edits {
				got = fmt.Sprintf("%d to %d: %s", e.From.Col, e.To.Col, e.Text)
			}
		}
		var c card
		d.Decode(binding, map[string]any{"name": "x", "date": in}, &c)
		if got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}

func TestQuoteKey(t *testing.T) {
	for _, k := range []string{"a", "z", "A", "Z", "0", "9", "_", "-", "aZ-0_9"} {
		if quoteKey(k) != k {
			t.Errorf("%s is quoted", k)
		}
	}
	for _, k := range []string{"", "`", "{", "@", "[", "/", ":", "a.b", "é", "^", "a b"} {
		if quoteKey(k) != fmt.Sprintf("%q", k) {
			t.Errorf("%s is bare", k)
		}
	}
}

// Numbers with one bound that is zero are bounded all the same, and a required
// list must hold something.
func TestDecodeBounds(t *testing.T) {
	b := Bind[card](Table{
		{Name: "rank", Type: Integer, Max: 3}, {Name: "lat", Type: Number, Min: -1},
		{Name: "cost", Type: Number, Max: 2}, {Name: "tags", Type: Strings, Required: true, Max: 3},
	})
	for _, c := range []struct {
		key   string
		value any
		said  string
	}{
		{"rank", int64(0), ""},
		{"rank", int64(3), ""},
		{"rank", int64(4), `A209 rank: "rank" is 4: write a number from 0 to 3`},
		{"rank", int64(-1), `A209 rank: "rank" is -1: write a number from 0 to 3`},
		{"lat", 0.0, ""},
		{"lat", 0.5, `A209 lat: "lat" is 0.5: write a number from -1 to 0`},
		{"cost", 2.0, ""},
		{"cost", 2.5, `A209 cost: "cost" is 2.5: write a number from 0 to 2`},
		{"cost", -0.5, `A209 cost: "cost" is -0.5: write a number from 0 to 2`},
		{"tags", []any{""}, `A211 tags: "tags" is empty: write at least one:  tags = ["…"]`},
		{"tags", []any{"a", "b", "c"}, ""},
	} {
		values := map[string]any{"tags": []any{"a"}, c.key: c.value}
		var said []string
		d := Decoder{Report: func(p diag.Problem) { said = append(said, line(p)) }}
		var got card
		d.Decode(b, values, &got)
		if strings.Join(said, "\n") != c.said {
			t.Errorf("%s = %v: said %q, want %q", c.key, c.value, said, c.said)
		}
	}
}

func TestShort(t *testing.T) {
	for n, want := range map[int]int{39: 39, 40: 40, 41: 41, 400: 41} {
		if got := len([]rune(short(strings.Repeat("é", n)))); got != want {
			t.Errorf("of %d characters %d are shown, want %d", n, got, want)
		}
	}
	if s := short(strings.Repeat("x", 41)); !strings.HasSuffix(s, "x…") {
		t.Errorf("shortened to %s", s)
	}
}
