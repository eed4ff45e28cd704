package timeline

// Evidence is what the sources of one event amount to. It is computed, never written.
type Evidence struct {
	Articles   int
	Publishers int
	Origins    []Origin // known and independent of each other, in order of their first source
	Untraced   []Origin // that are not known
	Official   int      // articles by a government
	Primary    int
	Parties    []string // states whose bodies are among the publishers
	OneParty   bool     // nobody but one party to the event says so

	Retrospective bool // every source is from a year or more later
}

// An Origin is one independent voice, however often it is repeated.
type Origin struct {
	Publisher *Publisher // who said it first; nil where that is not known
	Sources   []*Source  // that repeat it, in the order of the event
	Merges    []Merge    // why all of Sources but one are no voice of their own
}

// A Merge is why a source is of one origin with another.
type Merge struct {
	Source, With *Source
	Why          Why
}

// A Why is a reason to count two sources as one origin.
type Why string

// The reasons, in the order in which they are looked for.
const (
	SameVoice  Why = "same-voice"  // one publisher speaks in both
	Repeats    Why = "repeats"     // one repeats the publisher of the other
	SameOrigin Why = "same-origin" // both repeat the same publisher
	SameOwner  Why = "same-owner"  // the publishers that speak have one owner
	Alike      Why = "alike"       // their captured texts are nearly the same
)

// A Voice is a sort of speaker in the sources of the site.
type Voice int

// The voices, in the order in which they are shown.
const (
	NoVoice Voice = iota // nobody is known to speak
	USOfficial
	SahelOfficial
	InternationalPress
	LocalPress // of a publisher in one of the countries
	Research
	OtherVoice
)

// Voices are all who may speak, in order.
var Voices = [...]Voice{USOfficial, SahelOfficial, InternationalPress, LocalPress, Research, OtherVoice}

// A Balance is how many articles each voice has.
type Balance [len(Voices) + 1]int

// BalanceOf counts the sources of events, each once.
func BalanceOf(events ...*Event) (b Balance) {
	if len(events) == 1 {
		for _, s := range events[0].Sources {
			b.add(s)
		}
		return b
	}
	seen := map[*Source]bool{}
	for _, e := range events {
		for _, s := range e.Sources {
			if !seen[s] {
				seen[s] = true
				b.add(s)
			}
		}
	}
	return b
}

func (b *Balance) add(s *Source) {
	if s.Voice != NoVoice {
		b[s.Voice]++
	}
}

// Total returns how many articles all voices have.
func (b Balance) Total() (n int) {
	for _, k := range b {
		n += k
	}
	return n
}

// A Capture is what the receipt of a source says of its text.
type Capture struct {
	SHA256 string // of the normal form: see docs/receipts.md
	Words  int
}
