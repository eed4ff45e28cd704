package edtf

import "time"

// Weekday is the day of the week of a date that is one certain day. Of any
// other, or of a day with a qualifier, there is none to tell.
func (d Date) Weekday() (time.Weekday, bool) {
	day, ok := d.Day()
	if !ok || d.a.quals != 0 {
		return 0, false
	}
	return day.Weekday(), true
}

// WeekdayName is the day of the week in a language, as [Date.Words] chooses
// it: "Tuesday", "mardi". It is empty where [Date.Weekday] has none.
func (d Date) WeekdayName(lang string) string {
	day, ok := d.Weekday()
	switch {
	case !ok:
		return ""
	case isFrench(lang):
		return weekdaysFrench[day]
	}
	return day.String()
}
