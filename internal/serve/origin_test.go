package serve

import (
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"annals/internal/gensite"
)

// TestOrigins holds pages against where they were written.
func TestOrigins(t *testing.T) {
	root := folder(t, 6)
	change := func(file, old, now string) {
		t.Helper()
		src := text(t, root, file)
		if !strings.Contains(src, old) {
			t.Fatalf("%s has no %q", file, old)
		}
		save(t, root, file, strings.Replace(src, old, now, 1))
	}
	change("config.toml", `["en"]`, `["en", "fr"]`)
	change("config.toml", "annals = ", "serve = {editor_link = \"code://open/{file}:{line}\"}\nannals = ")
	change(gensite.File(1, 6), "+++\n", "+++\ndraft = true\n")
	change(gensite.File(2, 6), "+++\n", "+++\npublish_at = 2099-01-01\n")
	change(gensite.File(3, 6), "confirmed\"\n", "retracted\"\nretraction = \"It was wrong.\"\n")
	french := strings.TrimSuffix(gensite.File(4, 6), ".md") + ".fr.md"
	save(t, root, french, "+++\n# French\ntitle = \"Un titre\"\n+++\n\nDu texte.\n")
	save(t, root, "content/pages/about.md", "+++\ncreated = 2026-01-01\ntitle = \"About\"\n+++\n\nText.\n")
	c := serving(t, os.DirFS(root), make(fake), Options{Root: root, Drafts: true})
	c.next("the first build", func(e event) bool { return e.Pages > 0 })

	rows := strings.Split(text(t, root, "content/publishers.toml"), "\n")
	row := ""
	for i, l := range rows {
		if l == `id = "publisher-009"` {
			row = strconv.Itoa(i) // the line before, counted from 1
		}
	}
	const none = ""
	for _, test := range []struct{ page, file, line, held string }{
		{"/events/" + gensite.EventID(0) + ".html", gensite.File(0, 6), "2", none},
		{"/events/" + gensite.EventID(1) + ".html", gensite.File(1, 6), "3", "draft"},
		{"/events/" + gensite.EventID(2) + ".html", gensite.File(2, 6), "3", "from 2099-01-01"},
		{"/events/" + gensite.EventID(3) + ".html", gensite.File(3, 6), "2", none},
		{"/fr/events/" + gensite.EventID(4) + ".html", french, "3", none},
		{"/fr/events/" + gensite.EventID(5) + ".html", gensite.File(5, 6), "2", none},
		{"/about.html", "content/pages/about.md", "3", none},
		{"/countries/mali.html", "content/countries/mali.md", "2", none},
		{"/actors/actor-00000.html", "content/actors/actor-00000.md", "2", none},
		{"/sources/source-000001.html", "content/sources/source-000001.md", "2", none},
		{"/topics/aid.html", "content/topics/aid.md", "2", none},
		{"/instruments/act-00000.html", "content/instruments/act-00000.md", "2", none},
		{"/publishers/publisher-009.html", "content/publishers.toml", row, none},
		{"/places/", "content/places.toml", "1", none},
		{"/glossary.html", "content/glossary.toml", "1", none},
		{"/", none, none, none},
		{"/years/1960.html", none, none, none},
		{"/events/none.html", none, none, none},
	} {
		_, body := c.get(test.page)
		tag := script.FindString(body)
		got := func(name string) string {
			m := regexp.MustCompile(` data-` + name + `="([^"]*)"`).FindStringSubmatch(tag)
			if m == nil {
				return none
			}
			return m[1]
		}
		editor := none
		if test.file != none {
			editor = "code://open" + filepath.ToSlash(root) + "/" + test.file + ":" + test.line
		}
		if got("file") != test.file || got("line") != test.line || got("held") != test.held || got("editor") != editor {
			t.Errorf("%s\n got %s\nwant %s:%s held %q editor %s", test.page, tag, test.file, test.line, test.held, editor)
		}
	}
	if status, _ := c.get("/events/" + gensite.EventID(1) + ".html"); status != http.StatusOK {
		t.Error("with --drafts a draft is not shown")
	}
}

func TestEditorLink(t *testing.T) {
	for _, test := range []struct{ template, root, file, want string }{
		{"vscode://file/{file}:{line}", "/home/me/site", "content/a.md", "vscode://file/home/me/site/content/a.md:7"},
		{"vscode://file{file}:{line}", "/home/me/site", "content/a.md", "vscode://file/home/me/site/content/a.md:7"},
		{"txmt://open?url=file://{file}&line={line}", "/s", "a.md", "txmt://open?url=file:///s/a.md&line=7"},
		{"idea://open?file={file}", "/my site", "a&b#c?.md", "idea://open?file=/my%20site/a&b%23c%3F.md"},
		{"", "/s", "a.md", ""},
		{"javascript:alert(1)//{file}", "/s", "a.md", ""},
		{"javascript://%0aalert(1)//{file}", "/s", "a.md", ""},
		{"JAVASCRIPT://x", "/s", "a.md", ""},
		{"data://text/html,{file}", "/s", "a.md", ""},
		{"https://evil.example/?{file}", "/s", "a.md", ""},
		{"//evil.example/{file}", "/s", "a.md", ""},
		{"file://{file}", "/s", "a.md", ""},
		{" vscode://file/{file}", "/s", "a.md", ""},
	} {
		if got := editorLink(test.template, test.root, test.file, 7); got != test.want {
			t.Errorf("editorLink(%q, %q, %q)\n got %q\nwant %q", test.template, test.root, test.file, got, test.want)
		}
	}
}

func TestListen(t *testing.T) {
	l, err := Listen(":0") // nobody is let in by leaving the host out
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if Public(l) || !strings.HasPrefix(l.Addr().String(), "127.0.0.1:") {
		t.Errorf("listening at %s", l.Addr())
	}
	_, err = Listen(l.Addr().String())
	taken, ok := err.(*Taken)
	if !ok || taken.Addr != l.Addr().String() {
		t.Fatalf("got %v", err)
	}
	free, err := Listen(taken.Free)
	if err != nil {
		t.Fatalf("%s was named as free: %v", taken.Free, err)
	}
	free.Close()
	for _, addr := range []string{"1313", "localhost", "127.0.0.1:http", "127.0.0.1:65536", "127.0.0.1:-1", "[::1"} {
		if _, err := Listen(addr); err == nil || !strings.Contains(err.Error(), "is not an address") {
			t.Errorf("%q: %v", addr, err)
		}
	}
	all, err := Listen("0.0.0.0:0")
	if err != nil {
		t.Fatal(err)
	}
	defer all.Close()
	if !Public(all) {
		t.Error("every address of this machine is not public")
	}
}
