package receipt

import (
	"fmt"
	"reflect"
	"slices"

	"annals/internal/diag"
)

// Verify says where r is not what New would make of the text, whatever
// quotations it was given. The problems name keys of the receipt; their file
// is left to the caller.
func Verify(t *Text, r Receipt) (probs diag.List) {
	wrong := func(key, text string) {
		probs = append(probs, diag.Problem{
			Code: "E3",
			Spot: diag.Spot{Key: key},
			Text: text,
			Help: "capture the text of the source again, if this is the right text",
		})
	}
	if got := t.SHA256(); got != r.SHA256 {
		wrong("sha256", fmt.Sprintf("the text is another one: its SHA-256 is %s", got))
	}
	if t.Len() != r.Words {
		wrong("words", fmt.Sprintf("the text has %d words, not %d", t.Len(), r.Words))
	}
	if !slices.Equal(t.minHash(), r.MinHash) {
		wrong("minhash", "the MinHash values are not those of the text")
	}
	for i, q := range r.Quotes {
		if again, ok := t.repeat(q); !ok {
			wrong(fmt.Sprintf("quotes[%d].at", i), "the quotation does not stand in the text at "+fmt.Sprint(q.At))
		} else if !reflect.DeepEqual(again, q) {
			wrong(fmt.Sprintf("quotes[%d].unique", i), "the quotation stands in the text, but not as the receipt says")
		}
	}
	return probs
}

// repeat finds q again by the words of t that it is said to be.
func (t *Text) repeat(q Quote) (Quote, bool) {
	said := Quotation{raw: t.raw}
	for _, s := range q.At {
		if s.First < 1 || s.Last > t.Len() || s.First > s.Last {
			return Quote{}, false
		}
		said.parts = append(said.parts, part{t.words[s.First-1 : s.Last], t.field[s.First-1 : s.Last]})
	}
	if said.SHA256() != q.SHA256 {
		return Quote{}, false
	}
	again, no := t.Find(said)
	return again, no == nil
}
