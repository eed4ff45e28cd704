package timeline_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"annals/internal/edtf"
	"annals/internal/timeline"
)

// Changes are written in order, "date change [country,country]"; a state as
// "all=state country=state".
var states = []struct {
	name    string
	changes []string
	expires string
	on      string
	want    string
}{
	{"nothing ever happened", nil, "", "2020-01-01", ""},
	{"the day before it is signed", []string{"2020-05-10 signed"}, "", "2020-05-09", ""},
	{"the day it is signed", []string{"2020-05-10 signed"}, "", "2020-05-10", "all=not-yet"},
	{"notified", []string{"2020-05-10 notified"}, "", "2021-01-01", "all=not-yet"},
	{"the day it enters into force", []string{"2020-05-10 signed", "2020-06-01 in-force"}, "", "2020-06-01", "all=in-force"},
	{"the day before it enters into force", []string{"2020-05-10 signed", "2020-06-01 in-force"}, "", "2020-05-31", "all=not-yet"},
	{"listed", []string{"2020-05-10 listed"}, "", "2020-05-11", "all=in-force"},
	{"extended", []string{"2020-05-10 extended"}, "", "2020-05-11", "all=in-force"},
	{"amended alone says nothing", []string{"2020-05-10 amended"}, "", "2020-05-11", ""},
	{"amended leaves it in force", []string{"2020 in-force", "2021 amended"}, "", "2022-01-01", "all=in-force"},
	{"amended leaves it suspended", []string{"2020 in-force", "2021 suspended", "2022 amended"}, "", "2023-01-01", "all=suspended"},
	{"suspended", []string{"2020 in-force", "2021-03-01 suspended"}, "", "2021-03-01", "all=suspended"},
	{"resumed", []string{"2020 in-force", "2021-03-01 suspended", "2022-03-01 resumed"}, "", "2022-03-01", "all=in-force"},
	{"delisted", []string{"2020 listed", "2021-03-01 delisted"}, "", "2021-03-01", "all=over"},
	{"expired as an act", []string{"2020 in-force", "2021-03-01 expired"}, "", "2021-03-01", "all=over"},
	{"ended", []string{"2020 in-force", "2021-03-01 ended"}, "", "2021-02-28", "all=in-force"},
	{"ended, the day after", []string{"2020 in-force", "2021-03-01 ended"}, "", "2021-03-02", "all=over"},
	{"listed again", []string{"2020 listed", "2021 delisted", "2022 listed"}, "", "2022-01-01", "all=in-force"},
	{"two on one day: the last in order wins", []string{"2020-01-01 signed", "2020-01-01 in-force"}, "", "2020-01-01", "all=in-force"},
	{"the same two the other way round", []string{"2020-01-01 in-force", "2020-01-01 signed"}, "", "2020-01-01", "all=not-yet"},

	{"a month counts from its first day", []string{"2020-05 in-force"}, "", "2020-05-01", "all=in-force"},
	{"and not before", []string{"2020-05 in-force"}, "", "2020-04-30", ""},
	{"a year counts from its first day", []string{"2020 in-force"}, "", "2020-01-01", "all=in-force"},
	{"one of several days counts from the first", []string{"[2020-05-10..2020-05-20] in-force"}, "", "2020-05-10", "all=in-force"},
	{"about a month counts from its first day", []string{"2020-05~ in-force"}, "", "2020-05-01", "all=in-force"},
	{"an open start counts from its end", []string{"../2020-05-10 in-force"}, "", "2020-05-09", ""},
	{"an open start, on its end", []string{"../2020-05-10 in-force"}, "", "2020-05-10", "all=in-force"},
	{"no day at all", []string{"/.. in-force"}, "", "2020-05-10", ""},

	{"the last day of its term", []string{"2020 in-force"}, "2024-06-30", "2024-06-30", "all=in-force"},
	{"the day after its term", []string{"2020 in-force"}, "2024-06-30", "2024-07-01", "all=over"},
	{"a term in months ends with the month", []string{"2020 in-force"}, "2024-06", "2024-06-30", "all=in-force"},
	{"a term without end", []string{"2020 in-force"}, "2024/..", "2029-01-01", "all=in-force"},
	{"a term ends what is suspended", []string{"2020 in-force", "2021 suspended"}, "2024-06-30", "2024-07-01", "all=over"},
	{"extended after its term", []string{"2020 in-force", "2024-09-01 extended"}, "2024-06-30", "2024-09-01", "all=in-force"},
	{"between its term and the extension", []string{"2020 in-force", "2024-09-01 extended"}, "2024-06-30", "2024-08-31", "all=over"},
	{"extended the day after its term", []string{"2020 in-force", "2024-07-01 extended"}, "2024-06-30", "2024-07-01", "all=in-force"},
	{"amended after its term", []string{"2020 in-force", "2024-09-01 amended"}, "2024-06-30", "2024-10-01", "all=over"},
	{"a term and nothing else", nil, "2024-06-30", "2024-07-01", "all=over"},

	{"for one country only", []string{"2020 in-force mali"}, "", "2021-01-01", "mali=in-force"},
	{"countries by id", []string{"2020 in-force niger,chad,mali"}, "", "2021-01-01", "chad=in-force mali=in-force niger=in-force"},
	{"one country leaves", []string{"2020 in-force", "2022 suspended mali"}, "", "2022-01-01", "all=in-force mali=suspended"},
	{"before it leaves it stands with the others", []string{"2020 in-force", "2022 suspended mali"}, "", "2021-01-01", "all=in-force mali=in-force"},
	{"a change for all reaches it too", []string{"2020 in-force mali", "2022 ended"}, "", "2022-01-01", "all=over mali=over"},
	{"a country that is not named yet", []string{"2020 in-force mali", "2022 in-force niger"}, "", "2021-01-01", "mali=in-force"},
	{"each has its own history", []string{"2020 in-force mali,niger", "2021 ended mali", "2022 suspended niger"}, "", "2023-01-01", "mali=over niger=suspended"},
	{"a term ends it for every country", []string{"2020 in-force mali"}, "2024-06-30", "2025-01-01", "all=over mali=over"},
}

func TestOn(t *testing.T) {
	for _, tt := range states {
		t.Run(tt.name, func(t *testing.T) {
			in := instrument(t, tt.changes, tt.expires)
			day, _ := date(t, tt.on).Day()
			var got []string
			for _, s := range in.On(day) {
				who := "all"
				if s.Country != nil {
					who = s.Country.ID
				}
				got = append(got, fmt.Sprintf("%s=%s", who, s.State))
			}
			if got := strings.Join(got, " "); got != tt.want {
				t.Errorf("%q, expires %q, on %s: got %q, want %q", tt.changes, tt.expires, tt.on, got, tt.want)
			}
		})
	}
}

func TestOnNamesTheChange(t *testing.T) {
	in := instrument(t, []string{"2020 in-force", "2021 amended", "2022 suspended mali"}, "2024-06-30")
	day := func(s string) edtf.Day { d, _ := date(t, s).Day(); return d }
	got := in.On(day("2023-01-01"))
	if len(got) != 2 || got[0].By != in.Changes[0] || got[1].By != in.Changes[2] {
		t.Errorf("on 1 January 2023: got %+v, want the first change for all, the third for Mali", got)
	}
	for _, s := range in.On(day("2024-07-01")) {
		if s.By != nil {
			t.Errorf("after its term: it is over by %q, want by no change", s.By.Change)
		}
	}
}

func TestTurningYears(t *testing.T) {
	in := instrument(t, []string{"../2019-05-01 signed", "2020-05 in-force", "2020-06 amended", "2022-03-01 suspended"}, "2024-12-31")
	if got, want := in.TurningYears(), []int{2019, 2020, 2022, 2025}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v: it is over from the first day of 2025", got, want)
	}
}

func instrument(t *testing.T, changes []string, expires string) *timeline.Instrument {
	t.Helper()
	in := &timeline.Instrument{}
	if expires != "" {
		in.Expires = date(t, expires)
	}
	countries := map[string]*timeline.Country{}
	for _, s := range changes {
		words := strings.Fields(s)
		c := &timeline.Change{Date: date(t, words[0]), Change: words[1]}
		if len(words) > 2 {
			for _, id := range strings.Split(words[2], ",") {
				if countries[id] == nil {
					countries[id] = &timeline.Country{Record: timeline.Record{ID: id}}
				}
				c.Countries = append(c.Countries, countries[id])
			}
		}
		in.Changes = append(in.Changes, c)
	}
	return in
}

func date(t *testing.T, s string) edtf.Date {
	t.Helper()
	d, err := edtf.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
