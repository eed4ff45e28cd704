package edtf

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// UnmarshalTOML takes what github.com/BurntSushi/toml decodes: a quoted date, a
// bare day or date-time, or a bare integer, which is a year from -9999 to 9999.
// An empty string is no date, as a form with an empty field writes it, and
// spaces around one are passed over.
//
// The day of a bare TOML date is the one written, whatever zone the machine is
// in. Forms for editing in a browser write days as 2024-03-16T00:00:00.000Z;
// that text in quotes, and midnight in UTC as a bare date-time, are the day.
// Any other date-time stays one, if EDTF can hold it.
func (d *Date) UnmarshalTOML(v any) error {
	switch v := v.(type) {
	case string:
		bare := strings.TrimSpace(v)
		day, _ := strings.CutSuffix(bare, "T00:00:00.000Z")
		err := d.UnmarshalText([]byte(day))
		if e := (*Error)(nil); errors.As(err, &e) {
			e.Offset += strings.Index(v, bare)
		}
		return err
	case int64:
		return d.unmarshalYear(v)
	case time.Time:
		return d.unmarshalTime(v)
	}
	text := tomlText(v)
	return &Error{Input: text, Want: `a date is written as 2024, 2024-03-16 or in quotes: "2024-03"`, Fix: suggest(text)}
}

func (d *Date) unmarshalYear(year int64) error {
	if fourDigits(year) {
		*d = YearOf(year)
		return nil
	}
	text := strconv.FormatInt(year, 10)
	return &Error{Input: text, Offset: strings.IndexFunc(text, unicode.IsDigit) + 4, Want: "a year without quotes has at most four digits", Fix: suggest(text)}
}

// unmarshalTime takes a TOML date or date-time. The decoder names the location
// of one without a zone after its kind; in that location the clock shows what
// was written.
func (d *Date) unmarshalTime(t time.Time) error {
	kind := t.Location().String()
	if kind == "time-local" {
		text := t.Format("15:04:05")
		return &Error{Input: text, Want: "a time of day needs a date before it"}
	}
	if _, offset := t.Zone(); kind == "date-local" || kind != "datetime-local" && offset == 0 && isMidnight(t) {
		*d = DateOf(Day{int64(t.Year()), int(t.Month()), t.Day()})
		return nil
	}
	layout := "2006-01-02T15:04:05.999999999"
	if kind != "datetime-local" {
		layout += "Z07:00"
	}
	return d.UnmarshalText([]byte(t.Format(layout)))
}

func isMidnight(t time.Time) bool {
	hour, minute, second := t.Clock()
	return hour|minute|second|t.Nanosecond() == 0
}

// tomlText writes a value that is no date as TOML does, as far as a message
// needs it. An array of years may be a set whose quotes were forgotten.
func tomlText(v any) string {
	list, ok := v.([]any)
	if !ok {
		return fmt.Sprint(v)
	}
	texts := make([]string, len(list))
	for i, item := range list {
		texts[i] = fmt.Sprint(item)
		if t, ok := item.(time.Time); ok {
			texts[i] = t.Format(time.DateOnly)
		}
	}
	return "[" + strings.Join(texts, ",") + "]"
}
