package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

var (
	errCompile = errors.New("it does not compile")
	errTests   = errors.New("a test fails")
)

// tests are the programs that go makes of the tests of some packages.
type tests struct {
	programs []program
	match    string
}

type program struct{ file, dir string }

// build compiles the tests with other contents of some files, by their names. All
// that it writes stands in temp.
func (t trial) build(ctx context.Context, temp string, contents map[string][]byte) (tests, error) {
	replace := map[string]string{}
	for name, content := range contents {
		replace[name] = filepath.Join(temp, strconv.Itoa(len(replace))+".go")
		if err := os.WriteFile(replace[name], content, 0o644); err != nil {
			return tests{}, err
		}
	}
	overlay := filepath.Join(temp, "overlay.json")
	text, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return tests{}, err
	}
	if err := os.WriteFile(overlay, text, 0o644); err != nil {
		return tests{}, err
	}
	built := tests{match: t.match}
	for i, name := range t.packages {
		dir, err := exec.CommandContext(ctx, "go", "list", "-f", "{{.Dir}}", name).Output()
		if err != nil {
			return tests{}, fmt.Errorf("%s: %w", name, err)
		}
		p := program{filepath.Join(temp, strconv.Itoa(i)+".test"), strings.TrimSpace(string(dir))}
		said, err := exec.CommandContext(ctx, "go", "test", "-c", "-vet=off", "-overlay", overlay, "-o", p.file, name).CombinedOutput()
		if err != nil {
			return tests{}, fmt.Errorf("%w: %w\n%s", errCompile, err, said)
		}
		built.programs = append(built.programs, p)
	}
	return built, nil
}

// run runs the tests with the mutant of the number, none of them with 0, until
// one fails, and returns what that one said. One that never ends fails, too.
func (t tests) run(ctx context.Context, number int, patience time.Duration) ([]byte, error) {
	for _, p := range t.programs {
		cmd := exec.CommandContext(ctx, p.file, "-test.short", "-test.failfast", "-test.run", t.match, "-test.timeout", patience.String())
		cmd.Dir = p.dir
		cmd.Env = append(os.Environ(), chosen+"="+strconv.Itoa(number))
		cmd.WaitDelay = time.Second
		said, err := cmd.CombinedOutput()
		var exit *exec.ExitError
		switch {
		case errors.As(err, &exit):
			return said, fmt.Errorf("%w: %w", errTests, err)
		case err != nil:
			return said, err
		}
	}
	return nil, nil
}
