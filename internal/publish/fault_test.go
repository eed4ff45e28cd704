package publish

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/manifest"
	"annals/internal/render"
)

var second = first.with(tree{"events/b.html": "b, corrected", "events/c.html": "c"})

// A build that fails, for whatever reason and however late, leaves the folder
// as it was and nothing beside it.
func TestFailedBuildTouchesNothing(t *testing.T) {
	broken := errors.New("broken")
	failing := func(p string) render.File {
		return render.File{Path: p, Write: func(w io.Writer) error {
			io.WriteString(w, "half a page")
			return broken
		}}
	}
	plain := func(p string) render.File {
		return render.File{Path: p, Write: func(io.Writer) error { return nil }}
	}
	for _, c := range []struct {
		name string
		last render.File // comes after the files of second
		do   func(*Options)
		want string
	}{
		{"write", failing("z.html"), nil, "render z.html: broken"},
		{"check", plain("z.html"), func(o *Options) {
			o.Check = func(p string, content []byte) error {
				if bytes.Contains(content, []byte("corrected")) {
					return broken
				}
				return nil
			}
		}, "check events/b.html: broken"},
		{"refused as a whole", plain("z.html"), func(o *Options) { o.Accept = func([]manifest.File) error { return broken } }, "broken"},
		{"address twice", plain("index.html"), nil, "two pages want one address: index.html and index.html"},
		{"address twice but for case", plain("Index.HTML"), nil, "two pages want one address: index.html and Index.HTML"},
		{"page is a folder", plain("events"), nil, "two pages want one address: events/a.html and events"},
		{"page in a page", plain("index.html/x"), nil, "two pages want one address: index.html and index.html/x"},
		{"outside", plain("../z.html"), nil, `"../z.html", which is not a plain relative path`},
		{"absolute", plain("/z.html"), nil, "not a plain relative path"},
		{"not ASCII", plain("é.html"), nil, "not a plain relative path"},
		{"manifest", plain("manifest.json"), nil, "the manifest's own"},
		{"stage", plain(".annals-stage/x"), nil, "annals keeps for itself"},
	} {
		for _, inPlace := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s, in place %v", c.name, inPlace), func(t *testing.T) {
				d := newDesktop(t)
				d.publish(first)
				age(t, d.out)
				before := times(t, d.out)

				o := d.options()
				o.InPlace = inPlace
				if c.do != nil {
					c.do(&o)
				}
				_, err := Site(context.Background(), chain(second.files(), c.last), o)
				if err == nil || !strings.Contains(err.Error(), c.want) {
					t.Errorf("got %v, want %q", err, c.want)
				}
				d.holds(first)
				if inPlace {
					before, after := before, times(t, d.out)
					delete(before, d.out) // the stage was in it
					delete(after, d.out)
					if diff := cmp.Diff(before, after); diff != "" {
						t.Error(diff)
					}
				} else if diff := cmp.Diff(before, times(t, d.out)); diff != "" {
					t.Error(diff)
				}
			})
		}
	}
}

func chain(files iter.Seq[render.File], more ...render.File) iter.Seq[render.File] {
	return func(yield func(render.File) bool) {
		for f := range files {
			if !yield(f) {
				return
			}
		}
		for _, f := range more {
			if !yield(f) {
				return
			}
		}
	}
}

// Of many errors the same one is reported, however the workers run.
func TestFirstErrorIsReported(t *testing.T) {
	d := newDesktop(t)
	var files []render.File
	for i := range 100 {
		files = append(files, render.File{Path: fmt.Sprintf("%03d.html", i), Write: func(io.Writer) error {
			if i >= 10 {
				return fmt.Errorf("broken at %d", i)
			}
			return nil
		}})
	}
	for range 50 {
		_, err := Site(context.Background(), chain(tree{}.files(), files...), d.options())
		if want := "render 010.html: broken at 10"; err == nil || err.Error() != want {
			t.Fatalf("got %v, want %s", err, want)
		}
	}
}

func TestPanicReachesTheCaller(t *testing.T) {
	oops := render.File{Path: "z.html", Write: func(io.Writer) error { panic("oops") }}
	for name, c := range map[string]struct {
		files iter.Seq[render.File]
		want  string
	}{
		"in a page":         {chain(second.files(), oops), "render z.html: oops"},
		"between two pages": {func(func(render.File) bool) { panic("oops") }, "oops"},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesktop(t)
			d.publish(first)
			defer func() {
				if r := fmt.Sprint(recover()); !strings.HasPrefix(r, c.want) {
					t.Errorf("got %s, want %s", r, c.want)
				}
				d.holds(first)
			}()
			Site(context.Background(), c.files, d.options())
			t.Error("went on")
		})
	}
}

func TestCancelled(t *testing.T) {
	for _, inPlace := range []bool{false, true} {
		for _, at := range []int{0, 1, 4, 8} { // files rendered
			t.Run(fmt.Sprintf("after %d files, in place %v", at, inPlace), func(t *testing.T) {
				d := newDesktop(t)
				d.publish(first)
				ctx, cancel := context.WithCancel(context.Background())
				defer cancel()
				o := d.options()
				o.InPlace = inPlace
				o.Progress = func(done int) {
					if done == at {
						cancel()
					}
				}
				if at == 0 {
					cancel()
				}
				if _, err := Site(ctx, second.files(), o); !errors.Is(err, context.Canceled) {
					t.Errorf("got %v, want cancelled", err)
				}
				d.holds(first)
			})
		}
	}
}

// Once the folders have changed places it is too late to cancel, and the
// report says what is true.
func TestCancelledTooLate(t *testing.T) {
	d := newDesktop(t)
	d.publish(first)
	ctx, cancel := context.WithCancel(context.Background())
	_, err := site(ctx, second.files(), d.options(), here.before(cancel))
	must(t, err)
	d.holds(second)
}

func TestFailedExchange(t *testing.T) {
	d := newDesktop(t)
	d.publish(first)
	failing := system{func(*os.File, string, string) error { return syscall.EIO }, here.link}
	_, err := site(context.Background(), second.files(), d.options(), failing)
	if want := "exchange " + d.out + ": input/output error"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	d.holds(first)
}

// A system that has no exchange says so in many ways.
func TestExchangeUnavailable(t *testing.T) {
	for _, err := range []error{syscall.ENOSYS, syscall.EINVAL, syscall.EPERM, syscall.ENOTSUP} {
		t.Run(err.Error(), func(t *testing.T) {
			d := newDesktop(t)
			d.publish(first)
			d.publishWith(second, d.options(), system{func(*os.File, string, string) error { return err }, here.link})
			d.holds(second)
		})
	}
}

func TestFailedSecondRename(t *testing.T) {
	d := newDesktop(t)
	d.publish(first)
	_, err := site(context.Background(), second.files(), d.options(), noExchange.before(func() {
		must(t, os.RemoveAll(filepath.Join(d.root, besideName)))
	}))
	if want := "rename " + d.root + "/" + besideName; err == nil || !strings.HasPrefix(err.Error(), want) {
		t.Errorf("got %v, want %s", err, want)
	}
	d.holds(first)
}

// What others added at the last moment and cannot be brought over is not
// removed with the last generation.
func TestLastGenerationStaysIfItHasTo(t *testing.T) {
	d := newDesktop(t)
	d.publish(first)
	report, err := site(context.Background(), second.with(tree{"topics": "all"}).files(), d.options(), here.before(func() {
		tree{"topics/mine": "mine"}.lay(t, d.out)
	}))
	must(t, err)
	if left := look(t, filepath.Join(d.root, besideName)); left["topics/mine"] != "mine" {
		t.Errorf("left is %v", left)
	}
	if notes := strings.Join(report.Notes, "\n"); !strings.Contains(notes, "topics") {
		t.Errorf("got the notes %q, want the file named", notes)
	}
}

// A fault while files are replaced in place is made good by the next build.
func TestFailedReplacement(t *testing.T) {
	d := newDesktop(t)
	d.publish(first)
	o := d.options()
	o.InPlace = true
	late := tree{"events/c.html/mine": "mine"}
	files := chain(second.files(), render.File{Path: "z.html", Write: func(io.Writer) error {
		late.lay(t, d.out)
		return nil
	}})
	_, err := Site(context.Background(), files, o)
	if want := d.out + " may be half replaced"; err == nil || !strings.HasPrefix(err.Error(), want) {
		t.Fatalf("got %v, want %s", err, want)
	}
	must(t, os.RemoveAll(filepath.Join(d.out, "events", "c.html")))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Site(ctx, first.files(), o); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want cancelled", err)
	}
	d.holds(second.with(tree{"z.html": ""}))
}

// What is published is read back; if it is not what was written, the last
// generation returns.
func TestUnconfirmedGenerationIsUndone(t *testing.T) {
	for _, c := range []struct {
		name string
		system
	}{
		{"exchange", here},
		{"no exchange", noExchange},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesktop(t)
			d.publish(first)
			flip := sync.OnceFunc(func() { // as a failing disk would, after the stage was read back
				m := filepath.Join(d.root, besideName, "manifest.json")
				must(t, os.WriteFile(m, []byte("flipped"), 0o644))
			})
			_, err := site(context.Background(), second.files(), d.options(), c.before(flip))
			if want := "read back " + d.out + "/manifest.json: not what was written"; err == nil || err.Error() != want {
				t.Errorf("got %v, want %s", err, want)
			}
			d.holds(first)
		})
	}
}

// Every file that was written is read back before it can be published.
func TestTornStageIsNotPublished(t *testing.T) {
	d := newDesktop(t)
	d.publish(first)
	tear := system{exchange, func(root *os.Root, from, to string) error {
		if path.Base(to) == "index.html" { // all is written, this one is not new
			must(t, root.WriteFile(besideName+"/events/b.html", []byte("torn"), 0o644))
		}
		return root.Link(from, to)
	}}
	_, err := site(context.Background(), second.files(), d.options(), tear)
	if want := "read back " + d.out + "/events/b.html: not what was written"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	d.holds(first)
}

func TestOneBuildAtATime(t *testing.T) {
	d := newDesktop(t)
	d.publish(first)
	slow := chain(second.files(), render.File{Path: "z.txt", Write: func(io.Writer) error {
		_, err := Site(context.Background(), tree{"index.html": "other"}.files(), d.options())
		if r, ok := errors.AsType[*Refusal](err); !ok || !strings.Contains(r.Reason, "another build") {
			t.Errorf("got %v, want a refusal", err)
		}
		return nil
	}})
	_, err := Site(context.Background(), slow, d.options())
	must(t, err)
	d.holds(second.with(tree{"z.txt": ""}))
	d.publish(second) // the lock is free again
}

func TestManyBuildsAtOnce(t *testing.T) {
	d := newDesktop(t)
	d.publish(first)
	generation := func(i int) tree {
		return first.with(tree{"index.html": fmt.Sprint(i), "assets/annals.css": fmt.Sprint(i)})
	}
	const builds = 100
	done := make(chan error)
	for i := range builds {
		go func() {
			_, err := Site(context.Background(), generation(i).files(), d.options())
			done <- err
		}()
	}
	published := 0
	for range builds {
		err := <-done
		if r, ok := errors.AsType[*Refusal](err); ok && strings.Contains(r.Reason, "another build") {
			continue
		}
		must(t, err)
		published++
	}
	if published == 0 {
		t.Error("none came through")
	}
	now := look(t, d.out)["index.html"]
	d.holds(first.with(tree{"index.html": now, "assets/annals.css": now}))
}

// A reader of the folder sees one generation or the other at any moment.
func TestReaderDuringExchanges(t *testing.T) {
	d := newDesktop(t)
	generation := func(i int) tree { return tree{"index.html": fmt.Sprint(i), "about.html": fmt.Sprint(i)} }
	d.publish(generation(0))
	stop := make(chan struct{})
	done := make(chan int)
	go func() {
		read := 0
		defer func() { done <- read }()
		for {
			select {
			case <-stop:
				return
			default:
			}
			dir, err := os.OpenRoot(d.out)
			if err != nil {
				t.Errorf("the folder is not there: %v", err)
				return
			}
			a, errA := dir.ReadFile("index.html")
			b, errB := dir.ReadFile("about.html")
			dir.Close()
			if errA != nil || errB != nil {
				continue // this generation is being removed
			}
			if !bytes.Equal(a, b) {
				t.Errorf("saw generations %s and %s in one", a, b)
			}
			read++
		}
	}()
	for i := range 100 {
		d.publish(generation(i))
	}
	close(stop)
	if <-done == 0 {
		t.Error("the reader saw nothing")
	}
}
