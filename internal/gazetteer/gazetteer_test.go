package gazetteer

import (
	"fmt"
	"strings"
	"testing"

	"annals/internal/lang"
	"annals/internal/timeline"
)

func names(texts ...string) (all timeline.Names) {
	for _, text := range texts {
		all = append(all, timeline.Name{Text: text, Lang: "en"})
	}
	return all
}

func actor(id, kind string, texts ...string) *timeline.Actor {
	return &timeline.Actor{Record: timeline.Record{ID: id}, Kind: kind, Names: names(texts...)}
}

func country(id, alpha2 string, texts ...string) *timeline.Country {
	return &timeline.Country{Record: timeline.Record{ID: id}, Alpha2: alpha2, Names: names(texts...)}
}

func place(id, text string) *timeline.Place {
	return &timeline.Place{ID: id, Name: lang.Text{{Lang: "en", Text: text}}}
}

var site = &timeline.Site{
	US: country("united-states", "US", "United States", "États-Unis"),
	Countries: []*timeline.Country{
		country("mali", "ML", "Mali", "République du Mali"), country("niger", "NE", "Niger"), country("chad", "TD", "Chad", "Tchad"),
		country("guinea", "GN", "Guinea"),
	},
	Actors: []*timeline.Actor{
		actor("jnim", "armed-group", "JNIM", "Jama'at Nusrat al-Islam wal-Muslimin"),
		actor("state", "government", "Department of State", "State Department"),
		actor("ann-keita", "person", "Ann Keita"), actor("modibo-keita", "person", "Modibo Keita"),
		actor("john-roe", "person", "John Roe"), actor("j-peter-poe", "person", "J. Peter Poe"),
	},
	Places: []*timeline.Place{place("bamako", "Bamako"), place("ndjamena", "N'Djamena"), place("mali-place", "Mali")},
	Terms:  []*timeline.Term{{ID: "aes", Term: lang.Text{{Lang: "en", Text: "AES (Alliance of Sahel States)"}}}, {ID: "credentials", Term: lang.Text{{Lang: "en", Text: "Credentials"}}}},
}

// Each text has its matches as "words=id", with the way they were recognised
// where it is not by the full name.
func TestFind(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"the longest name", "The République du Mali and Mali", "République du Mali=mali Mali=mali"},
		{"a country before a place of that name", "Mali", "Mali=mali"},
		{"small letters", "He had a chad, and chad it stayed.", ""},
		{"accents", "Les Etats-Unis et les États-Unis", "États-Unis=united-states"},
		{"apostrophes", "N’Djamena and N'Djamena", "N’Djamena=ndjamena N'Djamena=ndjamena"},
		{"capital letters", "BAMAKO, MALI – JNIM", "BAMAKO=bamako MALI=mali JNIM=jnim"},
		{"two countries and a hyphen", "the Mali-Niger border", "Mali=mali Niger=niger"},
		{"another country in the name", "Guinea-Bissau is not Guinea.", "Guinea=guinea"},
		{"part of a word", "Mali-based and Malibu", "Mali=mali"},
		{"rivers and lakes", "the Niger Delta, Lake Chad, the Niger River; Niger", "Niger=niger"},
		{"a given name", "Chad Wolf spoke in Chad. In Chad President Idriss rules.", "Chad=chad Chad=chad"},
		{"people of a country", "Malian troops, l'armée malienne, a Nigerian", "Malian=mali(people) malienne=mali(people)"},
		{"the United States", "the U.S. Embassy, US troops, USA, let us go", "U.S.=united-states US=united-states USA=united-states"},
		{"elisions", "l'JNIM et d’Bamako", "JNIM=jnim Bamako=bamako"},
		{"a name in small letters within", "Jama’at Nusrat al-Islam wal-Muslimin", "Jama’at Nusrat al-Islam wal-Muslimin=jnim"},
		{"initials", "J. Peter Poe", "J. Peter Poe=j-peter-poe"},
		{"not across a full stop", "They left John. Roe came.", "Roe=john-roe(hint)"},
		{"a last name after the full one", "John Roe left. Roe is back.", "John Roe=john-roe Roe=john-roe(surname)"},
		{"a last name that two have", "Keita left.", ""},
		{"and after one of them was named", "Ann Keita left. Keita is back.", "Ann Keita=ann-keita Keita=ann-keita(surname)"},
		{"a last name with a title", "President Roe and the Roe administration", "Roe=john-roe(surname) Roe=john-roe(surname)"},
		{"somebody else of that name", "The mayor, Jane Roe, left.", ""},
		{"terms that are names", "The Alliance of Sahel States (AES) and Credentials", "Alliance of Sahel States=aes AES=aes"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := show(tt.text, Of(site).Reader().Find(tt.text)); got != tt.want {
				t.Errorf("%s\n got %s\nwant %s", tt.text, got, tt.want)
			}
		})
	}
}

func show(text string, matches []Match) string {
	var all []string
	for _, m := range matches {
		how := [...]string{"", "(people)", "(surname)", "(hint)"}[m.How]
		all = append(all, fmt.Sprintf("%s=%s%s", text[m.Start:m.End], m.ID, how))
	}
	return strings.Join(all, " ")
}

func TestUnknown(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"Last month Deputy Envoy Jane Doe met John Roe in Bamako.", "Deputy Envoy Jane Doe"},
		{"The ministry spoke on Monday.", ""},
		{"Weiss spoke. Abdoulaye de la Tour left in May.", "Abdoulaye de la Tour"},
		{"The U.S. Embassy said: “Whatever comes, we stay.”", ""},
		{"In Tessalit the Africa Corps waits.", "Tessalit; Africa Corps"},
	} {
		r := Of(site).Reader()
		if got := strings.Join(r.Unknown(0, len(tt.text), r.Find(tt.text)), "; "); got != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("The Malian army and the ministers of the state spoke of the road to Bamako, and the people listened. ", 10_000)
	g := Of(site)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		g.Reader().Find(text)
	}
}

func FuzzFind(f *testing.F) {
	f.Add("Guinea-Bissau, the U.S. and N’Djamena. Roe!")
	g := Of(site)
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		r := g.Reader()
		for _, m := range r.Find(text) {
			if m.Start < end || m.End <= m.Start || m.End > len(text) {
				t.Fatalf("%q: %+v", text, m)
			}
			end = m.End
		}
		r.Unknown(0, len(text), nil)
		r.Unknown(len(text)/3, len(text)/2, nil)
	})
}
