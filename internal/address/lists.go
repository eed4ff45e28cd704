package address

import (
	"fmt"
	"path"
	"strconv"
	"strings"

	"annals/internal/field"
)

// The lists that stand at the root.
const (
	Latest      = "newest.html"
	Disputes    = "disputes.html"
	Ahead       = "ahead.html"
	Changes     = "changes.html"
	Corrections = "corrections.html"
	Coverage    = "coverage.html"
)

// InYear returns the address of one year of the list at page.
func InYear(page string, year int) string { return inside(page, strconv.Itoa(year)) }

// InMonth returns the address of one month of the year at page; month 0 holds
// what is of no known month.
func InMonth(page string, month int) string {
	name := "xx"
	if month > 0 {
		name = fmt.Sprintf("%02d", month)
	}
	return strings.TrimSuffix(page, ".html") + "-" + name + ".html"
}

// InDay returns the address of one day of the month at page; day 0 holds what
// is of no known day.
func InDay(page string, day int) string { return InMonth(page, day) }

// Newest returns the address of the list at page with its newest entries first.
func Newest(page string) string { return inside(page, "newest") }

// Undated returns the address of what a parted list holds without a date.
func Undated(page string) string { return inside(page, "undated") }

// CountryTopic returns the address of what a country has of a topic.
func CountryTopic(country, topic string) string {
	return "countries/" + country + "/topics/" + topic + ".html"
}

// Group returns the address of a group of the list at page: of one kind, of one
// first letter.
func Group(page, group string) string { return path.Dir(page) + "/by-" + group + ".html" }

// Letter returns the address of the names that begin with some letters.
func Letter(letters string) string {
	if field.Device(letters) { // enough names begin with Con
		letters += "-"
	}
	return "index/" + letters + ".html"
}

// inside is the address of a page below another.
func inside(page, name string) string {
	return strings.TrimSuffix(page, ".html") + "/" + name + ".html"
}

// Part returns the address of the nth part, from 1, of what begins at page.
func Part(page string, n int) string {
	if n == 1 {
		return page
	}
	return inside(page, strconv.Itoa(n))
}

// EmbedEvent returns the address of an entry as another site shows it.
func EmbedEvent(id string) string { return "embed/events/" + id + ".html" }

// EmbedCountry returns the address of a country as another site shows it.
func EmbedCountry(id string) string { return "embed/countries/" + id + ".html" }
