package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const source = `package p

const size = 2*3 - 1

type text string

func f(a, b int, s text, list map[int]uint8) bool {
	if list != nil {
		list[a+1]++
	}
	for i := int8(0); i < size; i++ { // turned round it ends, too
		b--
	}
	return a+1 < b &&
		s+"x" != "yx" || list == nil
}

func g(a int) int { return a % size }
`

const tested = `package p

import "testing"

func TestF(t *testing.T) {
	list := map[int]uint8{}
	for b, want := range map[int]bool{6: false, 7: true} {
		if f(0, b, "", list) != want {
			t.Error(b)
		}
	}
	if f(0, 7, "y", list) || !f(0, 7, "y", nil) || list[1] != 3 {
		t.Error(list)
	}
}
`

// module is a module with the package p, from which mutants are made.
func module(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"go.mod": "module m\n\ngo 1.26\n", "p/p.go": source, "p/p_test.go": tested} {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	t.Setenv("GOWORK", "off")
}

func TestMutants(t *testing.T) {
	module(t)
	p, err := load(t.Context(), "p", nil)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range p.mutants {
		changed := strings.Split(string(m.source()), "\n")[m.pos.Line-1]
		got = append(got, m.String()+": "+strings.TrimSpace(changed))
	}
	want := []string{
		`p.go:3:18: + for -: const size = 2*3 + 1`,
		`p.go:3:15: / for *: const size = 2/3 - 1`,
		`p.go:8:10: == for !=: if list == nil {`,
		`p.go:9:12: -- for ++: list[a+1]--`,
		`p.go:9:9: - for +: list[a-1]++`,
		`p.go:11:22: <= for <: for i := int8(0); i <= size; i++ { // turned round it ends, too`,
		`p.go:11:22: >= for <: for i := int8(0); i >= size; i++ { // turned round it ends, too`,
		`p.go:11:31: -- for ++: for i := int8(0); i < size; i-- { // turned round it ends, too`,
		`p.go:12:4: ++ for --: b++`,
		`p.go:15:17: && for ||: s+"x" != "yx" && list == nil`,
		`p.go:14:17: || for &&: return a+1 < b ||`,
		`p.go:14:13: <= for <: return a+1 <= b &&`,
		`p.go:14:13: >= for <: return a+1 >= b &&`,
		`p.go:14:10: - for +: return a-1 < b &&`,
		`p.go:15:9: == for !=: s+"x" == "yx" || list == nil`,
		`p.go:15:25: != for ==: s+"x" != "yx" || list != nil`,
		`p.go:18:30: * for %: func g(a int) int { return a * size }`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestRun tries the mutants of f and g on tests that do not try g.
func TestRun(t *testing.T) {
	module(t)
	var out strings.Builder
	if _, err := (trial{workers: 2}).run(t.Context(), &out, []string{"p"}, 0, 1); err != nil {
		t.Fatal(err)
	}
	const want = "lived: p.go:18:30: * for %\np: 16 of 17 mutants killed, 94.1 %\n"
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
}
