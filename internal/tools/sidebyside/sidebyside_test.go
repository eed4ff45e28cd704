//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"annals/internal/gensite"
)

func TestRatio(t *testing.T) {
	ours := []Take{{wall: 2, cpu: 3, peak: 10}, {wall: 9, cpu: 4, peak: 30}, {wall: 4, cpu: 5, peak: 20}}
	other := []Take{{wall: 1, cpu: 3}, {wall: 3, cpu: 1}, {wall: 4, cpu: 5}}
	// of the pairs, not of the medians
	if got := ratio(wall, ours, other); got != 2 {
		t.Errorf("seconds: %v, want 2", got)
	}
	if got := ratio(cpu, ours, other); got != 1 {
		t.Errorf("of the processors: %v, want 1", got)
	}
	if got, want := medians(ours), (Take{4, 4, 20}); got != want {
		t.Errorf("medians %v, want %v", got, want)
	}
	if got, want := (Take{1, 2, 30}).and(Take{2, 3, 20}), (Take{3, 5, 30}); got != want {
		t.Errorf("one after another %v, want %v", got, want)
	}
	if got := median([]int{4, 1, 3, 2}); got != 2 {
		t.Errorf("median of four: %d, want 2", got)
	}
}

// Everyone is first in turn.
func TestInTurn(t *testing.T) {
	var order strings.Builder
	var rivals []*rival
	for _, name := range []string{"a", "b", "c"} {
		rivals = append(rivals, &rival{run: func() (Take, error) { order.WriteString(name); return Take{}, nil }})
	}
	if err := inTurn(4, rivals); err != nil {
		t.Fatal(err)
	}
	if got := order.String(); got != "abcbcacababc" || len(rivals[0].takes) != 4 {
		t.Errorf("the order is %s, a ran %d times", got, len(rivals[0].takes))
	}
}

func TestBound(t *testing.T) {
	for _, tt := range []struct {
		bound, times float64
		fails        bool
	}{{0, 99, false}, {2, 2, false}, {2, 2.01, true}} {
		b := &bench{Options: Options{bound: tt.bound}}
		if err := b.bounded(tt.times); (err != nil) != tt.fails {
			t.Errorf("%v times, %v wanted: %v", tt.times, tt.bound, err)
		}
	}
}

func TestOptions(t *testing.T) {
	o, err := options([]string{"-sizes", "20,10", "-only", "cold,sync", "-hugo", "", "-runs", "0"})
	if err != nil {
		t.Fatal(err)
	}
	if o.sizes[0] != 10 || o.sizes[1] != 20 || len(o.only) != 2 || o.hugo != "" || o.runs != 1 || !filepath.IsAbs(o.disk) {
		t.Errorf("%+v", o)
	}
	for _, args := range [][]string{{"-sizes", "many"}, {"-sizes", "3"}, {"-only", "hot"}, {"-other"}} {
		if _, err := options(args); err == nil {
			t.Errorf("%q: no error", args)
		}
	}
}

// TestEdit changes one entry, and again another time.
func TestEdit(t *testing.T) {
	s := site{n: 6, root: t.TempDir()}
	if err := os.CopyFS(s.root, gensite.Site(s.n)); err != nil {
		t.Fatal(err)
	}
	for _, i := range []int{2, 2} {
		if err := s.edit(i); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(filepath.Join(s.root, gensite.File(2, s.n)))
	if err != nil || !strings.Contains(string(text), `summary = "Said 2. Said 2. `) {
		t.Errorf("%v\n%s", err, text)
	}
}

// What other programs print is found in their output.
func TestFound(t *testing.T) {
	const out = "BenchmarkSaveToReload/entries=1000-2         \t      30\t1062083291 ns/op\t        61.23 ms-median\t        83.91 ms-p90\t        44.10 ms-processors\nPASS\n"
	m := benchLine.FindStringSubmatch(out)
	if len(m) != 5 || m[1] != "1000" || m[2] != "61.23" || m[3] != "83.91" || m[4] != "44.10" {
		t.Errorf("of the benchmark: %q", m)
	}
	if got := stageLine.FindString("done in 0.10 s\nstages     load 0.01 s · link 0.02 s\n"); got != "stages     load 0.01 s · link 0.02 s" {
		t.Errorf("of --verbose: %q", got)
	}
}

func TestTake(t *testing.T) {
	took, out, err := take(t.Context(), t.TempDir(), "sh", "-c", "pwd; echo said")
	if err != nil || !strings.HasSuffix(string(out), "\nsaid\n") || took.wall <= 0 || took.peak <= 0 {
		t.Errorf("%v %q %v", took, out, err)
	}
	if _, _, err := take(t.Context(), ".", "sh", "-c", "echo wrong >&2; exit 3"); err == nil || !strings.Contains(err.Error(), "wrong") {
		t.Errorf("a program that fails: %v", err)
	}
}

func TestWeigh(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, gensite.Site(4)); err != nil {
		t.Fatal(err)
	}
	want := 0
	for _, f := range gensite.Site(4) {
		want += len(f.Data)
	}
	if w, err := weigh(dir); err != nil || w.files != len(gensite.Site(4)) || w.bytes != int64(want) {
		t.Errorf("%+v, %v; want %d, %d", w, err, len(gensite.Site(4)), want)
	}
}
