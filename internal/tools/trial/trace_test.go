//go:build trial && linux

package trial

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A call is one system call of a build, as strace tells it.
type call struct {
	name       string
	args       []arg
	failed     bool
	begin, end int // lines of the trace: calls of several threads overlap
}

// An arg is one argument: a number with the path that it stands for if it is
// a file, a string, or anything else.
type arg struct{ text, path string }

var (
	line   = regexp.MustCompile(`^(\d+) +(?:<\.\.\. (\w+) resumed>|(\w+)\()(.*)$`)
	fdPath = regexp.MustCompile(`^(?:\d+|AT_FDCWD)<(.*)>$`)
	result = regexp.MustCompile(`^(.*)\) += (-?\d+|0x[0-9a-f]+|\?)`)
)

// How much of what is read and written a trace holds: no more than a path, or all.
const (
	paths = "4096"
	whole = "4000000"
)

// tracing is the command that writes the named calls of another one to a file,
// with so much of what they read and write.
func tracing(file, much string, names ...string) []string {
	return []string{"strace", "-f", "--seccomp-bpf", "-qq", "-y", "-xx", "-s", much, "-e", "signal=none",
		"-e", "trace=" + strings.Join(names, ","), "-o", file}
}

// readTrace reads what strace wrote, in the order in which the calls ended.
func readTrace(file string) ([]call, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	type half struct {
		args  string
		begin int
	}
	var calls []call
	open := map[string]half{} // by thread
	for i, l := range strings.Split(string(text), "\n") {
		m := line.FindStringSubmatch(l)
		if m == nil {
			continue // a thread that ended
		}
		thread, name, args, begin := m[1], m[2]+m[3], m[4], i
		if m[2] != "" {
			h := open[thread]
			args, begin = h.args+args, h.begin
		}
		if before, ok := strings.CutSuffix(args, " <unfinished ...>"); ok {
			open[thread] = half{before, begin}
			continue
		}
		r := result.FindStringSubmatch(args)
		if r == nil {
			return nil, fmt.Errorf("line %d of the trace: %.200s", i+1, l)
		}
		c := call{name: name, failed: strings.HasPrefix(r[2], "-"), begin: begin, end: i}
		for a := range strings.SplitSeq(r[1], ", ") {
			parsed, err := readArg(a)
			if err != nil {
				return nil, fmt.Errorf("line %d of the trace: %w", i+1, err)
			}
			c.args = append(c.args, parsed)
		}
		calls = append(calls, c)
	}
	return calls, nil
}

func readArg(s string) (arg, error) {
	s = strings.TrimSpace(s)
	if m := fdPath.FindStringSubmatch(s); m != nil {
		p, err := unhex(m[1])
		return arg{path: p}, err
	}
	if strings.HasPrefix(s, `"`) {
		text, err := unhex(strings.Trim(strings.TrimSuffix(s, "..."), `"`))
		return arg{text: text}, err
	}
	return arg{text: s}, nil
}

func unhex(s string) (string, error) { return strconv.Unquote(`"` + s + `"`) }

// at is the file or folder that a call is about: of two, the one it changes.
func (c call) at() string {
	switch {
	case c.name == "linkat":
		return c.args[2].path
	case len(c.args) > 1 && filepath.IsAbs(c.args[1].text):
		return c.args[1].text
	}
	return c.args[0].path
}

// A point is a moment in a build: the n-th time that it makes a call for a
// path.
type point struct {
	call, path string
	n          int
}

func (p point) String() string { return fmt.Sprintf("%s %s (%d)", p.call, filepath.Base(p.path), p.n) }

// points records a build of the next generation on a desk and lists its calls
// of these names, as far as they are for the desk or the site. The build is
// published.
func (d *desk) points(names ...string) []point {
	d.Helper()
	calls := d.trace(paths, names...)
	seen := map[point]int{}
	var all []point
	for _, c := range calls {
		if !slices.Contains(names, c.name) || !strings.HasPrefix(c.at(), bench) {
			continue
		}
		p := point{call: c.name, path: strings.Replace(strings.Replace(c.at(), d.dir, "DESK", 1), sites[d.next()], "SITE", 1)}
		seen[p]++
		p.n = seen[p]
		all = append(all, p)
	}
	d.now = d.next()
	return all
}

// trace records a build of the next generation, and so much of what it reads and
// writes.
func (d *desk) trace(much string, names ...string) []call {
	d.Helper()
	file := filepath.Join(bench, "trace-"+filepath.Base(d.dir))
	defer os.Remove(file)
	o := d.run(d.command(context.Background(), d.next(), tracing(file, much, names...)...), nil)
	if o.exit != 0 {
		d.Fatal(o)
	}
	calls, err := readTrace(file)
	if err != nil {
		d.Fatal(err)
	}
	return calls
}

// on is the command that does something to another one at a point: what is
// strace's word for it, such as "error=EIO".
func (d *desk) on(p point, what, file string) []string {
	at := strings.Replace(strings.Replace(p.path, "DESK", d.dir, 1), "SITE", sites[d.next()], 1)
	return []string{"strace", "-f", "--seccomp-bpf", "-qq", "-P", at, "-e", "trace=" + p.call,
		"-e", fmt.Sprintf("inject=%s:%s:when=%d", p.call, what, p.n), "-o", file}
}
