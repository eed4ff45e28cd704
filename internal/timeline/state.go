package timeline

import (
	"cmp"
	"slices"

	"annals/internal/edtf"
)

// A State is how an instrument stands on a day. The empty one says that
// nothing had happened to it yet.
type State string

// The states of an instrument.
const (
	NotYet    State = "not-yet" // notified or signed
	InForce   State = "in-force"
	Suspended State = "suspended"
	Over      State = "over"
)

// A Standing is the state of an instrument, and the change that made it so.
type Standing struct {
	Country *Country // nil: wherever no change names a country of its own
	State   State
	By      *Change // nil where it expired
}

// On says how an instrument stands on a day: once for all that no change names
// and then for each country that one does, by id. Who has the empty state is
// left out.
//
// A change counts from the lower day of its date, or from the upper one where
// that is all there is; of those that count, the last in order decides. The
// day after [Instrument.Expires] it is over, until a later change.
func (in *Instrument) On(day edtf.Day) (list []Standing) {
	for _, c := range in.named() {
		if s := in.standing(day, c); s.State != "" {
			list = append(list, s)
		}
	}
	return list
}

// named are nil and the countries that a change names, by id.
func (in *Instrument) named() []*Country {
	list := []*Country{nil}
	for _, ch := range in.Changes {
		for _, c := range ch.Countries {
			if !slices.Contains(list, c) {
				list = append(list, c)
			}
		}
	}
	slices.SortFunc(list[1:], func(a, b *Country) int { return cmp.Compare(a.ID, b.ID) })
	return list
}

func (in *Instrument) standing(day edtf.Day, c *Country) Standing {
	s := Standing{Country: c}
	expiry, expires := in.expiry()
	expires = expires && !day.Before(expiry)
	for _, ch := range in.Changes {
		from, ok := ch.from()
		if !ok || day.Before(from) || len(ch.Countries) > 0 && !slices.Contains(ch.Countries, c) {
			continue
		}
		if expires && !from.Before(expiry) {
			s.State, s.By, expires = Over, nil, false
		}
		if state := ch.state(); state != "" {
			s.State, s.By = state, ch
		}
	}
	if expires {
		s.State, s.By = Over, nil
	}
	return s
}

// expiry is the first day on which in is over by its own terms.
func (in *Instrument) expiry() (day edtf.Day, ok bool) {
	last, bound := in.Expires.Upper()
	if in.Expires.IsZero() || bound != edtf.Known {
		return edtf.Day{}, false
	}
	return last.AddDays(1), true
}

// from is the day from which c counts.
func (c *Change) from() (day edtf.Day, ok bool) {
	day, bound := c.Date.Lower()
	if bound != edtf.Known {
		day, bound = c.Date.Upper()
	}
	return day, bound == edtf.Known && !c.Date.IsZero()
}

// state is what c makes of an instrument; empty where it leaves it as it is.
func (c *Change) state() State {
	switch c.Change {
	case "in-force", "listed", "extended", "resumed":
		return InForce
	case "suspended":
		return Suspended
	case "delisted", "expired", "ended":
		return Over
	case "notified", "signed":
		return NotYet
	}
	return "" // amended
}

// TurningYears are the years in which something that counts happened to in,
// its expiry with them, in order.
func (in *Instrument) TurningYears() (years []int) {
	for _, c := range in.Changes {
		if day, ok := c.from(); ok {
			years = append(years, int(day.Year))
		}
	}
	if day, ok := in.expiry(); ok {
		years = append(years, int(day.Year))
	}
	slices.Sort(years)
	return slices.Compact(years)
}
