package edtf

import "strings"

// repairInterval repairs each end, completes a second one that leaves out what
// it shares with the first ("2024-03-16/20"), and puts them in order.
func repairInterval(text string) string {
	from, to, _ := strings.Cut(text, "/")
	a, b := repairEnd(from), to
	if !isEnd(b) {
		b = completed(a, b)
	}
	switch {
	case a == "" && from != "", b == "" && to != "":
		return "" // nothing known of that end
	case isDate(a + "/" + b):
		return a + "/" + b
	}
	return b + "/" + a
}

// isEnd reports whether text can be an end of an interval.
func isEnd(text string) bool {
	return text == ".." || isDate(text)
}

// completed is the end of an interval that starts with from.
func completed(from, to string) string {
	for end := strings.LastIndexByte(from, '-'); end > 0; end = strings.LastIndexByte(from[:end], '-') {
		if fix := from[:end+1] + to; isDate(fix) {
			return fix
		}
	}
	if len(to) == 2 && len(from) == 4 { // 2012/13
		return from[:2] + to
	}
	return repairPoint(to)
}

// repairSet repairs the dates of a set, the order of its ranges and its
// brackets.
func repairSet(text string) string {
	closing := "]"
	if text[0] == '{' {
		closing = "}"
	}
	inner := strings.ReplaceAll(strings.TrimRight(text[1:], "]}"), "/", "..")
	members := strings.FieldsFunc(inner, func(r rune) bool { return r == ',' })
	for i, m := range members {
		a, b, ranged := strings.Cut(m, "..")
		first, last := repairEnd(a), repairEnd(b)
		if first == "" && a != "" || last == "" && b != "" {
			return "" // nothing known of that end
		}
		members[i] = first
		if ranged {
			members[i] = repairRange(first, last)
		}
	}
	return text[:1] + strings.Join(members, ",") + closing
}

func repairEnd(text string) string {
	if isEnd(text) {
		return text
	}
	return repairPoint(text)
}

// repairRange puts the ends of a range in order and in the finer of their
// units, as "all the values between" need one.
func repairRange(a, b string) string {
	if a == "" || b == "" {
		return a + ".." + b
	}
	from, _ := parse(a)
	to, _ := parse(b)
	if before(to.a, from.a) {
		from, to = to, from
	}
	first, last := from.a.first(), to.a.last()
	switch unit := max(from.a.unit, to.a.unit); {
	case from.a.unit == to.a.unit:
		return from.String() + ".." + to.String()
	case unit == unitDay:
		return DateOf(first).String() + ".." + DateOf(last).String()
	default:
		return MonthOf(first.Year, first.Month).String() + ".." + MonthOf(last.Year, last.Month).String()
	}
}
