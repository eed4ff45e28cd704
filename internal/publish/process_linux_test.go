package publish

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// The test binary runs itself as another process: to be killed, or to be a
// user with fewer rights.
const childEnv, rootEnv = "ANNALS_TEST_CHILD", "ANNALS_TEST_ROOT"

var children = map[string]func(desktop) error{
	"exchange":    func(d desktop) error { return d.publishForEver(false, here) },
	"no exchange": func(d desktop) error { return d.publishForEver(false, noExchange) },
	"in place":    func(d desktop) error { return d.publishForEver(true, here) },

	"first":               func(d desktop) error { return d.publishOnce(first, false, here) },
	"second":              func(d desktop) error { return d.publishOnce(second, false, here) },
	"second, no exchange": func(d desktop) error { return d.publishOnce(second, false, noExchange) },
	"second in place":     func(d desktop) error { return d.publishOnce(second, true, here) },
	"mount points":        mountPoints,
}

func TestMain(m *testing.M) {
	child := children[os.Getenv(childEnv)]
	if child == nil {
		os.Exit(m.Run())
	}
	root := os.Getenv(rootEnv)
	if err := child(desktop{nil, root, filepath.Join(root, "public")}); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func (d desktop) child(name string) *exec.Cmd {
	exe, err := os.Executable()
	must(d, err)
	cmd := exec.Command(exe)
	cmd.Env = append(os.Environ(), childEnv+"="+name, rootEnv+"="+d.root)
	return cmd
}

func (d desktop) publishOnce(t tree, inPlace bool, sys system) error {
	o := d.options()
	o.InPlace = inPlace
	_, err := site(context.Background(), t.files(), o, sys)
	return err
}

var (
	even = large("even")
	odd  = large("odd").with(tree{"odd/only.html": "odd"})
)

func large(name string) tree {
	t := tree{"assets/same.css": "same"}
	for i := range 12 {
		t[fmt.Sprintf("events/%02d.html", i)] = strings.Repeat(name, 1000)
		t[fmt.Sprintf("sources/%02d.html", i)] = "same"
	}
	return t
}

// publishForEver publishes one generation after the other and says so on
// standard output at the start.
func (d desktop) publishForEver(inPlace bool, sys system) error {
	o := d.options()
	o.InPlace = inPlace
	fmt.Println("here we go")
	for {
		for _, t := range []tree{odd, even} {
			if _, err := site(context.Background(), t.files(), o, sys); err != nil {
				return err
			}
		}
	}
}

// At whatever moment a build is killed, the folder is exactly one generation,
// and the next build leaves no trace of it. In place the folder can be mixed
// until then.
func TestKill(t *testing.T) {
	foreign := tree{"CNAME": "example.org", ".well-known/acme/token": "x"}
	rounds, seed := 12, rand.Uint64()
	if testing.Short() {
		rounds = 4
	}
	for _, way := range []struct {
		name string
		system
	}{{"exchange", here}, {"no exchange", noExchange}, {"in place", here}} {
		t.Run(way.name, func(t *testing.T) {
			random := rand.New(rand.NewPCG(seed, 0))
			d := newDesktop(t)
			d.publish(even)
			foreign.lay(t, d.out)
			left := 0
			for round := range rounds {
				d.kill(way.name, time.Duration(random.IntN(15_000))*time.Microsecond)

				_, err := os.Lstat(d.out)
				switch {
				case way.name == "in place":
				case way.name == "no exchange" && errors.Is(err, os.ErrNotExist):
					// The moment between the two renames.
				default:
					d.isOneOf(even.with(foreign), odd.with(foreign))
				}
				for _, name := range []string{besideName, asideName, "public/.annals-stage"} {
					if _, err := os.Lstat(filepath.Join(d.root, name)); err == nil {
						left++
					}
				}

				next := []tree{even, odd}[round%2]
				o := d.options()
				o.InPlace = way.name == "in place"
				d.publishWith(next, o, way.system)
				d.holds(next.with(foreign))
				if t.Failed() {
					t.Fatalf("in round %d with seed %d", round, seed)
				}
			}
			t.Logf("%d of %d kills left something", left, rounds)
		})
	}
}

func (d desktop) kill(name string, after time.Duration) {
	d.Helper()
	cmd := d.child(name)
	out, err := cmd.StdoutPipe()
	must(d, err)
	var complaint strings.Builder
	cmd.Stderr = &complaint
	must(d, cmd.Start())
	_, err = bufio.NewReader(out).ReadString('\n')
	must(d, err)
	time.Sleep(after)
	must(d, cmd.Process.Kill())
	cmd.Wait()
	if complaint.Len() > 0 {
		d.Errorf("the build failed by itself: %s", complaint.String())
	}
}

func (d desktop) isOneOf(a, b tree) {
	d.Helper()
	got := look(d, d.out).without("manifest.json")
	if diff := cmp.Diff(a, got); diff != "" && !cmp.Equal(b, got) {
		d.Errorf("neither generation: -want +got\n%s", diff)
	}
}

// asNobody gives the child the rights of the files' owner and no more, even
// if the tests are run by root.
func asNobody(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags:  syscall.CLONE_NEWUSER,
		UidMappings: []syscall.SysProcIDMap{{ContainerID: 1000, HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{ContainerID: 1000, HostID: os.Getgid(), Size: 1}},
	}
}

// run returns what the child complains of, and skips the test where the system
// does not allow such a child.
func run(t *testing.T, cmd *exec.Cmd) string {
	t.Helper()
	var complaint strings.Builder
	cmd.Stderr = &complaint
	err := cmd.Run()
	if _, ran := errors.AsType[*exec.ExitError](err); err != nil && !ran {
		t.Skip("no user namespaces here:", err)
	}
	return complaint.String()
}

func TestReadOnly(t *testing.T) {
	for _, c := range []struct {
		name, child, locked string
		mode                os.FileMode
		want                string
	}{
		{"manifest", "second", "public/manifest.json", 0, "read %s/public/manifest.json: permission denied"},
		{"folder above", "second", "", 0o555, "make %s/.public.annals-stage: permission denied"},
		{"folder above, in place", "second in place", "", 0o555, ""},
		{"folder, in place", "second in place", "public", 0o555, "make %s/public/.annals-stage: permission denied"},
		{"folder in it", "second", "public/events", 0o555, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesktop(t)
			d.publish(first)
			locked := filepath.Join(d.root, c.locked)
			must(t, os.Chmod(locked, c.mode))
			t.Cleanup(func() { os.Chmod(locked, 0o755) })
			cmd := d.child(c.child)
			asNobody(cmd)
			got := run(t, cmd)
			if c.mode == 0 {
				must(t, os.Chmod(locked, 0o644))
			}
			if c.want == "" {
				if got != "" {
					t.Error(got)
				}
				d.holds(second)
				return
			}
			if want := fmt.Sprintf(c.want, d.root); !strings.HasPrefix(got, want) {
				t.Errorf("got %q, want %q", got, want)
			}
			d.holds(first)
		})
	}
}

// What others keep to themselves cannot come along to a new folder, and does
// not need to if the folder stays.
func TestUnreadableForeignFolder(t *testing.T) {
	for name, want := range map[string]string{
		"second":          "read %s/public/private: permission denied",
		"second in place": "",
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesktop(t)
			d.publish(first)
			foreign := tree{"private/letter": "mine"}
			foreign.lay(t, d.out)
			private := filepath.Join(d.out, "private")
			must(t, os.Chmod(private, 0))
			t.Cleanup(func() { os.Chmod(private, 0o755) })
			cmd := d.child(name)
			asNobody(cmd)
			got := run(t, cmd)
			must(t, os.Chmod(private, 0o755))
			if want == "" {
				if got != "" {
					t.Error(got)
				}
				d.holds(second.with(foreign))
				return
			}
			if want := fmt.Sprintf(want, d.root); !strings.HasPrefix(got, want) {
				t.Errorf("got %q, want %q", got, want)
			}
			d.holds(first.with(foreign))
		})
	}
}

// A pipe of others is neither read nor lost.
func TestForeignPipe(t *testing.T) {
	d := newDesktop(t)
	d.publish(first)
	pipe := filepath.Join(d.out, "pipe")
	must(t, syscall.Mkfifo(pipe, 0o644))
	d.publish(second)
	if info, err := os.Lstat(pipe); err != nil || info.Mode()&os.ModeNamedPipe == 0 {
		t.Errorf("the pipe is now %v (%v)", info, err)
	}
	_, err := site(context.Background(), second.with(tree{"index.html": "new"}).files(), d.options(), noLinks)
	if want := "copy " + pipe + ": neither a file, a folder nor a link"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	must(t, os.Remove(pipe))
	d.holds(second)

	must(t, os.Remove(filepath.Join(d.out, "manifest.json")))
	must(t, syscall.Mkfifo(filepath.Join(d.out, "manifest.json"), 0o644))
	if _, err := Site(context.Background(), first.files(), d.options()); err == nil || !strings.Contains(err.Error(), "not a regular file") {
		t.Errorf("got %v, want a refusal of the manifest", err)
	}
}

// A folder that is a mount point cannot change its name, and the one above may
// be read-only then.
func TestMountPoint(t *testing.T) {
	d := newDesktop(t)
	cmd := d.child("mount points")
	cmd.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS,
		UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}},
	}
	if got := run(t, cmd); strings.Contains(got, "mount: operation not permitted") {
		t.Skip("no mounts here")
	} else if got != "" {
		t.Error(got)
	}
}

func mountPoints(d desktop) error {
	mount := func(at string, flags uintptr) error {
		if err := syscall.Mount("tmpfs", at, "tmpfs", flags, ""); err != nil {
			return fmt.Errorf("mount: %w", err)
		}
		return nil
	}
	if err := mount(d.root, 0); err != nil {
		return err
	}
	if err := errors.Join(os.Mkdir(d.out, 0o755), mount(d.out, 0)); err != nil {
		return err
	}
	for i, t := range []tree{first, second, second, second.with(tree{"index.html": "new"})} {
		if i == 3 {
			if err := mount(d.root, syscall.MS_REMOUNT|syscall.MS_RDONLY); err != nil {
				return err
			}
		}
		report, err := Site(context.Background(), t.files(), d.options())
		if err != nil {
			return fmt.Errorf("build %d: %w", i, err)
		}
		if changes := i != 2; report.InPlace != changes {
			return fmt.Errorf("build %d: in place %v, want %v", i, report.InPlace, changes)
		}
		for p, want := range t {
			if got, err := os.ReadFile(filepath.Join(d.out, p)); string(got) != want {
				return fmt.Errorf("build %d: %s is %q (%v), want %q", i, p, got, err, want)
			}
		}
		if _, err := os.Lstat(filepath.Join(d.root, besideName)); err == nil {
			return fmt.Errorf("build %d: the stage is still there", i)
		}
	}
	return nil
}
