package load

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

// What a message shows of a file is of a record, and of nothing that a link
// leads to: a build may run where strangers propose content.
func TestSource(t *testing.T) {
	fsys := fstest.MapFS{
		"content/events/a.md":    {Data: []byte("+++\n+++\n")},
		"content/events/link.md": {Data: []byte("a.md"), Mode: fs.ModeSymlink | 0o777},
		"content/events/pipe.md": {Data: []byte("x"), Mode: fs.ModeNamedPipe | 0o666},
		"content/events/long.md": {Data: []byte(strings.Repeat("x", maxFile+1))},
		"content/events/p.jpg":   {Data: []byte("x")},
	}
	for file := range fsys {
		want := ""
		if file == "content/events/a.md" {
			want = "+++\n+++\n"
		}
		if got := Source(fsys, file); string(got) != want {
			t.Errorf("%s: %.20q", file, got)
		}
	}
	if Source(fsys, "content/events/gone.md") != nil {
		t.Error("a file that is gone has a source")
	}
}
