package load

import (
	"annals/internal/field"
	"annals/internal/timeline"
)

// event is the fields of an entry, in the order in which they are written.
var event = Kind{Name: timeline.Events, One: "event", Limit: eventLimit, Fields: common(
	field.Field{Name: "title", Type: field.Text, Required: true, Max: 90, Doc: "A headline in sentence case: who did what."},
	field.Field{Name: "date", Type: field.Date, Required: true, Doc: "The day it happened, as exactly as the sources know it (EDTF)."},
	field.Field{Name: "announced", Type: field.Date, Doc: "When it was announced, where that was another day."},
	field.Field{Name: "reported", Type: field.Date, Doc: "When it was first reported, where that was another day."},
	field.Field{Name: "countries", Type: field.IDs, Of: "countries", Required: true, Example: `["niger"]`, Doc: "The countries it concerns; the United States goes without saying."},
	field.Field{Name: "topics", Type: field.IDs, Of: "topics", Required: true, Max: 3, Example: `["diplomacy"]`, Doc: "One to three topics, the main one first."},
	field.Field{Name: "sources", Type: field.IDs, Of: "sources", Required: true, Code: "E1", Example: `["…"]`, Doc: "What the entry rests on."},
	ids("background", "sources", "Sources cited for context, never counted as evidence."),
	field.Field{Name: "summary", Type: field.Text, Required: true, Max: 300, Doc: "Stands alone in lists; what does not fit goes into the text below."},
	field.Field{Name: "status", Type: field.Word, Required: true, Words: statuses, Doc: "What may be said of it, checked against the evidence."},
	ids("actors", "actors", "Who does something in it."),
	ids("places", "places", "Where it happened."),
	field.Field{Name: "offices", Type: field.Tables, Match: "actor", Fields: acting, Doc: "In which office an actor acts, where that is the point."},
	field.Field{Name: "significance", Type: field.Integer, Required: true, Min: 1, Max: 5, Example: "3", Doc: "1 a trace, 5 changed the relationship; the rubric is on the method page."},
	ids("responds_to", "events", "The acts it answers."),
	ids("follows", "events", "The earlier steps of the same matter."),
	ids("part_of", "events", "What it is one part of."),
	field.Field{Name: "publish_at", Type: field.Day, Doc: "Held back until this day."},
	field.Field{Name: "instruments", Type: field.Tables, Match: "id", Fields: changes, Doc: "What it did to an agreement, a base, a sanction."},
	field.Field{Name: "claims", Type: field.Tables, Match: "key", Fields: claims, Doc: "What sources disagree on."},
	field.Field{Name: "numbers", Type: field.Tables, Match: "key", Fields: numbers, Doc: "Figures, as ranges with who says so."},
	field.Field{Name: "quotes", Type: field.Tables, Match: "key", Fields: quotes, Doc: "Words of a source, where the wording is the fact."},
	field.Field{Name: "pictures", Type: field.Tables, Match: "src", Fields: pictures, Doc: "Pictures beside the text."},
	field.Field{Name: "corrections", Type: field.Tables, Match: "date", Fields: corrections, Doc: "What it said before."},
)}

var statuses = []string{
	timeline.Scheduled, timeline.Confirmed, timeline.Reported, timeline.Claimed, timeline.Disputed, timeline.Retracted,
}

var acting = field.Table{
	{Name: "actor", Type: field.ID, Of: "actors", Required: true, Doc: "One of the actors of the entry."},
	{Name: "office", Type: field.ID, Required: true, Doc: "The key of one of that actor's offices."},
}

var changes = field.Table{
	{Name: "id", Type: field.ID, Of: "instruments", Required: true, Doc: "The instrument."},
	{Name: "change", Type: field.Word, Required: true, Words: Changes, Doc: "What happened to it."},
	{Name: "date", Type: field.Date, Doc: "When, where it is not the date of the entry."},
	ids("countries", "countries", "For which countries, where not for all."),
	{Name: "note", Type: field.Text, Max: 300, Doc: "What readers should know about it."},
}

// Changes is what may happen to an instrument.
var Changes = []string{"notified", "signed", "in-force", "amended", "extended", "listed", "delisted", "suspended", "resumed", "expired", "ended"}

var key = field.Field{Name: "key", Type: field.ID, Required: true, Doc: "Names the table for translations: never changed."}

var claims = field.Table{
	key,
	{Name: "field", Type: field.Word, Words: []string{"date", "announced", "reported", "actors", "places", "countries", "title", "summary", "status"}, Doc: "The field it is about, if it is one."},
	{Name: "about", Type: field.Text, Required: true, Max: 200, Doc: "The point at issue."},
	ids("countries", "countries", "The countries it concerns, where not all of the entry."),
	{Name: "why_followed", Type: field.Text, Max: 400, Doc: "Why one version is followed."},
	{Name: "versions", Type: field.Tables, Required: true, Match: "key", Fields: versions, Doc: "Who says what."},
}

var versions = field.Table{
	key,
	{Name: "value", Type: field.Text, Required: true, Max: 200, Doc: "What this version says, in our words."},
	{Name: "date", Type: field.Date, Doc: "The date it names."},
	{Name: "says", Type: field.String, Max: 200, Doc: "A few words as the source puts it."},
	{Name: "sources", Type: field.IDs, Of: "sources", Required: true, Doc: "Who says so."},
	{Name: "followed", Type: field.Bool, Doc: "Whether the entry follows it; at most one."},
}

var numbers = field.Table{
	key,
	{Name: "what", Type: field.Text, Required: true, Max: 120, Doc: "What is counted."},
	{Name: "low", Type: field.Number, Doc: "The lowest figure."},
	{Name: "best", Type: field.Number, Doc: "The figure most sources give."},
	{Name: "high", Type: field.Number, Doc: "The highest."},
	{Name: "unit", Type: field.Text, Required: true, Max: 60, Doc: "Of what: people, US dollars."},
	{Name: "sources", Type: field.IDs, Of: "sources", Required: true, Doc: "Who says so."},
}

var quotes = field.Table{
	key,
	{Name: "source", Type: field.ID, Of: "sources", Required: true, Doc: "Where the words stand."},
	{Name: "exact", Type: field.String, Required: true, Code: "E3", Max: 25, MaxWords: true, Doc: "The words, exactly, in their language."},
	{Name: "lang", Type: field.String, Required: true, Code: "E3", Max: 35, Doc: "Their language, BCP 47."},
	{Name: "translation", Type: field.Text, Max: 400, Doc: "What they mean, where they are foreign."},
	{Name: "translated_by", Type: field.String, Max: 100, Doc: "Who translated them."},
	{Name: "speaker", Type: field.ID, Of: "actors", Required: true, Doc: "The actor who said them, or \"unknown\"."},
}

var pictures = field.Table{
	{Name: "src", Type: field.String, Required: true, Max: 200, Doc: "The file, beside the text."},
	{Name: "alt", Type: field.Text, Required: true, Max: 400, Doc: "What it shows, for those who cannot see it."},
	{Name: "caption", Type: field.Text, Max: 400, Doc: "What stands below it."},
	{Name: "credit", Type: field.String, Required: true, Max: 200, Doc: "Who made it."},
	{Name: "license", Type: field.String, Required: true, Max: 200, Doc: "Under which terms."},
}

var corrections = field.Table{
	{Name: "date", Type: field.Day, Required: true, Doc: "When it was corrected."},
	{Name: "text", Type: field.Text, Required: true, Max: 600, Doc: "What it said, and what it says now."},
}
