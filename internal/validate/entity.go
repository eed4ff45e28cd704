package validate

import (
	"fmt"
	"strings"

	"annals/internal/diag"
	"annals/internal/timeline"
)

func (v *validator) country(c *timeline.Country, report reporter) {
	alpha2(c.Alpha2, "alpha2", report)
	names(c.Names, "", report)
	for i, l := range c.Languages {
		language(l, fmt.Sprintf("languages[%d]", i), report)
	}
	if c.Alpha3 != "" && (len(c.Alpha3) != 3 || !upper(c.Alpha3)) {
		report(diag.Problem{Code: "A215", Spot: diag.Spot{Key: "alpha3"}, Text: fmt.Sprintf("%q is not a country code", c.Alpha3), Help: `write ISO 3166-1 alpha-3, three capitals: "NER"`})
	}
	if n := c.Numeric; n != "" && (len(n) != 3 || strings.Trim(n, "0123456789") != "") {
		report(diag.Problem{Code: "A215", Spot: diag.Spot{Key: "numeric"}, Text: fmt.Sprintf("%q is not a country code", n), Help: `write ISO 3166-1 numeric, three figures: "562"`})
	}
}

func (v *validator) actor(a *timeline.Actor, report reporter) {
	alpha2(a.Country, "country", report)
	names(a.Names, "", report)
	for i, o := range a.Offices {
		if before(o.To, o.From) {
			report(diag.Problem{
				Code: "A214", Spot: diag.Spot{Key: fmt.Sprintf("offices[%d].to", i)},
				Text: fmt.Sprintf("the office ends (%s) before it begins (%s)", o.To, o.From), Help: "correct one of the two dates",
			})
		}
	}
}

func (v *validator) instrument(in *timeline.Instrument, report reporter) {
	for i, p := range in.Parties {
		alpha2(p, fmt.Sprintf("parties[%d]", i), report)
	}
}
