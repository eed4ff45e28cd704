package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"annals/internal/gensite"
)

// unwritable is a terminal that is gone, or a full disk under a report.
type unwritable struct{}

func (unwritable) Write([]byte) (int, error) { return 0, errors.New("no room") }

// Exit code 0 tells that the site is published, not that its report was read.
func TestReportIsNotThePublication(t *testing.T) {
	root := t.TempDir()
	if err := os.CopyFS(root, gensite.Site(4)); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		to   string
	}{
		{[]string{"build", "--root", root}, "public"},
		{[]string{"deploy", "--root", root, filepath.Join(root, "copy")}, "copy"},
	} {
		var errs bytes.Buffer
		if code := run(t.Context(), c.args, nil, unwritable{}, &errs); code != exitDone {
			t.Errorf("%s: exit %d", c.args[0], code)
		}
		if _, err := os.Stat(filepath.Join(root, c.to, "manifest.json")); err != nil {
			t.Error(err)
		}
		if want := "it is published, but the report of it could not be written: no room"; !strings.Contains(errs.String(), want) {
			t.Errorf("%s: told %q, want %q", c.args[0], errs.String(), want)
		}
	}
	var errs bytes.Buffer
	if code := run(t.Context(), []string{"deploy", "--dry-run", "--root", root, filepath.Join(root, "copy")}, nil, unwritable{}, &errs); code != exitEnvironment {
		t.Errorf("a plan that nobody reads: exit %d", code)
	}
}

// What a command prints is all it is for: unread, it has failed.
func TestPrintingFails(t *testing.T) {
	root := t.TempDir()
	if err := os.CopyFS(root, gensite.Site(4)); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"help"}, {"help", "build"}, {"version"}, {"explain"}, {"explain", "A301"}, {"completion", "bash"}, {"schema", "event"},
		{"list"}, {"list", "--format", "csv"}, {"list", "--format", "json"}, {"report"}, {"report", "--format", "csv"},
		{"check"}, {"check", "--format", "sarif"}, {"why", "index.html"}, {"doctor"},
	} {
		var errs bytes.Buffer
		if code := run(t.Context(), append([]string{"--root", root}, args...), nil, unwritable{}, &errs); code != exitEnvironment || !strings.Contains(errs.String(), "no room") {
			t.Errorf("%s: exit %d, told %q", args, code, errs.String())
		}
	}
}

// A program that reads a pipe no longer ends the one that writes to it, but not
// a build.
func TestReportToAPipeThatIsClosed(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("pipes do not end programs there")
	}
	root := t.TempDir()
	if err := os.CopyFS(root, gensite.Site(4)); err != nil {
		t.Fatal(err)
	}
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	r.Close()
	defer w.Close()
	cmd := exec.Command("annals", "build", "--root", root)
	var errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = w, &errs
	if err := cmd.Run(); err != nil {
		t.Errorf("%v\n%s", err, errs.String())
	}
	if _, err := os.Stat(filepath.Join(root, "public", "manifest.json")); err != nil {
		t.Error(err)
	}
}
