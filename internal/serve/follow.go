package serve

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"runtime"
	"slices"
	"time"

	"annals/internal/build"
	"annals/internal/diag"
	"annals/internal/load"
)

// A view is what the server shows at one time. It never changes: another takes
// its place.
type view struct {
	serial   int           // counts the views; 0 before the first build
	pages    int           // the serial of the view that was the first to show these pages; 0 where there are none
	result   build.Result  // the last that had no errors
	problems string        // why the pages are older than the files, as the terminal shows it
	replaced chan struct{} // closed when another view took its place
}

// follow builds the site, and again for every batch of paths.
func (s *Server) follow(ctx context.Context, batches <-chan []string) {
	f := follower{Server: s, found: make(chan finding)}
	f.update(ctx, nil)
	for {
		select {
		case <-ctx.Done():
			f.wait()
			return
		case paths := <-batches:
			f.update(ctx, paths)
		case found := <-f.found:
			f.report(found)
		}
	}
}

// A follower keeps the view up to date with the files.
type follower struct {
	*Server
	found   chan finding
	stop    context.CancelFunc // ends the check that is under way
	checked chan struct{}      // closed when it has
	unsure  bool               // something could not be read: it is read again whatever changes
	said    string             // the problems that were printed last
}

// update reads what changed and, if anything did, shows what comes of it.
func (f *follower) update(ctx context.Context, paths []string) {
	started := time.Now()
	if f.unsure {
		paths = []string{"."}
	}
	changed, err := f.session.Changed(paths...)
	if err == nil && !changed && !f.unsure {
		return
	}
	f.leave()
	var r build.Result
	if err == nil {
		r, err = f.session.Build()
	}
	probs := append(r.Problems, problems(err)...)
	f.unsure = err != nil
	text := f.text(probs)
	if f.said != text {
		f.said = text
		f.print(probs)
	}
	fmt.Fprintf(f.options.Out, "%s · %s · %d ms\n", f.news(paths, r), tally(probs), time.Since(started).Milliseconds())
	if probs.Errors() > 0 {
		v := *f.view.Load()
		v.problems = f.text(stopping(probs))
		f.show(&v)
		return
	}
	v := &view{result: r, pages: -1}
	f.show(v)
	f.check(ctx, v)
}

// show puts v in the place of the view there is. Its pages are new if they
// are counted as -1.
func (s *Server) show(v *view) {
	old := s.view.Load()
	v.serial, v.replaced = old.serial+1, make(chan struct{})
	if v.pages < 0 {
		v.pages = v.serial
	}
	s.view.Store(v)
	close(old.replaced)
}

// A finding is what the pages of a view showed to be wrong when they were made.
type finding struct {
	view     *view
	problems diag.List
}

// courtesy is how long a check waits: what the browser asks for comes first.
const courtesy = 200 * time.Millisecond

// check makes every page of v in the background, as a build would, until the
// next change.
func (f *follower) check(ctx context.Context, v *view) {
	ctx, f.stop = context.WithCancel(ctx)
	done := make(chan struct{})
	f.checked = done
	go func() {
		defer close(done)
		select {
		case <-time.After(courtesy):
		case <-ctx.Done():
			return
		}
		runtime.GC() // what the last view leaves: better now than while the next is made
		probs, err := v.result.PageProblems(ctx)
		if probs = append(probs, problems(err)...); len(probs) > 0 {
			select {
			case f.found <- finding{v, probs}:
			case <-ctx.Done():
			}
		}
	}()
}

// leave ends the check that is under way, if there is one, without waiting for
// the page that it is at: a change is to be seen at once.
func (f *follower) leave() {
	if f.stop != nil {
		f.stop()
	}
}

// wait ends the check that is under way and waits until it has.
func (f *follower) wait() {
	if f.stop != nil {
		f.stop()
		<-f.checked
	}
}

// report shows what a check found, over the pages that have it.
func (f *follower) report(found finding) {
	v := f.view.Load()
	if v != found.view {
		return // they are not shown any more
	}
	f.print(found.problems)
	f.said = "" // so that the same is said again when it comes again
	fmt.Fprintf(f.options.Out, "made every page · %s\n", tally(found.problems))
	next := *v
	next.problems = f.text(stopping(found.problems))
	f.show(&next)
}

// print writes problems to the terminal.
func (f *follower) print(probs diag.List) {
	p := diag.Printer{Source: f.source, Color: f.options.Color}
	_ = p.Print(f.options.Err, probs) // a terminal that is gone ends no server
}

// text is problems as the terminal shows them, without colour.
func (s *Server) text(probs diag.List) string {
	var b bytes.Buffer
	_ = diag.Printer{Source: s.source}.Print(&b, probs) // a bytes.Buffer takes everything
	return b.String()
}

func (s *Server) source(file string) []byte { return load.Source(s.fsys, file) }

// news says in a line what was read: of several paths one that is there.
func (f *follower) news(paths []string, r build.Result) string {
	switch {
	case len(paths) == 0 && r.Site != nil:
		return fmt.Sprintf("read %s and %s", count(len(r.Site.Events), "event"), count(len(r.Site.Sources), "source"))
	case len(paths) == 0:
		return "read the site"
	}
	there := slices.DeleteFunc(slices.Clone(paths), func(p string) bool {
		_, err := fs.Stat(f.fsys, p)
		return err != nil
	})
	if len(there) == 0 {
		there = paths
	}
	if len(there) > 1 {
		return fmt.Sprintf("changed %s and %d more", there[0], len(there)-1)
	}
	return "changed " + there[0]
}

func tally(probs diag.List) string {
	n := probs.Errors()
	return count(n, "error") + ", " + count(len(probs)-n, "warning")
}

// count writes "1 error", "2 errors".
func count(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}
