package timex

import (
	"fmt"
	"strconv"
)

// durationValue is a length of time in TIMEX3.
func durationValue(fr *frame) string {
	n, u := fr.n, fr.unit
	if n == 0.5 {
		switch u {
		case hour:
			n, u = 30, minute
		case year:
			n, u = 6, month
		case decade:
			n, u = 5, year
		case century:
			n, u = 50, year
		}
	}
	count := strconv.FormatFloat(n, 'f', -1, 64)
	if fr.vague {
		count = "X"
	}
	if u <= hour {
		return "PT" + count + unitCodes[u]
	}
	if u == quarter {
		return "P" + count + "Q"
	}
	return "P" + count + unitCodes[u]
}

// setValue is what recurs, in TIMEX3.
func setValue(fr *frame) string {
	c := fr.a
	switch {
	case c.weekday > 0 && c.daypart != "":
		return fmt.Sprintf("XXXX-WXX-%dT%s", c.weekday, c.daypart)
	case c.weekday > 0:
		return fmt.Sprintf("XXXX-WXX-%d", c.weekday)
	case c.month > 0:
		return fmt.Sprintf("XXXX-%02d", c.month)
	case c.group > 0:
		return "XXXX-" + groupCode(c.group)
	}
	return durationValue(fr)
}
