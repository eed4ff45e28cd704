package edtf

import (
	"strconv"
	"strings"
	"time"
)

// A TOMLFault is a date in a line of TOML that TOML itself refuses, before any
// code for dates sees it.
type TOMLFault struct {
	Start, End int    // the bytes of the line that the value takes
	Want       string // what is wrong with it
	Fix        string // what to write instead, with quotes where TOML needs them
}

// FixTOML looks in one line of TOML for a date that TOML refuses: date = 2024-03, date =
// 1962/1971, date = 2024~, date = 2024-02-30, date = March 2024. It may stand
// in an array or an inline table, or by itself on a line of a longer array;
// indentation and comments do not matter. Of several it is the first. Values
// that TOML takes, strings and table headers are passed over.
func FixTOML(line string) (fault TOMLFault, ok bool) {
	w := lineWalker{line: line, value: !strings.Contains(line, "=")}
	if strings.HasPrefix(strings.TrimLeft(line, " \t"), "[") && w.value {
		return TOMLFault{}, false // the header of a table
	}
	for w.i < len(line) {
		switch c := line[w.i]; {
		case c == '#':
			return TOMLFault{}, false
		case c == '"' || c == '\'':
			w.skipString(c)
		case w.value && strings.IndexByte(" \t\r\n,]}", c) < 0:
			if fault, ok := w.readValue(); ok {
				return fault, true
			}
		default:
			w.step(c)
		}
	}
	return TOMLFault{}, false
}

// A lineWalker goes through a line of TOML.
type lineWalker struct {
	line  string
	i     int
	value bool   // a value may come here
	open  []byte // brackets open on this line
}

// step goes over a byte between values.
func (w *lineWalker) step(c byte) {
	w.i++
	switch c {
	case '=':
		w.value = true
	case ',':
		// In an inline table a key follows, in an array a value.
		w.value = len(w.open) == 0 || w.open[len(w.open)-1] == '['
	case ']', '}':
		w.value = false
		if n := len(w.open); n > 0 {
			w.open = w.open[:n-1]
		}
	}
}

func (w *lineWalker) skipString(quote byte) {
	for w.i++; w.i < len(w.line) && w.line[w.i] != quote; w.i++ {
		if w.line[w.i] == '\\' && quote == '"' {
			w.i++
		}
	}
	w.i++
}

// readValue reads what is not a string: a set, an opening bracket or a scalar.
func (w *lineWalker) readValue() (TOMLFault, bool) {
	c := w.line[w.i]
	if c == '[' || c == '{' {
		if end := w.setEnd(); end > 0 {
			start := w.i
			w.i, w.value = end, false
			return faultAt(w.line, start, end)
		}
		w.open = append(w.open, c)
		w.i++
		w.value = c == '['
		return TOMLFault{}, false
	}
	start, stop := w.i, "#"
	if len(w.open) > 0 || !strings.Contains(w.line, "=") {
		stop = ",]}#"
	}
	end := len(w.line)
	if n := strings.IndexAny(w.line[start:], stop); n >= 0 {
		end = start + n
	}
	w.i, w.value = end, false
	end = start + len(strings.TrimRight(w.line[start:end], " \t\r\n"))
	return faultAt(w.line, start, end)
}

// setEnd is where the bracket closes that opens here, if what it holds is a set
// of EDTF and nothing that TOML knows: it has a range, or braces without keys.
func (w *lineWalker) setEnd() int {
	rest := w.line[w.i:]
	n := strings.IndexAny(rest, "]}") + 1
	text := rest[:n] // empty where it does not close
	if strings.Contains(text, "..") || strings.HasPrefix(text, "{") && !strings.Contains(text, "=") {
		return w.i + n
	}
	return 0
}

// faultAt judges the value from start to end.
func faultAt(line string, start, end int) (TOMLFault, bool) {
	text := line[start:end]
	if takenByTOML(text) {
		return TOMLFault{}, false
	}
	d, fault := parse(text)
	if fault == nil {
		return TOMLFault{start, end, "a date of this form needs quotes", tomlValue(d.String())}, true
	}
	if fix := suggest(text); fix != "" {
		return TOMLFault{start, end, fault.Want, tomlValue(fix)}, true
	}
	return TOMLFault{}, false
}

// tomlValue writes a date as TOML has it: bare where that is a date or a number
// there too.
func tomlValue(edtf string) string {
	if !takenByTOML(edtf) {
		return `"` + edtf + `"`
	}
	return edtf
}

// takenByTOML reports whether TOML has a value without quotes of this form.
func takenByTOML(text string) bool {
	switch strings.TrimLeft(text, "+-") {
	case "true", "false", "inf", "nan":
		return true
	}
	digits := strings.TrimLeft(text, "+-")
	if len(digits) < 2 || digits[0] != '0' || !isDigit(digits[1]) { // no leading zeros
		number := strings.ReplaceAll(text, "_", "")
		if _, err := strconv.ParseInt(number, 0, 64); err == nil {
			return true
		}
		if _, err := strconv.ParseFloat(number, 64); err == nil {
			return true
		}
	}
	return isTOMLTime(text)
}

func isTOMLTime(text string) bool {
	text = strings.ToUpper(text)
	if len(text) > 10 && text[10] == ' ' {
		text = text[:10] + "T" + text[11:]
	}
	for _, layout := range [...]string{
		time.DateOnly, "2006-01-02T15:04:05Z07:00", "2006-01-02T15:04:05", time.TimeOnly,
		"2006-01-02T15:04Z07:00", "2006-01-02T15:04", "15:04", // TOML 1.1
	} {
		if _, err := time.Parse(layout, text); err == nil {
			return true
		}
	}
	return false
}
