package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// TestWriting writes several files into a folder where one cannot be: what
// stands in its place came there after the folder was read.
func TestWriting(t *testing.T) {
	const entry, draft, source, receipt = "content/events/2024/pact.md", "content/events/undated/new.md", "content/sources/new.md", "content/receipts/new.toml"
	for _, tt := range []struct {
		name  string
		order []string
		block func(file string) error // puts something in the place of the receipt
		want  string                  // in the fault; empty: there is none
	}{
		{"nothing in the way", []string{entry, draft, source, receipt}, nil, ""},
		{"a folder at the end", []string{entry, draft, source, receipt}, folderAt, "new.toml"},
		{"a folder in the midst", []string{draft, receipt, entry, source}, folderAt, "new.toml"},
		{"a folder at first", []string{receipt, entry, draft, source}, folderAt, "new.toml"},
		{"a file for the folder", []string{source, entry, draft, receipt}, func(file string) error {
			return os.WriteFile(filepath.Dir(file), []byte("in the way"), 0o666)
		}, "receipts"},
		{"a link to nowhere", []string{entry, source, draft, receipt}, func(file string) error {
			if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
				return err
			}
			return os.Symlink("nowhere", file)
		}, "new.toml"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			root := t.TempDir()
			was := fstest.MapFS{entry: {Data: []byte("the entry\n")}}
			if err := os.CopyFS(root, was); err != nil {
				t.Fatal(err)
			}
			if tt.block != nil {
				if err := tt.block(filepath.Join(root, receipt)); err != nil {
					t.Fatal(err)
				}
			}
			before := everything(t, root)
			w := newWriting(was)
			for _, file := range tt.order {
				w.put(file, []byte("new: "+file+"\n"))
			}
			err := w.write(root)
			after := everything(t, root)
			if tt.want == "" {
				for _, file := range tt.order {
					if after[file] != "new: "+file+"\n" {
						t.Errorf("%s holds %q", file, after[file])
					}
				}
				if err != nil {
					t.Error(err)
				}
				return
			}
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got the fault %v, want one of %s", err, tt.want)
			}
			if diff := cmp.Diff(before, after); diff != "" {
				t.Errorf("not as it was: before -, after +:\n%s", diff)
			}
		})
	}
}

func folderAt(file string) error { return os.MkdirAll(file, 0o777) }

// everything is what a folder holds: files with their text, folders and links with
// their kind.
func everything(t *testing.T, root string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(root, func(file string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, err := filepath.Rel(root, file)
		if err != nil {
			return err
		}
		name = filepath.ToSlash(name)
		all[name] = e.Type().String()
		if e.Type().IsRegular() {
			text, err := os.ReadFile(file)
			all[name] = string(text)
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}
