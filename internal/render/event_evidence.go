package render

import (
	"strconv"
	"strings"

	"annals/internal/address"
	"annals/internal/timeline"
)

// A Weight is what the sources of an entry amount to, and why they are counted so.
type Weight struct {
	Words   string
	Marks   []string // single source, one party: no editor can take them away
	Origins []Origin
	Balance *Balance
	Method  Link // what the badges mean
}

// An Origin is an independent voice and the sources in which it is heard.
type Origin struct {
	Name    Link
	Count   string
	Sources []Heard
}

// A Heard is a source of an origin, by the number it has on the page.
type Heard struct {
	Number int
	Name   string // of its publisher; empty where that is the origin
	Why    string // it is no voice of its own; empty for the first
	With   int    // the number of the source with which it is one
}

func (p *Page) weight(e *timeline.Event, c *citations) Weight {
	l := p.loc
	w := Weight{
		Words: l.evidence(e.Evidence), Marks: l.marks(e.Evidence), Balance: l.balance(timeline.BalanceOf(e)), Method: p.badges(),
	}
	for _, o := range e.Evidence.Origins {
		w.Origins = append(w.Origins, p.origin(p.publisher(o.Publisher), o, c))
	}
	var untraced timeline.Origin // of all, whoever it is
	for _, o := range e.Evidence.Untraced {
		untraced.Sources = append(untraced.Sources, o.Sources...)
		untraced.Merges = append(untraced.Merges, o.Merges...)
	}
	if len(untraced.Sources) > 0 {
		w.Origins = append(w.Origins, p.origin(Link{Phrase: own(l.say("origin_not_known"))}, untraced, c))
	}
	return w
}

// badges leads to what the badges mean.
func (p *Page) badges() Link { return p.link(own(p.loc.say("badges_mean")), address.Method+"#badges") }

func (p *Page) origin(name Link, o timeline.Origin, c *citations) Origin {
	out := Origin{Name: name, Count: p.loc.count("articles", len(o.Sources))}
	for _, s := range o.Sources {
		heard := Heard{Number: c.number[s]}
		if s.Publisher.Name != name.Text {
			heard.Name = s.Publisher.Name
		}
		for _, m := range o.Merges {
			if m.Source == s {
				heard.Why, heard.With = p.loc.word("why", string(m.Why)), c.number[m.With]
				break
			}
		}
		out.Sources = append(out.Sources, heard)
	}
	return out
}

// evidence is what the sources of an entry amount to, always in the same words.
func (l *locale) evidence(ev timeline.Evidence) string {
	return strings.Join([]string{
		l.count("articles", ev.Articles), l.count("publishers_n", ev.Publishers),
		l.count("origins", len(ev.Origins)), l.count("official_n", ev.Official),
	}, l.say("dot"))
}

func (l *locale) marks(ev timeline.Evidence) (marks []string) {
	if ev.Publishers == 1 {
		marks = append(marks, l.say("single_source"))
	}
	if ev.OneParty {
		marks = append(marks, l.say("one_party"))
	}
	if ev.Retrospective {
		marks = append(marks, l.say("retrospective"))
	}
	return marks
}

// A Balance is who speaks in sources: in words, and as a bar of which each part
// is as long as its share.
type Balance struct {
	Voices []Amount
	Parts  []Share
}

// A Share is a part of the bar: from there on, as far as the next begins.
type Share struct{ Class, From string }

// balance is nil where nobody is known to speak.
func (l *locale) balance(b timeline.Balance) *Balance {
	total := b.Total()
	if total == 0 {
		return nil
	}
	v := &Balance{}
	before := 0
	for i, voice := range timeline.Voices {
		n := b[voice]
		if n == 0 {
			continue
		}
		v.Voices = append(v.Voices, Amount{l.word("voice", voices[voice]), l.words.Number(n)})
		v.Parts = append(v.Parts, Share{"v" + strconv.Itoa(i), strconv.Itoa((100*before+total/2)/total) + "%"})
		before += n
	}
	return v
}

// voices are the words for each timeline.Voice.
var voices = [...]string{
	timeline.USOfficial: "us-official", timeline.SahelOfficial: "sahel-official",
	timeline.InternationalPress: "international-press", timeline.LocalPress: "local-press",
	timeline.Research: "research", timeline.OtherVoice: "other",
}
