package frontmatter

import (
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/google/go-cmp/cmp"
)

// read are texts that plain reads, each on lines of its own.
var read = []string{
	"", "\n\n", "a = 1", "  a=0\t\n", "a-b_C9 = 123456789\n1 = 2", "a = true\nb = false",
	`a = ""`, `a = "é [[b]] # = 'x'"`, "a = 2024-02-29\nb = 2024-03-16 ",
	`a = []`, `a = ["b", 1, true, 2024-03-16, ["c"],]`, "a = [\n\t\"b\",\n\n\"c\"\n]",
	`a = {}`, `a = { b = 1, c = {d = ["e"]} }`, `a = [{b = "c"}, {b = "d", e = [{f = 1}]}]`,
	"a = 1\n[[b]]\nc = 1\n[[b]]\n[[d]]\nc = [{e = 1}]\n[[b]]\na = 2",
}

// left are texts that are left to the decoder: it takes some and refuses others.
var left = []string{
	"a", "a =", "= 1", "a = 1 b = 2", "a = 1\na = 2", "a = b", "a.b = 1", `"a" = 1`, "a = 'b'", "# note", "a = 1 # note", "a = 1\r\n",
	`a = "b`, `a = "\n"`, "a = \"b\nc\"", "a = \"\t\"", "a = \"\x7f\"", `a = """b"""`, `a = "b""`,
	"a = 01", "a = -1", "a = 1.5", "a = 1_000", "a = 0x1", "a = 1234567890123456789", "a = inf", "a = truer",
	"a = 2023-02-29", "a = 2024-3-160", "a = 2024-03-16T10:00:00Z", "a = 2024-03-16 10:00:00", "a = 10:00:00",
	"a = [", "a = [,]", "a = [1,,2]", `a = ["b" "c"]`, "a = [1]]", "a = {b = 1", "a = {b = 1,}", "a = {b = 1 c = 2}", "a = {b = 1, b = 2}", "a = {\nb = 1}", "a = {,}",
	"[a]", "[[a.b]]", "[[a]", "[[]]", "[[a]] b = 1", "a = []\n[[a]]", "a = 1\n[[a]]", "[[a]]\nb = 1\nb = 2",
}

// sameAs reports a difference between what plain read and what the decoder of
// TOML reads: a mistake for it, or another value.
func sameAs(t *testing.T, src string, got map[string]any) {
	t.Helper()
	var want any
	if _, err := toml.Decode(src, &want); err != nil {
		t.Fatalf("%q is read, and is a mistake: %v", src, err)
	}
	times := cmp.Comparer(func(a, b time.Time) bool {
		return a.Location().String() == b.Location().String() && a.Format(time.DateTime) == b.Format(time.DateTime)
	})
	if diff := cmp.Diff(want, any(got), times); diff != "" {
		t.Errorf("%q is read otherwise than by the decoder of TOML:\n%s", src, diff)
	}
}

func TestPlain(t *testing.T) {
	for _, src := range read {
		got, ok := plain(src)
		if !ok {
			t.Errorf("%q is left to the decoder of TOML", src)
			continue
		}
		sameAs(t, src, got)
	}
	for _, src := range left {
		if got, ok := plain(src); ok {
			t.Errorf("%q is read as %v", src, got)
		}
	}
}

// Most records of the repository's own site are plain, and each is read as the
// decoder of TOML reads it.
func TestPlainContent(t *testing.T) {
	all, n := 0, 0
	root := os.DirFS("../..")
	err := fs.WalkDir(root, "content", func(p string, _ fs.DirEntry, err error) error {
		if path.Ext(p) != ".md" {
			return err
		}
		src, err := fs.ReadFile(root, p)
		if err != nil {
			return err
		}
		head, _, _, ok := split(src)
		if !ok {
			t.Errorf("%s has no front matter", p)
		}
		all++
		if got, ok := plain(string(head)); ok {
			n++
			sameAs(t, string(head), got)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if t.Logf("%d of %d records are plain", n, all); n < all/2 {
		t.Errorf("only %d of %d records are plain", n, all)
	}
}

// FuzzPlain: what plain reads, the decoder of TOML reads the same.
func FuzzPlain(f *testing.F) {
	for _, src := range append(read, left...) {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		if _, ok := guard([]byte(src), 0, 16<<10); !ok {
			return
		}
		if got, ok := plain(src); ok {
			sameAs(t, src, got)
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	src := []byte(strings.Join([]string{
		`title = "A treaty is signed"`, `date = 2024-03-16`, `countries = ["niger", "mali"]`, `sources = ["one", "two", "three"]`,
		`summary = "A sentence of some length about what happened, as entries have one."`, `status = "confirmed"`, `created = 2026-01-01`,
	}, "\n"))
	for b.Loop() {
		if _, probs := decode("a.md", src, 1, 16<<10); len(probs) > 0 {
			b.Fatal(probs)
		}
	}
}
