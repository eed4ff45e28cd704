package hostile

import (
	"bufio"
	"encoding/json"
	"fmt"
	"html"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
)

func bench(t testing.TB) *Bench {
	t.Helper()
	b, err := theBench()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

var theBench = sync.OnceValues(NewBench)

// The site without a payload must pass its own judge.
func TestNothingHostile(t *testing.T) {
	b := bench(t)
	files, _, _, err := newPress().published(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range b.model.judge(files) {
		t.Error(f)
	}
}

// TestPayloads puts every payload into every place. Each place refuses it with
// a message, or publishes it as the text it is. With -short it tries one in eight.
func TestPayloads(t *testing.T) {
	payloads := Payloads()
	if testing.Short() {
		var some []Payload
		for i := 0; i < len(payloads); i += 8 {
			some = append(some, payloads[i])
		}
		payloads = some
	}
	try(t, payloads)
}

func try(t *testing.T, payloads []Payload) {
	t.Helper()
	b := bench(t)
	outcomes, err := b.TryAll(payloads)
	if err != nil {
		t.Fatal(err)
	}
	accepted, files := 0, 0
	for i, o := range outcomes {
		accepted += len(o.Accepted)
		files += o.Files
		for _, f := range o.Findings {
			t.Errorf("%s: %s", payloads[i], f)
		}
	}
	t.Logf("%d payloads × %d places: %d published as text, %d refused, %d files judged",
		len(payloads), len(b.places), accepted, len(payloads)*len(b.places)-accepted, files)
}

// words are places that hold words of people, in any script.
var words = strings.Fields(`
	site.title site.description country.other-name country.relation-note country.track-reason country.text
	topic.title topic.text actor.name actor.other-name actor.office actor.text instrument.title instrument.text
	page.title page.text source.title source.author source.text publisher.name publisher.other-name
	place.name place.other-name place.region term.term term.definition
	event.title event.summary event.instrument-note event.text event.retraction
	claim.about claim.why claim.value claim.says number.what number.unit
	quote.translation quote.translator correction.text
	event.title-fr event.summary-fr event.text-fr claim.about-fr correction.text-fr country.text-fr`)

// TestReal: what people write in the languages of the site's countries is
// taken in every place for words, and stands on a page as it was written.
func TestReal(t *testing.T) {
	b, p := bench(t), newPress()
	taken := 0
	for _, real := range Real {
		t.Run(real.Class, func(t *testing.T) {
			o, err := b.Try(real.Text)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range o.Findings {
				t.Error(f)
			}
			texts := map[string]string{}
			for i, place := range words {
				if !slices.Contains(o.Accepted, place) {
					t.Errorf("%s is refused with %s", place, o.Refused[place])
					continue
				}
				taken++
				texts[place] = fmt.Sprint(real.Text[:strings.LastIndex(real.Text, " ")], " ", i)
			}
			files, _, _, err := p.published(texts)
			if err != nil {
				t.Fatal(err)
			}
			for place, text := range texts {
				if !stands(files, text) {
					t.Errorf("%s: its text is on no page", place)
				}
			}
		})
	}
	t.Logf("%d texts of people × %d places for words: %d refused", len(Real), len(words), len(Real)*len(words)-taken)
}

// stands reports whether a text can be read on one of the pages.
func stands(files map[string][]byte, text string) bool {
	for name, content := range files {
		if strings.HasSuffix(name, ".html") && strings.Contains(html.UnescapeString(string(content)), text) {
			return true
		}
	}
	return false
}

// TestControl shows that the judge sees: the same payloads, written into a page
// and into other files without care, are found.
func TestControl(t *testing.T) {
	b := bench(t)
	const page, table, calendar, feed, script, citation, redirects = "events/2024-niger-revokes-pact.html", "data/events.csv", "calendar/all.ics", "feeds/all.atom", "search/en/x.js", "events/x.ris", "_redirects"
	careless := []struct {
		class, file string
		write       func(text string) string
	}{
		{"element", page, func(s string) string { return "<!DOCTYPE html><body><p>" + s }},
		{"attribute", page, func(s string) string {
			return `<a title="` + s + `">x</a><a href='` + s + `'>x</a><a class=` + s + `>x</a>`
		}},
		{"address", page, func(s string) string { return `<a href="` + html.EscapeString(s) + `">x</a>` }},
		{"unseen", page, func(s string) string { return "<p>" + s }},
		{"spreadsheet", table, func(s string) string { return s + ",1" }},
		{"calendar", calendar, func(s string) string { return "BEGIN:VCALENDAR\r\nSUMMARY:" + s + "\r\nEND:VCALENDAR\r\n" }},
		{"feed", feed, func(s string) string { return "<feed><title>" + s + "</title></feed>" }},
		{"element", script, func(s string) string { return `annalsShard("x","` + s + `");alert(1)` }},
		{"citation", citation, func(s string) string { return "TY  - NEWS\nTI  - " + s + "\nER  - \n" }},
		{"header", redirects, func(s string) string { return "/old " + s + " 301\n" }},
		{"path", "", nil},
	}
	for _, c := range careless {
		seen, all := 0, 0
		for _, p := range Payloads() {
			if p.Class != c.class {
				continue
			}
			all++
			with := map[string][]byte{p.Text + ".html": nil, "events/2024-NIGER-revokes-pact.html": nil, page: nil}
			if c.write != nil {
				with = map[string][]byte{c.file: []byte(c.write(p.Text))}
			}
			switch found := b.model.judge(with); {
			case len(found) > 0:
				seen++
			case !slices.Contains(harmless, p.Text):
				t.Errorf("%s written into %s without care is not seen", p, c.file)
			}
		}
		t.Logf("%s written into %s without care: %d of %d seen", c.class, c.file, seen, all)
	}
}

// harmless look like an attack and are none where TestControl writes them.
var harmless = []string{
	`<div><div><div>`,                                     // only not closed; the site's pages hold elements of this name
	`https://xn--80ak6aa92e.com`, `https://e.example/%zz`, // addresses of the web, the first shown as it is
	`{\write18{id}}`, `x}, url = {javascript:alert(1)`, `\input{/etc/passwd}`, `%}comment`, // TeX, which RIS is not
	`'=1`, // what the guard writes
	"x\r\n X-ALT-DESC;FMTTYPE=text/html:<script>", `a;b,c\d:e"f`, // the text of one property, folded or not
}

// TestFiles tries payloads from outside the repository: XSS_BODIES and
// XSS_FIELDS name tables with tabs, whose header names the columns
// payload_json or value_json.
func TestFiles(t *testing.T) {
	for _, variable := range []string{"XSS_BODIES", "XSS_FIELDS"} {
		t.Run(variable, func(t *testing.T) {
			file := os.Getenv(variable)
			if file == "" {
				t.Skip(variable + " names no file of payloads")
			}
			try(t, table(t, file))
		})
	}
}

func table(t *testing.T, file string) (payloads []Payload) {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	column := -1
	for lines.Scan() {
		cells := strings.Split(lines.Text(), "\t")
		if column < 0 {
			column = slices.IndexFunc(cells, func(c string) bool { return strings.HasSuffix(c, "_json") })
			continue
		}
		var text any
		if err := json.Unmarshal([]byte(cells[column]), &text); err != nil {
			t.Fatalf("%s: %v", cells[0], err)
		}
		if s, ok := text.(string); ok {
			payloads = append(payloads, Payload{cells[0], s})
		}
	}
	if len(payloads) == 0 {
		t.Fatal("no payloads")
	}
	return payloads
}
