package timeline

import (
	"cmp"

	"annals/internal/edtf"
	"annals/internal/lang"
)

// What may be said of an event. Status is authored, and checked against the evidence.
const (
	Scheduled = "scheduled" // has not happened yet
	Confirmed = "confirmed" // it happened
	Reported  = "reported"  // one origin says so
	Claimed   = "claimed"   // only parties to it say so
	Disputed  = "disputed"  // whether it happened is contested
	Retracted = "retracted" // withdrawn
)

// An Event is something that happened between the United States and one of the
// countries, or bears on them, on a date known as well as its sources know it.
type Event struct {
	Record

	Title        lang.Text `field:"title"`
	Date         edtf.Date `field:"date"`
	Announced    edtf.Date `field:"announced"`
	Reported     edtf.Date `field:"reported"`
	CountryIDs   []string  `field:"countries"`
	TopicIDs     []string  `field:"topics"`
	SourceIDs    []string  `field:"sources"`
	BackgroundID []string  `field:"background"`
	Summary      lang.Text `field:"summary"`
	ActorIDs     []string  `field:"actors"`
	PlaceIDs     []string  `field:"places"`
	Offices      []Acting  `field:"offices"`
	Significance int       `field:"significance"`

	RespondsToIDs []string `field:"responds_to"`
	FollowsIDs    []string `field:"follows"`
	PartOfIDs     []string `field:"part_of"`

	Changes     []Change     `field:"instruments"`
	Claims      []Claim      `field:"claims"`
	Numbers     []Number     `field:"numbers"`
	Quotes      []Quote      `field:"quotes"`
	Pictures    []Picture    `field:"pictures"`
	Corrections []Correction `field:"corrections"`
	PublishAt   edtf.Date    `field:"publish_at"`

	// Set by package link.
	Countries   []*Country
	Topics      []*Topic
	Sources     []*Source
	Background  []*Source
	Actors      []*Actor
	Places      []*Place
	RespondsTo  []*Event
	AnsweredBy  []*Event
	Follows     []*Event
	FollowedBy  []*Event
	PartOf      []*Event
	Parts       []*Event
	MentionedBy []*Event // events whose text links here
	Chain       []*Event // everything joined to it by replies and sequels, in order; nil if nothing is
	Evidence    Evidence
	Prev, Next  *Event
}

// Differ reports whether sources disagree on something about e.
func (e *Event) Differ() bool { return len(e.Claims) > 0 }

// Version is the number of the text a reader may cite.
func (e *Event) Version() int { return 1 + len(e.Corrections) }

// An Acting is an actor of an event in the office that the event names.
type Acting struct {
	ActorID   string `field:"actor"`
	OfficeKey string `field:"office"` // of one of the actor's

	// Set by package link.
	Actor  *Actor
	Office *Office
}

// A Claim is one point on which sources disagree.
type Claim struct {
	Key         string    `field:"key"`
	Field       string    `field:"field"` // the field of the event it is about, or empty
	About       lang.Text `field:"about"`
	CountryIDs  []string  `field:"countries"`
	WhyFollowed lang.Text `field:"why_followed"`
	Versions    []Version `field:"versions"`

	Countries []*Country // set by package link
}

// A Version is one answer to a Claim.
type Version struct {
	Key       string    `field:"key"`
	Value     lang.Text `field:"value"`
	Date      edtf.Date `field:"date"`
	Says      string    `field:"says"` // as the source puts it
	SourceIDs []string  `field:"sources"`
	Followed  bool      `field:"followed"`

	Sources []*Source // set by package link
}

// A Number is a figure, as a range where it is one.
type Number struct {
	Key       string    `field:"key"`
	What      lang.Text `field:"what"`
	Low       Figure    `field:"low"`
	Best      Figure    `field:"best"`
	High      Figure    `field:"high"`
	Unit      lang.Text `field:"unit"`
	SourceIDs []string  `field:"sources"`

	Sources []*Source // set by package link
}

// A Figure is a number that may be unknown.
type Figure struct {
	Value float64
	Known bool
}

// A Quote is at most 25 words of a source, word for word.
type Quote struct {
	Key          string    `field:"key"`
	SourceID     string    `field:"source"`
	Exact        string    `field:"exact"`
	Lang         string    `field:"lang"`
	Translation  lang.Text `field:"translation"`
	TranslatedBy string    `field:"translated_by"`
	SpeakerID    string    `field:"speaker"` // an actor, or "unknown"

	// Set by package link.
	Source  *Source
	Speaker *Actor // nil when unknown
	Found   *Found // nil where nothing checked it
}

// Found is what the receipt of a source says of a quotation: it stands in the
// captured text, word for word.
type Found struct {
	Skipped int    // words of the text that its gaps stand for
	Href    string // of the source, with a text fragment where the words stand there once; may be empty
}

// A Picture stands beside the text of its record.
type Picture struct {
	Src     string    `field:"src"`
	Alt     lang.Text `field:"alt"`
	Caption lang.Text `field:"caption"`
	Credit  string    `field:"credit"`
	License string    `field:"license"`

	Path          string // of the file, relative to the site's root; set by package validate
	Width, Height int    // in pixels
}

// A Correction says what an entry said before.
type Correction struct {
	Date edtf.Date `field:"date"`
	Text lang.Text `field:"text"`
}

// A Change is what an event did to an instrument.
type Change struct {
	InstrumentID string    `field:"id"`
	Change       string    `field:"change"`
	Date         edtf.Date `field:"date"` // the event's, where none is written
	CountryIDs   []string  `field:"countries"`
	Note         lang.Text `field:"note"`

	Event      *Event // set by package link, as are the two below
	Instrument *Instrument
	Countries  []*Country
}

// ByDate is the order of entries everywhere: by date, and on one date by id.
func ByDate(a, b *Event) int { return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.ID, b.ID)) }

// SetFigure makes f known.
func (f *Figure) SetFigure(v float64) { *f = Figure{v, true} }
