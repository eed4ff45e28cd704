package timex

import "annals/internal/edtf"

// A meaning is what an expression stands for, with how that was found.
type meaning struct {
	period
	kind            Kind
	typ, value, mod string // TIMEX3
	anchor          Anchor
	confidence      Confidence
	reason          Reason
}

// meaningOf is what a frame stands for. A date that may lie in one year or
// another lies before the end of a range.
func (f *Finder) meaningOf(fr *frame, end *meaning) meaning {
	switch fr.action {
	case actDate:
		return f.dateOf(fr, end)
	case actUnit:
		return f.unitOf(fr)
	case actShift:
		return f.shiftOf(fr)
	case actWindow:
		return f.windowOf(fr)
	case actFirst:
		return f.firstOfDate(fr)
	case actWeek:
		return f.weekOf(fr)
	case actSet:
		return meaning{kind: Set, typ: "SET", value: setValue(fr), confidence: Certain}
	case actReference:
		return meaning{kind: Reference, typ: "DATE", value: fr.value, confidence: Certain}
	}
	return meaning{kind: Duration, typ: "DURATION", value: durationValue(fr), mod: fr.mod, confidence: Certain}
}

// dated is a date that is resolved.
func dated(p period, c Confidence, a Anchor) meaning {
	return meaning{period: p, kind: Date, typ: "DATE", value: p.timex, confidence: c, anchor: a}
}

// open is a date that is not.
func open(value string, r Reason) meaning {
	return meaning{kind: Date, typ: "DATE", value: value, confidence: Guess, reason: r}
}

// base is the day from which incomplete dates are counted.
func (f *Finder) base() (d edtf.Day, a Anchor, why Reason) {
	if f.mode == Narrative && f.last.edtf != "" {
		return f.last.first, f.lastAnchor(), ""
	}
	if f.published == (edtf.Day{}) {
		if f.mode == Narrative {
			return d, a, NoMention
		}
		return d, a, NoPublication
	}
	return f.published, Anchor{Publication, edtf.DateOf(f.published)}, ""
}

func (f *Finder) lastAnchor() Anchor { return f.anchorAt(f.last) }

func (f *Finder) anchorAt(m mention) Anchor {
	date, err := edtf.Parse(m.edtf)
	if err != nil {
		return Anchor{}
	}
	return Anchor{Mention, date}
}

// mentionReach is how many sentences later, in news, a date is still the one
// that "two days later" counts from.
const mentionReach = 2

// mentioned is the date from which "earlier" and "the next day" are counted.
func (f *Finder) mentioned(fr *frame) (p period, a Anchor, ok bool) {
	if f.last.edtf == "" || f.mode == News && fr.sentence-f.last.sentence > mentionReach {
		return p, a, false
	}
	return f.last.period, f.lastAnchor(), true
}
