package render

import (
	"slices"
	"strings"

	"annals/internal/rule"
	"annals/internal/timeline"
)

// A Rule is a rule of evidence in the words of the method page.
type Rule struct {
	Code, Asks, Level string
}

// A Badge is a word shown beside entries, sources and quotations, and what it
// stands for.
type Badge struct {
	Word, Means, Rule string
}

// rules are the rules that every edition was held against.
func (l *locale) rules() (list []Rule) {
	for _, r := range rule.All() {
		var levels []string
		for _, s := range r.Levels {
			levels = append(levels, l.word("level", s.String()))
		}
		if r.Firm {
			levels = append(levels, l.say("level_firm"))
		}
		list = append(list, Rule{r.Code, l.word("rule", r.Code), strings.Join(levels, "; ")})
	}
	return list
}

// badgeTable is the badges of the rules, in the order of these.
func (l *locale) badgeTable() (list []Badge) {
	for _, r := range rule.All() {
		for _, b := range r.Badges {
			if b != rule.Status {
				list = append(list, Badge{l.badge(b), l.word("badge", string(b)), r.Code})
				continue
			}
			for _, s := range append(slices.Clone(statuses), timeline.Retracted) {
				list = append(list, Badge{l.status(s).Shape + " " + l.word("status", s), l.word("means", s), r.Code})
			}
		}
	}
	return list
}

// badge is the word that pages show.
func (l *locale) badge(b rule.Badge) string {
	switch b {
	case rule.Found:
		return l.say("found_in_text")
	case rule.Unchecked:
		return l.say("not_machine_checked")
	case rule.Differ:
		return "⚖ " + l.say("sources_differ")
	case rule.Retrospective:
		return l.say("retrospective")
	case rule.OneParty:
		return l.say("one_party")
	case rule.SingleSource:
		return l.say("single_source")
	case rule.Corrected:
		return l.say("corrected")
	case rule.Snapshot:
		return l.say("snapshot")
	case rule.Office:
		return l.say("held_then")
	}
	return string(b)
}
