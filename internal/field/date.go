package field

import (
	"errors"
	"fmt"
	"strings"

	"annals/internal/diag"
	"annals/internal/edtf"
)

// DateProblem says what is wrong with the date v at path, and how to write it.
func DateProblem(name string, v any, err error, path string) diag.Problem {
	p := diag.Problem{
		Code:  "A301",
		Spot:  diag.Spot{Key: path},
		Text:  fmt.Sprintf("%q is not a date", short(fmt.Sprint(v))),
		Under: err.Error(),
		Help:  fmt.Sprintf("write  %s = 2024-03-16  or, for less than a day,  %s = \"2024-03\"", name, name),
	}
	var e *edtf.Error
	if errors.As(err, &e) {
		p.Spot.Offset = e.Offset
		p.Under = e.Want
		if e.Fix != "" {
			p.Help = fmt.Sprintf("write  %s = %s", name, WriteDate(e.Fix))
			p.Edits = padded(v, e)
		}
	}
	return p
}

// padded mends a date that lacks nothing but zeros: 2024-3-16 can only be one day.
func padded(v any, e *edtf.Error) []diag.Edit {
	s, ok := v.(string)
	zeros := strings.NewReplacer("0", "")
	if !ok || strings.Trim(s, "0123456789-") != "" || zeros.Replace(s) != zeros.Replace(e.Fix) {
		return nil
	}
	from := -e.Offset - 1 // of the quotation mark, as seen from the wrong byte
	if e.Offset == 0 {
		from = 0
	}
	return []diag.Edit{{From: diag.Pos{Col: from}, To: diag.Pos{Col: from + len(s) + 2}, Text: WriteDate(e.Fix)}}
}

// WriteDate writes an EDTF string as TOML: a day and a year bare, all else in quotes.
func WriteDate(s string) string {
	d, err := edtf.Parse(s)
	year := len(s) == len("2024") && s[0] != '0' && !d.Unspecified() // TOML has no number 0999
	if _, day := d.Day(); err == nil && (day && len(s) == len("2024-03-16") || year) {
		return s
	}
	return fmt.Sprintf("%q", s)
}
