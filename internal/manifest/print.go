package manifest

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"annals/internal/parallel"
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
	lines, errs := make([][]byte, len(items)), make([]error, len(items))
	parallel.Do(len(items), func(i int) { lines[i], errs[i] = json.Marshal(items[i]) })
	if err := errors.Join(errs...); err != nil && p.err == nil {
		p.err = err
	}
	text := fmt.Appendf(nil, ",\n%q: [", name)
	for i, line := range lines {
		if i > 0 {
			text = append(text, ',')
		}
		text = append(append(text, '\n'), line...)
	}
	if len(items) > 0 {
		text = append(text, '\n')
	}
	p.printf("%s]", text)
}
