package load

import (
	"annals/internal/field"
	"annals/internal/timeline"
)

var source = Kind{Name: timeline.Sources, One: "source", Limit: tableLimit, Fields: common(
	field.Field{Name: "title", Type: field.String, Required: true, Max: 500, Doc: "As the source has it, in its language."},
	field.Field{Name: "title_basis", Type: field.Word, Words: []string{"stated", "url", "described"}, Doc: "Where the title comes from: the source itself, its address, or our description."},
	field.Field{Name: "publisher", Type: field.ID, Of: "publishers", Doc: "Who made it public."},
	field.Field{Name: "authors", Type: field.Strings, Max: 50, Doc: "Who wrote it."},
	field.Field{Name: "published", Type: field.Date, Doc: "When; empty where it is not stated."},
	field.Field{Name: "url", Type: field.URL, Doc: "Where it stands; empty for text as received."},
	field.Field{Name: "accessed", Type: field.Day, Doc: "When it was last read."},
	field.Field{Name: "lang", Type: field.String, Required: true, Max: 35, Example: `"en"`, Doc: "Its language, BCP 47."},
	field.Field{Name: "type", Type: field.Word, Required: true, Words: cslTypes, Example: `"article-newspaper"`, Doc: "What it is (CSL 1.0.2)."},
	field.Field{Name: "kind", Type: field.Word, Required: true, Words: SourceKinds, Example: `"press"`, Doc: "Who speaks in it."},
	field.Field{Name: "primary", Type: field.Bool, Doc: "Whether it is the record of the act itself, by who did it."},
	field.Field{Name: "origin", Type: field.ID, Of: "publishers", Doc: "The publisher of the wire or text it repeats, \"own\", or empty where not known."},
	field.Field{Name: "snapshot_url", Type: field.URL, Doc: "An archived copy."},
	field.Field{Name: "snapshot_date", Type: field.Day, Doc: "The day of that copy."},
	field.Field{Name: "license", Type: field.String, Max: 200, Doc: "Its terms, where known."},
	withdrawable,
)}

// SourceKinds is who may speak in a source.
var SourceKinds = []string{"us-official", "sahel-official", "third-official", "igo", "press", "state-press", "research", "ngo", "reference"}

// cslTypes are the item types of CSL 1.0.2, appendix III.
var cslTypes = []string{
	"article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
	"classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event", "figure",
	"graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
	"musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical", "personal_communication",
	"post", "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech", "standard",
	"thesis", "treaty", "webpage",
}

var publishers = Table{File: "publishers.toml", Name: "publishers", Fields: field.Table{
	{Name: "id", Type: field.ID, Required: true, Doc: "Never changed."},
	{Name: "name", Type: field.String, Required: true, Max: 200, Doc: "The name shown."},
	{Name: "names", Type: field.Strings, Doc: "Other names."},
	{Name: "owner", Type: field.ID, Of: "publishers", Doc: "The publisher that owns it."},
	{Name: "country", Type: field.String, Doc: "Where it works, ISO 3166-1 alpha-2."},
	{Name: "party", Type: field.String, Doc: "The state it belongs to, ISO 3166-1 alpha-2, or empty."},
	{Name: "kind", Type: field.Word, Required: true, Words: []string{"agency", "newspaper", "broadcaster", "online", "government", "igo", "research", "ngo", "reference", "aggregator"}, Doc: "What it is."},
}}
