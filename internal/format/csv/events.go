package csv

import (
	"slices"

	"annals/internal/edtf"
	"annals/internal/lang"
	"annals/internal/timeline"
)

// Events is the table of the entries of s, one row each. Its texts are those of
// the front matter: what stands below it is in the JSON.
func Events(s timeline.Selection) Table {
	type e = *timeline.Event
	return table(s.Events, slices.Concat(
		[]maker[e]{
			id[e]("The id of the entry, which never changes"),
			page[e](s, timeline.Events),
			date("date", "When it happened, in EDTF (ISO 8601-2)", func(x e) edtf.Date { return x.Date }),
			day("date_from", "The first day it can have happened on", func(x e) (edtf.Day, edtf.Bound) { return x.Date.Lower() }),
			day("date_to", "The last", func(x e) (edtf.Day, edtf.Bound) { return x.Date.Upper() }),
			date("announced", "When it was announced, where that differs", func(x e) edtf.Date { return x.Announced }),
			date("reported", "When it was first reported, where that differs", func(x e) edtf.Date { return x.Reported }),
		},
		wordings(s, "title", "What happened", func(x e) lang.Text { return x.Title }),
		wordings(s, "summary", "The entry in a few sentences", func(x e) lang.Text { return x.Summary }),
		[]maker[e]{
			text("countries", "Ids of the countries concerned", func(x e) string { return ids(x.Countries) }),
			text("topics", "Ids of its topics", func(x e) string { return ids(x.Topics) }),
			text("status", "What may be said of it: scheduled, confirmed, reported, claimed or disputed", func(x e) string { return x.Status }),
			integer("significance", "1 to 5; 5 changed the relationship", func(x e) int { return x.Significance }),
			text("actors", "Ids of those who acted", func(x e) string { return ids(x.Actors) }),
			text("places", "Ids of where it happened", func(x e) string {
				var items []string
				for _, p := range x.Places {
					items = append(items, p.ID)
				}
				return list(items)
			}),
			text("sources", "Ids of the sources it rests on", func(x e) string { return ids(x.Sources) }),
			text("background", "Ids of sources cited for context", func(x e) string { return ids(x.Background) }),
			text("responds_to", "Ids of the entries it answers", func(x e) string { return ids(x.RespondsTo) }),
			text("follows", "Ids of the entries it follows from", func(x e) string { return ids(x.Follows) }),
			text("part_of", "Ids of the entries it is part of", func(x e) string { return ids(x.PartOf) }),
			integer("articles", "Sources it rests on that have a publisher", func(x e) int { return x.Evidence.Articles }),
			integer("publishers", "Their publishers", func(x e) int { return x.Evidence.Publishers }),
			integer("origins", "Known origins that are independent of each other", func(x e) int { return len(x.Evidence.Origins) }),
			integer("official", "Sources in which a government speaks", func(x e) int { return x.Evidence.Official }),
			boolean("one_party", "Nobody but one party to it says so", func(x e) bool { return x.Evidence.OneParty }),
			boolean("sources_differ", "Sources disagree on something: see claims.csv", e.Differ),
			date("created", "The day it was entered", func(x e) edtf.Date { return x.Created }),
			date("updated", "The day it was last changed", func(x e) edtf.Date { return x.Updated }),
			integer("version", "The number of its text", e.Version),
		},
	))
}

// A claimed is one version of a claim.
type claimed struct {
	event   *timeline.Event
	claim   *timeline.Claim
	version *timeline.Version
}

// Claims is the table of what sources disagree on in the entries of s: one row
// for each version.
func Claims(s timeline.Selection) Table {
	var all []claimed
	for _, e := range s.Events {
		for i := range e.Claims {
			for k := range e.Claims[i].Versions {
				all = append(all, claimed{e, &e.Claims[i], &e.Claims[i].Versions[k]})
			}
		}
	}
	return table(all, slices.Concat(
		[]maker[claimed]{
			text("event", "The id of the entry", func(c claimed) string { return c.event.ID }),
			text("claim", "The key of the point in dispute", func(c claimed) string { return c.claim.Key }),
			text("field", "The field of the entry it is about, where it is about one", func(c claimed) string { return c.claim.Field }),
		},
		wordings(s, "about", "What is in dispute", func(c claimed) lang.Text { return c.claim.About }),
		[]maker[claimed]{
			text("countries", "Ids of the countries it is about", func(c claimed) string { return ids(c.claim.Countries) }),
			text("version", "The key of the version", func(c claimed) string { return c.version.Key }),
		},
		wordings(s, "value", "What it says", func(c claimed) lang.Text { return c.version.Value }),
		[]maker[claimed]{
			date("date", "The date it gives, in EDTF", func(c claimed) edtf.Date { return c.version.Date }),
			text("says", "As the source puts it", func(c claimed) string { return c.version.Says }),
			text("sources", "Ids of the sources that say so", func(c claimed) string { return ids(c.version.Sources) }),
			boolean("followed", "Whether the entry follows it", func(c claimed) bool { return c.version.Followed }),
		},
		wordings(s, "why_followed", "Why the followed version is", func(c claimed) lang.Text { return c.claim.WhyFollowed }),
	))
}

// A counted is a figure of an entry.
type counted struct {
	event  *timeline.Event
	number *timeline.Number
}

// Numbers is the table of the figures in the entries of s.
func Numbers(s timeline.Selection) Table {
	var all []counted
	for _, e := range s.Events {
		for i := range e.Numbers {
			all = append(all, counted{e, &e.Numbers[i]})
		}
	}
	return table(all, slices.Concat(
		[]maker[counted]{
			text("event", "The id of the entry", func(n counted) string { return n.event.ID }),
			text("number", "The key of the figure", func(n counted) string { return n.number.Key }),
		},
		wordings(s, "what", "What is counted", func(n counted) lang.Text { return n.number.What }),
		[]maker[counted]{
			figure("low", "The lowest figure given", func(n counted) timeline.Figure { return n.number.Low }),
			figure("best", "The best one", func(n counted) timeline.Figure { return n.number.Best }),
			figure("high", "The highest one", func(n counted) timeline.Figure { return n.number.High }),
		},
		wordings(s, "unit", "The unit", func(n counted) lang.Text { return n.number.Unit }),
		[]maker[counted]{text("sources", "Ids of the sources that say so", func(n counted) string { return ids(n.number.Sources) })},
	))
}
