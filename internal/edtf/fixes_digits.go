package edtf

import (
	"strconv"
	"strings"
)

// repairDigits puts right a date that is written in numbers: parts with too few
// digits or in another order, days the month does not have, ends that are the
// wrong way round.
func repairDigits(text string) string {
	date, time := cutTime(strings.TrimSpace(text))
	text = strings.TrimSuffix(tidy(date), "T")
	switch {
	case text == "" || splitsNumber(date):
		return ""
	case time != "" && !strings.Contains(time, "/"):
		return repairTime(text, time)
	case time != "":
		return repairInterval(withoutTimes(tidy(date + time)))
	case text[0] == '[' || text[0] == '{':
		return repairSet(text)
	}
	if from, to, slash := strings.Cut(text, "/"); slash && !isSlashed(from, to) {
		return repairInterval(text)
	}
	return repairPoint(text)
}

// splitsNumber reports whether a space stands between two digits, which may be
// two numbers.
func splitsNumber(text string) bool {
	for i := 1; i+1 < len(text); i++ {
		if text[i] == ' ' && isDigit(text[i-1]) && isDigit(text[i+1]) {
			return true
		}
	}
	return false
}

// isSlashed reports whether a slash stands for the hyphen of a date: 16/03/2024,
// 2024/03/16, 03/2024, 2024/03.
func isSlashed(from, to string) bool {
	month := to
	if len(from) <= 2 {
		month = from
	}
	isMonth := len(month) == 1 || len(month) == 2 && month <= "12"
	if strings.Contains(from+to, "..") {
		return false
	}
	return strings.Contains(to, "/") || isMonth && len(from)+len(to) <= 6 && !strings.Contains(from+to, "-")
}

// repairInterval repairs each end, completes a second one that leaves out what
// it shares with the first ("2024-03-16/20"), and puts them in order.
func repairInterval(text string) string {
	from, to, found := strings.Cut(text, "/")
	if !found {
		return ""
	}
	a, b := from, to
	if !isEnd(a) {
		a = repairPoint(a)
	}
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
	return text == "" || text == ".." || isDate(text)
}

// completed is the end of an interval that starts with from.
func completed(from, to string) string {
	for end := strings.LastIndexByte(from, '-'); end > 0; end = strings.LastIndexByte(from[:end], '-') {
		if fix := from[:end+1] + to; isDate(fix) {
			return fix
		}
	}
	if len(to) == 2 && len(from) == 4 && isDate(from[:2]+to) { // 2012/13
		return from[:2] + to
	}
	if len(from) == 4 && isDate(from+"-"+to) {
		return from + "-" + to
	}
	return repairPoint(to)
}

// repairSet repairs the dates of a set, the order of its ranges and its
// brackets.
func repairSet(text string) string {
	closing := map[byte]string{'[': "]", '{': "}"}[text[0]]
	inner := strings.ReplaceAll(strings.TrimRight(text[1:], "]}"), "/", "..")
	members := strings.FieldsFunc(inner, func(r rune) bool { return r == ',' })
	for i, m := range members {
		a, b, ranged := strings.Cut(m, "..")
		if a != "" && !isDate(a) {
			a = repairPoint(a)
		}
		if ranged && b != "" && !isDate(b) {
			b = repairPoint(b)
		}
		members[i] = a
		if ranged {
			members[i] = repairRange(a, b)
		}
	}
	return text[:1] + strings.Join(members, ",") + closing
}

// repairRange puts the ends of a range in order and in the finer of their
// units, as "all the values between" need one.
func repairRange(a, b string) string {
	from, errFrom := parse(a)
	to, errTo := parse(b)
	if errFrom != nil || errTo != nil {
		return a + ".." + b
	}
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

// repairPoint repairs a year, month or day in numbers.
func repairPoint(text string) string {
	if year, ok := strings.CutPrefix(text, "Y"); ok { // Y2006
		sign, digits := "", strings.TrimPrefix(year, "-")
		if digits != year {
			sign = "-"
		}
		digits, _, _ = strings.Cut(digits, "-")
		digits = strings.TrimLeft(digits, "0")
		for _, fix := range [...]string{sign + lastFour(digits), "Y" + sign + digits} {
			if isDate(fix) {
				return fix
			}
		}
		return ""
	}
	negative := strings.HasPrefix(text, "-")
	body := strings.TrimPrefix(text, "-")
	bare := strings.TrimRight(body, "?~%")
	qualifier := strings.ReplaceAll(strings.ReplaceAll(body[len(bare):], "?~", "%"), "~?", "%")
	parts := strings.FieldsFunc(bare, func(r rune) bool { return strings.ContainsRune("-/.", r) })
	for _, p := range parts {
		if strings.Trim(p, "0123456789X") != "" {
			return ""
		}
	}
	sign := ""
	if negative {
		sign = "-"
	}
	for _, fix := range arrangements(parts) {
		if fix = sign + fix + qualifier; isDate(fix) {
			return fix
		}
		if fix = strings.TrimPrefix(fix, "-"); negative && strings.HasPrefix(fix, "0000") && isDate(fix) {
			return fix
		}
	}
	return ""
}

// arrangements are the dates that the numbers may stand for, the likeliest
// first. A day comes before its month, as in British and French use, unless
// there is no such month.
func arrangements(parts []string) (list []string) {
	switch len(parts) {
	case 1:
		return lone(parts[0])
	case 2:
		year, month := parts[0], parts[1]
		if len(month) == 4 {
			year, month = month, year
		}
		switch {
		case len(parts[1]) == 4 && len(parts[0]) == 4: // 2019-2021
			return []string{parts[0] + "/" + parts[1]}
		case len(year) != 4 || len(month) > 2:
			return nil
		case month > "41" && month > year[2:]: // 1939-45
			list = append(list, year+"/"+year[:2]+month)
		}
		return append(list, year+"-"+padded(month), year)
	case 3:
		year, month, day := parts[0], padded(parts[1]), padded(parts[2])
		if len(parts[2]) == 4 {
			year, day = parts[2], padded(parts[0])
		}
		if len(year) != 4 || len(month) != 2 || len(day) != 2 {
			return nil
		}
		return []string{
			year + "-" + month + "-" + day,
			year + "-" + day + "-" + month,
			year + "-" + month + "-" + lastDay(year, month, day),
			year + "-" + month,
			year,
		}
	}
	return nil
}

// lone are the dates that one run of digits may stand for.
func lone(digits string) (list []string) {
	switch {
	case len(digits) == 8: // 20240316
		list = append(list, digits[:4]+"-"+digits[4:6]+"-"+digits[6:], "Y"+digits)
	case len(digits) == 6: // 202403
		list = append(list, digits[:4]+"-"+digits[4:], "Y"+digits)
	case len(digits) == 3: // the year 800; two digits could be 2024 or 0024
		list = append(list, "0"+digits)
	case len(digits) == 4:
		list = append(list, digits)
	case len(digits) > 4:
		list = append(list, "Y"+strings.TrimLeft(digits, "0"))
	}
	return list
}

// lastDay is the last day of a month where the day is beyond it.
func lastDay(year, month, day string) string {
	if d, err := parse(year + "-" + month); err == nil && d.a.unit == unitMonth && "28" < day && day < "40" && !strings.Contains(day, "X") {
		return strconv.Itoa(d.a.last().Day)
	}
	return ""
}

// lastFour is a number of at most four digits without leading zeros, in four.
func lastFour(digits string) string {
	n, err := strconv.Atoi(digits)
	if err != nil || n > 9999 {
		return ""
	}
	return string(appendDigits(nil, uint64(n), 4, 0))
}

func padded(digits string) string {
	if len(digits) == 1 {
		return "0" + digits
	}
	return digits
}

func isDate(text string) bool {
	_, err := parse(text)
	return err == nil
}
