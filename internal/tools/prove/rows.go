package main

import (
	"fmt"
	"strings"
)

// A row is one promise of docs/safety.md.
type row struct {
	what     string
	commands []command
}

// rows lists the promises in their order there. The targets are the fuzz tests.
func rows(long bool, targets []target) []row {
	hostile := []string{"./internal/hostile", "-v", "-skip", "^TestAdvisories|^Fuzz"}
	if !long {
		hostile = append(hostile, "-short")
	}
	seeds := append([]string{"-v", "-run", "^Fuzz", "-short"}, packages(targets)...)
	all := []row{
		{"kills at random moments, and at every call that changes the disk", trial(long, "TestKill")},
		{"errors of the system, a full disk, another user, signals", trial(long, "TestErrors|TestFullDisk|TestOtherUser|TestSignals")},
		{"builds at once, edits, readers, flipped bits", trial(long, "TestTwoAtOnce|TestEdits|TestReader|TestFlipped")},
		{"power cuts, on a model of a disk", trial(long, "TestDisk|TestPowerCut|TestRecoveryAfterPowerCut")},
		{"same input, same bytes", trial(long, "TestSameBytes")},
		{"extreme input at every limit", trial(long, "TestExtremes")},
		{"hostile text in every place and every output", test(logged("×", "without care"), hostile...)},
		{"regressions for each class of published advisories", test(counted("    --- PASS: ", "advisories"), "-v", "-run", "^TestAdvisories", "./internal/hostile", "./internal/serve")},
		{"fuzz targets over their seeds", test(counted("--- PASS: Fuzz", "targets"), seeds...)},
		{"modules as they were published", []command{{args: []string{"go", "mod", "verify"}, figures: logged("verified")}}},
	}
	if long {
		all = append(all,
			row{"fuzzing", fuzzing(targets)},
			row{"race detector", test(counted("ok  ", "packages"), "-race", "-short", "-timeout", "40m", "./...")},
			row{"coverage of statements, by package", []command{coverage(proved)}},
			row{"mutants: the share that a test finds", mutants()},
		)
	}
	return all
}

// proved are the packages that the promises rest on.
var proved = []string{"publish", "field", "markup", "edtf", "link", "manifest", "frontmatter", "cache"}

func trial(long bool, tests string) []command {
	args := []string{"-tags", "trial", "./internal/tools/trial", "-v", "-timeout", "60m", "-run", tests}
	if long {
		args = append(args, "-full")
	}
	return test(logged("proof: "), args...)
}

// test is one go test, run anew.
func test(figures figures, args ...string) []command {
	return []command{{args: append([]string{"go", "test", "-count=1"}, args...), figures: figures}}
}

// fuzzing gives each target its time.
func fuzzing(targets []target) (all []command) {
	for _, t := range targets {
		all = append(all, test(last("execs: "), "./"+t.in, "-run", "^$", "-fuzz", "^"+t.name+"$", "-fuzztime", "10s")...)
	}
	return all
}

// mutants changes the code of what must not be wrong, one operator at a time,
// and runs the tests that should find it.
func mutants() (all []command) {
	for _, args := range [][]string{
		{"internal/publish"},
		{"internal/field", "text.go"},
		{"internal/edtf"},
		{"-tests", "./internal/link ./internal/build", "-run", "TestSite|TestMade|TestMutants|TestOrigins|TestWeigh|TestCaptured", "internal/link", "evidence.go", "origins.go", "thin.go", "captured.go", "copy.go"},
	} {
		all = append(all, command{
			args:    append([]string{"go", "run", "./internal/tools/mutants", "-least", "90"}, args...),
			figures: logged("killed", "lived"),
		})
	}
	return all
}

// A figures finds what was measured in what a command prints.
type figures func(lines []string) []string

// logged takes the lines that hold one of the words, without where they stand
// in a test.
func logged(words ...string) figures {
	return func(lines []string) (found []string) {
		for _, l := range lines {
			for _, w := range words {
				if strings.Contains(l, w) {
					_, after, ok := strings.Cut(l, "_test.go:")
					if _, text, more := strings.Cut(after, ": "); ok && more {
						l = text
					}
					found = append(found, strings.TrimSpace(strings.TrimPrefix(l, "proof: ")))
					break
				}
			}
		}
		return found
	}
}

// last takes the last line that holds a word.
func last(word string) figures {
	return func(lines []string) []string {
		all := logged(word)(lines)
		return all[max(0, len(all)-1):]
	}
}

// counted counts the lines that begin so.
func counted(start, of string) figures {
	return func(lines []string) []string {
		n := 0
		for _, l := range lines {
			if strings.HasPrefix(l, start) {
				n++
			}
		}
		if n == 0 {
			return nil
		}
		return []string{fmt.Sprintf("%d %s", n, of)}
	}
}
