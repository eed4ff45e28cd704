package json

import (
	"bytes"
	"encoding/json"

	"annals/internal/edtf"
	"annals/internal/lang"
	"annals/internal/timeline"
)

// An entry is an event in the words of its front matter.
type entry struct {
	ID           string       `json:"id"`
	URL          string       `json:"url,omitempty"`
	Date         *date        `json:"date"`
	Announced    *date        `json:"announced,omitempty"`
	Reported     *date        `json:"reported,omitempty"`
	Title        texts        `json:"title"`
	Summary      texts        `json:"summary"`
	Text         texts        `json:"text,omitempty"` // without markup
	Countries    []string     `json:"countries"`
	Topics       []string     `json:"topics"`
	Actors       []string     `json:"actors,omitempty"`
	Places       []string     `json:"places,omitempty"`
	Status       string       `json:"status"`
	Significance int          `json:"significance"`
	Sources      []string     `json:"sources"`
	Background   []string     `json:"background,omitempty"`
	Evidence     evidence     `json:"evidence"`
	RespondsTo   []string     `json:"responds_to,omitempty"`
	Follows      []string     `json:"follows,omitempty"`
	PartOf       []string     `json:"part_of,omitempty"`
	Instruments  []change     `json:"instruments,omitempty"`
	Claims       []claim      `json:"claims,omitempty"`
	Numbers      []number     `json:"numbers,omitempty"`
	Quotes       []quote      `json:"quotes,omitempty"`
	Corrections  []correction `json:"corrections,omitempty"`
	Created      string       `json:"created,omitempty"`
	Updated      string       `json:"updated,omitempty"`
	Version      int          `json:"version"`
}

// A date is EDTF and the civil days it lies between, where they are known.
type date struct {
	EDTF string `json:"edtf"`
	From string `json:"from,omitempty"`
	To   string `json:"to,omitempty"`
}

type evidence struct {
	Articles      int      `json:"articles"`
	Publishers    int      `json:"publishers"`
	Origins       []string `json:"origins,omitempty"` // ids of publishers
	Official      int      `json:"official"`
	Primary       int      `json:"primary"`
	OneParty      bool     `json:"one_party,omitempty"`
	Retrospective bool     `json:"retrospective,omitempty"`
}

type change struct {
	ID        string   `json:"id"`
	Change    string   `json:"change"`
	Date      *date    `json:"date,omitempty"`
	Countries []string `json:"countries,omitempty"`
	Note      texts    `json:"note,omitempty"`
}

type claim struct {
	Key         string    `json:"key"`
	Field       string    `json:"field,omitempty"`
	About       texts     `json:"about"`
	Countries   []string  `json:"countries,omitempty"`
	WhyFollowed texts     `json:"why_followed,omitempty"`
	Versions    []version `json:"versions"`
}

type version struct {
	Key      string   `json:"key"`
	Value    texts    `json:"value"`
	Date     *date    `json:"date,omitempty"`
	Says     string   `json:"says,omitempty"`
	Sources  []string `json:"sources"`
	Followed bool     `json:"followed,omitempty"`
}

type number struct {
	Key     string   `json:"key"`
	What    texts    `json:"what"`
	Low     *float64 `json:"low,omitempty"`
	Best    *float64 `json:"best,omitempty"`
	High    *float64 `json:"high,omitempty"`
	Unit    texts    `json:"unit,omitempty"`
	Sources []string `json:"sources"`
}

type quote struct {
	Key          string `json:"key"`
	Source       string `json:"source"`
	Exact        string `json:"exact"`
	Lang         string `json:"lang"`
	Translation  texts  `json:"translation,omitempty"`
	TranslatedBy string `json:"translated_by,omitempty"`
	Speaker      string `json:"speaker,omitempty"`
}

type correction struct {
	Date string `json:"date"`
	Text texts  `json:"text"`
}

func newEntry(s timeline.Selection, e *timeline.Event) entry {
	out := entry{
		ID: e.ID, URL: s.EventURL(e), Date: newDate(e.Date), Announced: newDate(e.Announced), Reported: newDate(e.Reported),
		Title: newTexts(e.Title), Summary: newTexts(e.Summary), Text: bodies(e.Body),
		Countries: ids(e.Countries), Topics: ids(e.Topics), Actors: ids(e.Actors),
		Status: e.Status, Significance: e.Significance, Sources: ids(e.Sources), Background: ids(e.Background),
		Evidence: newEvidence(e.Evidence), RespondsTo: ids(e.RespondsTo), Follows: ids(e.Follows), PartOf: ids(e.PartOf),
		Created: e.Created.String(), Updated: e.Updated.String(), Version: e.Version(),
	}
	for _, p := range e.Places {
		out.Places = append(out.Places, p.ID)
	}
	for _, c := range e.Changes {
		out.Instruments = append(out.Instruments, change{c.InstrumentID, c.Change, newDate(c.Date), ids(c.Countries), newTexts(c.Note)})
	}
	for _, c := range e.Claims {
		out.Claims = append(out.Claims, newClaim(c))
	}
	for _, n := range e.Numbers {
		out.Numbers = append(out.Numbers, number{
			n.Key, newTexts(n.What), figure(n.Low), figure(n.Best), figure(n.High), newTexts(n.Unit), ids(n.Sources),
		})
	}
	for _, q := range e.Quotes {
		out.Quotes = append(out.Quotes, quote{q.Key, q.SourceID, q.Exact, q.Lang, newTexts(q.Translation), q.TranslatedBy, q.SpeakerID})
	}
	for _, c := range e.Corrections {
		out.Corrections = append(out.Corrections, correction{c.Date.String(), newTexts(c.Text)})
	}
	return out
}

func newDate(d edtf.Date) *date {
	if d.IsZero() {
		return nil
	}
	out := &date{EDTF: d.String()}
	if day, bound := d.Lower(); bound == edtf.Known {
		out.From = day.String()
	}
	if day, bound := d.Upper(); bound == edtf.Known {
		out.To = day.String()
	}
	return out
}

func newEvidence(ev timeline.Evidence) evidence {
	out := evidence{ev.Articles, ev.Publishers, nil, ev.Official, ev.Primary, ev.OneParty, ev.Retrospective}
	for _, o := range ev.Origins {
		out.Origins = append(out.Origins, o.Publisher.ID)
	}
	return out
}

func newClaim(c timeline.Claim) claim {
	out := claim{Key: c.Key, Field: c.Field, About: newTexts(c.About), Countries: ids(c.Countries), WhyFollowed: newTexts(c.WhyFollowed)}
	for _, v := range c.Versions {
		out.Versions = append(out.Versions, version{v.Key, newTexts(v.Value), newDate(v.Date), v.Says, ids(v.Sources), v.Followed})
	}
	return out
}

func figure(f timeline.Figure) *float64 {
	if !f.Known {
		return nil
	}
	return &f.Value
}

func ids[T interface{ Base() *timeline.Record }](records []T) []string {
	list := make([]string, len(records))
	for i, r := range records {
		list[i] = r.Base().ID
	}
	return list
}

// texts are a text in several languages: an object with the languages as keys,
// the one it was written in first.
type texts []lang.Wording

func newTexts(t lang.Text) texts { return texts(t) }

// bodies are the texts below the front matter, without markup.
func bodies(b timeline.Body) (t texts) {
	for _, p := range b {
		t = append(t, lang.Wording{Lang: p.Lang, Text: p.Text.Plain()})
	}
	return t
}

// MarshalJSON keeps the order, as a map would not.
func (t texts) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, w := range t {
		if i > 0 {
			b.WriteByte(',')
		}
		for k, s := range []string{w.Lang, w.Text} {
			part, err := json.Marshal(s)
			if err != nil {
				return nil, err
			}
			if k == 1 {
				b.WriteByte(':')
			}
			b.Write(part)
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// A reference is a source in short.
type reference struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	Lang      string `json:"lang,omitempty"`
	Publisher string `json:"publisher,omitempty"` // its name
	Published string `json:"published,omitempty"`
	URL       string `json:"url,omitempty"`
	Kind      string `json:"kind"`
	Primary   bool   `json:"primary,omitempty"`
	Origin    string `json:"origin,omitempty"` // the name of the publisher it repeats
	Snapshot  string `json:"snapshot_url,omitempty"`
}

// references are the sources of e, those for background last.
func references(e *timeline.Event) []reference {
	list := []reference{}
	for _, group := range [][]*timeline.Source{e.Sources, e.Background} {
		for _, src := range group {
			r := reference{ID: src.ID, Title: src.Title, Lang: src.Lang, Published: src.Published.String(), URL: src.URL, Kind: src.Kind, Primary: src.Primary, Snapshot: src.SnapshotURL}
			if src.Publisher != nil {
				r.Publisher = src.Publisher.Name
			}
			if src.Origin != nil && src.Origin != src.Publisher {
				r.Origin = src.Origin.Name
			}
			list = append(list, r)
		}
	}
	return list
}
