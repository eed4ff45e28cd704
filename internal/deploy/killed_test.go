//go:build unix

package deploy_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"

	"annals/internal/deploy"
	"annals/internal/manifest"
	"annals/internal/publish"
)

// A job is one deploy in a process of its own, which can be killed.
type job struct {
	From, To string // a folder, or a repository whose branch is "pages"
	Branch   bool
	Work     string
}

func TestMain(m *testing.M) {
	if text := os.Getenv("ANNALS_TEST_DEPLOY"); text != "" {
		if err := do(text); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func do(text string) error {
	var j job
	if err := json.Unmarshal([]byte(text), &j); err != nil {
		return err
	}
	t, err := deploy.Open(os.DirFS(j.From))
	if err != nil {
		return err
	}
	o := deploy.Options{MaxDeletes: 1 << 20}
	if j.Branch {
		_, _, err = deploy.Branch{Remote: j.To, Name: "pages", Work: j.Work}.Deploy(context.Background(), t, o)
	} else {
		_, _, err = deploy.Folder(context.Background(), t, os.DirFS(j.To), publish.Options{Out: j.To, InPlace: true}, o)
	}
	return err
}

// begin starts the job in a process group of its own.
func (j job) begin(t *testing.T) (*exec.Cmd, *bytes.Buffer) {
	t.Helper()
	text, err := json.Marshal(j)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "ANNALS_TEST_DEPLOY="+string(text))
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	var said bytes.Buffer
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd, &said
}

// run does the job to its end.
func (j job) run(t *testing.T) {
	t.Helper()
	cmd, said := j.begin(t)
	if err := cmd.Wait(); err != nil {
		t.Fatalf("deploy: %v\n%s", err, said)
	}
}

// killWhen starts the job and kills it, and all it started, as soon as a moment
// has come. It reports whether the job was still running.
func (j job) killWhen(t *testing.T, moment func() bool) bool {
	t.Helper()
	cmd, said := j.begin(t)
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	for {
		select {
		case err := <-ended:
			if err != nil {
				t.Fatalf("deploy: %v\n%s", err, said)
			}
			return false
		default:
		}
		if moment() {
			_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
			return <-ended != nil
		}
	}
}

// generation is a site of n pages, each of which shows an asset of its own whose
// name changes with every generation; its feed names all pages.
func generation(t *testing.T, dir string, number, n int) {
	t.Helper()
	files := map[string]string{}
	var feed strings.Builder
	for i := range n {
		asset := fmt.Sprintf("assets/%03d.gen%d.css", i, number)
		page := fmt.Sprintf("pages/%03d.html", i)
		if i%10 == 9 { // some pages come and go
			page = fmt.Sprintf("pages/%03d-gen%d.html", i, number)
		}
		files[asset] = fmt.Sprint("p{}", number)
		files[page] = fmt.Sprintf(`<link href="../%s">generation %d`, asset, number)
		fmt.Fprintf(&feed, "<link href=%q/>", page)
	}
	files["feeds/all.atom"] = feed.String()
	tr := tree(t, files)
	for f := range tr.Files() {
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(dir, f.Path), b.String())
	}
	var b bytes.Buffer
	if err := tr.Edition.Write(&b); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, manifest.Name), b.String())
}

var href = regexp.MustCompile(`href="([^"]+)"`)

// missing lists what pages and feeds of a site point at and is not there.
func missing(site map[string]string) (list []string) {
	for at, content := range site {
		if !strings.HasPrefix(at, "pages/") && !strings.HasPrefix(at, "feeds/") {
			continue
		}
		for _, m := range href.FindAllStringSubmatch(content, -1) {
			if to := strings.TrimPrefix(m[1], "../"); site[to] == "" {
				list = append(list, at+" → "+to)
			}
		}
	}
	slices.Sort(list)
	return list
}

// TestMissingSees: the judge of the tests below sees a hole.
func TestMissingSees(t *testing.T) {
	got := missing(map[string]string{"pages/1.html": `<link href="../assets/1.css">`, "pages/2.html": `<link href="../assets/2.css">`, "assets/2.css": "p{}"})
	if want := "pages/1.html → assets/1.css"; strings.Join(got, ", ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
}

// TestKilledFileByFile kills deploys to a folder at every quarter of the way through
// assets, pages, feed and deletions. No page points at what is missing, ever, and
// the next deploy completes what the killed one left.
func TestKilledFileByFile(t *testing.T) {
	const n = 120
	root := t.TempDir()
	one, two, to := filepath.Join(root, "1"), filepath.Join(root, "2"), filepath.Join(root, "www")
	generation(t, one, 1, n)
	generation(t, two, 2, n)
	want := read(t, os.DirFS(two))

	there := func(file string) bool { _, err := os.Lstat(filepath.Join(to, file)); return err == nil }
	page := func(i, gen int) func() bool {
		return func() bool {
			b, err := os.ReadFile(filepath.Join(to, fmt.Sprintf("pages/%03d.html", i)))
			return err == nil && strings.HasSuffix(string(b), fmt.Sprint("generation ", gen))
		}
	}
	moments := map[string]func() bool{
		"at once":            func() bool { return true },
		"while it stages":    func() bool { return there(".annals-stage") },
		"when all is staged": func() bool { return there(".annals-stage/manifest.json") },
		"at the feed":        func() bool { return !there(".annals-stage/feeds/all.atom") && there("assets/119.gen2.css") },
	}
	step := n / 4
	if testing.Short() {
		step = n / 2
	}
	for i := 0; i < n; i += step {
		moments[fmt.Sprintf("at asset %03d", i)] = func() bool { return there(fmt.Sprintf("assets/%03d.gen2.css", i)) }
		moments[fmt.Sprintf("at page %03d", i)] = page(i, 2)
		moments[fmt.Sprintf("at deletion %03d", i)] = func() bool { return there("assets/119.gen2.css") && !there(fmt.Sprintf("assets/%03d.gen1.css", i)) }
	}
	landed, between := 0, 0
	for name, moment := range moments {
		if err := os.RemoveAll(to); err != nil {
			t.Fatal(err)
		}
		job{From: one, To: to}.run(t)
		if (job{From: two, To: to}).killWhen(t, moment) {
			landed++
		}
		site := served(t, to)
		if holes := missing(site); len(holes) > 0 {
			t.Errorf("killed %s: %d pages point at nothing: %s", name, len(holes), holes[0])
		}
		if old, new := gens(site); old > 0 && new > 0 {
			between++
		}
		job{From: two, To: to}.run(t)
		same(t, "resumed after it was killed "+name, read(t, os.DirFS(to)), want)
	}
	if landed < len(moments)/2 || between < 2 {
		t.Errorf("of %d kills %d landed, %d between two generations: too few to show anything", len(moments), landed, between)
	}
	t.Logf("%d kills landed, %d of them between two generations", landed, between)
}

// served is what a server shows of a folder: all but what begins with a dot.
func served(t *testing.T, dir string) map[string]string {
	files := read(t, os.DirFS(dir))
	for p := range files {
		if strings.HasPrefix(p, ".") {
			delete(files, p)
		}
	}
	return files
}

// gens counts the files of either generation.
func gens(site map[string]string) (old, new int) {
	for at, content := range site {
		if strings.Contains(at+content, "gen1") {
			old++
		} else if strings.Contains(at+content, "gen2") {
			new++
		}
	}
	return old, new
}

// TestKilledOnTheWayToABranch kills deploys to a branch where git reads, writes
// and pushes. The branch is as before or as after, and the next deploy goes
// through.
func TestKilledOnTheWayToABranch(t *testing.T) {
	const n = 60
	root := t.TempDir()
	one, two := filepath.Join(root, "1"), filepath.Join(root, "2")
	generation(t, one, 1, n)
	generation(t, two, 2, n)
	was, is := read(t, os.DirFS(one)), read(t, os.DirFS(two))

	landed, old := 0, 0
	kills := 9
	if testing.Short() {
		kills = 6
	}
	for i := range kills {
		remote, work := filepath.Join(root, fmt.Sprint("r", i)), filepath.Join(root, fmt.Sprint("w", i))
		run(t, root, "init", "--quiet", "--bare", remote)
		first := job{From: one, To: remote, Branch: true, Work: work}
		first.run(t)
		// how far it is shows in the files that git makes, first where it works, then where it pushes to
		here, there := entries(work), entries(remote)
		next := job{From: two, To: remote, Branch: true, Work: work}
		if next.killWhen(t, func() bool {
			if i < 5 {
				return entries(work) >= here+i
			}
			return entries(remote) >= there+i-4
		}) {
			landed++
		}
		run(t, remote, "fsck", "--no-progress", "--connectivity-only")
		if now := checkout(t, remote, "pages"); equal(now, was) {
			old++
		} else if !equal(now, is) {
			t.Errorf("kill %d: the branch is neither as before nor as after: %d files", i, len(now))
		}
		next.run(t)
		same(t, fmt.Sprintf("resumed after kill %d", i), checkout(t, remote, "pages"), is)
	}
	if landed < 4 || old == 0 {
		t.Errorf("%d kills landed, %d before the branch changed: too few to show anything", landed, old)
	}
	t.Logf("%d kills landed, %d before the branch changed", landed, old)
}

// entries counts the files below a folder.
func entries(dir string) (n int) {
	_ = filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			n++
		}
		if errors.Is(err, fs.ErrNotExist) {
			return nil // it went while we looked
		}
		return err
	})
	return n
}

func equal(a, b map[string]string) bool {
	if len(a) != len(b) {
		return false
	}
	for p := range a {
		if a[p] != b[p] {
			return false
		}
	}
	return true
}
