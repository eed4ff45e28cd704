package markup_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/tools/txtar"

	"annals/internal/markup"
)

// site resolves links to its own records and numbers citations.
type site map[string]string

func (s site) Cite(cites []markup.Citation) string {
	var b strings.Builder
	for _, c := range cites {
		fmt.Fprintf(&b, "{%s %s}", c.Source, c.Locator)
	}
	return b.String()
}

func (s site) Link(l markup.Link) (string, bool) {
	href, ok := s[l.Kind+":"+l.ID]
	return href, ok
}

var known = site{"event:coup": "coup.html", "path:method.html": "../method.html"}

func TestParse(t *testing.T) {
	p := markup.New()
	for _, tt := range []struct {
		name, src, html, plain string
	}{
		{"nothing", "  \n", "", ""},
		{"prose", "One *word*.\n\nTwo & three.", "<p>One <em>word</em>.</p>\n<p>Two &amp; three.</p>\n", "One word. Two & three."},
		{"citation", "It ended [@a].", "<p>It ended {a }.</p>\n", "It ended ."},
		{"locator", "It ended [@a, p. 4].", "<p>It ended {a p. 4}.</p>\n", "It ended ."},
		{"group over two lines", "It ended [@a;\n@b-c].", "<p>It ended {a }{b-c }.</p>\n", "It ended ."},
		{"citation in emphasis", "*It [@a]*", "<p><em>It {a }</em></p>\n", "It"},
		{"a citation in code is code", "`[@a]`", "<p><code>[@a]</code></p>\n", "[@a]"},
		{"an escaped one is text", `\[@a]`, "<p>[@a]</p>\n", "[@a]"},
		{"record link", "The [coup](event:coup) came.", `<p>The <a href="coup.html">coup</a> came.</p>` + "\n", "The coup came."},
		{"record that is held back", "The [draft](event:draft) came.", "<p>The draft came.</p>\n", "The draft came."},
		{"a link after one that is held back", "[a](event:draft) [b](event:coup)", `<p>a <a href="coup.html">b</a></p>` + "\n", "a b"},
		{"page of the site", "See [method](method.html).", `<p>See <a href="../method.html">method</a>.</p>` + "\n", "See method."},
		{"web link", "[x](https://example.org/?a=1&b=2)", `<p><a href="https://example.org/?a=1&amp;b=2" rel="noopener noreferrer">x</a></p>` + "\n", "x"},
		{"mail", "<a@example.org>", `<p><a href="mailto:a@example.org" rel="noopener noreferrer">a@example.org</a></p>` + "\n", "a@example.org"},
		{"heading", "## Été & hiver\n\n[there](#été-hiver)", "<h2 id=\"h-été-hiver\">Été &amp; hiver</h2>\n<p><a href=\"#h-été-hiver\">there</a></p>\n", "Été & hiver there"},
		{"table with alignment", "| a | b | c |\n|---|:-:|--:|\n| 1 | 2 | 3 |", "<table>\n<thead>\n<tr>\n<th>a</th>\n<th class=\"center\">b</th>\n<th class=\"end\">c</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td class=\"center\">2</td>\n<td class=\"end\">3</td>\n</tr>\n</tbody>\n</table>\n", "a b c 1 2 3"},
		{"two headings alike", "## A\n\n## A", "<h2 id=\"h-a\">A</h2>\n<h2 id=\"h-a-2\">A</h2>\n", "A A"},
		{"Arabic with its marks", "قال\u200f الوزير", "<p>قال\u200f الوزير</p>\n", "قال\u200f الوزير"},
		{"a long rule", strings.Repeat("-", 80), "<hr>\n", ""},
		{"letters of two code points", "De\u0301by [@a].", "<p>D\u00e9by {a }.</p>\n", "D\u00e9by ."},
		{"CRLF", "One\r\ntwo.\r\n", "<p>One\ntwo.</p>\n", "One two."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			text, probs := p.Parse([]byte(tt.src))
			if len(probs) > 0 {
				t.Fatalf("%q: %v", tt.src, probs)
			}
			var b strings.Builder
			if err := text.WriteHTML(&b, known); err != nil {
				t.Fatal(err)
			}
			if got := b.String(); got != tt.html {
				t.Errorf("%q\n got %q\nwant %q", tt.src, got, tt.html)
			}
			if got := text.Plain(); got != tt.plain {
				t.Errorf("plain %q\n got %q\nwant %q", tt.src, got, tt.plain)
			}
		})
	}
}

// TestRefused holds what a stranger may not publish; each is refused at the
// byte where it stands.
func TestRefused(t *testing.T) {
	p := markup.New()
	for _, tt := range []struct{ name, src, code string }{
		{"element", "a <script>x</script>", "A404"},
		{"block", "<div>\nx\n</div>", "A404"},
		{"comment", "a <!-- x --> b", "A404"},
		{"script link", "[x](javascript:alert(1))", "A405"},
		{"script link in entities", "[x](&#106;avascript:alert(1))", "A405"},
		{"script link with a tab", "[x](java&#9;script:alert(1))", "A405"},
		{"script link in capitals", "[x](JAVASCRIPT:alert(1))", "A405"},
		{"data link", "[x](data:text/html,x)", "A405"},
		{"reference link", "[x][r]\n\n[r]: javascript:x", "A405"},
		{"autolink", "<javascript:x>", "A405"},
		{"no scheme", "[x](//example.org)", "A405"},
		{"backslash", `[x](https:\\example.org)`, "A405"},
		{"user name", "[x](https://a@example.org)", "A405"},
		{"out of the site", "[x](../../etc/passwd)", "A405"},
		{"from the root", "[x](/etc/passwd)", "A405"},
		{"no id", "[x](event:../x)", "A405"},
		{"picture", "![x](https://example.org/x.png)", "A413"},
		{"empty link", "[](https://example.org)", "A411"},
		{"record link without words", "<event:coup>", "A411"},
		{"unknown fragment", "[x](#nowhere)", "A408"},
		{"first heading", "# X", "A409"},
		{"wide table", strings.Repeat("|a", 33) + "|\n" + strings.Repeat("|-", 33) + "|", "A412"},
		{"no citation", "[@a b]", "A410"},
		{"open citation", "[@a and more", "A410"},
		{"direction override", "a\u202eb", "A414"},
		{"zero width", "a\u200bb", "A414"},
		{"NUL", "a\x00b", "A414"},
		{"not UTF-8", "a\xffb", "A414"},
		{"brackets without end", strings.Repeat("[a](", 3000), "A414"},
		{"emphasis without end", strings.Repeat("*a_ ", 3000), "A414"},
		{"quotations in quotations", strings.Repeat("> ", 17) + "a", "A414"},
		{"lists in lists", strings.Repeat("1. ", 17) + "a", "A414"},
		{"too long", strings.Repeat("a", markup.MaxBody+1), "A414"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, probs := p.Parse([]byte(tt.src))
			if len(probs) == 0 || probs[0].Code != tt.code {
				t.Fatalf("%.60q: got %v, want %s", tt.src, probs, tt.code)
			}
			if at := probs[0].Spot.Offset; !probs[0].Spot.Body || at < 0 || at > len(tt.src) {
				t.Errorf("%.60q: stands at %d", tt.src, at)
			}
		})
	}
}

func TestReferences(t *testing.T) {
	text, probs := markup.New().Parse([]byte("A [@one] b [c](event:coup).\n\n[@two, p. 4; @three]"))
	if len(probs) > 0 {
		t.Fatal(probs)
	}
	if got := fmt.Sprint(slices.Collect(text.Citations())); got != "[{one  3} {two p. 4 30} {three  42}]" {
		t.Errorf("citations: %s", got)
	}
	if got := fmt.Sprint(slices.Collect(text.Links())); got != "[{event coup 11}]" {
		t.Errorf("links: %s", got)
	}
}

// FuzzParse looks at whatever is let through as a browser would: nothing but
// the elements, attributes and schemes that texts may have.
func FuzzParse(f *testing.F) {
	for _, src := range bodies(f) {
		f.Add(src)
	}
	p := markup.New()
	f.Fuzz(func(t *testing.T, src string) {
		text, _ := p.Parse([]byte(src)) // problems or not, a draft may be shown
		_ = text.Plain()
		var b strings.Builder
		if err := text.WriteHTML(&b, known); err != nil {
			t.Fatal(err)
		}
		doc, err := html.Parse(strings.NewReader("<body>" + b.String()))
		if err != nil {
			t.Fatal(err)
		}
		judge(t, doc, src)
	})
}

// bodies are the texts of the build's cases.
func bodies(f *testing.F) (srcs []string) {
	names, err := filepath.Glob("../build/testdata/*.txtar")
	if err != nil || len(names) == 0 {
		f.Fatal("no cases", err)
	}
	for _, name := range names {
		a, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range a.Files {
			if _, body, ok := strings.Cut(strings.TrimPrefix(string(file.Data), "+++"), "\n+++\n"); ok {
				srcs = append(srcs, body)
			}
		}
	}
	return append(srcs, "| a |\n|---|\n| b |", "1. a\n   - b\n\n> c", "[a](https://example.org) `b` ~~c~~", "a\\\nb  \nc")
}

var elements = " html head body p em strong a code pre h2 h3 h4 h5 h6 ul ol li blockquote br hr table thead tbody tr th td "

func judge(t *testing.T, n *html.Node, src string) {
	if n.Type == html.ElementNode {
		if !strings.Contains(elements, " "+n.Data+" ") {
			t.Errorf("%q makes an element %s", src, n.Data)
		}
		for _, a := range n.Attr {
			switch a.Key {
			case "href":
				ok := strings.HasPrefix(a.Val, "#h-") || a.Val == "coup.html" || a.Val == "../method.html"
				for _, scheme := range []string{"http://", "https://", "mailto:"} {
					ok = ok || strings.HasPrefix(strings.ToLower(a.Val), scheme)
				}
				if !ok {
					t.Errorf("%q leads to %q", src, a.Val)
				}
			case "id":
				if !strings.HasPrefix(a.Val, "h-") {
					t.Errorf("%q has the id %q", src, a.Val)
				}
			case "rel", "start", "class":
			case "align", "style":
				if n.Data != "th" && n.Data != "td" {
					t.Errorf("%q: %s on %s", src, a.Key, n.Data)
				}
			default:
				t.Errorf("%q has an attribute %s", src, a.Key)
			}
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		judge(t, c, src)
	}
}

// TestOffsetsAsWritten: offsets count in what was written, where a letter and
// its accent are more bytes than in the Text.
func TestOffsetsAsWritten(t *testing.T) {
	const src = "De\u0301by\u0301 [@one] ok [@two].\n\nZei\u0308ne\u0301 [c](event:coup) Ạ́ \u1100\u1161\u11a8 <b>"
	text, probs := markup.New().Parse([]byte(src))
	var at []int
	for c := range text.Citations() {
		at = append(at, c.Offset)
	}
	for l := range text.Links() {
		at = append(at, l.Offset)
	}
	for _, p := range probs {
		at = append(at, p.Spot.Offset)
	}
	var want []int
	for _, part := range []string{"@one", "@two", "[c]", "<b>"} {
		want = append(want, strings.Index(src, part))
	}
	if !slices.Equal(at, want) {
		t.Errorf("got %d, want %d", at, want)
	}
}
