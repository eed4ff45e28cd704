//go:build trial && linux

package trial

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

const (
	maxTime   = time.Second
	maxMemory = 256 << 20
)

// An extreme is a file that is as bad as the limits let it be, or worse. The
// program must take it or refuse it within the limits of time and memory, and
// name the file if it refuses.
type extreme struct{ name, file, text string }

func extremes() []extreme {
	const event = "content/events/2009/entry-000003.md"
	again := strings.Repeat
	original, err := os.ReadFile(filepath.Join(sites[0], event))
	if err != nil {
		panic(err)
	}
	head, _, _ := strings.Cut(string(original), "\n+++\n\n")
	body := func(s string) string { return head + "\n+++\n\n" + s + "\n" }
	field := func(s string) string { return strings.Replace(string(original), "+++\n", "+++\n"+s+"\n", 1) }
	fill := func(part string, size int) string { return again(part, size/len(part)) }

	const text, fields, tables = 64<<10 - 2, 15 << 10, 255 << 10
	all := []extreme{
		{"nested inline tables", event, field("x = " + again("{a=", 3000) + "1" + again("}", 3000))},
		{"nested arrays", event, field("x = " + again("[", 7000) + again("]", 7000))},
		{"nested at the limit", event, field("x = " + again("[", 16) + again("]", 16) + "\n" + fill("y = [[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]\n", fields/2))},
		{"dotted keys", event, field(again("a.", 7000) + "a = 1")},
		{"dotted keys at the limit", event, field(fill("a.b.c.d.e.f.g.h1 = 1\n", fields))},
		{"dotted headers", event, field("[" + again("a.", 7000) + "a]")},
		{"many dotted headers", event, field(strings.Join(numbered("[a%d.b.c.d.e.f.g.h]\n", 600), ""))},
		{"headers in quotes", event, field("[" + again(`"".`, 4000) + `""]`)},
		{"many keys", event, field(strings.Join(numbered("k%d=1\n", 1800), ""))},
		{"many wrong values", event, field("date = [" + again(`"x",`, 3000) + `"x"]`)},
		{"many sources", event, strings.Replace(string(original), `"source-000003"`, strings.Join(numbered(`"source-%06d"`, 800), ", "), 1)},
		{"a long string", event, field(`x = "` + again("a", fields) + `"`)},
		{"escapes", event, field(`x = "` + again(`\u00e9`, fields/6) + `"`)},
		{"a date of many digits", event, field(`x = "Y` + again("9", fields) + `"`)},
		{"dates of sets", event, strings.Replace(string(original), "date = 2009-06-19", `date = "{`+again("2009,", 2900)+`2009}"`, 1)},
		{"no end of the fields", event, "+++\n" + fill("a = 1\n", 300<<10)},
		{"a file of a gigabyte", event, ""},
		{"nul", event, body(again("\x00", text-500))},
		{"a table in every place", "content/glossary.toml", fill("[[terms]]\nid = \"x\"\nterm = \"x\"\ndefinition = \"x\"\n\n", tables)},
		{"a table at its limit", "content/glossary.toml", strings.Join(numbered("[[terms]]\nid = \"t%d\"\nterm = \"x\"\ndefinition = \"x\"\n\n", 4900), "")},
		{"nested in a table", "content/glossary.toml", "x = " + again("[", 120<<10) + again("]", 120<<10)},
		{"nested in the settings", "config.toml", "x = " + again("{a=", 40<<10) + "1" + again("}", 40<<10)},
		{"a picture of a gigapixel", "content/events/2009/a.png", pictureOf(1<<16, 1<<16)},
		{"a picture of 40 megapixels", "content/events/2009/a.png", pictureOf(8000, 5000)},
		{"a picture of 8 MiB", "content/events/2009/a.png", pictureOf(100, 100) + again("x", 8<<20)},
	}
	for _, part := range []struct{ name, once string }{
		{"brackets", "["}, {"closed brackets", "[]"}, {"links in links", "[a](b"}, {"images in images", "![["}, {"citations", "[@source-000003]"},
		{"open citations", "[@"}, {"stars", "*"}, {"stars and letters", "*a **b "}, {"lines and letters", "_a __b "}, {"quotations", "> "},
		{"quotations in lines", "> > > > > > > > a\n"}, {"lists", "- "}, {"numbers in lines", "1. 1. 1. 1. 1. a\n"}, {"indented lists", " - a\n  - b\n   - c\n"},
		{"code", "`"}, {"codes of all lengths", "`` ` ``` "}, {"fences", "```\n"}, {"entities", "&amp;"}, {"open entities", "&a"}, {"long entities", "&aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"},
		{"escapes", "\\"}, {"elements", "<a>"}, {"open elements", "<a "}, {"comments", "<!--"}, {"declarations", "<!A "}, {"instructions", "<?"}, {"CDATA", "<![CDATA["},
		{"addresses", "<http://a>"}, {"open addresses", "<http://a"}, {"parentheses", "](("}, {"titles", "[a](b \""}, {"references", "[a]: b\n"}, {"reference uses", "[a][a]"},
		{"headings", "# a\n"}, {"underlined headings", "a\n=\n"}, {"rules", "- - -\n"}, {"columns", "|a"}, {"rows", "|a|b|\n"}, {"tables", "|a|\n|-|\n"},
		{"blank lines", "\n"}, {"tabs", "\t"}, {"breaks", "a  \n"}, {"lines of one letter", "a\n"}, {"letters", "a"}, {"strikes", "~~a~"}, {"footnotes", "[^a]"}, {"combining signs", "e\u0301\u0301\u0301"},
		{"quotation marks", "\"'"}, {"dots and dashes", "... -- --- "}, {"Arabic", "\u0627\u0644"},
	} {
		all = append(all, extreme{"text of " + part.name, event, body(fill(part.once, text))})
	}
	columns := func(n int) string { return again("|a", n) + "|\n" + again("|-", n) + "|\n" }
	return append(all,
		extreme{"a table of 32 columns", event, body(columns(32) + fill(again("|", 33)+"\n", 60<<10))},
		extreme{"a table of 33 columns", event, body(columns(33))},
		extreme{"a table of 4000 columns", event, body(columns(4000) + fill("|\n", 40<<10))},
		extreme{"a page 64 times its text", event, body(columns(32) + fill("|\n", 60<<10))},
	)
}

func numbered(format string, n int) (all []string) {
	for i := range n {
		all = append(all, fmt.Sprintf(format, i))
	}
	return all
}

// pictureOf is a PNG that says it has this size.
func pictureOf(w, h uint32) string {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 1, 1))); err != nil {
		panic(err)
	}
	src := b.Bytes()
	binary.BigEndian.PutUint32(src[16:], w)
	binary.BigEndian.PutUint32(src[20:], h)
	binary.BigEndian.PutUint32(src[29:], crc32.ChecksumIEEE(src[12:29]))
	return string(src)
}

// TestExtremes checks a site with one extreme file, and again where nothing is
// wrong with it.
func TestExtremes(t *testing.T) {
	site := filepath.Join(t.TempDir(), "site")
	if err := os.CopyFS(site, os.DirFS(sites[0])); err != nil {
		t.Fatal(err)
	}
	var slowest time.Duration
	var largest int64
	var slow, large string
	refused, over := 0, 0
	all := extremes()
	for _, x := range all {
		at := filepath.Join(site, x.file)
		before, err := os.ReadFile(at)
		added := err != nil
		if err := os.WriteFile(at, []byte(x.text), 0o644); err != nil {
			t.Fatal(err)
		}
		if x.text == "" { // a sparse file
			if err := os.Truncate(at, 1<<30); err != nil {
				t.Fatal(err)
			}
		}

		// Time of the processor, and the least of three: what others do on the
		// machine does not count.
		var use usage
		for range 3 {
			if u := buildOnce(site, filepath.Join(t.TempDir(), "out")); use.took == 0 || u.took < use.took {
				use = u
			}
			if use.took <= maxTime {
				break
			}
		}
		took, memory, exit, said := use.took, use.memory, use.exit, use.said
		if took > slowest {
			slowest, slow = took, x.name
		}
		if memory > largest {
			largest, large = memory, x.name
		}
		if exit != 0 {
			refused++
		}
		switch {
		case exit != 0 && exit != 1 && exit != 2:
			t.Errorf("%s: exit %d: %s", x.name, exit, last(said))
		case exit != 0 && !strings.Contains(said, filepath.ToSlash(x.file)):
			t.Errorf("%s: the message does not name %s: %.300s", x.name, x.file, said)
		case took > maxTime || memory > maxMemory:
			t.Errorf("%s takes %.2f s and %d MiB", x.name, took.Seconds(), memory>>20)
		default:
			over--
		}
		over++

		if added {
			err = os.Remove(at)
		} else {
			err = os.WriteFile(at, before, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("proof: %d extreme inputs (%d refused by name, %d built): at most %.2f s of processor (%s) and %d MiB (%s); %d over the limits",
		len(all), refused, len(all)-refused, slowest.Seconds(), slow, largest>>20, large, over)
}

type usage struct {
	exit   int
	took   time.Duration
	memory int64 // bytes, at most at one time
	said   string
}

// buildOnce builds with as much as a machine can spare: a failure should not
// take it down.
func buildOnce(site, out string) usage {
	defer os.RemoveAll(out)
	cmd := exec.Command("prlimit", "--cpu=20", "--data=4294967296", annals, "build", "--root", site, "--out", out)
	said, _ := cmd.CombinedOutput()
	state := cmd.ProcessState
	return usage{state.ExitCode(), state.UserTime() + state.SystemTime(), state.SysUsage().(*syscall.Rusage).Maxrss << 10, string(said)}
}
