//go:build trial && linux

package trial

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A desk is a folder with a published site in it, and things that are none of
// annals' business.
type desk struct {
	*testing.T
	dir   string
	now   int      // the generation that is published
	under []string // the program that the builds run under, if any
	out   string   // what they call the published folder
}

// foreign stands in the published folder, bystander beside it.
var foreign = tree{"CNAME": "example.org", ".well-known/acme/token": "x"}

const bystander = "thesis.txt"

func newDesk(t *testing.T) *desk {
	t.Helper()
	dir, err := os.MkdirTemp(bench, "desk-")
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{T: t, dir: dir, out: filepath.Join(dir, "public")}
	d.set()
	return d
}

// set lays the desk anew, with generation 0.
func (d *desk) set() {
	d.Helper()
	os.RemoveAll(d.dir)
	d.lay(foreign.in("public").with(trees[0].in("public")).with(tree{bystander: "years of work"}))
	d.now = 0
}

// lay writes a tree to the desk.
func (d *desk) lay(t tree) {
	d.Helper()
	for p, content := range t {
		at := filepath.Join(d.dir, p)
		err := os.MkdirAll(filepath.Dir(at), 0o755)
		if strings.HasSuffix(p, "/") {
			err = errors.Join(err, os.MkdirAll(at, 0o755))
		} else {
			err = errors.Join(err, os.WriteFile(at, []byte(content), 0o644))
		}
		if err != nil {
			d.Fatal(err)
		}
	}
}

// in is the tree as part of a larger one.
func (t tree) in(dir string) tree {
	all := tree{}
	for p, content := range t {
		all[dir+"/"+p] = content
	}
	return all
}

func (d *desk) next() int { return 1 - d.now }

// An outcome is how a run of the program ended.
type outcome struct {
	exit   int // -1: killed
	said   string
	killed bool
	hung   bool
}

func (o outcome) String() string { return fmt.Sprintf("exit %d: %s", o.exit, o.said) }

// command builds generation i to the desk, under another program if any is
// named.
func (d *desk) command(ctx context.Context, i int, under ...string) *exec.Cmd {
	args := slices.Concat(d.under, under, []string{annals, "build", "--root", sites[i], "--out", d.out})
	cmd := exec.CommandContext(ctx, args[0], args[1:]...)
	cmd.Dir = bench
	return cmd
}

// run gives a command a minute, which no build here needs.
func (d *desk) run(cmd *exec.Cmd, during func(*exec.Cmd)) outcome {
	var said bytes.Buffer
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		return outcome{said: err.Error(), hung: true}
	}
	hung := time.AfterFunc(time.Minute, func() { cmd.Process.Signal(syscall.SIGQUIT) })
	if during != nil {
		during(cmd)
	}
	err := cmd.Wait()
	o := outcome{exit: cmd.ProcessState.ExitCode(), said: last(said.String()), hung: !hung.Stop()}
	if status, ok := cmd.ProcessState.Sys().(syscall.WaitStatus); ok && status.Signaled() {
		o.killed = status.Signal() == syscall.SIGKILL
	} else if err != nil && o.exit == 0 {
		o.said = err.Error()
	}
	return o
}

// last is the end of what a program said.
func last(said string) string {
	lines := strings.Split(strings.TrimSpace(said), "\n")
	return lines[len(lines)-1]
}

// judge says what is wrong with the desk after a build of the next generation
// that ended so, "" if nothing is.
func (d *desk) judge(o outcome) string {
	if o.hung {
		return "hangs: " + o.String()
	}
	whole, err := look(d.dir)
	if err != nil {
		return err.Error()
	}
	public := tree{}
	for p, content := range whole {
		first, rest, _ := strings.Cut(p, "/")
		switch first {
		case "public":
			public[rest] = content
		case bystander:
			if content != "years of work" {
				return "touched " + p
			}
		case ".public.annals-stage", ".public.annals-old":
			// What an error kept from being removed goes with the next build.
		default:
			return "made " + p
		}
	}
	if _, ok := whole[bystander]; !ok {
		return "removed " + bystander
	}
	old, new := trees[d.now].with(foreign), trees[d.next()].with(foreign)
	switch {
	case new.same(public) && (o.exit == 0 || o.killed):
		return ""
	case old.same(public) && o.exit != 0:
		return ""
	case new.same(public):
		return "published the next generation and says it did not: " + o.String()
	case old.same(public):
		return "says it published the next generation and did not"
	case o.exit == 3 && strings.Contains(o.said, halfReplaced) && public.between(old, new):
		return "" // and the next build is watched completing it
	}
	return fmt.Sprintf("neither generation (from the old one: %s; from the next one: %s); %s", old.differs(public), new.differs(public), o)
}

// halfReplaced is what a build says that was stopped replacing files one by
// one, as it does where the folder above cannot be written.
const halfReplaced = "may be half replaced, the next build completes it"

// between reports whether a folder is on its way from one generation to
// another: each file is of one of them, none is missing that both
// have, and the rest of the way is laid out.
func (t tree) between(old, next tree) bool {
	const staged = ".annals-stage/"
	if t[staged+"manifest.json"] != next["manifest.json"] {
		return false
	}
	for p, content := range t {
		if p == staged || strings.HasPrefix(p, staged) || strings.HasSuffix(p, "/") {
			continue
		}
		if was, ok := old[p]; ok && was == content {
			continue
		}
		if is, ok := next[p]; !ok || is != content {
			return false
		}
	}
	for p := range old {
		if _, ok := next[p]; ok && t[p] == "" && old[p] != "" {
			return false
		}
	}
	return true
}

// recover lets the next build come, which must put everything right. Each desk
// goes on with the generation after that.
func (d *desk) recover() string {
	o := d.run(d.command(context.Background(), d.next()), nil)
	if o.exit != 0 {
		return "the next build fails: " + o.String()
	}
	if wrong := d.judge(o); wrong != "" {
		return "after the next build: " + wrong
	}
	if d.litter() {
		return "the next build leaves what the stopped one left"
	}
	d.now = d.next()
	return ""
}

// after judges a build and lets the next one come. It reports whether all is
// right; if not, it says so, and lays the desk anew.
func (d *desk) after(what string, o outcome) bool {
	wrong := d.judge(o)
	if wrong == "" {
		wrong = d.recover()
	}
	if wrong != "" {
		d.Errorf("%s: %s", what, wrong)
		d.set()
	}
	return wrong == ""
}

// litter reports whether a stopped build left something.
func (d *desk) litter() bool {
	for _, name := range []string{".public.annals-stage", ".public.annals-old"} {
		if _, err := os.Lstat(filepath.Join(d.dir, name)); err == nil {
			return true
		}
	}
	return false
}
