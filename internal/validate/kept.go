package validate

import (
	"cmp"
	"crypto/sha256"
	"maps"
	"slices"

	"annals/internal/diag"
	"annals/internal/load"
	"annals/internal/timeline"
)

// Kept holds what was judged in one call of Records for the next: a record
// whose files hold the same bytes is what it was, and so is what is wrong with
// it. A rule may therefore look at nothing but those files, the languages, the
// site's own keys, its loaded words and the pictures. The zero Kept is empty.
type Kept struct {
	languages []string
	extra     map[string]string
	loaded    []string
	pictures  map[string]load.Picture
	records   map[timeline.Kind][]judgement // in order of id
	tables    map[string]rows               // by name of the list
}

// A judgement is what became of one record.
type judgement struct {
	sums   []sum
	record any // a *timeline.Event for an event, nil where it could not be made
	probs  diag.List
}

// rows are what became of one file of tables.
type rows struct {
	sum        sum
	publishers []*timeline.Publisher
	places     []*timeline.Place
	terms      []*timeline.Term
	probs      diag.List
}

// A sum says what a file of a record holds.
type sum struct {
	id, file string
	hash     [sha256.Size]byte
}

func sumOf(r load.Record) sum { return sum{r.ID, r.File, r.Sum} }

func sums(files []load.Record) (list []sum) {
	for _, f := range files {
		list = append(list, sumOf(f))
	}
	return list
}

// fitting returns k if what it holds is of the same languages, keys and
// pictures, and empties it otherwise.
func (k *Kept) fitting(c load.Content, o Options) *Kept {
	if k == nil {
		k = &Kept{}
	}
	if k.records == nil || !slices.Equal(k.languages, o.Languages) || !maps.Equal(k.extra, o.Extra) || !slices.Equal(k.loaded, o.Loaded) || !maps.Equal(k.pictures, c.Pictures) {
		*k = Kept{o.Languages, o.Extra, o.Loaded, c.Pictures, map[timeline.Kind][]judgement{}, map[string]rows{}}
	}
	return k
}

// get returns the judgement on the record in files, if it was judged before.
// There it was mostly the one of the same number as now.
func (k *Kept) get(kind timeline.Kind, number int, files []load.Record) (judgement, bool) {
	all := k.records[kind]
	if number >= len(all) || all[number].sums[0].id != files[0].ID {
		var ok bool
		number, ok = slices.BinarySearchFunc(all, files[0].ID, func(j judgement, id string) int { return cmp.Compare(j.sums[0].id, id) })
		if !ok {
			return judgement{}, false
		}
	}
	if j := all[number]; slices.EqualFunc(j.sums, files, func(s sum, f load.Record) bool { return s == sumOf(f) }) {
		return j, true
	}
	return judgement{}, false
}
