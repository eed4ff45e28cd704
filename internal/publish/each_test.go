package publish

import (
	"context"
	"errors"
	"testing"
)

func TestEachStops(t *testing.T) {
	broken := errors.New("broken")
	for _, c := range []struct {
		name string
		at10 func(cancel func()) error
		want error
	}{
		{"at a failure", func(func()) error { return broken }, broken},
		{"when it is told to", func(cancel func()) error { cancel(); return nil }, context.Canceled},
	} {
		t.Run(c.name, func(t *testing.T) {
			ctx, cancel := context.WithCancel(context.Background())
			defer cancel()
			taken := 0
			items := func(yield func(int) bool) {
				for taken < 1000 && yield(taken) {
					taken++
				}
			}
			err := each(ctx, 1, items, func(_, i int) error {
				if i == 10 {
					return c.at10(cancel)
				}
				return nil
			})
			if !errors.Is(err, c.want) || taken > 20 {
				t.Errorf("%d taken, error %v; want few after 10, %v", taken, err, c.want)
			}
		})
	}
}
