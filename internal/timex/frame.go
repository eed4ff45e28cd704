package timex

// A frame is what the words of an expression say, before it is known when.
type frame struct {
	match
	sentence int // of the document, counted

	a     calendar
	b     calendar // the other end of a range
	conn  int      // 1 up to, 2 and, 3 or: what stands between a and b
	split int      // token with which b begins, 0 where the frame has one end
	bars  int      // tokens between the ends that belong to neither
	days  []int    // of a list: 2, 3 and 5
	// Of the first or last units of something longer: the end of what tells the
	// units and the token with which the whole begins, or 0.
	length, whole int

	n       float64
	vague   bool // "several"
	counted bool // n or vague is said
	unit    unit
	rel     int // -1 last, 0 this, 1 next
	hasRel  bool
	dir     int // -1 back, 1 on
	from    From
	mod     string // of TIMEX3
	value   string // of a reference, in TIMEX3

	tense  tense // what the sentence must be in, if any
	closed bool  // must stand at the end of its clause
	exact  bool  // a shift is to the day
	after  int   // days after the one that a shift counts from

	apposed *frame // the same date in other words: "a year earlier, in March 2024"
	// The two ends of a range that was made of two frames.
	left, right *frame
}

// A calendar is what is said of one date.
type calendar struct {
	year, month, day int
	weekday          int // 1 Monday to 7 Sunday
	group            int // season, quarter or half, as EDTF numbers them
	part             int // 1 early, 2 mid, 3 late
	daypart          string
	clock            bool
	hour, minute     int
	holiday          int
	hasHoliday       bool
	decade, century  bool // year is the first of ten or a hundred
	fiscal           bool
	circa            bool
}

// noDay reports whether a calendar is only a time of day: the day is another's.
func (c calendar) noDay() bool {
	return (c.clock || c.daypart != "") && c.year+c.month+c.day+c.weekday+c.group == 0 && !c.hasHoliday
}

// hasGroup reports whether there is such a season, quarter or half.
func (c calendar) hasGroup() bool {
	g := c.group
	return g == 0 || 21 <= g && g <= 24 || 33 <= g && g <= 36 || 40 <= g && g <= 41
}

// An action is what a rule does with the words: how they mean a time.
type action uint8

const (
	noAction action = iota
	actDate
	actUnit
	actShift
	actWindow
	actFirst
	actWeek
	actDuration
	actSet
	actReference
	actNone // what only looks like a time
)

var actionNames = [...]string{"", "date", "unit", "shift", "window", "first", "week", "duration", "set", "reference", "none"}

func actionOf(name string) action { return action(indexOf(actionNames[:], name)) }

// relByTense is a rel that the tense decides.
const relByTense = 99

// read makes a frame of a match.
func read(m match, tokens []token) frame {
	f := frame{match: m}
	var numbers number
	f.dir = 1
	for _, c := range m.captures {
		f.take(c, tokens[c.token], &numbers)
		switch {
		case f.action != actFirst || f.whole > 0:
		case c.class == classUnit:
			f.length = c.token + 1
		case c.class == classYear || c.class == classMonth || c.class == classRel:
			f.whole = c.token
		}
	}
	f.arguments(&numbers)
	f.n, f.counted = numbers.total(), numbers.given || f.vague
	if f.b != (calendar{}) && f.split > 0 {
		f.share()
	}
	return f
}

// arguments takes what the rule says besides the words.
func (f *frame) arguments(numbers *number) {
	for _, a := range f.args {
		switch a.name {
		case "n":
			numbers.set(float64(max(a.value, -a.value)))
			if a.value < 0 {
				f.dir = -1
			}
		case "unit":
			f.unit = unit(a.value)
		case "dir":
			f.dir = a.value
		case "from":
			f.from = From(a.value)
		case "tense":
			f.tense = tense(a.value)
		case "rel":
			f.rel, f.hasRel = a.value, true
		case "daypart":
			f.a.daypart = dayparts[a.value]
		case "value":
			f.value = references[a.value]
		case "vague":
			f.vague = true
		case "closed":
			f.closed = true
		case "exact":
			f.exact = true
		case "after":
			f.after = a.value
		case "base", "nth":
			f.a.group += a.value
		case "part":
			f.a.part = a.value
		case "year":
			f.a.year = a.value
		case "month":
			f.a.month = a.value
		case "day":
			f.a.day = a.value
		case "decade":
			f.a.decade = true
			if f.a.year < 100 {
				f.a.year += 1900
			}
		case "century":
			f.a.century = true
			f.a.year = (f.a.group + f.a.day - 1) * 100
			f.a.group, f.a.day = 0, 0
		case "fiscal":
			f.a.fiscal = true
			if 0 < f.a.year && f.a.year < 100 {
				f.a.year += 2000
			}
		}
	}
}

// side is the calendar that a capture belongs to: the second once a range has
// begun.
func (f *frame) side() *calendar {
	if f.split > 0 {
		return &f.b
	}
	return &f.a
}

// take notes what a token stands for.
func (f *frame) take(c capture, t token, numbers *number) {
	cal := f.side()
	v := c.value
	switch c.class {
	case classN, classNum:
		numbers.add(float64(v) + float64(t.tenths)/10)
	case classTimes:
		numbers.times(v)
	case classHalf:
		numbers.half = true
	case classFew:
		f.vague = true
	case classYear:
		cal.year = v
	case classDecade:
		cal.year, cal.decade = v, true
	case classTens:
		cal.year, cal.decade = 1900+v, true
	case classYY:
		if f.a.year > 0 { // 2012-13
			f.conn, f.split, f.bars = 1, c.token, 1
			f.b.year = f.a.year/100*100 + v
		} else {
			cal.year = v
		}
	case classDay:
		cal.day = v
		f.days = append(f.days, v)
	case classMM, classMonth:
		cal.month = v
	case classHour, classNoon:
		cal.clock, cal.hour = true, v
	case classMinute:
		cal.minute = v
	case classMeridiem:
		cal.hour = cal.hour%12 + v
	case classWeekday, classWeekdayShort, classWeekdays:
		cal.weekday = v
	case classUnit, classUnits, classFreq:
		f.unit = unit(v)
	case classSeason, classNth, classQ:
		cal.group = v
	case classPart, classPartOf:
		cal.part = v
	case classDaypart, classDayparts:
		cal.daypart = dayparts[v]
	case classNear:
		f.dir = 1
		if v < 0 {
			f.dir, v = -1, -v
		}
		numbers.set(float64(v))
	case classRel:
		f.rel, f.hasRel = v, true
	case classHoliday:
		cal.holiday, cal.hasHoliday = v, true
	case classApprox:
		f.mod = mods[v]
	case classCirca:
		cal.circa = true
	case classConn:
		f.conn, f.split, f.bars = v, c.token+1, 1
	}
}

// share gives each end of a range what only the other one says.
func (f *frame) share() {
	a, b := &f.a, &f.b
	switch {
	case a.group >= 21 && b.group == 0 && b.month == 0:
		// The winter of 2012-13 is one season.
		f.b, f.split = calendar{}, 0
		return
	case a.month == 0 && b.month > 0:
		a.month = b.month
	case b.month == 0 && a.month > 0 && b.day > 0:
		b.month = a.month
	}
	if a.year == 0 && b.year > 0 {
		a.year = b.year
		if a.month > b.month {
			a.year--
		}
	}
}

// A number adds up the words of one: "two hundred and fifty".
type number struct {
	sum   float64
	given bool
	half  bool
}

func (n *number) add(v float64) { n.sum, n.given = n.sum+v, true }
func (n *number) set(v float64) { n.sum, n.given = v, true }
func (n *number) times(v int)   { n.sum, n.given = max(n.sum, 1)*float64(v), true }

// total is the number; it is 1 where none is given, as in "a year ago".
func (n *number) total() float64 {
	switch {
	case n.half && !n.given:
		return 0.5
	case n.half:
		return n.sum + 0.5
	case !n.given:
		return 1
	}
	return n.sum
}
