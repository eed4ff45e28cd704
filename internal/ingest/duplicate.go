package ingest

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"annals/internal/edtf"
	"annals/internal/timeline"
	"annals/internal/timex"
)

// A Duplicate is an entry that may tell of the same happening.
type Duplicate struct {
	ID string `json:"id"`
	// Score is from 0 to 1; at Probable and above it probably does.
	Score     float64    `json:"score"`
	Proposals []Proposal `json:"proposals"`
}

// Probable is the least score of an entry that probably tells of the same, and
// Possible that of one that an editor should look at.
const (
	Probable = 0.5
	Possible = 0.4
)

// Probably reports whether d is probably the same happening.
func (d Duplicate) Probably() bool { return d.Score >= Probable }

// An index finds entries that resemble a passage.
type index struct {
	events  []*timeline.Event
	stems   [][]string         // of each event, in order
	sizes   []float64          // the weight of these together
	weights map[string]float64 // of a stem: how much it says that two texts share it
	rare    float64            // the weight of a stem that no event has
}

func newIndex(s *timeline.Site) *index {
	x := &index{events: s.Events, weights: map[string]float64{}}
	entries := map[string]int{} // in how many events a stem stands
	for _, e := range s.Events {
		set := map[string]bool{}
		for _, w := range e.Title {
			stems(set, w.Text)
		}
		for _, w := range e.Summary {
			stems(set, w.Text)
		}
		for stem := range set {
			entries[stem]++
		}
		x.stems = append(x.stems, sorted(set))
	}
	all := float64(1 + len(s.Events))
	x.rare = math.Log(1 + all)
	for stem, n := range entries {
		x.weights[stem] = math.Log(1 + all/float64(1+n))
	}
	for _, list := range x.stems {
		x.sizes = append(x.sizes, x.size(list))
	}
	return x
}

// size is the weight of stems together.
func (x *index) size(list []string) (sum float64) {
	for _, stem := range list {
		if w, ok := x.weights[stem]; ok {
			sum += w
		} else {
			sum += x.rare
		}
	}
	return sum
}

// stemSize is how many letters of a word are compared: they are much the same in
// its forms, and often in both languages.
const stemSize = 5

// stems adds the beginnings of the words of a text, without case and accents.
func stems(set map[string]bool, text string) {
	plain := strings.Map(func(r rune) rune {
		if r >= utf8.RuneSelf && unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(text))
	for word := range strings.FieldsFuncSeq(plain, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if len(word) < 4 {
			continue
		}
		set[word[:min(len(word), stemSize)]] = true
	}
}

// likeness is how much of what event i says is in a description, from 0 to 1.
func (x *index) likeness(d description, i int) float64 {
	var shared float64
	for _, stem := range x.stems[i] {
		if d.stems[stem] {
			shared += x.weights[stem]
		}
	}
	if least := min(d.size, x.sizes[i]); least > 0 {
		return shared / least
	}
	return 0
}

// sorted gives a sum one order.
func sorted(set map[string]bool) []string {
	keys := make([]string, 0, len(set))
	for k := range set {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// A description is what is compared with entries.
type description struct {
	date      edtf.Date
	value     string    // TIMEX3, where there is no date
	about     edtf.Date // the day of publication, where there is no date and it is known
	notBefore edtf.Date // the day before which it was not published, where that is all
	countries []string
	names     []string // actors and places
	topic     string
	stems     map[string]bool
	size      float64 // the weight of these together
}

// describe says what a candidate is compared by: its passages and the title of
// the document where it is its news.
func (r *reader) describe(c candidate) description {
	m := c.when()
	d := description{
		date: m.date.Date, value: m.date.Value, about: r.published, notBefore: r.report.Published.NotBefore,
		countries: c.countries, topic: c.topic, stems: map[string]bool{},
	}
	d.names = append(append(d.names, c.actors...), c.places...)
	for i, m := range c.moments {
		p := r.passages[m.passage]
		stems(d.stems, r.doc.Text[p.Start:p.End])
		if i == 0 && m.passage < leading {
			stems(d.stems, r.doc.Title)
		}
	}
	return d
}

// duplicates are the entries that may tell of the same as d, the likeliest first.
func (x *index) duplicates(d description) (all []Duplicate) {
	d.size = x.size(sorted(d.stems))
	for i, e := range x.events {
		if e.Retracted() {
			continue
		}
		if score := x.score(d, i); score >= Possible {
			all = append(all, Duplicate{ID: e.ID, Score: math.Round(score*100) / 100})
		}
	}
	slices.SortFunc(all, func(a, b Duplicate) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.ID, b.ID))
	})
	return all[:min(len(all), mostDuplicates)]
}

// mostDuplicates is how many entries an editor is shown.
const mostDuplicates = 3

// The shares of a score.
const (
	dateShare    = 0.30
	countryShare = 0.15
	nameShare    = 0.15
	topicShare   = 0.10
	textShare    = 0.30
)

// score is how likely event i is to be what d describes. What lies more than a
// few weeks apart is something else.
func (x *index) score(d description, i int) float64 {
	e := x.events[i]
	date := nearness(d, e.Date)
	if date == 0 {
		return 0
	}
	score := dateShare*date + countryShare*share(d.countries, e.CountryIDs) + nameShare*share(d.names, append(slices.Clone(e.ActorIDs), e.PlaceIDs...))
	text := min(1, 2*x.likeness(d, i))
	if slices.Contains(e.TopicIDs, d.topic) {
		score += topicShare
	} else if text < leastText {
		return min(score+textShare*text, Probable-0.01) // same place, another matter
	}
	return score + textShare*text
}

// leastText is how much of its words an entry on another topic must share to be
// probably the same.
const leastText = 0.4

// share is how much of the shorter of two lists stands in the other.
func share(a, b []string) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	n := 0
	for _, id := range a {
		if slices.Contains(b, id) {
			n++
		}
	}
	return float64(n) / float64(min(len(a), len(b)))
}

// nearness is 1 where two dates meet, less where days lie between them, and 0
// where they cannot be one. A date that is not known may be any.
func nearness(d description, date edtf.Date) float64 {
	if d.date.IsZero() {
		switch {
		case !mayBe(d.value, date), !d.about.IsZero() && distance(d.about, date) > recent, !d.notBefore.IsZero() && older(date, d.notBefore):
			return 0
		case !strings.Contains(d.value, "-"), otherDay(d.value, date): // no date at all, or a length of time
			return 0.3
		}
		return 0.5
	}
	if _, coarse := d.date.Day(); !coarse && d.date.Precision() == edtf.ToYear && meet(d.date, date, 0) {
		return 0.5 // a year says little
	}
	switch n := distance(d.date, date); {
	case n == 0:
		return 1
	case isLong(d.date), isLong(date): // the year after is not the day after
		return 0
	case n <= 3:
		return 0.8
	case n <= 10:
		return 0.5
	case n <= 31:
		return 0.2
	}
	return 0
}

// isLong reports whether a date spans more than a month.
func isLong(date edtf.Date) bool {
	first, known := date.Lower()
	last, too := date.Upper()
	return known == edtf.Known && too == edtf.Known && last.Ordinal()-first.Ordinal() > 31
}

// recent is how many days before its publication a report tells of what it does
// not date.
const recent = 60

// older reports whether a date lies too long before a day for news of that day.
func older(date, day edtf.Date) bool {
	last, bound := date.Upper()
	first, _ := day.Lower()
	return bound == edtf.Known && last.AddDays(recent).Before(first)
}

// mayBe reports whether a date may be what an unresolved value names: "XXXX-10"
// is no day of May. Days of the week are not held against it, for that is what
// sources disagree on.
func mayBe(value string, date edtf.Date) bool {
	month, ok := strings.CutPrefix(value, "XXXX-")
	if !ok || len(month) < 2 || month[0] == 'W' || month[:2] == "XX" {
		return true
	}
	first, known := date.Lower()
	last, too := date.Upper()
	if known != edtf.Known || too != edtf.Known || last.Ordinal()-first.Ordinal() > 27 {
		return true
	}
	want := int(month[0]-'0')*10 + int(month[1]-'0')
	return int(first.Month) == want || int(last.Month) == want
}

// disagrees says in what a date differs from that of an entry, or nothing.
func disagrees(e timex.Expression, date edtf.Date) bool {
	if !e.Date.IsZero() {
		return distance(e.Date, date) > 0
	}
	if weekday, ok := strings.CutPrefix(e.Value, "XXXX-WXX-"); ok && len(weekday) == 1 {
		if is, known := date.Weekday(); known {
			return int(weekday[0]-'0')%7 != int(is)
		}
	}
	return otherDay(e.Value, date) || !mayBe(e.Value, date)
}

// otherDay reports whether an unresolved value names another day of the year:
// "XXXX-10-22".
func otherDay(value string, date edtf.Date) bool {
	day, ok := strings.CutPrefix(value, "XXXX-")
	is, known := date.Day()
	return ok && known && len(day) == len("10-22") && !strings.ContainsAny(day, "XW") && !strings.HasSuffix(is.String(), day)
}
