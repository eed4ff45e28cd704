package render

import (
	"bytes"
	"errors"
	"strings"
	"sync"
)

// rootMark stands in a fragment for the way from a page to the root of its
// language. html/template leaves it as it is in an address.
const rootMark = "@root@/"

// A fragment is HTML that many pages show, made once: what is left open is the
// way from each page to the root, between every two of its pieces.
type fragment []string

func newFragment(html string) fragment { return strings.Split(html, rootMark) }

// write adds f as a page shows it from which up leads to the root.
func (f fragment) write(b *strings.Builder, up string) {
	for i, piece := range f {
		if i > 0 {
			b.WriteString(up)
		}
		b.WriteString(piece)
	}
}

func (f fragment) size() (n int) {
	for _, piece := range f {
		n += len(piece)
	}
	return n
}

// A cache makes each fragment of one template when it is first asked for. The
// keys are known from the start, so that reading needs no lock.
type cache[K comparable] struct {
	tmpl *executable
	view func(K) any
	made map[K]*made
}

type made struct {
	once sync.Once
	html fragment
	err  error
}

func newCache[K comparable](t *executable, keys []K, view func(K) any) *cache[K] {
	c := &cache[K]{t, view, make(map[K]*made, len(keys))}
	all := make([]made, len(keys))
	for i, k := range keys {
		c.made[k] = &all[i]
	}
	return c
}

func (c *cache[K]) get(k K) (fragment, error) {
	m := c.made[k]
	if m == nil {
		return nil, nil // held back: there is nothing to show
	}
	m.once.Do(func() {
		var b bytes.Buffer
		m.err = c.tmpl.write(&b, c.view(k))
		m.html = newFragment(b.String())
	})
	return m.html, m.err
}

// cacheFragments gets the fragments of l ready to be made.
func (l *locale) cacheFragments() error {
	var errs []error
	for _, f := range fragments {
		t, err := l.templates.shape(f)
		errs = append(errs, err)
		if t != nil {
			f.use(l, t)
		}
	}
	return errors.Join(errs...)
}

// shape returns the template of a sort of fragment, nil where it cannot be read.
func (t *templateSet) shape(f shape) (*executable, error) {
	if x := t.shapes[f.name]; x != nil {
		return x, nil
	}
	tmpl, err := t.fragment(f.name)
	if err != nil {
		return nil, err
	}
	x := t.executable(tmpl, f.view)
	if err := t.fit(tmpl, f.view); err != nil {
		return x, err
	}
	t.shapes[f.name] = x
	return x, nil
}

// A shape is one sort of fragment: its template and the cache it fills.
type shape struct {
	name string // of its template: card is templates/card.html
	view any    // an empty one, to check the template against
	use  func(*locale, *executable)
}

// fragments lists every sort.
var fragments = []shape{
	{"card", cardView{}, func(l *locale, t *executable) { l.cards = newCache(t, l.Events, l.card) }},
	{"reference", referenceView{}, func(l *locale, t *executable) { l.refs = newCache(t, l.Sources, l.reference) }},
	{"mast", mastView{}, func(l *locale, t *executable) { l.masts = newCache(t, sections, l.mast) }},
	{"foot", footView{}, func(l *locale, t *executable) { l.feet = newCache(t, []string{""}, l.foot) }},
}
