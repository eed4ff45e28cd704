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
	for i := range len(text) - 2 {
		if isDigit(text[i]) && text[i+1] == ' ' && isDigit(text[i+2]) {
			return true
		}
	}
	return false
}

// isSlashed reports whether a slash stands for the hyphen of a date: 16/03/2024,
// 2024/03/16, 03/2024, 2024/03~.
func isSlashed(from, to string) bool {
	month := strings.TrimRight(to, "?~%")
	if len(from) <= 2 {
		month = from
	}
	switch {
	case strings.Contains(from+to, ".."):
		return false
	case strings.Contains(to, "/"):
		return true
	}
	isMonth := len(month) == 1 || len(month) == 2 && month <= "12"
	return isMonth && !strings.Contains(from+to, "-")
}

// repairPoint repairs a year, month or day in numbers.
func repairPoint(text string) string {
	if year, ok := strings.CutPrefix(text, "Y"); ok {
		return repairLongYear(year)
	}
	body, sign := strings.TrimPrefix(text, "-"), ""
	if body != text {
		sign = "-"
	}
	bare := strings.TrimRight(body, "?~%")
	qualifier := strings.NewReplacer("?~", "%", "~?", "%").Replace(body[len(bare):])
	parts := strings.FieldsFunc(bare, func(r rune) bool { return strings.ContainsRune("-/.", r) })
	for _, p := range parts {
		if strings.Trim(p, "0123456789X") != "" {
			return ""
		}
	}
	for _, fix := range arrangements(parts) {
		if strings.HasPrefix(fix, "0000") {
			sign = "" // which that year has not
		}
		if fix = sign + fix + qualifier; isDate(fix) {
			return fix
		}
	}
	return ""
}

// repairLongYear repairs what follows "Y": a year of four digits has none, and
// no year has a month or leading zeros after it.
func repairLongYear(year string) string {
	digits, sign := strings.TrimPrefix(year, "-"), ""
	if digits != year {
		sign = "-"
	}
	digits, _, _ = strings.Cut(digits, "-")
	digits = strings.TrimLeft(digits, "0")
	if n, err := strconv.ParseUint(digits, 10, 64); err == nil && n <= 9999 {
		return sign + string(appendDigits(nil, n, 4, 0))
	}
	return "Y" + sign + digits
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
		}
		list = []string{year + "-" + padded(month)}
		if month >= "42" && month > year[2:] { // 1939-45
			list = append(list, year+"/"+year[:2]+month)
		}
		return append(list, year)
	case 3:
		year, month, day := parts[0], padded(parts[1]), padded(parts[2])
		if len(parts[2]) == 4 {
			year, day = parts[2], padded(parts[0])
		}
		if len(month) != 2 || len(day) != 2 {
			return nil
		}
		list = []string{
			year + "-" + month + "-" + day,
			year + "-" + day + "-" + month,
			year + "-" + month + "-" + lastDay(year, month, day),
			year + "-" + day + "-" + lastDay(year, day, month),
		}
		if month <= "12" { // beyond it would be read as a season
			list = append(list, year+"-"+month)
		}
		return append(list, year)
	}
	return nil
}

// lone are the dates that one run of digits may stand for.
func lone(digits string) []string {
	switch len(digits) {
	case 1, 2: // 24 could be 2024 or 0024
		return nil
	case 3: // the year 800
		return []string{"0" + digits}
	case 4:
		return []string{digits}
	case 6: // 202403
		return []string{digits[:4] + "-" + digits[4:], "Y" + digits}
	case 8: // 20240316
		return []string{digits[:4] + "-" + digits[4:6] + "-" + digits[6:], "Y" + digits}
	}
	return []string{"Y" + strings.TrimLeft(digits, "0")}
}

// lastDay is the last day of a month where the day is beyond it. Where there is
// no such month, no day of it is a date either.
func lastDay(year, month, day string) string {
	if day < "29" || day > "39" {
		return ""
	}
	d, _ := parse(year + "-" + month)
	return strconv.Itoa(d.a.last().Day)
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
