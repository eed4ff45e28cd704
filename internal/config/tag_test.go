package config

import (
	"strings"
	"testing"
)

func TestAuthority(t *testing.T) {
	for _, tt := range []struct {
		text string
		want bool
	}{
		{"example.org,2026-01-01", true},
		{"example.org,2026-01", true},
		{"example.org,2026", true},
		{"timeline-1.example.org,2024-02-29", true},
		{"editor@example.org,2026", true},
		{"First.Last_2@example.org,2026-01-01", true},
		{"", false},
		{"example.org", false},
		{"example.org,", false},
		{",2026", false},
		{"example.org,26", false},
		{"example.org,2026-1", false},
		{"example.org,2026-13", false},
		{"example.org,2026-21", false},
		{"example.org,2026-02-30", false},
		{"example.org,2026-01-01,2027", false},
		{"example.org,2026-01-01:x", false},
		{"example.org, 2026", false},
		{"tag:example.org,2026", false},
		{"https://example.org,2026", false},
		{"example.org/timeline,2026", false},
		{"Example.org,2026", false},
		{"exa mple.org,2026", false},
		{"exämple.org,2026", false},
		{"localhost,2026", false},
		{"@example.org,2026", false},
		{"a b@example.org,2026", false},
		{"a@b@example.org,2026", false},
		{"example.org,2026\n", false},
		{"-.org,2026", false},
		{strings.Repeat("a", 64) + ".org,2026", false},
	} {
		if got := isAuthority(tt.text); got != tt.want {
			t.Errorf("%q: got %v, want %v", tt.text, got, tt.want)
		}
	}
}
