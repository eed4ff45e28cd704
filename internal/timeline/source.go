package timeline

import "annals/internal/edtf"

// Own is the origin of a source known to be its outlet's own reporting.
const Own = "own"

// A Source is a document that entries rest on. Field names follow CSL 1.0.2
// where it has one.
type Source struct {
	Record

	Title        string    `field:"title"`
	TitleBasis   string    `field:"title_basis"` // "stated", "url" or "described"
	PublisherID  string    `field:"publisher"`
	Authors      []string  `field:"authors"`
	Published    edtf.Date `field:"published"`
	URL          string    `field:"url"`
	Accessed     edtf.Date `field:"accessed"`
	Lang         string    `field:"lang"`
	Type         string    `field:"type"` // a CSL type
	Kind         string    `field:"kind"` // who speaks: "us-official", "press" and so on
	Primary      bool      `field:"primary"`
	OriginID     string    `field:"origin"` // a publisher, Own, or empty where it is not known
	SnapshotURL  string    `field:"snapshot_url"`
	SnapshotDate edtf.Date `field:"snapshot_date"`
	License      string    `field:"license"`

	// Set by package link.
	Publisher *Publisher
	Origin    *Publisher // who said it first; nil where it is not known
	Voice     Voice      // who speaks
	Captured  *Capture   // nil where its text was not captured
	Alike     []*Source  // whose captured texts are nearly the same, by id
	Events    []*Event   // that rest on it, in order
	Context   []*Event   // that cite it for background only
}

// Official reports whether a government speaks in s.
func (s *Source) Official() bool {
	return s.Kind == "us-official" || s.Kind == "sahel-official" || s.Kind == "third-official"
}

// A Publisher makes sources public.
type Publisher struct {
	ID      string `field:"id"`
	File    string
	Name    string   `field:"name"`
	Names   []string `field:"names"`
	OwnerID string   `field:"owner"`
	Country string   `field:"country"` // ISO 3166-1 alpha-2
	Party   string   `field:"party"`   // the state it belongs to, ISO 3166-1 alpha-2, or empty
	Kind    string   `field:"kind"`

	// Set by package link.
	Owner   *Publisher
	Sources []*Source
}

// Root returns the last owner of p: p itself where it has none.
func (p *Publisher) Root() *Publisher {
	for p.Owner != nil {
		p = p.Owner
	}
	return p
}
