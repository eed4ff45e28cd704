package render

import (
	"errors"
	"io/fs"
	"sync/atomic"

	"annals/internal/lang"
)

// Kept holds what is made of one site for the next, which has the same
// templates: those that were read, by the words that were put in, and where the
// files stood. The zero Kept is empty.
type Kept struct {
	sets  map[*lang.Strings]*templateSet
	table atomic.Pointer[table]
}

// templates returns the templates of a language, and what is wrong with its
// words; nil where they cannot be read.
func (k *Kept) templates(fsys fs.FS, words *lang.Strings) (*templateSet, error) {
	if t := k.sets[words]; t != nil {
		return t, t.lacking
	}
	lacking, err := complete(words)
	if err != nil {
		return nil, err
	}
	t, err := newTemplates(fsys, words)
	if err != nil {
		return nil, errors.Join(lacking, err)
	}
	t.lacking = lacking
	if k.sets == nil {
		k.sets = map[*lang.Strings]*templateSet{}
	}
	k.sets[words] = t
	return t, lacking
}
