package manifest

import (
	"encoding/json"
	"fmt"
	"io"
)

// A printer keeps the first error, so that the layout reads in one piece.
type printer struct {
	w   io.Writer
	err error
}

func (p *printer) printf(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format, args...)
	}
}

func (p *printer) json(v any) []byte {
	text, err := json.Marshal(v)
	if err != nil && p.err == nil {
		p.err = err
	}
	return text
}

// list prints a member whose value is an array with a line for each item.
func list[T any](p *printer, name string, items []T) {
	p.printf(",\n%q: [", name)
	for i, item := range items {
		if i > 0 {
			p.printf(",")
		}
		p.printf("\n%s", p.json(item))
	}
	if len(items) > 0 {
		p.printf("\n")
	}
	p.printf("]")
}
