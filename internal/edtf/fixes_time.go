package edtf

import (
	"strings"
)

// cutTime cuts a date from the time of day after it.
func cutTime(text string) (date, time string) {
	for i := 1; i+1 < len(text); i++ {
		between := isDigit(text[i-1]) && isDigit(text[i+1])
		if between && (text[i]|' ' == 't' || text[i] == ' ' && strings.Contains(text[i:], ":")) {
			return text[:i], text[i:]
		}
	}
	return text, ""
}

// withoutTimes drops the times of the ends of an interval, which has none.
func withoutTimes(text string) string {
	ends := strings.Split(text, "/")
	for i, end := range ends {
		ends[i], _, _ = strings.Cut(end, "T")
	}
	return strings.Join(ends, "/")
}

// repairTime completes the time to whole minutes and seconds and its zone to
// hours and minutes. Fractions of a second are dropped, and the time where it
// cannot be put right.
func repairTime(date, time string) string {
	if !isDate(date) {
		date = repairPoint(date)
	}
	clock := strings.ToUpper(strings.Trim(tidyTime(time), " T"))
	zone := ""
	if i := strings.IndexAny(clock, "Z+-"); i >= 0 {
		clock, zone = clock[:i], repairZone(clock[i:])
	}
	clock, _, _ = strings.Cut(clock, ".")
	parts := strings.Split(clock+":00:00", ":")[:3]
	for i := range parts {
		parts[i] = padded(parts[i])
	}
	clock = strings.Join(parts, ":")
	if clock == "24:00:00" { // the midnight that ends the day begins the next
		if d, _ := parse(date); d.a.unit == unitDay && d.a.plain() {
			date, clock = d.a.first().AddDays(1).String(), "00:00:00"
		}
	}
	for _, fix := range [...]string{date + "T" + clock + zone, date + "T" + clock, date} {
		if isDate(fix) {
			return fix
		}
	}
	return ""
}

// tidyTime is tidy but for the plus sign of a zone.
func tidyTime(text string) string {
	text, zone, found := strings.Cut(text, "+")
	if found {
		return tidy(text) + "+" + tidy(zone)
	}
	return tidy(text)
}

func repairZone(zone string) string {
	digits := strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return r
		}
		return -1
	}, zone)
	switch {
	case zone[0] == 'Z' || digits == "00" || digits == "0000":
		return "Z"
	case len(digits) == 4:
		return zone[:1] + digits[:2] + ":" + digits[2:]
	}
	return zone[:1] + padded(digits)
}
