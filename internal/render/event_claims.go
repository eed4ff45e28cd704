package render

import (
	"html/template"
	"strings"

	"annals/internal/address"
	"annals/internal/timeline"
)

// A Claim is a point on which sources disagree, as a table.
type Claim struct {
	ID        string
	About     Phrase
	Countries []Link // where it does not concern all of the entry
	Versions  []Version
}

// A Version is one row of it.
type Version struct {
	Value    Phrase
	Says     Phrase // in the language of the first of its sources
	Sources  []Link
	Cites    template.HTML
	Followed bool
	Why      Phrase
	Verdict  string
}

func (p *Page) claims(e *timeline.Event, c *citations) (claims []Claim) {
	for _, cl := range e.Claims {
		claim := Claim{ID: "claim-" + cl.Key, About: p.loc.phrase(cl.About)}
		if len(cl.Countries) < len(e.Countries) {
			claim.Countries = p.countries(cl.Countries)
		}
		for _, v := range cl.Versions {
			row := Version{
				Value: p.loc.phrase(v.Value), Says: p.loc.said(v), Sources: p.publishers(v.Sources), Cites: c.cite(v.Sources),
				Followed: v.Followed, Verdict: p.loc.say("not_followed"),
			}
			if v.Followed {
				row.Verdict, row.Why = p.loc.say("followed_here"), p.loc.phrase(cl.WhyFollowed)
			}
			claim.Versions = append(claim.Versions, row)
		}
		claims = append(claims, claim)
	}
	return claims
}

// said is what a version quotes, in the language of the first of its sources.
func (l *locale) said(v timeline.Version) Phrase {
	if len(v.Sources) == 0 {
		return own(v.Says)
	}
	return l.foreign(v.Says, v.Sources[0].Lang)
}

// publishers are those who speak in sources, each once; a source of which
// none is known stands for itself.
func (p *Page) publishers(list []*timeline.Source) (links []Link) {
	var names []string
	for _, s := range list {
		link := Link{Phrase: p.loc.sourceTitle(s)}
		if s.Publisher != nil {
			link = p.publisher(s.Publisher)
		}
		names = append(names, link.Text)
		links = append(links, link)
	}
	kept := links[:0]
	for i, link := range links {
		if !contains(names[:i], link.Text) {
			kept = append(kept, link)
		}
	}
	return kept
}

// A Number is a figure and who gives it.
type Number struct {
	What    Phrase
	Figure  string
	Unit    Phrase
	Sources []Link
	Cites   template.HTML
}

func (p *Page) numbers(e *timeline.Event, c *citations) (rows []Number) {
	for _, n := range e.Numbers {
		rows = append(rows, Number{
			p.loc.phrase(n.What), p.loc.figure(n.Low, n.Best, n.High), p.loc.phrase(n.Unit),
			p.publishers(n.Sources), c.cite(n.Sources),
		})
	}
	return rows
}

// figure is a number with the range it lies in.
func (l *locale) figure(low, best, high timeline.Figure) string {
	num := func(f timeline.Figure) string { return l.words.Decimal(f.Value) }
	between := ""
	switch {
	case low.Known && high.Known:
		between = num(low) + "–" + num(high)
	case low.Known:
		between = l.say("at_least", num(low))
	case high.Known:
		between = l.say("at_most", num(high))
	}
	switch {
	case !best.Known:
		return between
	case between == "":
		return num(best)
	}
	return l.say("best_of", num(best), between)
}

// A Quote is words of a source.
type Quote struct {
	Text         Phrase
	Translation  Phrase
	TranslatedBy string
	Speaker      Link
	Cites        template.HTML
	Found        *Found
}

// Found is that a quotation stands in the captured text of its source.
type Found struct {
	Href    string // to the words themselves; empty where they stand there twice
	Skipped string // how many words its gaps leave out; empty where none
}

func (p *Page) quotes(e *timeline.Event, c *citations) (list []Quote) {
	for _, q := range e.Quotes {
		quote := Quote{
			Text: p.loc.foreign(q.Exact, q.Lang), Translation: p.loc.phrase(q.Translation), TranslatedBy: q.TranslatedBy,
			Speaker: Link{Phrase: own(p.loc.say("speaker_unknown"))},
		}
		if q.Speaker != nil {
			quote.Speaker = p.actor(q.Speaker)
		}
		if q.Source != nil {
			quote.Cites = c.cite([]*timeline.Source{q.Source})
		}
		if f := q.Found; f != nil {
			quote.Found = &Found{}
			if f.Href != q.Source.URL {
				quote.Found.Href = f.Href
			}
			if f.Skipped > 0 {
				quote.Found.Skipped = p.loc.count("words_left_out", f.Skipped)
			}
		}
		list = append(list, quote)
	}
	return list
}

// A Picture stands beside a text.
type Picture struct {
	Src             string
	Alt             Phrase
	Width, Height   int
	Caption         Phrase
	Credit, License string
}

func (p *Page) pictures(e *timeline.Event) (list []Picture) {
	for _, pic := range e.Pictures {
		list = append(list, Picture{
			p.root + address.Media(pic.Path), p.loc.phrase(pic.Alt), pic.Width, pic.Height,
			p.loc.phrase(pic.Caption), pic.Credit, pic.License,
		})
	}
	return list
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if strings.EqualFold(x, s) {
			return true
		}
	}
	return false
}
