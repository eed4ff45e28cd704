package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"annals/internal/config"
	"annals/internal/load"
	"annals/internal/manifest"
)

func doctorCommand() command {
	return command{
		name: "doctor", short: "look at what a build needs, and at what may go wrong",
		long: `Doctor looks at the folder of the site, at public/ and at the machine, and says what
is fine and what is not, with one fix for each. It changes nothing.`,
		examples: []string{"annals doctor"},
		setup: func(*flag.FlagSet) func(context.Context, *app, []string) error {
			return func(_ context.Context, a *app, args []string) error {
				if len(args) > 0 {
					return usage("doctor takes no arguments")
				}
				return a.doctor()
			}
		},
	}
}

// A finding is one thing that doctor looked at. Fix is empty where all is well.
type finding struct{ what, fix string }

func (a *app) doctor() error {
	out := bufio.NewWriter(a.stdout) // keeps the first error
	fmt.Fprintf(out, "annals %s · %s · %s/%s\n", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	ill := 0
	for _, look := range []func(root string) finding{theConfig, theContent, theTarget, theIgnoreFile, theEpoch} {
		f := look(a.root)
		if f.fix == "" {
			fmt.Fprintf(out, "ok    %s\n", f.what)
			continue
		}
		ill++
		fmt.Fprintf(out, "look  %s\n      %s\n", f.what, f.fix)
	}
	if err := out.Flush(); err != nil {
		return err
	}
	if ill > 0 {
		return failure{exitContent, fmt.Errorf("%s to look at", count(ill, "thing"))}
	}
	return nil
}

func theConfig(root string) finding {
	src, err := os.ReadFile(filepath.Join(root, config.File))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return finding{"there is no " + config.File, "go to the folder of the site, or begin one with  annals init"}
	case err != nil:
		return finding{config.File + " cannot be read", "allow it:  chmod u+r " + config.File}
	}
	c, probs := config.Parse(src)
	switch {
	case probs.Errors() > 0:
		return finding{config.File + " has " + count(probs.Errors(), "error"), "see  annals check"}
	case c.Site.BaseURL == "":
		return finding{config.File + " is right; without base_url feeds, canonical links and the sitemap are left out", ""}
	}
	return finding{config.File + " is right", ""}
}

func theContent(root string) finding {
	dir := filepath.Join(root, load.Dir)
	files := 0
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() { // to open a pipe is to wait for ever
			return err
		}
		files++
		f, err := os.Open(p)
		if err != nil {
			return err
		}
		return f.Close()
	})
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return finding{"there is no folder " + load.Dir, "begin with  annals init  or  annals new event"}
	case err != nil:
		return finding{err.Error(), "make every file readable:  chmod -R u+rX " + load.Dir}
	}
	return finding{fmt.Sprintf("%s holds %s", load.Dir, count(files, "file")), ""}
}

func theTarget(root string) finding {
	dir := filepath.Join(root, "public")
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return finding{"public is not there yet: annals build makes it", ""}
	case err != nil || !info.IsDir():
		return finding{"public is not a folder", "move it away; annals build makes the folder"}
	}
	f, err := os.Open(filepath.Join(dir, manifest.Name))
	if errors.Is(err, fs.ErrNotExist) {
		return finding{"public holds no site of annals yet", ""}
	}
	if err != nil {
		return finding{"public/" + manifest.Name + " cannot be read", "delete public and build again"}
	}
	defer f.Close()
	ed, err := manifest.Read(f)
	if err != nil {
		return finding{"public/" + manifest.Name + " is damaged", "delete public and build again"}
	}
	return finding{fmt.Sprintf("public holds %s as of %s", count(len(ed.Files), "file"), ed.AsOf), ""}
}

func theIgnoreFile(root string) finding {
	if _, err := os.Stat(filepath.Join(root, ".git")); err != nil {
		return finding{"not a git repository: nothing to ignore", ""}
	}
	for _, name := range []string{".gitignore", "public/.gitignore"} {
		src, err := os.ReadFile(filepath.Join(root, name))
		if err == nil && (strings.Contains(string(src), "public") || name != ".gitignore" && strings.Contains(string(src), "*")) {
			return finding{"git ignores what is built", ""}
		}
	}
	return finding{"git does not ignore public/", "add a line  /public/  to .gitignore: what is built is not committed"}
}

func theEpoch(string) finding {
	if _, err := day(""); err != nil {
		return finding{err.Error(), "unset SOURCE_DATE_EPOCH, or set it to seconds since 1970"}
	}
	if os.Getenv("SOURCE_DATE_EPOCH") != "" {
		return finding{"SOURCE_DATE_EPOCH sets the day that the site speaks of", ""}
	}
	return finding{"the site speaks of the newest day in its records", ""}
}
