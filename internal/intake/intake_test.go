package intake_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"annals/internal/build"
	"annals/internal/edtf"
	"annals/internal/intake"
	"annals/templates"
)

func options(taken ...string) intake.Options {
	return intake.Options{
		Languages: []string{"en", "fr"}, Created: "2026-01-02",
		Name:  func(title string) string { return strings.ToLower(strings.ReplaceAll(title, " ", "-")) },
		Taken: func(id string) bool { return slices.Contains(taken, id) },
	}
}

// outcome is what came of a file: drafts as their text, refusals by row.
func outcome(drafts []intake.Draft, refusals []intake.Refusal, err error) string {
	var b strings.Builder
	for _, d := range drafts {
		for _, f := range d.Files {
			fmt.Fprintf(&b, "%d %s\n%s", d.Row, f.Name, f.Text)
		}
	}
	for _, r := range refusals {
		fmt.Fprintf(&b, "row %d: %s\n", r.Row, r.Reason)
	}
	if err != nil {
		fmt.Fprintf(&b, "error: %v\n", err)
	}
	return b.String()
}

func TestCSV(t *testing.T) {
	for _, tt := range []struct{ name, table, want string }{
		{"the least a table has", "title,date\nPact ends,2024-03\n",
			"2 2024-pact-ends.md\n+++\ntitle = \"Pact ends\"\ndate = \"2024-03\"\ncountries = []\ntopics = []\nsources = []\nsummary = \"\"\nstatus = \"reported\"\nsignificance = 3\ncreated = 2026-01-02\ndraft = true\n+++\n"},
		{"guards are taken away, apostrophes stay", "\ufeffTitle,Date,summary,id\r\n'=1+1,2024-03-16,'''Twas,a\r\n'Tis so,'-0043,'-1,b\r\n",
			"2 a.md\n+++\ntitle = \"=1+1\"\ndate = 2024-03-16\ncountries = []\ntopics = []\nsources = []\nsummary = \"''Twas\"\nstatus = \"reported\"\nsignificance = 3\ncreated = 2026-01-02\ndraft = true\n+++\n" +
				"3 b.md\n+++\ntitle = \"'Tis so\"\ndate = \"-0043\"\ncountries = []\ntopics = []\nsources = []\nsummary = \"-1\"\nstatus = \"reported\"\nsignificance = 3\ncreated = 2026-01-02\ndraft = true\n+++\n"},
		{"each row that cannot be taken", "id,title,date,status,significance,countries\na,,2024,,,\nb,B,March 2024,,,\nc,C,2024,maybe,,\nd,D,2024,,9,\ne,E,2024,,,Mali\nUP,F,2024,,,\nthere,G,2024,,,\nh,H,2024\n",
			"row 2: it has no title\nrow 3: date: DATE\nrow 4: status: \"maybe\" is not one of scheduled, confirmed, reported, claimed, disputed\nrow 5: significance: \"9\" is not 1 to 5\nrow 6: countries: \"Mali\" is not an id\nrow 7: \"UP\" cannot be an id\nrow 8: there is an entry there already\nrow 9: it has 3 cells, the first row 6\n"},
		{"one id twice", "id,title,date\na,A,2024\na,B,2025\n",
			"2 a.md\n+++\ntitle = \"A\"\ndate = 2024\ncountries = []\ntopics = []\nsources = []\nsummary = \"\"\nstatus = \"reported\"\nsignificance = 3\ncreated = 2026-01-02\ndraft = true\n+++\nrow 3: row 2 has the id a too\n"},
		{"no table", "name,day\nA,2024\n", "error: there is no column \"title\"\n"},
		{"nothing", "", "error: read the names of the columns: EOF\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := outcome(intake.CSV(strings.NewReader(tt.table), options("there")))
			if _, err := edtf.Parse("March 2024"); err != nil {
				got = strings.Replace(got, err.Error(), "DATE", 1)
			}
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Errorf("(-want +got)\n%s", d)
			}
		})
	}
}

func TestTimelineJS(t *testing.T) {
	rest := "countries = []\ntopics = []\nsources = []\nsummary = %q\nstatus = \"reported\"\nsignificance = 3\ncreated = 2026-01-02\ndraft = true\n+++\n"
	for _, tt := range []struct{ name, file, want string }{
		{"a slide of others", `{"events":[{"start_date":{"year":"1969","month":"7","day":"20"},"text":{"headline":"Moon <b>landing</b>","text":"<p>One &amp; all</p><script>x</script>"}}]}`,
			"1 1969-moon-landing.md\n+++\ntitle = \"Moon landing\"\ndate = 1969-07-20\n" + fmt.Sprintf(rest, "One & all x")},
		{"a period, and a year before 1", `{"events":[{"start_date":{"year":2011,"month":3},"end_date":{"year":2012},"text":{"headline":"A"}},{"start_date":{"year":-43,"month":"","day":""},"text":{"headline":"B"}}]}`,
			"1 2011-a.md\n+++\ntitle = \"A\"\ndate = \"2011-03/2012\"\n" + fmt.Sprintf(rest, "") + "2 43-b.md\n+++\ntitle = \"B\"\ndate = \"-0043\"\n" + fmt.Sprintf(rest, "")},
		{"what is no timeline", `{"a":1}`, "error: it has no events: it is not a timeline of TimelineJS\n"},
		{"a slide without a headline, a date that is none", `{"events":[{"start_date":{"year":2011}},{"start_date":{"year":"soon"},"text":{"headline":"A"}},{"text":{"headline":"A"}}]}`, "row 1: it has no title\nrow 2: "},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := outcome(intake.TimelineJS(strings.NewReader(tt.file), options()))
			if !strings.HasPrefix(got, tt.want) {
				t.Errorf("%s", cmp.Diff(tt.want, got))
			}
		})
	}
}

// TestOwnExports: what this site exports comes back as it was, from the table
// and from the file of TimelineJS: drafts made of it, in the place of its
// entries, make the same table again.
func TestOwnExports(t *testing.T) {
	root := os.DirFS("../..")
	want := export(t, root)
	for name, read := range map[string]func() ([]intake.Draft, []intake.Refusal, error){
		"table": func() ([]intake.Draft, []intake.Refusal, error) {
			return intake.CSV(bytes.NewReader(want["data/events.csv"]), options())
		},
		"TimelineJS": func() ([]intake.Draft, []intake.Refusal, error) {
			return intake.TimelineJS(bytes.NewReader(want["data/timelinejs.json"]), options())
		},
	} {
		drafts, refusals, err := read()
		if err != nil || len(refusals) > 0 {
			t.Fatal(name, err, refusals)
		}
		files := fstest.MapFS{}
		for _, d := range drafts {
			for _, f := range d.Files {
				files[path.Join("content/events", fmt.Sprint(d.Year), f.Name)] = &fstest.MapFile{Data: []byte(f.Text), Mode: 0o644}
			}
		}
		got := export(t, instead{root, files})
		if d := cmp.Diff(columns(t, want["data/events.csv"]), columns(t, got["data/events.csv"])); d != "" {
			t.Errorf("%s (-exported +imported and exported again)\n%s", name, d)
		}
	}
}

// columns are the cells of a table but for those of what it does not hold:
// claims and corrections.
func columns(t *testing.T, src []byte) [][]string {
	all, err := csv.NewReader(bytes.NewReader(src)).ReadAll()
	if err != nil || len(all) < 100 {
		t.Fatal(len(all), err)
	}
	for _, name := range []string{"sources_differ", "version"} {
		at := slices.Index(all[0], name)
		for i := range all {
			all[i] = slices.Delete(all[i], at, at+1)
		}
	}
	return all
}

func export(t *testing.T, fsys fs.FS) map[string][]byte {
	t.Helper()
	r, err := build.Site(fsys, templates.FS, build.Options{Version: "test", Drafts: true, Preview: true, Uncaptured: true})
	if err != nil || r.Files == nil {
		t.Fatal(err, r.Problems.Errors())
	}
	out := map[string][]byte{}
	for _, at := range []string{"data/events.csv", "data/timelinejs.json"} {
		f, ok := r.File(at)
		var b bytes.Buffer
		if !ok || f.Write(&b) != nil {
			t.Fatal("no", at)
		}
		out[at] = b.Bytes()
	}
	return out
}

// instead is a site with other entries.
type instead struct {
	fs.FS
	events fstest.MapFS
}

func (i instead) Open(name string) (fs.File, error) {
	if name == "content/events" || strings.HasPrefix(name, "content/events/") {
		return i.events.Open(name)
	}
	return i.FS.Open(name)
}

func FuzzCSV(f *testing.F) {
	f.Add("title,date\nPact,2024-03\n")
	f.Add("id,title,date,title_fr\na,'=1,2024,'@x\n")
	f.Fuzz(func(t *testing.T, src string) {
		drafts, _, err := intake.CSV(strings.NewReader(src), options())
		if err != nil && len(drafts) > 0 {
			t.Error("drafts of a file that is no table")
		}
		for _, d := range drafts {
			if d.ID == "" || len(d.Files) == 0 || strings.Contains(d.ID, "/") {
				t.Errorf("%+v", d)
			}
		}
	})
}
