package output

import (
	"io"
	"slices"

	"annals/internal/address"
	"annals/internal/format/ical"
	"annals/internal/timeline"
)

// calendars are those of the whole site, of what lies ahead and of the
// countries.
func (l *locale) calendars() (list []File) {
	scheduled := slices.DeleteFunc(slices.Clone(l.site.Events), func(e *timeline.Event) bool { return e.Status != timeline.Scheduled })
	list = append(list,
		l.calendar(part{"all", address.EventList, "", l.say("all_entries"), l.site.Events}),
		l.calendar(part{"ahead", address.Ahead, "", l.say("ahead"), scheduled}),
	)
	for _, p := range l.countryParts() {
		list = append(list, l.calendar(p))
	}
	return list
}

func (l *locale) calendar(p part) File {
	at := "calendar/" + p.file + ".ics"
	fit := fitting(p.events, ical.Fits)
	about := ""
	if out := len(p.events) - fit; out > 0 {
		about = l.count("calendar_left_out", out)
	}
	return File{
		At: l.at(at), Lang: l.lang, Group: Calendar, Format: "iCalendar", Type: ical.MediaType,
		Name: p.name, Title: l.of(p.name), About: about, Of: p.kind, Page: p.page, Rows: fit,
		Write: func(w io.Writer) error {
			s := l.selection(at, p.page, l.of(p.name), p.events)
			s.About = about
			return ical.Write(w, s)
		},
	}
}
