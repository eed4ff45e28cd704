package build_test

import (
	"regexp"
	"slices"
	"strings"
)

// A mutant is one way to go wrong, by the rule that is to catch it. It is made
// wherever the fixture allows.
type mutant struct {
	rule, name string
	make       func(*fixture) []variant
}

var mutants = []mutant{
	{"E1", "an entry without sources", func(f *fixture) []variant {
		return f.each("content/events/", `(?m)^sources = .*\n(summary)`, func(m []string) []string { return m[1:] })
	}},
	{"E1", "an id that names nothing", func(f *fixture) []variant {
		return f.each("content/events/", `(?m)^(countries|topics|sources|actors|places|responds_to|follows|actor|office|source) = (.*")(\]?)$`, func(m []string) []string {
			return []string{m[1] + " = " + strings.TrimSuffix(m[2], `"`) + `x"` + m[3]}
		})
	}},
	{"E1", "its sources are held back", func(f *fixture) []variant {
		return f.put(source("un-list"), `primary`, "draft = true\nprimary")
	}},

	{"E2", "the status is raised", func(f *fixture) []variant {
		return f.each("content/events/", `(?m)^status = "(reported|claimed)"`, always(`status = "confirmed"`))
	}},
	{"E2", "one of two sources is dropped", func(f *fixture) (list []variant) {
		for _, id := range []string{"pact", "camp"} {
			src := strings.Split(f.good[event(id)], "\n[[")[0] + "\n+++\n" // the tables cite both
			for _, keep := range []string{"$1", "$2"} {
				list = append(list, swap(event(id), src, `sources = \["([^"]*)", "([^"]*)"\]`, `sources = ["`+keep+`"]`))
			}
		}
		return list
	}},
	{"E2", "one source repeats the wire of the other", func(f *fixture) []variant {
		return slices.Concat(
			f.put(source("reuters-pact"), `origin = "own"`, `origin = "ap"`),
			f.put(source("ap-pact"), `origin = "own"`, `origin = "reuters"`),
			f.put(source("post-camp"), `created`, "origin = \"star\"\ncreated"),
			f.put(source("star-reply"), `origin = "own"`, `origin = "post"`),
		)
	}},
	{"E2", "a wire copy under a second publisher, by text", func(f *fixture) (list []variant) {
		for _, pair := range [][2]string{{"ap-pact", "reuters-pact"}, {"reuters-pact", "ap-pact"}, {"star-reply", "post-camp"}, {"post-camp", "star-reply"}} {
			copied := f.texts[pair[0]]
			for _, m := range exact.FindAllStringSubmatch(strings.Join(all(f, "content/events/"), ""), -1) {
				if m[1] == pair[1] { // the copy has what is quoted from it
					copied += " " + strings.ReplaceAll(m[2], " […]", "")
				}
			}
			list = append(list, variant{receiptOf(pair[1]): f.receipt(pair[1], copied)})
		}
		return list
	}},
	{"E2", "two outlets of one owner", func(f *fixture) []variant {
		return f.put(source("post-camp"), `publisher = "post"`, `publisher = "herald"`)
	}},
	{"E2", "the second publisher is the first", func(f *fixture) []variant {
		return f.put(source("reuters-pact"), `publisher = "reuters"`, `publisher = "ap"`)
	}},
	{"E2", "the record of the act is none", func(f *fixture) []variant {
		return f.put(source("un-list"), `primary = true\n`, "")
	}},
	{"E2", "a claim without its claimant", func(f *fixture) []variant {
		return f.put(event("claim"), `actors = .*\n`, "")
	}},
	{"E2", "a dispute without versions", func(f *fixture) []variant {
		return f.put(event("quarrel"), `(?s)\n\[\[claims\]\].*?\+\+\+`, "+++")
	}},

	{"E3", "a word changed", func(f *fixture) []variant {
		return quoted(f, func(w []string) (list [][]string) {
			for i := range w {
				if w[i] != "[…]" {
					list = append(list, slices.Concat(w[:i], []string{"otherwise"}, w[i+1:]))
				}
			}
			return list
		})
	}},
	{"E3", "a word dropped", func(f *fixture) []variant {
		return quoted(f, func(w []string) (list [][]string) {
			for i := range w {
				list = append(list, without(w, i))
			}
			return list
		})
	}},
	{"E3", "a negation removed", func(f *fixture) []variant {
		return quoted(f, func(w []string) (list [][]string) {
			for i := range w {
				if slices.Contains([]string{"not", "no", "never", "nobody"}, strings.ToLower(w[i])) {
					list = append(list, without(w, i))
				}
			}
			return list
		})
	}},
	{"E3", "two words swapped", func(f *fixture) []variant {
		return quoted(f, func(w []string) (list [][]string) {
			for i := range len(w) - 1 {
				list = append(list, slices.Concat(w[:i], []string{w[i+1], w[i]}, w[i+2:]))
			}
			return list
		})
	}},
	{"E3", "its halves in the other order", func(f *fixture) []variant {
		return quoted(f, func(w []string) [][]string {
			return [][]string{slices.Concat(w[len(w)/2:], []string{"[…]"}, w[:len(w)/2])}
		})
	}},
	{"E3", "stitched from far apart", func(f *fixture) []variant {
		return f.each("content/events/", `exact = "The accord was never put[^"]*"`, always(`exact = "The accord was never put […] a view that earlier governments never shared"`))
	}},
	{"E3", "a part too short to check", func(f *fixture) []variant {
		return quoted(f, func(w []string) [][]string { return [][]string{slices.Concat(w[:3], []string{"[…]"}, w[4:])} })
	}},
	{"E3", "from another document", func(f *fixture) []variant {
		return slices.Concat(
			f.put(event("pact"), `source = "ap-pact"`, `source = "reuters-pact"`),
			f.put(event("pact"), `source = "reuters-pact"`, `source = "ap-pact"`),
		)
	}},
	{"E3", "without its words, or their language", func(f *fixture) []variant {
		return slices.Concat(f.each("content/events/", `(?m)^exact = .*\n`, always("")), f.each("content/events/", `(?m)^lang = .*\n`, always("")))
	}},
	{"E3", "taken out of the receipt", func(f *fixture) []variant {
		return f.each("content/receipts/", `(?s)\n\[\[quotes\]\].*?unique = [^\n]*\n(opening = \d+\n)?`, always(""))
	}},

	{"E4", "the event is later than its sources", func(f *fixture) (list []variant) {
		for id, day := range map[string]string{"pact": "2024-03-19", "reply": "2024-03-28", "camp": "2024-03-28", "list": "2024-03-20", "claim": "2024-03-28", "quarrel": "2024-03-28"} {
			src := strings.Split(f.good[event(id)], "\n[[")[0] // the claims have their own rule
			if !strings.HasSuffix(src, "+++\n") {
				src += "\n+++\n"
			}
			list = append(list, swap(event(id), src, `(?m)^date = .*`, "date = "+day, `status = "disputed"`, `status = "confirmed"`))
		}
		return list
	}},
	{"E4", "read before it was published", func(f *fixture) []variant {
		return f.each("content/sources/", `(?m)^accessed = .*`, always("accessed = 2024-03-15"))
	}},
	{"E4", "copied before it was published", func(f *fixture) []variant {
		return f.each("content/sources/", `(?m)^snapshot_date = .*`, always("snapshot_date = 2024-03-15"))
	}},
	{"E4", "published after it was read", func(f *fixture) []variant {
		return f.each("content/sources/", `(?m)^published = .*`, always("published = 2026-01-06"))
	}},

	{"E5", "the other version is followed", func(f *fixture) []variant {
		return f.put(event("pact"), `(?s)(sources = \["ap-pact"\]\n)followed = true\n(.*?sources = \["reuters-pact"\]\n)`, "${1}${2}followed = true\n")
	}},
	{"E5", "the entry's date is moved by a day", func(f *fixture) []variant {
		return slices.Concat(f.put(event("pact"), `(?m)^(title.*\n)date = .*`, "${1}date = 2024-03-15"), f.put(event("pact"), `(?m)^(title.*\n)date = .*`, "${1}date = 2024-03-17"),
			f.put(event("camp"), `(?m)^(title.*\n)date = .*`, "${1}date = 2024-03-20"), f.put(event("camp"), `(?m)^(title.*\n)date = .*`, "${1}date = 2024-03-21"))
	}},
	{"E5", "the date of a version is moved", func(f *fixture) []variant {
		return f.each("content/events/", `(value = .*\n)date = .*(\nsources = .*\nfollowed = true)`, func(m []string) []string {
			return []string{m[1] + "date = 2024-03-15" + m[2], m[1] + "date = 2024-03-17" + m[2]}
		})
	}},
	{"E5", "a version lies outside the entry's date", func(f *fixture) []variant {
		return slices.Concat(f.put(event("camp"), `date = 2024-03-20`, "date = 2024-03-19"), f.put(event("camp"), `date = 2024-03-21`, "date = 2024-03-22"))
	}},
	{"E5", "a version names a day and gives none", func(f *fixture) []variant {
		return f.each("content/events/", `(value = .*\n)date = .*\n`, func(m []string) []string { return []string{m[1]} })
	}},

	{"E6", "a single publisher of what matters", func(f *fixture) []variant {
		return f.each("content/events/", `(?m)^significance = 3`, func(m []string) []string { return []string{"significance = 4", "significance = 5"} })[:6]
	}},
	{"E6", "only from a year later", func(f *fixture) []variant {
		return slices.Concat(f.put(source("star-reply"), `published = .*`, "published = 2025-03-25"), f.put(source("un-list"), `published = .*`, "published = 2025-03-18"))
	}},
	{"E6", "one party only", func(f *fixture) []variant {
		return slices.Concat(f.put(source("star-reply"), `publisher = "star"`, `publisher = "ministry"`), f.put(source("un-list"), `publisher = "un"`, `publisher = "state"`))
	}},
	{"E6", "a source that nothing uses", func(f *fixture) (list []variant) {
		for _, file := range f.files("content/sources/") {
			list = append(list, variant{source(base(file) + "-2"): f.good[file]})
		}
		return list
	}},

	{"E7", "a word changed in silence", func(f *fixture) []variant {
		return slices.Concat(
			f.each("content/", `(?m)^(title|summary|value|about|why_followed) = "[^"]*`, func(m []string) []string { return []string{m[0] + " otherwise"} }),
			f.each("content/events/", `\+\+\+\n\n[^\n]*`, func(m []string) []string { return []string{m[0] + " Otherwise."} }),
		)
	}},
	{"E7", "a value changed in silence", func(f *fixture) []variant {
		return slices.Concat(
			f.each("content/events/", `(?m)^significance = 3`, always("significance = 2")),
			f.each("content/events/", `(?m)^sources = .*`, func(m []string) []string { return []string{m[0] + "\nbackground = [\"un-list\"]"} }),
			f.each("content/sources/", `(?m)^accessed = .*`, always("accessed = 2026-01-04")),
			f.each("content/actors/", `(?m)^to = .*`, always(`to = "2024-12"`)),
		)
	}},
	{"E8", "a record gone", func(f *fixture) (list []variant) {
		for _, file := range f.files("content/") {
			if strings.HasSuffix(file, ".md") {
				list = append(list, variant{file: ""})
			}
		}
		return list
	}},
	{"E8", "a record held back again", func(f *fixture) []variant {
		return slices.Concat(f.each("content/", `(?m)^created = .*`, func(m []string) []string { return []string{m[0] + "\ndraft = true"} }),
			f.each("content/events/", `(?m)^created = .*`, func(m []string) []string { return []string{m[0] + "\npublish_at = 2026-12-01"} }))
	}},
	{"E8", "another id without an alias", func(f *fixture) (list []variant) {
		for _, file := range f.files("content/events/") {
			list = append(list, variant{file: "", event(base(file) + "-2"): f.good[file]})
		}
		return list
	}},

	{"E9", "the address of all copies", func(f *fixture) []variant {
		return f.each("content/sources/", `web/\d+/`, func([]string) []string { return []string{"web/*/", "web/2026*/"} })
	}},

	{"E10", "a loaded word", func(f *fixture) []variant {
		return slices.Concat(
			f.each("content/", `(?m)^(title|summary|value|about|why_followed|translation) = "[^"]*`, func(m []string) []string {
				if strings.HasPrefix(m[0], `title = "A text`) { // of a source: not our words
					return nil
				}
				return []string{m[0] + " of the regime"}
			}),
			f.each("content/events/", `\+\+\+\n\n`, func(m []string) []string { return []string{m[0] + "The regime fell. "} }),
		)
	}},

	{"E11", "an office held before or after", func(f *fixture) []variant {
		return slices.Concat(
			f.put(event("pact"), `office = "ambassador"`, `office = "minister"`),
			f.put("content/actors/norvane.md", `from = 2022-07-01`, "from = 2024-03-17"),
			f.put("content/actors/norvane.md", `to = 2024-12-31`, "to = 2024-03-15"),
		)
	}},

	{"E12", "a reply before its cause", func(f *fixture) []variant {
		return slices.Concat(f.put(event("reply"), `(?m)^date = .*`, "date = 2024-03-15"), f.put(event("reply"), `(?m)^date = .*`, `date = "2024-02"`),
			f.put(event("camp"), `responds_to|follows = \["pact"\]`, `responds_to = ["reply"]`))
	}},
	{"E12", "scheduled for a day that is past", func(f *fixture) []variant {
		return slices.Concat(f.put(event("plan"), `(?m)^date = .*`, "date = 2026-05-31"), f.put(event("plan"), `(?m)^date = .*`, `date = "2026-05"`))
	}},
}

// unseen are the mutants that nothing in the content gives away, and why.
var unseen = []struct {
	name, why string
	make      func(*fixture) []variant
}{
	{"a quotation changed, of a source not captured", "without its text nothing can be compared: the page says so", func(f *fixture) (list []variant) {
		for _, c := range quoted(f, func(w []string) [][]string {
			return [][]string{slices.Concat(w[:1], []string{"otherwise"}, w[2:])}
		}) {
			for _, file := range f.files("content/receipts/") {
				c[file] = ""
			}
			list = append(list, c)
		}
		return list
	}},
	{"typography of a quotation", "it is no other wording (docs/receipts.md)", func(f *fixture) []variant {
		return quoted(f, func(w []string) [][]string {
			return [][]string{strings.Fields("“" + strings.ToUpper(strings.Join(w, " ")) + "!”")}
		})
	}},
	{"an unnamed wire copy, neither captured", "no origin is written and no text is there to compare", func(f *fixture) []variant {
		return []variant{{receiptOf("ap-pact"): "", source("ap-pact"): strings.Replace(f.good[source("ap-pact")], "origin = \"own\"\n", "", 1)}}
	}},
	{"a translation that says something else", "the original stands beside it for readers to compare", func(f *fixture) []variant {
		return f.each("content/events/", `(?m)^translation = .*`, always(`translation = "Everybody leaves tomorrow."`))
	}},
	{"the status lowered", "a rule asks for evidence of what is said, and less is said", func(f *fixture) []variant {
		return f.each("content/events/", `(?m)^status = "confirmed"`, always(`status = "reported"`))
	}},
	{"versions with each other's sources", "who says what stands in the texts of the sources, which are not kept", func(f *fixture) []variant {
		return []variant{{event("pact"): strings.NewReplacer(`sources = ["ap-pact"]`, `sources = ["reuters-pact"]`, `sources = ["reuters-pact"]`, `sources = ["ap-pact"]`).Replace(f.good[event("pact")])}}
	}},
	{"a date moved within what its sources allow", "they are dated later; with an earlier edition it is E7", func(f *fixture) []variant {
		return slices.Concat(f.put(event("list"), `(?m)^date = .*`, "date = 2024-03-17"), f.put(event("reply"), `(?m)^date = .*`, "date = 2024-03-24"))
	}},
	{"a summary that its sources do not bear out", "only a reader of the sources can tell: a second person reads every entry", func(f *fixture) []variant {
		return f.each("content/events/", `(?m)^summary = .*`, always(`summary = "Nothing of the kind."`))
	}},
}

func all(f *fixture, below string) (list []string) {
	for _, file := range f.files(below) {
		list = append(list, f.good[file])
	}
	return list
}

// swap is a file of which src was left, with pairs of patterns and what stands
// in their place.
func swap(file, src string, pairs ...string) variant {
	for i := 0; i < len(pairs); i += 2 {
		src = regexp.MustCompile(pairs[i]).ReplaceAllString(src, pairs[i+1])
	}
	return variant{file: src}
}
