//go:build trial && linux

package trial

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestFlippedCache damages what a release leaves for the next one. The next
// release is the same to the last byte, and says that something was made again.
func TestFlippedCache(t *testing.T) {
	root := t.TempDir()
	if err := os.CopyFS(root, os.DirFS(sites[0])); err != nil {
		t.Fatal(err)
	}
	release := func() (tree, string) {
		t.Helper()
		out := filepath.Join(root, "public")
		if err := os.RemoveAll(out); err != nil {
			t.Fatal(err)
		}
		said, err := exec.Command(annals, "build", "--release", "--host", "caddy", "--root", root).CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, said)
		}
		public, err := look(out)
		if err != nil {
			t.Fatal(err)
		}
		return public, string(said)
	}
	want, _ := release()
	made, err := filepath.Glob(filepath.Join(root, ".annals", "made", "*", "*"))
	if err != nil || len(made) < 10 {
		t.Fatalf("a release leaves %d files (%v)", len(made), err)
	}

	random := rand.New(rand.NewPCG(*seed, 0))
	damages := []struct {
		name string
		of   func(content, other []byte) []byte
	}{
		{"a flipped bit", func(content, _ []byte) []byte {
			content[random.IntN(len(content))] ^= 1 << random.IntN(8)
			return content
		}},
		{"cut off", func(content, _ []byte) []byte { return content[:random.IntN(len(content))] }},
		{"what belongs to another", func(_, other []byte) []byte { return other }},
	}
	const atOnce = 10
	bad, builds := 0, rounds(3, 20)
	for range builds {
		drawn := random.Perm(len(made))[:atOnce+1]
		other, err := os.ReadFile(made[drawn[atOnce]])
		if err != nil {
			t.Fatal(err)
		}
		var done []string
		for i, n := range drawn[:atOnce] {
			d := damages[i%len(damages)]
			content, err := os.ReadFile(made[n])
			if err == nil {
				err = os.WriteFile(made[n], d.of(content, other), 0o644)
			}
			if err != nil {
				t.Fatal(err)
			}
			done = append(done, d.name+": "+filepath.Base(made[n]))
		}
		got, said := release()
		if wrong := want.differs(got); wrong != "" {
			bad++
			t.Errorf("%s\n%s", wrong, strings.Join(done, "\n"))
		} else if !strings.Contains(said, fmt.Sprintf("made again: %d files", atOnce)) {
			bad++
			t.Errorf("it does not say that %d files were damaged\n%s\n%s", atOnce, said, strings.Join(done, "\n"))
		}
	}
	t.Logf("proof: %d of the %d files in .annals/made damaged, in %d builds: %d other sites or silent repairs", builds*atOnce, len(made), builds, bad)
}
