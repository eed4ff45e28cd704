//go:build unix

package serve

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"annals/internal/gensite"
	"annals/templates"
)

// BenchmarkSaveToReload saves one entry of a large site in a real folder and
// waits until a browser has its page, and says what of the processors' time went
// into it, with the check of what was saved before: the watch, the pause for programs that
// save in steps, reading, judging, linking, the event, the page. The rounds are
// those of a quick editor: a page is looked at for a second before the next save.
func BenchmarkSaveToReload(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		b.Run(fmt.Sprintf("entries=%d", n), func(b *testing.B) { saveToReload(b, n) })
	}
}

// breath is how long the editor of the benchmark looks at a page before the
// next save: no person is faster.
const breath = time.Second

func saveToReload(b *testing.B, n int) {
	root := folder(b, n)
	fsys := os.DirFS(root)
	w, err := Notify(root, fsys)
	if err != nil {
		b.Fatal(err)
	}
	l, err := Listen("127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	s := New(fsys, templates.Over(below{fsys, "templates"}), Options{Root: root, Out: io.Discard, Err: os.Stderr})
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error)
	go func() { ended <- s.Site(ctx, l, w) }()
	c := &client{T: &testing.T{}, url: "http://" + l.Addr().String(), server: s}
	c.listen(ctx)
	last := <-c.events
	for last.Pages == 0 {
		last = <-c.events
	}
	var took, spent []time.Duration
	for b.Loop() {
		i := len(took)
		entry := gensite.File(i*37%n, n)
		word := fmt.Sprintf("Said%d.", i)
		now := strings.Replace(text(b, root, entry), `summary = "`, `summary = "`+word+` `, 1)
		started, before := time.Now(), processors(b)
		save(b, root, entry, now)
		next := <-c.events
		for next.Pages == last.Pages { // a word about problems
			next = <-c.events
		}
		last = next
		answer, err := http.Get(c.url + "/events/" + gensite.EventID(i*37%n) + ".html")
		if err != nil {
			b.Fatal(err)
		}
		page, err := io.ReadAll(answer.Body)
		took, spent = append(took, time.Since(started)), append(spent, processors(b)-before)
		if err != nil || !strings.Contains(string(page), word) || next.Problems != "" {
			b.Fatalf("save %d: the page does not hold it: %v, %+v", i, err, next)
		}
		b.StopTimer()
		time.Sleep(breath)
		b.StartTimer()
	}
	report := func(list []time.Duration, part float64, unit string) {
		slices.Sort(list)
		b.ReportMetric(float64(list[int(float64(len(list))*part)].Microseconds())/1000, unit)
	}
	report(took, 0.5, "ms-median")
	report(took, 0.9, "ms-p90")
	report(spent, 0.5, "ms-processors")
	cancel()
	if err := <-ended; err != nil {
		b.Error(err)
	}
}

// processors is the time that they have spent on this process.
func processors(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
