package hostile

import (
	"testing"
)

func bench(t *testing.T) *Bench {
	t.Helper()
	b, err := NewBench()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// The site without a payload must pass its own judge.
func TestNothingHostile(t *testing.T) {
	b := bench(t)
	files, _, _, err := published(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range b.model.judge(files) {
		t.Error(f)
	}
}

// TestPayloads puts every payload into every place. Each place refuses it with
// a message, or publishes it as the text it is.
func TestPayloads(t *testing.T) {
	b := bench(t)
	payloads := Payloads()
	outcomes, err := b.TryAll(payloads)
	if err != nil {
		t.Fatal(err)
	}
	accepted, files := 0, 0
	for i, o := range outcomes {
		accepted += len(o.Accepted)
		files += o.Files
		for _, f := range o.Findings {
			t.Errorf("%s: %s", payloads[i], f)
		}
	}
	t.Logf("%d payloads × %d places: %d published as text, %d refused, %d files judged",
		len(payloads), len(b.places), accepted, len(payloads)*len(b.places)-accepted, files)
}
