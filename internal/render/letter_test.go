package render

import (
	"strings"
	"testing"
)

// Pages are made at once, and each appends its own letter to those above: none
// may see the letter of another.
func TestEachLetterAbove(t *testing.T) {
	var list []letter
	for range 6 { // as deep, and two side by side each time
		list = []letter{{name: "a", below: list}, {name: "b", below: list}}
	}
	var trails [][]letter
	var want []string
	eachLetter(list, func(a letter, above []letter) {
		trails = append(trails, append(above, a))
		want = append(want, trail(append(above, a)))
	})
	if len(trails) != 2+4+8+16+32+64 {
		t.Errorf("%d letters", len(trails))
	}
	for i, way := range trails {
		if trail(way) != want[i] {
			t.Errorf("%s has become %s", want[i], trail(way))
		}
	}
}

func trail(list []letter) string {
	var all []string
	for _, a := range list {
		all = append(all, a.name)
	}
	return strings.Join(all, " ")
}
