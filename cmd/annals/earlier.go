package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"annals/internal/manifest"
	"annals/internal/timeline"
)

// noEdition is what --since takes to compare with nothing.
const noEdition = "none"

// earlier returns the edition to compare with: that of the manifest named by
// --since, else the one published in the folder out. It is nil where there is
// none.
func (a *app) earlier(since, out string) (*manifest.Edition, error) {
	if since == noEdition {
		return nil, nil
	}
	file := since
	if since == "" {
		file = filepath.Join(out, manifest.Name)
	}
	f, err := os.Open(file)
	if since == "" && errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil, usage("--since: there is no %s", file)
	}
	if err != nil {
		return nil, failure{exitEnvironment, err}
	}
	defer f.Close()
	ed, err := manifest.Read(f)
	if err != nil {
		return nil, usage("%s: %v; name another with --since FILE, or write  --since %s", file, err, noEdition)
	}
	return &ed, nil
}

// compared says with what a site was compared.
func compared(since *manifest.Edition) string {
	if since == nil {
		return "no earlier edition to compare with"
	}
	return fmt.Sprintf("the edition of %s, %s", since.AsOf, count(len(since.Records), "record"))
}

// snapshots is the line of rule E9, or empty where no source lacks a copy.
func snapshots(s *timeline.Site) string {
	missing := 0
	for _, src := range s.Sources {
		if noSnapshot(src) {
			missing++
		}
	}
	if missing == 0 {
		return ""
	}
	return fmt.Sprintf("%d of %s without one; annals list sources --state no-snapshot", missing, count(len(s.Sources), "source"))
}

// noSnapshot reports whether a source stands on the web and nowhere else.
func noSnapshot(s *timeline.Source) bool { return s.URL != "" && s.SnapshotURL == "" }
