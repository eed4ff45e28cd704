package edtf

import "strconv"

// plainDay reports whether d is a day of the years 1000 to 9999 and nothing
// more, as most dates are. Its words depend on its figures alone, so that they
// are put together at once, and not by asking a [tongue] for each part.
func (d Date) plainDay() bool {
	return d.kind == Single && d.a.unit == unitDay && d.a.plain() && d.a.exp == 0 && d.a.year >= 1000 && d.a.year <= 9999 && !d.clock.set
}

// plainWords are the words of a plain day.
func (d Date) plainWords(lang string, form Form) string {
	var buf [40]byte
	return string(d.appendPlain(buf[:0], lang, form))
}

// plainHTML is the time element of a plain day; no word in it has to be escaped.
func (d Date) plainHTML(lang string, form Form) string {
	var buf [112]byte
	b := d.append(append(buf[:0], `<time datetime="`...))
	b = d.append(append(b, `" data-edtf="`...))
	b = d.appendPlain(append(b, `">`...), lang, form)
	return string(append(b, "</time>"...))
}

func (d Date) appendPlain(b []byte, lang string, form Form) []byte {
	if form == Weekday {
		b = append(append(b, d.WeekdayName(lang)...), ' ')
	}
	b = strconv.AppendUint(b, uint64(d.a.day), 10)
	month := monthsEnglish[d.a.month]
	if isFrench(lang) {
		month = monthsFrench[d.a.month]
		if d.a.day == 1 {
			b = append(b, "er"...)
		}
	}
	b = append(append(b, ' '), month...)
	if form != Gutter {
		b = strconv.AppendInt(append(b, ' '), d.a.year, 10)
	}
	return b
}
