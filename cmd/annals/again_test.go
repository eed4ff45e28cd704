package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"annals/internal/gensite"
)

// TestBuildAgain makes the same random edits to two sites. One is built with what
// earlier builds left and the other without: each time, and each time again, both
// tell the same and publish the same.
func TestBuildAgain(t *testing.T) {
	edits := 30
	if testing.Short() {
		edits = 8
	}
	with, without := t.TempDir(), t.TempDir()
	for _, root := range []string{with, without} {
		if err := os.CopyFS(root, gensite.Site(6)); err != nil {
			t.Fatal(err)
		}
	}
	build := func(root string, flags ...string) string {
		var out, errs bytes.Buffer
		code := run(t.Context(), append([]string{"build", "--verbose", "--root", root}, flags...), nil, &out, &errs)
		return strings.ReplaceAll(fmt.Sprintf("exit %d\n%s\n%s", code, &errs, &out), filepath.ToSlash(root), "ROOT")
	}
	random := rand.New(rand.NewPCG(3, 3))
	flagged := [][]string{nil, nil, nil, {"--drafts"}, {"--strict"}, {"--as-of", "2026-02-01"}, {"--since", "none"}, {"--allow-shrink"}}
	skipped := 0
	for i := range edits {
		what := editOnDisk(t, random, with, without)
		flags := flagged[random.IntN(len(flagged))]
		for _, time := range []string{"once", "again"} {
			got, want := build(with, flags...), build(without, append(flags, "--no-cache")...)
			if untimed(got) != untimed(want) {
				t.Fatalf("edit %d, %s, built %s with %v: it tells\n%s\nand with --no-cache\n%s", i, what, time, flags, got, want)
			}
			if strings.Contains(got, "stages     inputs ") && !strings.Contains(got, "render") {
				skipped++
			}
		}
		if d := otherFile(t, filepath.Join(with, "public"), filepath.Join(without, "public")); d != "" {
			t.Fatalf("edit %d, %s, with %v: %s is another", i, what, flags, d)
		}
	}
	if _, err := os.Stat(filepath.Join(without, ".annals")); err == nil {
		t.Error("--no-cache left something")
	}
	if skipped < edits/4 || skipped > edits*7/4 {
		t.Errorf("%d of %d builds made nothing: the test says little of the others", skipped, 2*edits)
	}
}

// editOnDisk makes the same edit to both sites, and says which.
func editOnDisk(t *testing.T, random *rand.Rand, sites ...string) string {
	t.Helper()
	good := gensite.Site(6)
	entry := gensite.File(random.IntN(6), 6)
	file, text := entry, string(good[entry].Data)
	what := []string{"a sentence", "a draft", "a mistake", "a warning", "a title", "a template", "a published file", "a file of others", "mended", "mended", "nothing"}[random.IntN(11)]
	switch what {
	case "a sentence":
		text += fmt.Sprintf("\nOne more sentence, the %dth.\n", random.IntN(4))
	case "a draft":
		text = strings.Replace(text, "\ncreated", "\ndraft = true\ncreated", 1)
	case "a mistake":
		text = strings.Replace(text, "\ntitle", "\ntittle", 1)
	case "a warning":
		file, text = "config.toml", string(good["config.toml"].Data)+"\n[check]\nloaded_words = [\"the\"]\n"
	case "a title":
		file, text = "config.toml", strings.Replace(string(good["config.toml"].Data), "title = \"", "title = \"Other ", 1)
	case "a template":
		file, text = "templates/mine.html", "{{define \"mine\"}}{{end}}"
	case "a published file":
		file, text = "public/index.html", "flipped"
	case "a file of others":
		file, text = "public/mine.txt", "mine"
	case "mended":
		for _, root := range sites {
			if err := os.RemoveAll(filepath.Join(root, "templates")); err != nil {
				t.Fatal(err)
			}
			for name, f := range good {
				if err := os.WriteFile(filepath.Join(root, filepath.FromSlash(name)), f.Data, 0o644); err != nil {
					t.Fatal(err)
				}
			}
		}
		return what
	case "nothing":
		return what
	}
	for _, root := range sites {
		name := filepath.Join(root, filepath.FromSlash(file))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return what + " in " + file
}

// otherFile names a file that is not the same in two folders.
func otherFile(t *testing.T, a, b string) string {
	t.Helper()
	files := map[string][2]string{}
	for i, dir := range []string{a, b} {
		for name, text := range filesIn(t, dir) {
			both := files[name]
			both[i] = "+" + text
			files[name] = both
		}
	}
	for name, both := range files {
		if both[0] != both[1] {
			return name
		}
	}
	return ""
}

func filesIn(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, d os.DirEntry, err error) error {
		if os.IsNotExist(err) {
			return nil // nothing was published yet
		}
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(p)
		files[strings.TrimPrefix(p, dir)] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// Another program does not take up what this one left, although its version is
// the same.
func TestBuildAgainWithAnotherProgram(t *testing.T) {
	root := t.TempDir()
	if err := os.CopyFS(root, gensite.Site(4)); err != nil {
		t.Fatal(err)
	}
	ours, err := exec.LookPath("annals")
	if err != nil {
		t.Fatal(err)
	}
	code, err := os.ReadFile(ours)
	if err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(t.TempDir(), filepath.Base(ours))
	if err := os.WriteFile(other, append(code, '\n'), 0o755); err != nil {
		t.Fatal(err)
	}
	for i, step := range []struct {
		program string
		made    bool
	}{{ours, true}, {ours, false}, {other, true}, {other, false}, {ours, true}} {
		out, err := exec.Command(step.program, "build", "--verbose", "--root", root).CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		if made := strings.Contains(string(out), " render "); made != step.made {
			t.Errorf("build %d: made %v, want %v\n%s", i+1, made, step.made, out)
		}
	}
}
