package load

import (
	"annals/internal/field"
	"annals/internal/timeline"
)

var country = Kind{Name: timeline.Countries, One: "country", Limit: tableLimit, Fields: common(
	names(true),
	field.Field{Name: "alpha2", Type: field.String, Required: true, Doc: "ISO 3166-1 alpha-2."},
	field.Field{Name: "alpha3", Type: field.String, Required: true, Doc: "ISO 3166-1 alpha-3."},
	field.Field{Name: "numeric", Type: field.String, Required: true, Doc: "ISO 3166-1 numeric, three figures."},
	field.Field{Name: "capital", Type: field.ID, Of: "places", Doc: "A place."},
	field.Field{Name: "languages", Type: field.Strings, Doc: "Official and national languages, BCP 47."},
	field.Field{Name: "relations", Type: field.Tables, Match: "key", Doc: "Facts of diplomatic history.", Fields: field.Table{
		key,
		{Name: "what", Type: field.Word, Required: true, Words: []string{"recognition", "relations", "embassy"}, Doc: "What kind of fact."},
		{Name: "period", Type: field.Date, Required: true, Doc: "When."},
		{Name: "sources", Type: field.IDs, Of: "sources", Required: true, Doc: "Who says so."},
		{Name: "note", Type: field.Text, Max: 400, Doc: "What readers should know about it."},
	}},
	field.Field{Name: "track", Type: field.Tables, Match: "key", Doc: "Judgements on the relationship, each with its reason.", Fields: field.Table{
		key,
		{Name: "period", Type: field.Date, Required: true, Doc: "From when to when it holds."},
		{Name: "strand", Type: field.Word, Required: true, Words: []string{"diplomacy", "security", "aid-trade", "travel"}, Doc: "Which part of the relationship."},
		{Name: "direction", Type: field.Word, Required: true, Words: []string{"better", "same", "worse", "mixed"}, Doc: "Where it goes."},
		{Name: "reason", Type: field.Text, Required: true, Max: 400, Doc: "Why."},
		ids("events", "events", "The entries it rests on."),
	}},
	field.Field{Name: "coverage", Type: field.Tables, Match: "period", Doc: "How well each period was researched.", Fields: field.Table{
		{Name: "period", Type: field.Date, Required: true, Doc: "The period."},
		{Name: "state", Type: field.Word, Required: true, Words: []string{"researched", "partial", "none"}, Doc: "How well."},
	}},
	withdrawable,
)}

var actor = Kind{Name: timeline.Actors, One: "actor", Limit: tableLimit, Fields: common(
	names(true),
	field.Field{Name: "kind", Type: field.Word, Required: true, Words: []string{"person", "organisation", "government", "armed-group"}, Example: `"person"`, Doc: "What it is."},
	field.Field{Name: "sector", Type: field.Word, Words: []string{"GOV", "MIL", "REB", "OPP", "PTY", "AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "HLH", "IGO", "JUD", "JRN", "LAB", "LEG", "MED", "NGO", "PAR", "REL", "SPY", "UAF", "UNK", "COP", "PRM"}, Doc: "A PLOVER code."},
	field.Field{Name: "country", Type: field.String, Doc: "ISO 3166-1 alpha-2."},
	field.Field{Name: "wikidata", Type: field.String, Max: 20, Doc: "Its item: Q…"},
	field.Field{Name: "offices", Type: field.Tables, Match: "key", Doc: "Posts held.", Fields: field.Table{
		key,
		{Name: "title", Type: field.Text, Required: true, Max: 200, Doc: "The post."},
		{Name: "from", Type: field.Date, Doc: "Since when."},
		{Name: "to", Type: field.Date, Doc: "Until when; empty = not known."},
		{Name: "end_known", Type: field.Bool, Doc: "With an empty end: in post when last researched."},
		{Name: "source", Type: field.ID, Of: "sources", Doc: "Who says so."},
	}},
	withdrawable,
)}

var topic = Kind{Name: timeline.Topics, One: "topic", Limit: tableLimit, Fields: common(
	field.Field{Name: "title", Type: field.Text, Required: true, Max: 60, Doc: "What it is called."},
	field.Field{Name: "parent", Type: field.ID, Of: "topics", Doc: "The topic it is a part of."},
	withdrawable,
)}

var instrument = Kind{Name: timeline.Instruments, One: "instrument", Limit: tableLimit, Fields: common(
	field.Field{Name: "title", Type: field.Text, Required: true, Max: 200, Doc: "What it is called."},
	field.Field{Name: "kind", Type: field.Word, Required: true, Words: []string{"agreement", "base", "programme", "sanction", "visa-rule", "mission", "law", "exercise"}, Example: `"agreement"`, Doc: "What it is."},
	field.Field{Name: "parties", Type: field.Strings, Doc: "States, ISO 3166-1 alpha-2."},
	ids("sources", "sources", "What says so."),
	field.Field{Name: "expires", Type: field.Date, Doc: "The last day it is in force, if it has one."},
	withdrawable,
)}

var page = Kind{Name: timeline.Pages, One: "page", Limit: tableLimit, Fields: common(
	field.Field{Name: "title", Type: field.Text, Required: true, Max: 90, Doc: "What it is called."},
	withdrawable,
)}

var places = Table{File: "places.toml", Name: "places", Fields: field.Table{
	{Name: "id", Type: field.ID, Required: true, Doc: "Never changed."},
	{Name: "name", Type: field.Text, Required: true, Max: 120, Doc: "The name shown."},
	names(false),
	{Name: "country", Type: field.String, Doc: "ISO 3166-1 alpha-2."},
	{Name: "region", Type: field.Text, Max: 120, Doc: "For a part of a country: which."},
	{Name: "admin1", Type: field.Text, Max: 120, Doc: "The first-level division it lies in."},
	{Name: "lat", Type: field.Number, Required: true, Min: -90, Max: 90, Doc: "Degrees north, WGS 84."},
	{Name: "lon", Type: field.Number, Required: true, Min: -180, Max: 180, Doc: "Degrees east, WGS 84."},
	{Name: "precision", Type: field.Word, Required: true, Words: []string{"exact", "town", "region", "country"}, Doc: "How exact the point is."},
}}

var glossary = Table{File: "glossary.toml", Name: "terms", Fields: field.Table{
	{Name: "id", Type: field.ID, Required: true, Doc: "Never changed."},
	{Name: "term", Type: field.Text, Required: true, Max: 120, Doc: "The word."},
	{Name: "definition", Type: field.Text, Required: true, Max: 900, Doc: "What it means."},
}}
