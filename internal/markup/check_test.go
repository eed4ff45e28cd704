package markup

import (
	"strings"
	"testing"
)

// A row of a table has as many cells as the head, however few are written: 60
// KiB of short rows below a wide head would take gigabytes.
func TestCells(t *testing.T) {
	head := func(columns int) string {
		return strings.Repeat("|a", columns) + "|\n" + strings.Repeat("|-", columns) + "|\n"
	}
	row := strings.Repeat("|a", 10) + "|\n"
	for _, c := range []struct {
		name, text string
		refused    bool
	}{
		{"a large table", head(10) + strings.Repeat(row, 400), false},
		{"a larger one", head(10) + strings.Repeat(row, 500), true},
		{"rows without cells", head(30) + strings.Repeat("|\n", 300), true},
		{"rows without a mark", head(30) + strings.Repeat("a\n", 300), true},
		{"in a quotation", "> " + strings.ReplaceAll(head(30), "\n", "\n> ") + strings.Repeat("a\n> ", 300), true},
		{"in a list", "- " + strings.ReplaceAll(head(30), "\n", "\n  ") + strings.Repeat("a\n  ", 300), true},
		{"many tables", strings.Repeat(head(30)+strings.Repeat("|\n", 30)+"\n", 8), true},
		{"lines after a table", head(30) + "\n" + strings.Repeat("a\n", 3000), false},
		{"rules", strings.Repeat("- - -\n", 5000), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, probs := New().Parse([]byte(c.text))
			refused := len(probs) > 0 && strings.Contains(probs[0].Text, "cells")
			if refused != c.refused {
				t.Errorf("refused %v, want %v: %v", refused, c.refused, probs)
			}
		})
	}
}
