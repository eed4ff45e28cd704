package output_test

import (
	"encoding/json"
	"fmt"
	"path"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/output"
	"annals/internal/timeline"
)

// A work is what a bibliography says of one, in the words of none.
type work struct{ ID, Title, Authors, URL, In, Year string }

// works are an entry and its sources as a bibliography should have them.
func (w written) works(e *timeline.Event) []work {
	list := []work{{
		ID: e.ID, Title: line(e.Title[0].Text), URL: w.BaseURL + "events/" + e.ID + ".html", In: line(w.Title[0].Text),
		Year: fmt.Sprint(max(e.Created.Year(), e.Updated.Year())),
	}}
	for _, group := range [][]*timeline.Source{e.Sources, e.Background} {
		for _, s := range group {
			x := work{ID: s.ID, Title: line(s.Title), Authors: line(strings.Join(s.Authors, " | ")), URL: s.URL, Year: yearOf(s)}
			if s.Publisher != nil {
				x.In = line(s.Publisher.Name)
			}
			list = append(list, x)
		}
	}
	return list
}

// yearOf is the year of a source that was published within one.
func yearOf(s *timeline.Source) string {
	from, _ := s.Published.Lower()
	to, _ := s.Published.Upper()
	if s.Published.IsZero() || from.Year != to.Year {
		return ""
	}
	return fmt.Sprint(from.Year)
}

func line(s string) string { return strings.Join(strings.Fields(s), " ") }

func (w written) each(format string, f func(output.File, *timeline.Event)) (n int) {
	for _, file := range w.files {
		if file.Group == output.Entry && file.Format == format {
			name, _, _ := strings.Cut(path.Base(file.At), ".")
			f(file, w.event(name))
			n++
		}
	}
	return n
}

// TestBibTeX reads every bibliography by the grammar of BibTeX and undoes what
// TeX would.
func TestBibTeX(t *testing.T) {
	sites(t, func(t *testing.T, w written) {
		n := w.each("BibTeX", func(f output.File, e *timeline.Event) {
			items, err := parseBibTeX(string(w.bytes[f.At]))
			if err != nil {
				t.Errorf("%s: %v", f.At, err)
				return
			}
			var got []work
			for _, it := range items {
				x := work{ID: it["id"], Title: untex(it["title"]), URL: it["url"], Year: it["year"]}
				x.Authors = strings.ReplaceAll(untex(it["author"]), " and ", " | ")
				for _, name := range []string{"journal", "booktitle", "organization", "howpublished", "publisher"} {
					x.In += untex(it[name])
				}
				got = append(got, x)
			}
			want := w.works(e)
			for i := range want {
				want[i].URL = strings.NewReplacer("{", "%7B", "}", "%7D").Replace(want[i].URL)
			}
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("%s (-want +got)\n%s", f.At, d)
			}
		})
		if n != len(w.Events) {
			t.Errorf("%d files, want %d", n, len(w.Events))
		}
	})
}

// parseBibTeX reads entries as BibTeX does: @type{key, name = {value}, …}, a
// value ending with the brace that its own opens, whatever stands before it.
func parseBibTeX(src string) (items []map[string]string, err error) {
	for {
		_, rest, found := strings.Cut(src, "@")
		if !found {
			return items, nil
		}
		kind, rest, ok := strings.Cut(rest, "{")
		id, rest, ok2 := strings.Cut(rest, ",")
		if !ok || !ok2 || strings.ContainsAny(kind+id, " \n{}@=\"#%\\") {
			return nil, fmt.Errorf("an entry begins %.40q", src)
		}
		it := map[string]string{"id": id, "type": kind}
		for {
			rest = strings.TrimLeft(rest, " \n,")
			if strings.HasPrefix(rest, "}") {
				src = rest[1:]
				break
			}
			name, value, ok := strings.Cut(rest, "= {")
			if !ok {
				return nil, fmt.Errorf("no field in %.40q", rest)
			}
			depth, end := 1, -1
			for i, c := range value {
				if c == '{' {
					depth++
				} else if c == '}' {
					depth--
				}
				if depth == 0 {
					end = i
					break
				}
			}
			if end < 0 {
				return nil, fmt.Errorf("%s of %s is not closed", name, id)
			}
			if name = strings.TrimSpace(name); it[name] != "" {
				return nil, fmt.Errorf("%s of %s stands twice", name, id)
			}
			it[name], rest = value[:end], value[end+1:]
		}
		items = append(items, it)
	}
}

// untex is what TeX sets for a value; a brace that groups is nothing.
func untex(s string) string {
	commands := strings.NewReplacer(
		`\textbackslash{}`, "\x01", `\textbraceleft{}`, "\x02", `\textbraceright{}`, "\x03", `\textasciitilde{}`, "~", `\textasciicircum{}`, "^",
		`\%`, "%", `\$`, "$", `\&`, "&", `\#`, "#", `\_`, "_",
	)
	return strings.NewReplacer("{", "", "}", "", "\x01", `\`, "\x02", "{", "\x03", "}").Replace(commands.Replace(s))
}

// TestRIS reads every bibliography by the rules of RIS: a tag, two blanks, a
// hyphen, a blank, a value; TY first and ER last.
func TestRIS(t *testing.T) {
	sites(t, func(t *testing.T, w written) {
		n := w.each("RIS", func(f output.File, e *timeline.Event) {
			var got []work
			var tags map[string][]string
			for l := range strings.SplitSeq(string(w.bytes[f.At]), "\r\n") {
				if l == "" {
					continue
				}
				if len(l) < 6 || l[2:6] != "  - " || strings.ContainsAny(l, "\r\n") {
					t.Errorf("%s: %q is no line", f.At, l)
					continue
				}
				tag, value := l[:2], l[6:]
				switch {
				case tag == "TY":
					tags = map[string][]string{}
				case tag == "ER":
					one := func(tag string) string { return strings.Join(tags[tag], "") }
					got = append(got, work{ID: one("ID"), Title: one("TI"), Authors: strings.Join(tags["AU"], " | "), URL: one("UR"), In: one("T2") + one("PB"), Year: one("PY")})
					tags = nil
				case tags == nil:
					t.Errorf("%s: %q stands outside", f.At, l)
				default:
					tags[tag] = append(tags[tag], value)
				}
			}
			want := w.works(e)
			for i := range want {
				if strings.HasPrefix(want[i].Year, "-") {
					want[i].Year = "" // RIS has no years before 1
				}
			}
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("%s (-want +got)\n%s", f.At, d)
			}
		})
		if n != len(w.Events) {
			t.Errorf("%d files, want %d", n, len(w.Events))
		}
	})
}

// TestCSL holds every file against a schema written from CSL 1.0.2.
func TestCSL(t *testing.T) {
	const schema = "testdata/csl.schema.json"
	sites(t, func(t *testing.T, w written) {
		check := func(at string, want []work) {
			src := w.bytes[at]
			valid(t, schema, at, src)
			var items []struct {
				ID, Title, URL, Publisher string
				In                        string `json:"container-title"`
				Author                    []struct{ Literal string }
				Issued                    struct {
					Parts [][]int64 `json:"date-parts"`
				}
			}
			if err := json.Unmarshal(src, &items); err != nil {
				t.Fatal(err)
			}
			var got []work
			for i, it := range items {
				x := work{ID: it.ID, Title: line(it.Title), URL: it.URL, In: line(it.In + it.Publisher)}
				for k, a := range it.Author {
					if k > 0 {
						x.Authors += " | "
					}
					x.Authors += a.Literal
				}
				x.Year = want[min(i, len(want)-1)].Year // a date in words has no parts
				if p := it.Issued.Parts; len(p) > 0 {
					x.Year = fmt.Sprint(p[0][0])
				}
				got = append(got, x)
			}
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("%s (-want +got)\n%s", at, d)
			}
		}
		n := w.each("CSL-JSON", func(f output.File, e *timeline.Event) { check(f.At, w.works(e)) })
		if n != len(w.Events) {
			t.Errorf("%d files, want %d", n, len(w.Events))
		}
		all := &timeline.Event{Title: w.Title, Sources: w.Sources}
		check("data/sources.csl.json", w.works(all)[1:])
	})
	for name, bad := range map[string]string{
		"an unknown variable": `[{"id":"a","type":"webpage","colour":"red"}]`,
		"an unknown type":     `[{"id":"a","type":"newspaper"}]`,
		"no id":               `[{"type":"webpage"}]`,
		"four parts":          `[{"id":"a","type":"webpage","issued":{"date-parts":[[2024,1,2,3]]}}]`,
	} {
		if validate(t, schema, []byte(bad)) == nil {
			t.Errorf("the schema lets %s pass", name)
		}
	}
}
