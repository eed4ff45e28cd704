package build_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"annals/internal/build"
	"annals/internal/edtf"
	"annals/internal/timeline"
	"annals/templates"
)

// inForce says how instruments of the repository's own register stand at the
// end of a year. It was written by hand from the entries, before the register
// was asked. Empty: nothing had happened to it by then.
var inForce = []struct {
	instrument string
	year       int
	want       string
}{
	{"peace-corps-niger", 1961, ""},
	{"peace-corps-niger", 1962, "in-force"},
	{"peace-corps-niger", 2010, "in-force"},
	{"peace-corps-niger", 2011, "suspended"},
	{"peace-corps-burkina-faso", 1966, "in-force"}, // counts from the earlier of the two years
	{"peace-corps-burkina-faso", 1987, "over"},
	{"peace-corps-burkina-faso", 1994, "over"},
	{"peace-corps-burkina-faso", 1995, "in-force"},
	{"peace-corps-burkina-faso", 2017, "suspended"},
	{"peace-corps-chad", 1978, "in-force"},
	{"peace-corps-chad", 1979, "over"},
	{"peace-corps-chad", 1987, "in-force"},
	{"peace-corps-chad", 1998, "suspended"},
	{"peace-corps-chad", 2003, "in-force"},
	{"peace-corps-chad", 2006, "suspended"},
	{"peace-corps-mali", 2012, "suspended"},
	{"peace-corps-mali", 2014, "in-force"},
	{"peace-corps-mali", 2015, "suspended"},
	{"sahel-development-program", 1974, ""},
	{"sahel-development-program", 1975, "in-force"},
	{"sahel-development-program", 1990, "in-force"}, // its last day
	{"sahel-development-program", 1991, "over"},
	{"us-emergency-import-ban-mali", 1996, "in-force"},
	{"us-emergency-import-ban-mali", 1997, "over"},
	{"mali-cultural-property-agreement", 1997, "in-force"},
	{"pan-sahel-initiative", 2002, "not-yet"},
	{"pan-sahel-initiative", 2003, "in-force"},
	{"pan-sahel-initiative", 2004, "in-force"},
	{"pan-sahel-initiative", 2005, "over"},
	{"agoa", 1999, ""},
	{"agoa", 2024, "in-force"},
	{"agoa", 2025, "over"}, // lapsed on 30 September, renewed in February 2026
	{"agoa-burkina-faso", 2003, ""},
	{"agoa-burkina-faso", 2022, "in-force"},
	{"agoa-burkina-faso", 2023, "over"},
	{"agoa-chad", 2000, "in-force"},
	{"agoa-mali", 2012, "in-force"}, // withdrawn by a decision of December, from January
	{"agoa-mali", 2013, "over"},
	{"agoa-mali", 2014, "in-force"},
	{"agoa-mauritania", 2005, "in-force"}, // withdrawn by a proclamation of December, from January
	{"agoa-mauritania", 2006, "over"},
	{"agoa-mauritania", 2008, "in-force"},
	{"agoa-mauritania", 2009, "in-force"}, // over on 1 January, back on 23 December
	{"agoa-mauritania", 2019, "over"},
	{"agoa-niger", 2010, "over"},
	{"agoa-niger", 2023, "in-force"},
	{"mcc-threshold-niger", 2009, "suspended"},
	{"mcc-threshold-niger", 2016, "over"},
	{"mcc-compact-mali", 2006, ""}, // signed that November, in force from September 2007
	{"mcc-compact-mali", 2012, "over"},
	{"mcc-compact-burkina-faso", 2013, "in-force"},
	{"mcc-compact-burkina-faso-2020", 2021, "not-yet"},
	{"mcc-compact-niger-benin", 2023, "not-yet niger=suspended"},
	{"coup-aid-limits-mali-2012", 2012, "in-force"},
	{"coup-aid-limits-mali-2012", 2013, "over"},
	{"air-base-201-agadez", 2023, "in-force"},
	{"us-forces-agreement-niger", 2024, "over"},
	{"us-travel-ban-chad-2017", 2017, "in-force"},
	{"us-travel-ban-chad-2017", 2018, "over"},
	{"us-entry-suspension-2026", 2025, "burkina-faso=not-yet mali=not-yet niger=not-yet"},
	{"us-visa-bond-mali", 2025, "over"}, // dropped on the day it was to begin
	{"us-sanctions-camara-diarra-bagayoko", 2025, "in-force"},
}

func TestInForceAtTheEndOfTheYear(t *testing.T) {
	site := own(t)
	for _, tt := range inForce {
		i := slices.IndexFunc(site.Instruments, func(in *timeline.Instrument) bool { return in.ID == tt.instrument })
		if i < 0 {
			t.Errorf("there is no instrument %s", tt.instrument)
			continue
		}
		if got := state(site.Instruments[i].On(edtf.Day{Year: int64(tt.year), Month: 12, Day: 31})); got != tt.want {
			t.Errorf("%s on 31 December %d: %q, want %q", tt.instrument, tt.year, got, tt.want)
		}
	}
}

// TestOneStateADay asks the register on the day of every change and at the end
// of every year: nobody is in two states, and no two changes of one day would
// leave it to their order.
func TestOneStateADay(t *testing.T) {
	for _, in := range own(t).Instruments {
		var days []edtf.Day
		for y := int64(1960); y <= 2025; y++ {
			days = append(days, edtf.Day{Year: y, Month: 12, Day: 31})
		}
		made := map[string]string{} // by day and country: what a change made of it
		for _, c := range in.Changes {
			day, bound := c.Date.Lower()
			if bound != edtf.Known {
				if day, bound = c.Date.Upper(); bound != edtf.Known {
					t.Errorf("%s: a change in %s counts from no day", in.ID, c.Event.ID)
					continue
				}
			}
			days = append(days, day)
			if c.Change == "amended" {
				continue
			}
			for _, who := range whom(c) {
				at := fmt.Sprint(day, who)
				if was := made[at]; was != "" && was != c.Change {
					t.Errorf("%s: on %v it is both %s and %s (%s)", in.ID, day, was, c.Change, c.Event.ID)
				}
				made[at] = c.Change
			}
		}
		for _, day := range days {
			seen := map[*timeline.Country]bool{}
			for _, s := range in.On(day) {
				if seen[s.Country] {
					t.Errorf("%s on %v: two states for %v", in.ID, day, s.Country)
				}
				seen[s.Country] = true
			}
		}
	}
}

// whom are the countries of a change, or "" for all.
func whom(c *timeline.Change) (ids []string) {
	if len(c.Countries) == 0 {
		return []string{""}
	}
	for _, x := range c.Countries {
		ids = append(ids, x.ID)
	}
	return ids
}

// state writes standings as "state country=state …".
func state(list []timeline.Standing) string {
	var words []string
	for _, s := range list {
		if s.Country == nil {
			words = append(words, string(s.State))
		} else {
			words = append(words, s.Country.ID+"="+string(s.State))
		}
	}
	return strings.Join(words, " ")
}

// own is the repository's own site, linked.
func own(t *testing.T) *timeline.Site {
	t.Helper()
	r, err := build.Site(root, templates.FS, build.Options{Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	if r.Site == nil {
		t.Fatal("the content has errors")
	}
	return r.Site
}
