package render

import (
	"bytes"
	"testing"

	"annals/internal/compiled"
)

// A page is the same whether its template is compiled or executed by html/template.
func TestCompiledPagesAreTheSame(t *testing.T) {
	sh, err := newShared(sample(t, "en", "fr"), options(t, sample(t, "en", "fr")))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, l := range sh.locales {
		for _, k := range kinds {
			tmpl, err := l.templates.page(k)
			if err != nil {
				t.Fatal(err)
			}
			fast, err := compiled.New(tmpl, k.view)
			if err != nil {
				t.Fatalf("%s: %v", k.name, err)
			}
			for _, p := range k.pages(l) {
				v := p.view()
				var want, got bytes.Buffer
				if err := tmpl.Execute(&want, v); err != nil {
					t.Fatalf("%s: %v", p.at, err)
				}
				if err := fast.Execute(&got, v); err != nil || !bytes.Equal(got.Bytes(), want.Bytes()) {
					t.Errorf("%s: %v, or other bytes", p.at, err)
				}
				n++
			}
		}
	}
	if n < 2*len(kinds) {
		t.Errorf("only %d pages", n)
	}
}
