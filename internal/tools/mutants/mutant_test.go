package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMutants(t *testing.T) {
	const src = `package p

func f(a, b int, s string) bool {
	a++
	return a+1 < b && s+"x" != "y"
}
`
	all, err := mutants("p.go", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range all {
		changed := strings.Split(string(m.source()), "\n")[m.pos.Line-1]
		got = append(got, m.String()+": "+strings.TrimSpace(changed))
	}
	want := []string{
		`p.go:4:3: -- for ++: a--`,
		`p.go:5:17: || for &&: return a+1 < b || s+"x" != "y"`,
		`p.go:5:13: <= for <: return a+1 <= b && s+"x" != "y"`,
		`p.go:5:13: >= for <: return a+1 >= b && s+"x" != "y"`,
		`p.go:5:10: - for +: return a-1 < b && s+"x" != "y"`,
		`p.go:5:26: == for !=: return a+1 < b && s+"x" == "y"`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
