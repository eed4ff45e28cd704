package search

import (
	"fmt"
	"strings"

	"annals/internal/edtf"
)

// spoken are the languages in which queries are understood, whatever that of the page.
var spoken = []string{"en", "fr"}

// empty are words that nobody searches for, in English and French. Words that
// mean something in either are not among them: who, us, on, son, au, mars.
const empty = `a an and are as at be been but by for from had has have he her his in is it its not of on or she
that the their them there these they this those to was were which will with would
ce ces cet cette dans de des du elle elles en est et il ils la le les leur leurs ne ou par pas pour qu que qui
sa sans se ses sont sur un une vers était été être ont aux avec`

// emptyWords returns them folded, in order of the list above.
func emptyWords() (list []string) {
	Words(empty, func(w string) { list = append(list, w) })
	return list
}

// monthNames returns the names of each month in every language, folded, parted
// by a space.
func monthNames() (months [12]string) {
	for m := range months {
		var names []string
		for _, lang := range spoken {
			name := strings.TrimSuffix(edtf.MonthOf(2000, m+1).Words(lang, edtf.Long), " 2000")
			names = append(names, Fold(name))
		}
		months[m] = strings.Join(names, " ")
	}
	return months
}

// dateTerms are the terms by which a date is found: every year it reaches into,
// its months where it is known to within three, its day where it is one.
func dateTerms(d edtf.Date, first, last int64) (terms []string) {
	for y := range d.Years(first, last) {
		terms = append(terms, yearTerm(y))
	}
	from, known := d.Lower()
	to, known2 := d.Upper()
	if known != edtf.Known || known2 != edtf.Known {
		return terms
	}
	months := (to.Year-from.Year)*12 + int64(to.Month-from.Month) + 1
	for i := int64(0); i < months && months <= 3; i++ {
		m := from.Year*12 + int64(from.Month) - 1 + i
		terms = append(terms, fmt.Sprintf("%04d-%02d", m/12, m%12+1))
	}
	if from == to {
		terms = append(terms, from.String())
	}
	return terms
}

func yearTerm(year int64) string { return fmt.Sprintf("%04d", year) }

// Year returns a year as a filter of it is written, without its letter.
func Year(year int) string { return yearTerm(int64(year)) }
