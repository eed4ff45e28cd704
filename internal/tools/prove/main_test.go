package main

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/tools/cover"
)

// A row fails by its program's exit code, by figures that do not hold, and if
// there is nothing that was measured.
func TestProve(t *testing.T) {
	version := []string{"go", "version"}
	fine := command{args: version, figures: logged("go version")}
	for name, c := range map[string]struct {
		command
		holds bool
		says  string
	}{
		"a figure":          {fine, true, "    go version go"},
		"a judged figure":   {command{version, fine.figures, func([]string) error { return nil }}, true, "$ go version"},
		"a poor figure":     {command{version, fine.figures, func([]string) error { return errors.New("below 90 %") }}, false, "FAILED: below 90 %"},
		"nothing measured":  {command{args: version, figures: logged("proof: ")}, false, "FAILED: it measured nothing"},
		"a program fails":   {command{args: []string{"go", "nothing"}, figures: logged("unknown command")}, false, "FAILED: exit status 2"},
		"there is none":     {command{args: []string{"no-such-program"}, figures: logged("")}, false, "FAILED: "},
		"a word is quoted":  {command{args: []string{"go", "env", "a b"}, figures: logged("")}, true, "$ go env 'a b'"},
		"the time is given": {fine, true, " of processor\n1 rows, "},
	} {
		t.Run(name, func(t *testing.T) {
			var b strings.Builder
			if got := prove(&b, []row{{"a promise", []command{c.command}}}); got != c.holds || !strings.Contains(b.String(), c.says) {
				t.Errorf("holds is %v, want %v and %q in\n%s", got, c.holds, c.says, b.String())
			}
		})
	}
}

func TestFigures(t *testing.T) {
	lines := []string{
		"=== RUN   TestKill", "    kill_test.go:40: proof: 3 kills: 0 wrong states", "--- PASS: TestKill (1.0s)",
		"--- PASS: FuzzA (0.0s)", "--- PASS: FuzzB (0.0s)", "fuzz: execs: 1", "fuzz: execs: 20",
	}
	for name, c := range map[string]struct {
		figures
		want []string
	}{
		"logged":  {logged("proof: "), []string{"3 kills: 0 wrong states"}},
		"counted": {counted("--- PASS: Fuzz", "targets"), []string{"2 targets"}},
		"none":    {counted("--- FAIL", "failures"), nil},
		"last":    {last("execs: "), []string{"fuzz: execs: 20"}},
	} {
		if got := c.figures(lines); fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestChosen(t *testing.T) {
	all := rows(true, []target{{"internal/edtf", "FuzzParse"}})
	if got := chosen(all, nil); len(got) != len(all) {
		t.Errorf("without words %d rows of %d", len(got), len(all))
	}
	if got := chosen(all, []string{"power", "mutants"}); len(got) != 2 {
		t.Errorf("%d rows, want those of power cuts and of mutants", len(got))
	}
}

func TestReached(t *testing.T) {
	got := reached([]*cover.Profile{
		{FileName: "annals/internal/a/x.go", Blocks: []cover.ProfileBlock{{NumStmt: 3, Count: 2}, {NumStmt: 1}}},
		{FileName: "annals/internal/a/y.go", Blocks: []cover.ProfileBlock{{NumStmt: 4}}},
		{FileName: "annals/internal/b/z.go", Blocks: []cover.ProfileBlock{{NumStmt: 5, Count: 1}}},
	})
	if got["a"] != 37.5 || got["b"] != 100 || len(got) != 2 {
		t.Error(got)
	}
}
