package edtf_test

import (
	"strings"
	"testing"

	"annals/internal/edtf"
)

func TestWords(t *testing.T) {
	for _, row := range rows(t, "words.tsv", 5) {
		d := mustParse(t, row[0])
		t.Run(row[0], func(t *testing.T) {
			for i, tt := range []struct {
				lang string
				form edtf.Form
			}{{"en", edtf.Short}, {"en", edtf.Long}, {"fr", edtf.Short}, {"fr", edtf.Long}} {
				if got := d.Words(tt.lang, tt.form); got != row[i+1] {
					t.Errorf("%s %d: got %q, want %q", tt.lang, tt.form, got, row[i+1])
				}
			}
		})
	}
}

func TestWordsForms(t *testing.T) {
	for _, tt := range []struct {
		form          edtf.Form
		input, en, fr string
	}{
		{edtf.Weekday, "2025-12-30", "Tuesday 30 December 2025", "mardi 30 décembre 2025"},
		{edtf.Weekday, "1960-08-01", "Monday 1 August 1960", "lundi 1er août 1960"},
		{edtf.Weekday, "2017-10-03/2017-10-07", "Tuesday 3 to Saturday 7 October 2017", "du mardi 3 au samedi 7 octobre 2017"},
		{edtf.Weekday, "2004-04-05/..", "since Monday 5 April 2004", "depuis le lundi 5 avril 2004"},
		{edtf.Weekday, "2025-12-30T10:00:00Z", "Tuesday 30 December 2025 at 10:00 UTC", "mardi 30 décembre 2025 à 10\u00a0h UTC"},
		{edtf.Weekday, "2025-12-30?", "possibly 30 December 2025", "peut-être le 30 décembre 2025"},
		{edtf.Weekday, "2025-12-?30", "30 (?) December 2025", "30 (?) décembre 2025"},
		{edtf.Weekday, "2025-12", "December 2025", "décembre 2025"},

		{edtf.Gutter, "2025-12-30", "30 December", "30 décembre"},
		{edtf.Gutter, "1960-08-01", "1 August", "1er août"},
		{edtf.Gutter, "2025-12", "December", "décembre"},
		{edtf.Gutter, "2025-10~", "c. October", "vers octobre"},
		{edtf.Gutter, "2025-10-?03", "3 (?) October", "3 (?) octobre"},
		{edtf.Gutter, "2025?-10-03", "3 October 2025 (?)", "3 octobre 2025 (?)"},
		{edtf.Gutter, "2025-10-XX", "October (day unknown)", "octobre (jour inconnu)"},
		{edtf.Gutter, "2017-10-03/2017-10-07", "3–7 October", "3–7 octobre"},
		{edtf.Gutter, "2024-05-19/2024-09-15", "19 May – 15 September", "19 mai – 15 septembre"},
		{edtf.Gutter, "[2017-10-03..2017-10-07]", "between 3 and 7 October", "entre le 3 et le 7 octobre"},
		{edtf.Gutter, "[2017-10-03,2017-10-05..2017-10-07]", "3 or 5–7 October", "3 ou 5–7 octobre"},
		{edtf.Gutter, "[2017-10-03,2017-12-30..2018-01-02]", "3 October or 30 December 2017 – 2 January 2018", "3 octobre ou 30 décembre 2017 – 2 janvier 2018"},
		{edtf.Gutter, "2024-12-30/2025-01-02", "30 December 2024 – 2 January 2025", "30 décembre 2024 – 2 janvier 2025"},
		{edtf.Gutter, "2025", "2025", "2025"},
		{edtf.Gutter, "2025-21", "spring 2025", "printemps 2025"},
		{edtf.Gutter, "2025/2025-03", "2025 – March 2025", "2025 – mars 2025"},
		{edtf.Gutter, "[2017?-10-03..2017-10-07]", "between 3 October 2017 (?) and 7 October 2017", "entre le 3 octobre 2017 (?) et le 7 octobre 2017"},
		{edtf.Gutter, "2025-10-03/..", "since 3 October 2025", "depuis le 3 octobre 2025"},
		{edtf.Gutter, "202X-10-03", "3 October of an unknown year in the 2020s", "3 octobre d’une année inconnue des années 2020"},
	} {
		d := mustParse(t, tt.input)
		if got := d.Words("en", tt.form); got != tt.en {
			t.Errorf("%s: got %q, want %q", tt.input, got, tt.en)
		}
		if got := d.Words("fr", tt.form); got != tt.fr {
			t.Errorf("%s: got %q, want %q", tt.input, got, tt.fr)
		}
	}
}

func TestWordsLanguage(t *testing.T) {
	d := mustParse(t, "2024-03-16")
	for lang, want := range map[string]string{
		"en": "16 March 2024", "en-US": "16 March 2024", "": "16 March 2024", "de": "16 March 2024",
		"fr": "16 mars 2024", "FR": "16 mars 2024", "fr-ML": "16 mars 2024",
	} {
		if got := d.Words(lang, edtf.Short); got != want {
			t.Errorf("%q: got %q, want %q", lang, got, want)
		}
	}
	if got := (edtf.Date{}).Words("en", edtf.Long); got != "" {
		t.Errorf("the zero Date: got %q", got)
	}
}

func TestHTML(t *testing.T) {
	for _, tt := range []struct{ input, en, fr string }{
		{
			"2024-03-16",
			`<time datetime="2024-03-16" data-edtf="2024-03-16">16 March 2024</time>`,
			`<time datetime="2024-03-16" data-edtf="2024-03-16">16 mars 2024</time>`,
		}, {
			"2025-10~",
			`about <time datetime="2025-10" data-edtf="2025-10~">October 2025</time>`,
			`vers <time datetime="2025-10" data-edtf="2025-10~">octobre 2025</time>`,
		}, {
			"2024-05-19/2024-09-15",
			`<time datetime="2024-05-19" data-edtf="2024-05-19/2024-09-15">19 May</time> to ` +
				`<time datetime="2024-09-15" data-edtf="2024-05-19/2024-09-15">15 September 2024</time>`,
			`du <time datetime="2024-05-19" data-edtf="2024-05-19/2024-09-15">19 mai</time> au ` +
				`<time datetime="2024-09-15" data-edtf="2024-05-19/2024-09-15">15 septembre 2024</time>`,
		}, {
			"2014-22/..",
			`since <time datetime="2014" data-edtf="2014-22/..">summer 2014</time>`,
			`depuis l’<time datetime="2014" data-edtf="2014-22/..">été 2014</time>`,
		}, {
			"2024-03-XX",
			`<time datetime="2024-03" data-edtf="2024-03-XX">a day in March 2024</time>`,
			`<time datetime="2024-03" data-edtf="2024-03-XX">un jour de mars 2024</time>`,
		}, {
			"2024-1X",
			`<time datetime="2024" data-edtf="2024-1X">between October and December 2024</time>`,
			`<time datetime="2024" data-edtf="2024-1X">entre octobre et décembre 2024</time>`,
		}, {
			"196X",
			`<span data-edtf="196X">the 1960s</span>`,
			`<span data-edtf="196X">les années 1960</span>`,
		}, {
			"-0043-03-15", // HTML has no years before 1
			`<span data-edtf="-0043-03-15">15 March 44 BCE</span>`,
			`<span data-edtf="-0043-03-15">15 mars 44 av. J.-C.</span>`,
		}, {
			"0001-01-01",
			`<time datetime="0001-01-01" data-edtf="0001-01-01">1 January 1 CE</time>`,
			`<time datetime="0001-01-01" data-edtf="0001-01-01">1er janvier 1 apr. J.-C.</time>`,
		}, {
			"0000",
			`<span data-edtf="0000">1 BCE</span>`,
			`<span data-edtf="0000">1 av. J.-C.</span>`,
		}, {
			"Y170000002",
			`<time datetime="170000002" data-edtf="Y170000002">year 170,000,002</time>`,
			"<time datetime=\"170000002\" data-edtf=\"Y170000002\">l’an 170\u202f000\u202f002</time>",
		}, {
			"1985-04-12T23:20:30Z",
			`<time datetime="1985-04-12T23:20:30Z" data-edtf="1985-04-12T23:20:30Z">12 April 1985</time> at 23:20:30 UTC`,
			"<time datetime=\"1985-04-12T23:20:30Z\" data-edtf=\"1985-04-12T23:20:30Z\">12 avril 1985</time> à 23\u00a0h\u00a020\u00a0min\u00a030\u00a0s UTC",
		}, {
			"../..",
			`<span data-edtf="../..">without start or end</span>`,
			`<span data-edtf="../..">sans début ni fin</span>`,
		},
	} {
		d := mustParse(t, tt.input)
		if got := d.HTML("en", edtf.Long); got != tt.en {
			t.Errorf("%s:\n got %s\nwant %s", tt.input, got, tt.en)
		}
		if got := d.HTML("fr", edtf.Long); got != tt.fr {
			t.Errorf("%s:\n got %s\nwant %s", tt.input, got, tt.fr)
		}
	}
}

// TestSegments holds for every date of the tables: what the segments say
// together are the words, and each date in them carries the whole EDTF.
func TestSegments(t *testing.T) {
	for _, row := range rows(t, "words.tsv", 5) {
		d := mustParse(t, row[0])
		named := 0
		var words strings.Builder
		for _, s := range d.Segments("fr", edtf.Long) {
			words.WriteString(s.Text)
			if s.EDTF != "" {
				named++
			}
			if s.EDTF != "" && s.EDTF != d.String() || s.Text == "" || s.EDTF == "" && s.Datetime != "" {
				t.Errorf("%s: odd segment %+v", row[0], s)
			}
		}
		if named == 0 || words.String() != row[4] {
			t.Errorf("%s: got %d dates in %q, want %q", row[0], named, words.String(), row[4])
		}
	}
}

func TestWeekday(t *testing.T) {
	for _, tt := range []struct{ input, en, fr string }{
		{"2025-12-30", "Tuesday", "mardi"},
		{"1969-07-20", "Sunday", "dimanche"},
		{"1969-07-20T20:17:40Z", "Sunday", "dimanche"},
		{"0000-03-01", "Wednesday", "mercredi"},
		{"-0001-12-31", "Friday", "vendredi"},
		{"2025-12", "", ""},
		{"2025-12-30~", "", ""},
		{"2025-12-3X", "", ""},
		{"2025-12-30/2025-12-31", "", ""},
	} {
		d := mustParse(t, tt.input)
		if en, fr := d.WeekdayName("en"), d.WeekdayName("fr"); en != tt.en || fr != tt.fr {
			t.Errorf("%s: got %q and %q, want %q and %q", tt.input, en, fr, tt.en, tt.fr)
		}
	}
}
