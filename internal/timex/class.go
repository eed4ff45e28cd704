package timex

// A class is a set of words, or of numbers, that patterns name.
type class uint8

const (
	noClass class = iota

	// Numbers.
	classN // any
	classYear
	classDecade
	classYY
	classDay
	classMM
	classQ
	classHour
	classMinute

	// Words with a place in the calendar.
	classMonth
	classWeekday
	classWeekdayShort
	classWeekdays
	classUnit
	classUnits
	classSeason
	classTens
	classPart
	classPartOf
	classDaypart
	classDayparts
	classMeridiem
	classNoon
	classNear
	classRel
	classNth
	classHoliday
	classFreq

	// Words that count and connect.
	classNum
	classTimes
	classFew
	classHalf
	classApprox
	classCirca
	classTh
	classConn
	classBetween
	classMove
	classArticle
	classPresent
	classLately
	classSoon

	// Words that decide whether an expression is one.
	classAmbiguous
	classTimeBefore
	classNoYear
	classCounted
	classNameBefore
	classNameAfter
	classNamesake
	classAge

	// Words that tell the tense.
	classFuture
	classPast
	classBe
	classAux
	classNoTense
	classDeadline
	classGrant
	classAim
	classUntil
	classLoose
	classTitle

	// Ends of words, kept apart from the words.
	classFutureEnding
	classPastEnding

	classes
)

// A word has its classes as the bits of a uint64.
const _ uint64 = 1 << (classes - 1)

// classNames are the names of the classes in the tables.
var classNames = [classes]string{
	classN: "n", classYear: "year", classDecade: "decade", classYY: "yy", classDay: "day",
	classMM: "mm", classQ: "q", classHour: "hour", classMinute: "minute",
	classMonth: "month", classWeekday: "weekday", classWeekdayShort: "weekday-short",
	classWeekdays: "weekdays", classUnit: "unit", classUnits: "units", classSeason: "season", classTens: "tens",
	classPart: "part", classPartOf: "partof", classDaypart: "daypart", classDayparts: "dayparts",
	classMeridiem: "meridiem", classNoon: "noon", classNear: "near", classRel: "rel",
	classNth: "nth", classHoliday: "holiday", classFreq: "freq",
	classNum: "num", classTimes: "times", classFew: "few", classHalf: "half",
	classApprox: "approx", classCirca: "circa", classTh: "th", classConn: "conn",
	classBetween: "between", classMove: "move", classArticle: "article", classPresent: "present",
	classLately: "lately", classSoon: "soon",
	classAmbiguous: "ambiguous", classTimeBefore: "time-before", classNoYear: "no-year",
	classCounted: "counted", classNameBefore: "name-before", classNameAfter: "name-after",
	classNamesake: "namesake",
	classAge:      "age",
	classFuture:   "future", classPast: "past", classBe: "be", classAux: "aux", classNoTense: "no-tense",
	classDeadline: "deadline",
	classAim:      "aim",
	classGrant:    "grant", classUntil: "until", classLoose: "loose", classTitle: "title",
	classFutureEnding: "future-ending", classPastEnding: "past-ending",
}

func classOf(name string) class {
	for c := noClass + 1; c < classes; c++ {
		if classNames[c] == name {
			return c
		}
	}
	return noClass
}

func (c class) isNumber() bool { return c <= classMinute }

// holds reports whether a number is of a class of numbers.
func (c class) holds(t token) bool {
	n := t.number
	switch c {
	case classN:
		return t.digits > 0
	case classYear:
		return t.plain() && t.digits == 4 && 1000 <= n && n <= 2100
	case classDecade:
		return t.plain() && t.digits == 4 && 1000 <= n && n <= 2100 && n%10 == 0
	case classYY:
		return t.plain() && t.digits == 2
	case classDay:
		return t.plain() && t.digits <= 2 && 1 <= n && n <= 31
	case classMM:
		return t.plain() && t.digits <= 2 && 1 <= n && n <= 12
	case classQ:
		return t.plain() && t.digits == 1 && 1 <= n && n <= 4
	case classHour:
		return t.plain() && t.digits <= 2 && n <= 24
	case classMinute:
		return t.plain() && t.digits == 2 && n <= 59
	}
	return false
}

// A unit is a length of time, the shorter the smaller.
type unit uint8

const (
	noUnit unit = iota
	second
	minute
	hour
	day
	weekend
	week
	month
	quarter
	year
	decade
	century
)

// unitNames are the names of the units in the tables.
var unitNames = [...]string{"", "second", "minute", "hour", "day", "weekend", "week", "month", "quarter", "year", "decade", "century"}

// codes of units in TIMEX3.
var unitCodes = [...]string{"", "S", "M", "H", "D", "WE", "W", "M", "Q", "Y", "DE", "CE"}

// dayparts are the parts of the day in TIMEX3.
var dayparts = [...]string{"", "MO", "AF", "EV", "NI", "MI", "DT"}

// mods are values of the attribute mod in TIMEX3.
var mods = [...]string{"", "APPROX", "MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS", "START", "MID", "END"}

// indexOf is the index of a name after the first, or 0.
func indexOf(names []string, name string) int {
	for i, n := range names {
		if i > 0 && n == name {
			return i
		}
	}
	return 0
}
