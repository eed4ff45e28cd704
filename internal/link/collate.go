package link

import (
	"cmp"
	"slices"
	"strings"

	"annals/internal/lang"
)

// collate sorts a list by name, as [lang.Collate] has it, and by id where two
// have one name.
func collate[T any](list []T, words func(T) (name, id string)) {
	type entry struct {
		folded, name, id string
		of               T
	}
	sorted := make([]entry, len(list))
	for i, of := range list {
		name, id := words(of)
		sorted[i] = entry{lang.Folded(name), name, id, of}
	}
	slices.SortFunc(sorted, func(a, b entry) int {
		return cmp.Or(strings.Compare(a.folded, b.folded), strings.Compare(a.name, b.name), strings.Compare(a.id, b.id))
	})
	for i := range sorted {
		list[i] = sorted[i].of
	}
}
