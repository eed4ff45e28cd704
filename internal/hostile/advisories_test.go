package hostile

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"annals/internal/build"
	"annals/templates"
)

// TestAdvisories tries what other generators were told of in public: each class
// of mistake in how they turn a stranger's Markdown into pages. Those of their
// servers are tried in package serve.
func TestAdvisories(t *testing.T) {
	b := bench(t)
	for _, c := range []struct{ name, text string }{
		{"Hugo CVE-2024-32875: title of a link", `[a](https://example.org "x&quot; onmouseover=&quot;alert(1)")`},
		{"Hugo CVE-2024-32875: title of a picture", `![a](x.png 'x" onerror="alert(1)')`},
		{"Hugo CVE-2024-55601: attributes of links", `[a](https://example.org/"onclick="alert(1))`},
		{"Hugo CVE-2024-55601: attributes of pictures", `![a" onerror="alert(1)](x.png)`},
		{"Hugo CVE-2024-55601: attributes of tables", "| a |\n|---|\n| b |\n{onclick=\"alert(1)\" class=\"x\"}"},
		{"Hugo CVE-2026-35166: addresses of links", `[a](<https://example.org/"><script>alert(1)</script>>)`},
		{"Hugo CVE-2026-35166: addresses of pictures", `![a](<x"onerror=alert(1)//>)`},
		{"Hugo GHSA-q76j-gcg9-vxc6: language of a code block", "```go\"><script>alert(1)</script>\nx\n```"},
		{"Hugo GHSA-q76j-gcg9-vxc6: attributes of a code block", "```go {onclick=\"alert(1)\"}\nx\n```"},
		{"Hugo: shortcodes", `{{< youtube "x\" onload=alert(1)" >}} {{% raw %}}<script>alert(1)</script>{{% /raw %}}`},
		{"Hugo, Zola: templates in content", `{{ print "<script>alert(1)</script>" }}{% raw %}<script>alert(1)</script>{% endraw %}`},
		{"goldmark CVE-2026-5160: a scheme behind entities", `[a](java&#115;cript&colon;alert(1)) [b](&#x6A;avascript:alert(1))`},
		{"goldmark: a scheme behind escapes", `[a](javascript\:alert(1)) <javascript:alert(1)>`},
		{"goldmark: a scheme behind white space", "[a](<java\tscript:alert(1)>) [b](\u00a0javascript:alert(1)) [c](&#1;javascript:alert(1))"},
		{"goldmark: data and vbscript", `[a](data:text/html;base64,PHNjcmlwdD4=) [b](vbscript:msgbox) [c](data:image/svg+xml,<svg/onload=alert(1)>)`},
		{"goldmark: attributes of headings", "## a {#body onclick=\"alert(1)\"}"},
		{"goldmark: ids that shadow the page's own", "## main\n\n## getElementById\n\n## __proto__"},
		{"goldmark: references", "[a][b]\n\n[b]: javascript:alert(1) \"onclick=alert(1)\""},
		{"Zola: anchors in headings", "## <a id=\"main\" onclick=alert(1)>a</a> [b](javascript:alert(1))"},
		{"Vite CVE-2024-45812: names that shadow the document's", `<img name="currentScript" src="//evil.example/x.js">`},
	} {
		t.Run(c.name, func(t *testing.T) {
			o, err := b.Try(c.text)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range o.Findings {
				t.Error(f)
			}
		})
	}
}

// TestAdvisoriesFiles adds files that other generators publish or run as they
// are: none of it reaches the site.
func TestAdvisoriesFiles(t *testing.T) {
	for _, c := range []struct {
		name, file, text string
		mode             fs.FileMode
	}{
		{"Hugo CVE-2026-50133: HTML as content", "content/events/2024/smuggled.html", "<script>smuggled</script>", 0},
		{"Hugo CVE-2020-26284: a program beside the content", "pandoc.exe", "smuggled", 0},
		{"Hugo: files that are served as they are", "static/smuggled.html", "<script>smuggled</script>", 0},
		{"Hugo: a page bundle's own files", "content/events/2024/a/smuggled.svg", "<svg onload='smuggled'/>", 0},
		{"Zola: files beside a page", "content/events/2024/smuggled.js", "smuggled", 0},
		{"Zola: files that are served as they are", "public/smuggled.html", "<script>smuggled</script>", 0},
		{"Hugo GHSA-c3wq-j5vh-68rc: a link to a file outside", "content/events/2024/2024-smuggled.md", "/etc/smuggled", fs.ModeSymlink},
	} {
		t.Run(c.name, func(t *testing.T) {
			fsys, _ := site(nil)
			fsys.(fstest.MapFS)[c.file] = &fstest.MapFile{Data: []byte(c.text), Mode: c.mode}
			r, err := build.Site(fsys, templates.FS, build.Options{Version: "hostile"})
			if err != nil {
				t.Fatal(err)
			}
			if r.Problems.Errors() > 0 {
				return // refused
			}
			for f := range r.Files {
				var content strings.Builder
				if err := f.Write(&content); err != nil {
					t.Fatal(err)
				}
				if strings.Contains(f.Path, "smuggled") || strings.Contains(content.String(), "smuggled") {
					t.Errorf("%s holds it", f.Path)
				}
			}
		})
	}
}
