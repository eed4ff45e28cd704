package render

import (
	"html/template"
	"strings"

	"annals/internal/address"
	"annals/internal/edtf"
)

// footView is the foot of a page, the same for all of a language.
type footView struct {
	Entries, Sources string
	AsOf, Researched template.HTML
	Licence          Link
	Links            []Link
}

func (l *locale) foot(string) any {
	p := l.inFragment()
	v := footView{
		Entries: l.count("entries", len(l.Events)), Sources: l.count("sources_n", len(l.Site.Sources)),
		AsOf: l.mention(l.AsOf, edtf.Long), Researched: l.mention(l.ResearchedUntil, edtf.Long),
		Licence: p.link(own(licenceName(l.Licence)), record("pages", "licence")),
	}
	for _, item := range []struct{ words, to string }{
		{l.say("method"), address.Method},
		{l.say("glossary"), address.Glossary},
		{l.say("data"), address.Data},
		{l.say("follow"), address.Follow},
		{l.say("disputes"), address.Disputes},
		{l.say("ahead"), address.Ahead},
		{l.say("coverage"), address.Coverage},
		{l.say("changes"), address.Changes},
		{l.say("corrections"), address.Corrections},
		{l.say("index"), l.firstLetter()},
		{l.say("contribute"), record("pages", "contribute")},
	} {
		if l.has(item.to) {
			v.Links = append(v.Links, p.link(own(item.words), item.to))
		}
	}
	if l.Report != "" {
		v.Links = append(v.Links, Link{Phrase: own(l.say("report_error")), Href: l.Report, Away: true})
	}
	return v
}

// firstLetter is where the index begins.
func (l *locale) firstLetter() string {
	for _, r := range otherLetter + "abcdefghijklmnopqrstuvwxyz" {
		if at := address.Letter(string(r)); l.has(at) {
			return at
		}
	}
	return ""
}

// licenceName writes the SPDX name of a Creative Commons licence as its makers
// do: CC BY 4.0.
func licenceName(spdx string) string {
	if strings.HasPrefix(spdx, "CC-") {
		return strings.Replace(strings.Replace(spdx, "CC-", "CC ", 1), "-4.0", " 4.0", 1)
	}
	return spdx
}
