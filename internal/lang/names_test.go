package lang_test

import (
	"testing"

	"annals/internal/lang"
)

func TestDecimal(t *testing.T) {
	for _, tt := range []struct {
		code string
		v    float64
		want string
	}{
		{"en", 0, "0"}, {"en", 1234.5, "1,234.5"}, {"fr", 1234.5, "1\u202f234,5"}, {"en", -0.25, "−0.25"}, {"fr", 461_000_000, "461\u202f000\u202f000"},
	} {
		if got := (&lang.Strings{Lang: tt.code}).Decimal(tt.v); got != tt.want {
			t.Errorf("%s: Decimal(%v) = %q, want %q", tt.code, tt.v, got, tt.want)
		}
	}
}

func TestNames(t *testing.T) {
	en, fr := &lang.Strings{Lang: "en"}, &lang.Strings{Lang: "fr"}
	for _, tt := range []struct{ name, got, want string }{
		{"region", en.Region("TD"), "Chad"},
		{"region in French", fr.Region("TD"), "Tchad"},
		{"region renamed", fr.Region("SZ"), "Eswatini"},
		{"no region", en.Region("??"), "??"},
		{"language", en.Language("ar"), "Arabic"},
		{"language in French", fr.Language("bm"), "bambara"},
		{"no language", fr.Language("mey"), "mey"},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, tt.got, tt.want)
		}
	}
}

func TestCollate(t *testing.T) {
	if lang.Collate("Élysée", "Embassy") >= 0 {
		t.Error("Élysée must come before Embassy")
	}
	if lang.Collate("N'Djamena", "NDJAMENA") == 0 {
		t.Error("two spellings are equal: the order is not total")
	}
}

func TestRightToLeft(t *testing.T) {
	for tag, want := range map[string]bool{"ar": true, "fr": false, "ff-Adlm": true, "ha-Arab": true, "": false} {
		if got := lang.RightToLeft(tag); got != want {
			t.Errorf("RightToLeft(%q) = %v, want %v", tag, got, want)
		}
	}
}
