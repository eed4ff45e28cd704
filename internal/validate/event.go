package validate

import (
	"fmt"
	"path"

	"annals/internal/diag"
	"annals/internal/timeline"
)

func (v *validator) event(e *timeline.Event, report reporter) {
	for i := range e.Claims {
		claim(e, i, report)
	}
	for i := range e.Numbers {
		number(&e.Numbers[i], i, report)
	}
	for i, q := range e.Quotes {
		language(q.Lang, fmt.Sprintf("quotes[%d].lang", i), report)
	}
	for i := range e.Pictures {
		v.picture(e, i, report)
	}
	for i, c := range e.Corrections {
		if before(e.Updated, c.Date) || e.Updated.IsZero() && !c.Date.IsZero() {
			report(diag.Problem{
				Code: "A214", Spot: diag.Spot{Key: fmt.Sprintf("corrections[%d].date", i)},
				Text: fmt.Sprintf("it was corrected on %s, but not updated since", c.Date),
				Help: fmt.Sprintf("write  updated = %s  above", c.Date),
			})
		}
	}
	authored(e, report)
}

// authored judges the part of E2 that needs nothing but the entry.
func authored(e *timeline.Event, report reporter) {
	switch {
	case e.Status == timeline.Claimed && len(e.ActorIDs) == 0:
		report(diag.Problem{
			Code: "E2", Spot: diag.Spot{Key: "status"},
			Text: `the status is "claimed", but nobody is named who claims it`, Help: `add the claimant:  actors = ["…"]`,
		})
	case e.Status == timeline.Disputed && len(e.Claims) == 0:
		report(diag.Problem{
			Code: "E2", Spot: diag.Spot{Key: "status"},
			Text: `the status is "disputed", but no claim says what is in dispute`, Help: "add a table [[claims]] with the versions",
		})
	}
}

// claim judges one disagreement: rule E5, and that at most one version is followed.
func claim(e *timeline.Event, i int, report reporter) {
	c := &e.Claims[i]
	at := func(j int, key string) diag.Spot {
		return diag.Spot{Key: fmt.Sprintf("claims[%d].versions[%d].%s", i, j, key)}
	}
	followed := -1
	for j, ver := range c.Versions {
		if !ver.Followed {
			continue
		}
		if followed >= 0 {
			report(diag.Problem{
				Code: "A216", Spot: at(j, "followed"), Text: "two versions of one claim are followed",
				Help:    "follow one, or none",
				Related: []diag.Related{{Pos: diag.Pos{File: e.File}, Spot: at(followed, "followed"), Text: "the other one"}},
			})
		}
		followed = j
	}
	field, isDate := dateField(e, c.Field)
	if !isDate || field.IsZero() {
		return
	}
	for j, ver := range c.Versions {
		if day := namedDay(ver.Value); ver.Date.IsZero() && day != "" {
			report(diag.Problem{
				Code: "E5", Spot: diag.Spot{Key: fmt.Sprintf("claims[%d].versions[%d].value", i, j)},
				Text: fmt.Sprintf("the version names a day (%q) and gives no date", day),
				Help: "add  date = …  so that it can be compared",
			})
			return
		}
	}
	if followed >= 0 {
		if d := c.Versions[followed].Date; d != field {
			gives := fmt.Sprintf("%q", d)
			if d.IsZero() {
				gives = "no date"
			}
			report(diag.Problem{
				Code: "E5", Spot: at(followed, "date"),
				Text: fmt.Sprintf("the version followed gives %s, the entry's %s is %q", gives, c.Field, field),
				Help: fmt.Sprintf("make  %s  the date of the version followed", c.Field),
			})
		}
		return
	}
	for j, ver := range c.Versions {
		if !ver.Date.IsZero() && !covers(field, ver.Date) {
			report(diag.Problem{
				Code: "E5", Spot: at(j, "date"),
				Text: fmt.Sprintf("no version is followed, and the entry's %s %q does not cover %q", c.Field, field, ver.Date),
				Help: fmt.Sprintf("widen  %s  until it covers every version, or follow one", c.Field),
			})
		}
	}
}

func number(n *timeline.Number, i int, report reporter) {
	at := diag.Spot{Key: fmt.Sprintf("numbers[%d]", i), Name: true}
	figures := []timeline.Figure{n.Low, n.Best, n.High}
	known := 0
	last := timeline.Figure{}
	for _, f := range figures {
		if !f.Known {
			continue
		}
		if known > 0 && f.Value < last.Value {
			report(diag.Problem{Code: "A217", Spot: at, Text: "the figures are not in order", Help: "low is at most best, best at most high"})
			return
		}
		known++
		last = f
	}
	if known == 0 {
		report(diag.Problem{Code: "A217", Spot: at, Text: "the number has no figure", Help: "add  best = …  or a range  low = …  and  high = …"})
	}
}

func (v *validator) picture(e *timeline.Event, i int, report reporter) {
	p := &e.Pictures[i]
	if p.Src == "" {
		return
	}
	file := path.Join(path.Dir(e.File), p.Src)
	found, ok := v.content.Pictures[file]
	if !ok || path.Base(p.Src) != p.Src {
		report(diag.Problem{
			Code: "A604", Spot: diag.Spot{Key: fmt.Sprintf("pictures[%d].src", i)},
			Text: fmt.Sprintf("there is no picture %q beside the text", p.Src),
			Help: "put the file into " + path.Dir(e.File) + "/",
		})
		return
	}
	p.Path, p.Width, p.Height = file, found.Width, found.Height
}
