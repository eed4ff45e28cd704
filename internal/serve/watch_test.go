package serve

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"annals/internal/gensite"
)

// TestGather runs on a clock that jumps when everybody waits.
func TestGather(t *testing.T) {
	type at struct {
		after time.Duration // since the one before
		path  string
	}
	type batch struct {
		at    time.Duration // since the start
		paths []string
	}
	stream := make([]at, 200)
	for i := range stream {
		stream[i] = at{7 * time.Millisecond, "content/x.md"}
	}
	for _, test := range []struct {
		name string
		told []at
		want []batch
	}{
		{"one save in many steps", []at{{0, "b"}, {time.Millisecond, "b~"}, {5 * time.Millisecond, "b"}, {14 * time.Millisecond, "a"}},
			[]batch{{20*time.Millisecond + quiet, []string{"a", "b", "b~"}}}},
		{"two saves", []at{{0, "a"}, {time.Second, "a"}}, []batch{{quiet, []string{"a"}}, {time.Second + quiet, []string{"a"}}}},
		{"never a pause", stream, []batch{
			{7*time.Millisecond + most, []string{"content/x.md"}}, {511*time.Millisecond + most, []string{"content/x.md"}},
			{1400*time.Millisecond + quiet, []string{"content/x.md"}},
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithCancel(t.Context())
				defer cancel()
				told, batches := make(chan string), make(chan []string)
				go gather(ctx, told, batches)
				go func() {
					for _, x := range test.told {
						time.Sleep(x.after)
						told <- x.path
					}
				}()
				started := time.Now()
				for _, want := range test.want {
					paths := <-batches
					if got := (batch{time.Since(started), paths}); got.at != want.at || !slices.Equal(got.paths, want.paths) {
						t.Errorf("got %v, want %v", got, want)
					}
				}
			})
		})
	}
}

// TestGatherWhileBusy keeps what comes while nobody takes anything.
func TestGatherWhileBusy(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		told, batches := make(chan string), make(chan []string)
		go gather(ctx, told, batches)
		for _, p := range []string{"a", "b", "c"} {
			told <- p
			time.Sleep(time.Second)
		}
		if got, want := <-batches, []string{"a", "b", "c"}; !slices.Equal(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	})
}

func TestPoll(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		site := fstest.MapFS{
			"config.toml": {}, "content/events/a.md": {}, "content/events/b.md": {}, "content/.git/x": {}, "public/a.html": {},
		}
		w, err := Poll(site)
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		told, ended := make(chan string), make(chan error)
		site["config.toml"] = &fstest.MapFile{ModTime: time.Unix(1, 0)}
		site["content/events/a.md"] = &fstest.MapFile{Data: []byte("x")}
		delete(site, "content/events/b.md")
		site["content/new/c.md"] = &fstest.MapFile{}
		site["templates/foot.html"] = &fstest.MapFile{}
		site["content/.git/y"] = &fstest.MapFile{}
		site["public/a.html"] = &fstest.MapFile{Data: []byte("x")}
		go func() { ended <- w.Watch(ctx, told) }()
		var got []string
		for range 5 {
			got = append(got, <-told)
		}
		want := []string{"config.toml", "content/events/a.md", "content/events/b.md", "content/new/c.md", "templates/foot.html"}
		if !slices.Equal(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
		select {
		case p := <-told:
			t.Errorf("told of %s, which did not change", p)
		case <-time.After(time.Hour):
		}
		cancel()
		if err := <-ended; !errors.Is(err, context.Canceled) {
			t.Errorf("ended with %v", err)
		}
	})
}

// TestEditors saves as editors and other programs do, in a real folder that the
// system watches, and by looking. Each way shows the new text, and shows it once.
func TestEditors(t *testing.T) {
	const size = 5
	entry := gensite.File(2, size)
	page := "/events/" + gensite.EventID(2) + ".html"
	ways := []struct {
		name string
		save func(*testing.T, string, []byte) // to a file
	}{
		{"written over", func(t *testing.T, file string, src []byte) {
			must(t, os.WriteFile(file, src, 0o666))
		}},
		{"vim: a test file, the old one renamed, a new one written, the old one deleted", func(t *testing.T, file string, src []byte) {
			probe := filepath.Join(filepath.Dir(file), "4913")
			must(t, os.WriteFile(probe, nil, 0o666))
			must(t, os.Remove(probe))
			must(t, os.Rename(file, file+"~"))
			must(t, os.WriteFile(file, src, 0o666))
			must(t, os.Chmod(file, 0o644))
			must(t, os.Remove(file+"~"))
		}},
		{"VS Code: emptied, then filled", func(t *testing.T, file string, src []byte) {
			f, err := os.OpenFile(file, os.O_WRONLY|os.O_TRUNC, 0o666)
			must(t, err)
			_, err = f.Write(src[:10])
			must(t, err)
			_, err = f.Write(src[10:])
			must(t, err)
			must(t, f.Sync())
			must(t, f.Close())
		}},
		{"rsync: a hidden file renamed over the old one", func(t *testing.T, file string, src []byte) {
			hidden := filepath.Join(filepath.Dir(file), "."+filepath.Base(file)+".Xk3d9a")
			must(t, os.WriteFile(hidden, src, 0o600))
			must(t, os.Rename(hidden, file))
		}},
		{"sed: a file of another name renamed over the old one", func(t *testing.T, file string, src []byte) {
			other := filepath.Join(filepath.Dir(file), "sedXk3d9a")
			must(t, os.WriteFile(other, src, 0o666))
			must(t, os.Rename(other, file))
		}},
		{"emacs: a lock, a copy of what is not saved, a backup that stays", func(t *testing.T, file string, src []byte) {
			lock := filepath.Join(filepath.Dir(file), ".#"+filepath.Base(file))
			unsaved := filepath.Join(filepath.Dir(file), "#"+filepath.Base(file)+"#")
			must(t, os.Symlink("me@here.1", lock))
			must(t, os.WriteFile(unsaved, src, 0o666))
			must(t, os.Rename(file, file+"~"))
			must(t, os.WriteFile(file, src, 0o666))
			must(t, os.Remove(unsaved))
			must(t, os.Remove(lock))
		}},
		{"the folder taken away and put back", func(t *testing.T, file string, src []byte) {
			dir := filepath.Dir(file)
			must(t, os.Rename(dir, dir+"-away"))
			must(t, os.MkdirAll(dir, 0o777))
			must(t, os.WriteFile(file, src, 0o666))
			must(t, os.RemoveAll(dir+"-away"))
		}},
		{"in a folder that was just made again", func(t *testing.T, file string, src []byte) {
			must(t, os.WriteFile(file, src, 0o666))
		}},
	}
	for _, watcher := range []struct {
		name string
		make func(string, fs.FS) (Watcher, error)
	}{
		{"told", Notify},
		{"looking", func(_ string, fsys fs.FS) (Watcher, error) { return Poll(fsys) }},
	} {
		t.Run(watcher.name, func(t *testing.T) {
			root := folder(t, size)
			w, err := watcher.make(root, os.DirFS(root))
			must(t, err)
			c := serving(t, os.DirFS(root), w, Options{Root: root})
			last := c.next("the first build", func(e event) bool { return e.Pages > 0 })
			src := text(t, root, entry)
			for i, way := range ways {
				word := "Said" + strings.Repeat("o", i) + "."
				now := strings.Replace(src, `summary = "`, `summary = "`+word+" ", 1)
				way.save(t, filepath.Join(root, filepath.FromSlash(entry)), []byte(now))
				next := c.next(way.name, func(e event) bool { return e.View > last.View })
				if next.Problems != "" || next.View != last.View+1 {
					t.Errorf("%s: got %+v after %+v", way.name, next, last)
				}
				if _, body := c.get(page); !strings.Contains(body, word) {
					t.Errorf("%s: the page does not hold what was saved", way.name)
				}
				last = next
			}
		})
	}
}

// TestNotifyFolders tells of what is in folders that come and go.
func TestNotifyFolders(t *testing.T) {
	root := folder(t, 4)
	w, err := Notify(root, os.DirFS(root))
	must(t, err)
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	told := make(chan string)
	ended := make(chan error)
	go func() { ended <- w.Watch(ctx, told) }()
	until := func(want string) {
		t.Helper()
		for {
			select {
			case got := <-told:
				if got == want || strings.HasPrefix(want, got+"/") { // told of the folder above
					return
				}
			case <-ctx.Done():
				t.Fatalf("never told of %s", want)
			}
		}
	}
	at := func(p string) string { return filepath.Join(root, filepath.FromSlash(p)) }
	must(t, os.MkdirAll(at("templates/strings"), 0o777))
	until("templates")
	must(t, os.WriteFile(at("config.toml"), []byte("x"), 0o666)) // everything above was taken in when this comes
	until("config.toml")
	must(t, os.WriteFile(at("templates/strings/en.toml"), []byte("x"), 0o666))
	until("templates/strings/en.toml")
	must(t, os.Rename(at("content/topics"), at("content/themes")))
	until("content/themes")
	must(t, os.WriteFile(at("config.toml"), []byte("y"), 0o666))
	until("config.toml")
	must(t, os.WriteFile(at("content/themes/aid.md"), []byte("x"), 0o666))
	until("content/themes/aid.md")
	must(t, os.WriteFile(at("outside.txt"), []byte("x"), 0o666))
	must(t, os.Chmod(at("config.toml"), 0o600))
	must(t, os.WriteFile(at("content/glossary.toml"), []byte("x"), 0o666))
	for got := range told {
		if got == "content/glossary.toml" {
			break
		}
		if got != "content/themes/aid.md" { // it may be told of in two steps
			t.Errorf("told of %s", got)
		}
	}
	cancel()
	for {
		select {
		case <-told:
			continue
		case err := <-ended:
			if !errors.Is(err, context.Canceled) {
				t.Errorf("ended with %v", err)
			}
		}
		break
	}
}

// TestDiffering compares two looks.
func TestDiffering(t *testing.T) {
	day := time.Unix(0, 0)
	was := map[string]stamp{"same": {1, day, 0}, "longer": {1, day, 0}, "later": {1, day, 0}, "link": {1, day, 0}, "gone": {1, day, 0}}
	now := map[string]stamp{"same": {1, day, 0}, "longer": {2, day, 0}, "later": {1, day.Add(1), 0}, "link": {1, day, fs.ModeSymlink}, "new": {}}
	want := []string{"gone", "later", "link", "longer", "new"}
	if d := cmp.Diff(want, differing(was, now)); d != "" {
		t.Error(d)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
