package deploy_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"annals/internal/deploy"
	"annals/internal/manifest"
	"annals/internal/publish"
)

// tree makes a published folder of files.
func tree(t *testing.T, files map[string]string) deploy.Tree {
	t.Helper()
	fsys := fstest.MapFS{}
	ed := manifest.Edition{Annals: "test", AsOf: "2026-03-01"}
	for p, content := range files {
		fsys[p] = &fstest.MapFile{Data: []byte(content)}
		sum := sha256.Sum256([]byte(content))
		ed.Files = append(ed.Files, manifest.File{Path: p, Bytes: int64(len(content)), SHA256: hex.EncodeToString(sum[:])})
	}
	var b bytes.Buffer
	if err := ed.Write(&b); err != nil {
		t.Fatal(err)
	}
	fsys[manifest.Name] = &fstest.MapFile{Data: b.Bytes()}
	tr, err := deploy.Open(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return tr
}

var (
	first  = map[string]string{"index.html": "one", "a.html": "a", "assets/1.css": "red", "feeds/all.atom": "<feed/>"}
	second = map[string]string{"index.html": "two", "b.html": "b", "assets/2.css": "blue", "feeds/all.atom": "<feed/>"}
)

// steps prints a plan in one line.
func steps(p deploy.Plan) string {
	var list []string
	for _, s := range p.Steps {
		list = append(list, string(s.Do)+" "+s.Path)
	}
	return strings.Join(list, ", ")
}

const fromFirst = "add assets/2.css, add b.html, change index.html, delete a.html, delete assets/1.css"

// A place is somewhere to deploy to.
type place struct {
	deploy func(*testing.T, deploy.Tree, deploy.Options) (deploy.Plan, error)
	holds  func(*testing.T) map[string]string // without the manifest
	put    func(t *testing.T, file, content string)
}

func folder(t *testing.T, inPlace bool) place {
	dir := filepath.Join(t.TempDir(), "site")
	return place{
		deploy: func(t *testing.T, tr deploy.Tree, o deploy.Options) (deploy.Plan, error) {
			p, _, err := deploy.Folder(t.Context(), tr, os.DirFS(dir), publish.Options{Out: dir, InPlace: inPlace}, o)
			return p, err
		},
		holds: func(t *testing.T) map[string]string { return read(t, os.DirFS(dir)) },
		put:   func(t *testing.T, file, content string) { write(t, filepath.Join(dir, file), content) },
	}
}

func branch(t *testing.T) place {
	dir := t.TempDir()
	remote := filepath.Join(dir, "remote.git")
	run(t, dir, "init", "--quiet", "--bare", remote)
	b := deploy.Branch{Remote: remote, Name: "gh-pages", Work: filepath.Join(dir, "work.git")}
	return place{
		deploy: func(t *testing.T, tr deploy.Tree, o deploy.Options) (deploy.Plan, error) {
			p, _, err := b.Deploy(t.Context(), tr, o)
			return p, err
		},
		holds: func(t *testing.T) map[string]string { return checkout(t, remote, "gh-pages") },
		put: func(t *testing.T, file, content string) {
			clone := filepath.Join(t.TempDir(), "clone")
			run(t, dir, "clone", "--quiet", remote, clone)
			run(t, clone, "checkout", "--quiet", "-B", "gh-pages", "origin/gh-pages")
			write(t, filepath.Join(clone, file), content)
			run(t, clone, "add", "-A")
			run(t, clone, "-c", "user.name=x", "-c", "user.email=x@localhost", "commit", "--quiet", "-m", "by hand")
			run(t, clone, "push", "--quiet", "origin", "gh-pages")
		},
	}
}

func read(t *testing.T, fsys fs.FS) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(fsys, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || p == manifest.Name {
			return err
		}
		b, err := fs.ReadFile(fsys, p)
		files[p] = string(b)
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return files
}

func write(t *testing.T, file, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
}

func same(t *testing.T, what string, got, want map[string]string) {
	t.Helper()
	for p := range want {
		if got[p] != want[p] {
			t.Errorf("%s: %s holds %q, want %q", what, p, got[p], want[p])
		}
	}
	for p := range got {
		if _, ok := want[p]; !ok {
			t.Errorf("%s: %s is there", what, p)
		}
	}
}

// TestDeploy: what every place does alike.
func TestDeploy(t *testing.T) {
	for name, open := range map[string]func(*testing.T) place{
		"to a folder":              func(t *testing.T) place { return folder(t, false) },
		"to a folder file by file": func(t *testing.T) place { return folder(t, true) },
		"to a branch":              branch,
	} {
		t.Run(name, func(t *testing.T) {
			at := open(t)
			all := deploy.Options{MaxDeletes: deploy.Tenth}

			p, err := at.deploy(t, tree(t, first), deploy.Options{DryRun: true})
			if err != nil {
				t.Fatal(err)
			}
			if want := "add assets/1.css, add a.html, add index.html, add feeds/all.atom"; steps(p) != want {
				t.Errorf("the first plan: %s\nwant %s", steps(p), want)
			}
			same(t, "after a dry run", at.holds(t), nil)

			if _, err := at.deploy(t, tree(t, first), all); err != nil {
				t.Fatal(err)
			}
			same(t, "first", at.holds(t), first)

			at.put(t, "CNAME", "example.org\n")
			at.put(t, ".well-known/é \"x\"", "by hand")
			with := func(files map[string]string) map[string]string {
				all := map[string]string{"CNAME": "example.org\n", ".well-known/é \"x\"": "by hand"}
				for p, c := range files {
					all[p] = c
				}
				return all
			}

			p, err = at.deploy(t, tree(t, second), deploy.Options{DryRun: true})
			if err != nil || steps(p) != fromFirst || p.Same != 1 {
				t.Errorf("the second plan: %s, %d as they were, %v\nwant %s", steps(p), p.Same, err, fromFirst)
			}
			same(t, "after a dry run", at.holds(t), with(first))

			var refusal *deploy.Refusal
			_, err = at.deploy(t, tree(t, second), deploy.Options{MaxDeletes: 1})
			if !errors.As(err, &refusal) || refusal.Reason != "2 of 4 files would be deleted, and the limit is 1" {
				t.Errorf("two deletions where one is allowed: %v", err)
			}
			same(t, "refused", at.holds(t), with(first))

			if _, err := at.deploy(t, tree(t, second), deploy.Options{MaxDeletes: 2}); err != nil {
				t.Fatal(err)
			}
			same(t, "second", at.holds(t), with(second))

			p, err = at.deploy(t, tree(t, second), all)
			if err != nil || len(p.Steps) > 0 {
				t.Errorf("again: %s, %v", steps(p), err)
			}
			same(t, "again", at.holds(t), with(second))
		})
	}
}

// TestTorn: a folder that is not what its manifest says is brought nowhere.
func TestTorn(t *testing.T) {
	for name, change := range map[string]func(fstest.MapFS){
		"changed": func(m fstest.MapFS) { m["index.html"] = &fstest.MapFile{Data: []byte("twp")} },
		"cut off": func(m fstest.MapFS) { m["index.html"] = &fstest.MapFile{Data: []byte("tw")} },
		"gone":    func(m fstest.MapFS) { delete(m, "index.html") },
	} {
		for where, open := range map[string]func(*testing.T) place{
			"folder": func(t *testing.T) place { return folder(t, false) },
			"branch": branch,
		} {
			t.Run(name+" to a "+where, func(t *testing.T) {
				at := open(t)
				if _, err := at.deploy(t, tree(t, first), deploy.Options{}); err != nil {
					t.Fatal(err)
				}
				fsys := fstest.MapFS{}
				torn := tree(t, second)
				for f := range torn.Files() {
					var b bytes.Buffer
					if err := f.Write(&b); err != nil {
						t.Fatal(err)
					}
					fsys[f.Path] = &fstest.MapFile{Data: b.Bytes()}
				}
				var b bytes.Buffer
				if err := torn.Edition.Write(&b); err != nil {
					t.Fatal(err)
				}
				fsys[manifest.Name] = &fstest.MapFile{Data: b.Bytes()}
				change(fsys)
				torn, err := deploy.Open(fsys)
				if err != nil {
					t.Fatal(err)
				}
				var refusal *deploy.Refusal
				if _, err := at.deploy(t, torn, deploy.Options{MaxDeletes: 9}); !errors.As(err, &refusal) || refusal.Reason != "index.html is not what manifest.json says" {
					t.Errorf("got %v", err)
				}
				same(t, "after it", at.holds(t), first)
			})
		}
	}
}

func TestOpenWithoutManifest(t *testing.T) {
	var refusal *deploy.Refusal
	if _, err := deploy.Open(fstest.MapFS{"index.html": {}}); !errors.As(err, &refusal) {
		t.Errorf("a folder that is not annals': %v", err)
	}
	tr, err := deploy.Open(func() fs.FS {
		m := fstest.MapFS{".gitignore": {}, "x/y.txt": {}}
		var b bytes.Buffer
		_ = manifest.Edition{Annals: "test", AsOf: "2026-03-01"}.Write(&b)
		m[manifest.Name] = &fstest.MapFile{Data: b.Bytes()}
		return m
	}())
	if err != nil || !slices.Equal(tr.Others, []string{".gitignore", "x/y.txt"}) {
		t.Errorf("files of others: %v, %v", tr.Others, err)
	}
}

// TestStrangers: a folder or branch in use for something else is left alone.
func TestStrangers(t *testing.T) {
	at := branch(t)
	if _, err := at.deploy(t, tree(t, first), deploy.Options{}); err != nil {
		t.Fatal(err)
	}
	at.put(t, "b.html", "by hand, where a page will want to be")
	var refusal *deploy.Refusal
	if _, err := at.deploy(t, tree(t, second), deploy.Options{MaxDeletes: 9}); !errors.As(err, &refusal) || !strings.Contains(refusal.Reason, "b.html in the branch gh-pages is not from annals") {
		t.Errorf("a page where a file of others stands: %v", err)
	}

	dir := t.TempDir()
	run(t, dir, "init", "--quiet", "--bare", "r.git")
	run(t, dir, "init", "--quiet", "code")
	write(t, filepath.Join(dir, "code", "main.c"), "int main;")
	run(t, filepath.Join(dir, "code"), "add", "-A")
	run(t, filepath.Join(dir, "code"), "-c", "user.name=x", "-c", "user.email=x@localhost", "commit", "--quiet", "-m", "code")
	run(t, filepath.Join(dir, "code"), "push", "--quiet", "../r.git", "HEAD:refs/heads/main")
	b := deploy.Branch{Remote: filepath.Join(dir, "r.git"), Name: "main", Work: filepath.Join(dir, "work.git")}
	if _, _, err := b.Deploy(t.Context(), tree(t, first), deploy.Options{MaxDeletes: 9}); !errors.As(err, &refusal) || !strings.Contains(refusal.Reason, "it holds main.c") {
		t.Errorf("a branch of code: %v", err)
	}
	same(t, "the branch of code", checkout(t, b.Remote, "main"), map[string]string{"main.c": "int main;"})

	for _, wrong := range []deploy.Branch{
		{Remote: "--upload-pack=touch x", Name: "main"}, {Remote: "", Name: "main"},
		{Remote: "r.git", Name: ""}, {Remote: "r.git", Name: "-f"}, {Remote: "r.git", Name: "a:b"}, {Remote: "r.git", Name: "a..b"}, {Remote: "r.git", Name: "a b"},
	} {
		wrong.Work = b.Work
		if _, _, err := wrong.Deploy(t.Context(), tree(t, first), deploy.Options{}); !errors.As(err, &refusal) {
			t.Errorf("%q %q: %v", wrong.Remote, wrong.Name, err)
		}
	}
}

// TestWorkIsDisposable: whatever happened to git's own files, the next deploy
// goes through.
func TestWorkIsDisposable(t *testing.T) {
	for name, harm := range map[string]func(t *testing.T, work string){
		"gone":         func(t *testing.T, work string) { _ = os.RemoveAll(work) },
		"locked":       func(t *testing.T, work string) { write(t, filepath.Join(work, "refs/annals/next.lock"), "") },
		"locked twice": func(t *testing.T, work string) { write(t, filepath.Join(work, "shallow.lock"), "") },
		"objects gone": func(t *testing.T, work string) { _ = os.RemoveAll(filepath.Join(work, "objects")) },
		"a file":       func(t *testing.T, work string) { write(t, filepath.Join(work, "HEAD"), "nonsense") },
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			run(t, dir, "init", "--quiet", "--bare", "r.git")
			b := deploy.Branch{Remote: filepath.Join(dir, "r.git"), Name: "pages", Work: filepath.Join(dir, "work.git")}
			if _, _, err := b.Deploy(t.Context(), tree(t, first), deploy.Options{}); err != nil {
				t.Fatal(err)
			}
			harm(t, b.Work)
			if _, _, err := b.Deploy(t.Context(), tree(t, second), deploy.Options{MaxDeletes: 9}); err != nil {
				t.Fatal(err)
			}
			same(t, "the branch", checkout(t, b.Remote, "pages"), second)
		})
	}
}

// TestTenth: a tenth may go, and twenty in any case.
func TestTenth(t *testing.T) {
	site := func(n int) map[string]string {
		files := map[string]string{}
		for i := range n {
			files[fmt.Sprintf("p%03d.html", i)] = "x"
		}
		return files
	}
	for _, tt := range []struct {
		had, has int
		ok       bool
	}{{30, 10, true}, {30, 9, false}, {500, 450, true}, {500, 449, false}} {
		at := folder(t, false)
		if _, err := at.deploy(t, tree(t, site(tt.had)), deploy.Options{}); err != nil {
			t.Fatal(err)
		}
		_, err := at.deploy(t, tree(t, site(tt.has)), deploy.Options{MaxDeletes: deploy.Tenth})
		if (err == nil) != tt.ok {
			t.Errorf("from %d files to %d: %v", tt.had, tt.has, err)
		}
	}
}

// TestStopped: an interruption is told as one.
func TestStopped(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	dir := t.TempDir()
	run(t, dir, "init", "--quiet", "--bare", "r.git")
	b := deploy.Branch{Remote: filepath.Join(dir, "r.git"), Name: "pages", Work: path.Join(dir, "work.git")}
	if _, _, err := b.Deploy(ctx, tree(t, first), deploy.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("interrupted: %v", err)
	}
}
