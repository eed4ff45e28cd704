package output_test

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/peterstace/simplefeatures/geom"

	guard "annals/internal/format/csv"
	"annals/internal/lang"
	"annals/internal/output"
	"annals/internal/timeline"
)

// rows reads a table with another reader than the one that wrote it: rows by
// the names of the first one.
func rows(t *testing.T, at string, src []byte) (list []map[string]string) {
	t.Helper()
	if bytes.Contains(bytes.ReplaceAll(src, []byte("\r\n"), nil), []byte("\r")) || !bytes.HasSuffix(src, []byte("\r\n")) {
		t.Errorf("%s: lines do not end in CRLF", at)
	}
	r := csv.NewReader(bytes.NewReader(src))
	all, err := r.ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", at, err)
	}
	for _, row := range all[1:] {
		m := map[string]string{}
		for i, cell := range row {
			m[all[0][i]] = cell
		}
		list = append(list, m)
	}
	return list
}

// TestTables: every cell of the tables of entries is what the entry holds, and
// no spreadsheet takes one for a formula.
func TestTables(t *testing.T) {
	sites(t, func(t *testing.T, w written) {
		cells := 0
		for _, f := range w.files {
			if f.Format != "CSV" {
				continue
			}
			list := rows(t, f.At, w.bytes[f.At])
			if len(list) != f.Rows {
				t.Errorf("%s has %d rows, want %d", f.At, len(list), f.Rows)
			}
			for _, row := range list {
				for name, cell := range row {
					cells++
					if _, err := strconv.ParseFloat(cell, 64); err != nil && strings.IndexAny(cell, "=+-@\t\r") == 0 {
						t.Errorf("%s: %s is %q: a formula", f.At, name, cell)
					}
				}
			}
		}
		if cells < 300 {
			t.Errorf("only %d cells were read", cells)
		}
		for i, row := range rows(t, "data/events.csv", w.bytes["data/events.csv"]) {
			e := w.Events[i]
			want := map[string]string{
				"id": e.ID, "url": w.BaseURL + "events/" + e.ID + ".html", "date": e.Date.String(), "announced": e.Announced.String(),
				"title": e.Title[0].Text, "summary": e.Summary[0].Text, "title_fr": inFrench(e.Title), "summary_fr": inFrench(e.Summary),
				"status": e.Status, "significance": strconv.Itoa(e.Significance), "created": e.Created.String(), "updated": e.Updated.String(),
				"countries": idsOf(e.Countries), "topics": idsOf(e.Topics), "sources": idsOf(e.Sources), "background": idsOf(e.Background), "actors": idsOf(e.Actors),
				"responds_to": idsOf(e.RespondsTo), "follows": idsOf(e.Follows), "part_of": idsOf(e.PartOf),
				"publishers": strconv.Itoa(e.Evidence.Publishers), "origins": strconv.Itoa(len(e.Evidence.Origins)), "one_party": strconv.FormatBool(e.Evidence.OneParty),
				"sources_differ": strconv.FormatBool(len(e.Claims) > 0), "version": strconv.Itoa(1 + len(e.Corrections)),
			}
			got := map[string]string{}
			for name := range want {
				got[name] = guard.Unguard(row[name])
			}
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("%s (-want +got)\n%s", e.ID, d)
			}
		}
		var claims, numbers []string
		for _, e := range w.Events {
			for _, c := range e.Claims {
				for _, v := range c.Versions {
					claims = append(claims, fmt.Sprint(e.ID, c.Key, v.Key, v.Value[0].Text, v.Says, v.Date, idsOf(v.Sources), v.Followed))
				}
			}
			for _, n := range e.Numbers {
				numbers = append(numbers, fmt.Sprint(e.ID, n.Key, n.What[0].Text, known(n.Low), known(n.Best), known(n.High), idsOf(n.Sources)))
			}
		}
		for i, r := range rows(t, "data/claims.csv", w.bytes["data/claims.csv"]) {
			u := guard.Unguard
			if got := r["event"] + r["claim"] + r["version"] + u(r["value"]) + u(r["says"]) + u(r["date"]) + r["sources"] + r["followed"]; strings.ReplaceAll(got, " ", "") != strings.ReplaceAll(claims[i], " ", "") {
				t.Errorf("claims.csv: got %q, want %q", got, claims[i])
			}
		}
		for i, r := range rows(t, "data/numbers.csv", w.bytes["data/numbers.csv"]) {
			if got := r["event"] + r["number"] + guard.Unguard(r["what"]) + r["low"] + r["best"] + r["high"] + r["sources"]; strings.ReplaceAll(got, " ", "") != strings.ReplaceAll(numbers[i], " ", "") {
				t.Errorf("numbers.csv: got %q, want %q", got, numbers[i])
			}
		}
	})
}

func inFrench(t lang.Text) string {
	if w := t.In("fr"); w.Lang == "fr" {
		return w.Text
	}
	return ""
}

func idsOf[T interface{ Base() *timeline.Record }](list []T) string {
	var ids []string
	for _, r := range list {
		ids = append(ids, r.Base().ID)
	}
	return strings.Join(ids, "; ")
}

func known(f timeline.Figure) string {
	if !f.Known {
		return ""
	}
	return strconv.FormatFloat(f.Value, 'f', -1, 64)
}

// TestCountryTables: a country has its entries and no others.
func TestCountryTables(t *testing.T) {
	w := ownFiles(t)
	for _, c := range w.Countries {
		var got, want []string
		for _, r := range rows(t, c.ID, w.bytes["data/countries/"+c.ID+".csv"]) {
			got = append(got, r["id"])
		}
		for _, e := range w.Events {
			if slices.Contains(e.Countries, c) {
				want = append(want, e.ID)
			}
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s (-want +got)\n%s", c.ID, d)
		}
	}
}

// An entry as JSON, read by names.
type read struct {
	ID, URL, Status            string
	Date                       struct{ EDTF, From, To string }
	Title, Summary, Text       map[string]string
	Countries, Topics, Sources []string
	Significance, Version      int
	Evidence                   struct{ Articles, Publishers, Official int }
	Claims                     []struct {
		Key      string
		Versions []struct {
			Key, Says string
			Followed  bool
		}
	}
	Numbers     []struct{ Low, Best, High *float64 }
	References  []struct{ ID, Title, Publisher string }
	Corrections []struct {
		Date string
		Text map[string]string
	}
}

// TestJSON: the entries in one file, a line each, and alone say the same, and
// that is what the model says.
func TestJSON(t *testing.T) {
	sites(t, func(t *testing.T, w written) {
		var all struct{ Entries []read }
		if err := json.Unmarshal(w.bytes["data/events.json"], &all); err != nil {
			t.Fatal(err)
		}
		var lines []read
		for scan := bufio.NewScanner(bytes.NewReader(w.bytes["data/events.jsonl"])); scan.Scan(); {
			var r read
			if err := json.Unmarshal(scan.Bytes(), &r); err != nil {
				t.Fatal(err)
			}
			lines = append(lines, r)
		}
		if d := cmp.Diff(all.Entries, lines); d != "" {
			t.Errorf("the lines differ (-whole +lines)\n%s", d)
		}
		if len(all.Entries) != len(w.Events) {
			t.Fatalf("%d entries, want %d", len(all.Entries), len(w.Events))
		}
		for i, got := range all.Entries {
			e := w.Events[i]
			var alone read
			if err := json.Unmarshal(w.bytes["events/"+e.ID+".json"], &alone); err != nil {
				t.Fatal(err)
			}
			if len(alone.References) != len(e.Sources)+len(e.Background) {
				t.Errorf("%s has %d references", e.ID, len(alone.References))
			}
			for k, s := range e.Sources {
				if alone.References[k].ID != s.ID || alone.References[k].Title != s.Title {
					t.Errorf("%s: reference %d is %+v", e.ID, k, alone.References[k])
				}
			}
			alone.References = nil
			if d := cmp.Diff(got, alone); d != "" {
				t.Errorf("%s alone differs (-whole +alone)\n%s", e.ID, d)
			}
			if got.ID != e.ID || got.Date.EDTF != e.Date.String() || got.Status != e.Status || got.URL != w.BaseURL+"events/"+e.ID+".html" ||
				strings.Join(got.Sources, "; ") != idsOf(e.Sources) || got.Significance != e.Significance || got.Version != e.Version() ||
				got.Evidence.Publishers != e.Evidence.Publishers || len(got.Claims) != len(e.Claims) || len(got.Numbers) != len(e.Numbers) || len(got.Corrections) != len(e.Corrections) {
				t.Errorf("%s reads %+v", e.ID, got)
			}
			for _, x := range e.Title {
				if got.Title[x.Lang] != x.Text {
					t.Errorf("%s: title in %s is %q, want %q", e.ID, x.Lang, got.Title[x.Lang], x.Text)
				}
			}
			for _, x := range e.Summary {
				if got.Summary[x.Lang] != x.Text {
					t.Errorf("%s: summary in %s is %q, want %q", e.ID, x.Lang, got.Summary[x.Lang], x.Text)
				}
			}
			for _, x := range e.Body {
				if got.Text[x.Lang] != x.Text.Plain() {
					t.Errorf("%s: text in %s is %q", e.ID, x.Lang, got.Text[x.Lang])
				}
			}
			for k, c := range e.Claims {
				for n, v := range c.Versions {
					if x := got.Claims[k].Versions[n]; x.Key != v.Key || x.Says != v.Says || x.Followed != v.Followed {
						t.Errorf("%s: version %+v, want %+v", e.ID, x, v)
					}
				}
			}
			for k, n := range e.Numbers {
				if x := got.Numbers[k]; (x.Low != nil) != n.Low.Known || n.Low.Known && *x.Low != n.Low.Value || (x.High != nil) != n.High.Known {
					t.Errorf("%s: number %d", e.ID, k)
				}
			}
		}
	})
}

// TestScriptsDoNotEnd: JSON may be put into a page by those who fetch it.
func TestScriptsDoNotEnd(t *testing.T) {
	w := write(t, hostile(t), everything)
	n := 0
	for at, src := range w.bytes {
		if strings.HasSuffix(at, "json") || strings.HasSuffix(at, "jsonl") {
			n++
			if bytes.Contains(src, []byte("</script")) || bytes.Contains(src, []byte("<!--")) {
				t.Errorf("%s holds the end of a script", at)
			}
		}
	}
	if n < 30 {
		t.Errorf("only %d files", n)
	}
}

// TestGeoJSON reads the places with another parser.
func TestGeoJSON(t *testing.T) {
	sites(t, func(t *testing.T, w written) {
		var fc geom.GeoJSONFeatureCollection
		if err := json.Unmarshal(w.bytes["data/places.geojson"], &fc); err != nil {
			t.Fatal(err)
		}
		if len(fc) != len(w.Places) {
			t.Fatalf("%d features, want %d", len(fc), len(w.Places))
		}
		for i, f := range fc {
			p := w.Places[i]
			at, ok := f.Geometry.AsPoint()
			xy, full := at.XY()
			if !ok || !full || math.Abs(xy.X-p.Lon) > 1e-9 || math.Abs(xy.Y-p.Lat) > 1e-9 {
				t.Errorf("%s stands at %v, want %v, %v", p.ID, xy, p.Lon, p.Lat)
			}
			var events []string
			for _, e := range f.Properties["events"].([]any) {
				events = append(events, e.(string))
			}
			if f.ID != p.ID || f.Properties["name"] != p.Name[0].Text || f.Properties["precision"] != p.Precision || strings.Join(events, "; ") != idsOf(p.Events) {
				t.Errorf("%s reads %v %v", p.ID, f.ID, f.Properties)
			}
		}
	})
}

// TestChecksums: SHA256SUMS is what sha256sum -c reads, of every file beside it.
func TestChecksums(t *testing.T) {
	w := write(t, hostile(t), everything)
	listed := map[string]bool{}
	for line := range strings.Lines(string(w.bytes["data/SHA256SUMS"])) {
		sum, name, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
		want := sha256.Sum256(w.bytes["data/"+name])
		if hex.EncodeToString(want[:]) != sum {
			t.Errorf("%s: %s", name, sum)
		}
		listed["data/"+name] = true
	}
	for _, f := range w.files {
		if f.Group == output.Data && f.At != "data/SHA256SUMS" && !listed[f.At] {
			t.Errorf("%s is not listed", f.At)
		}
	}
}

// TestDataPackage holds the package against a schema written from its
// specification, and every table against what the package says of it.
func TestDataPackage(t *testing.T) {
	sites(t, func(t *testing.T, w written) {
		valid(t, "testdata/datapackage.schema.json", "data/datapackage.json", w.bytes["data/datapackage.json"])
		var p struct {
			Resources []struct {
				Path, Hash string
				Bytes      int
				Schema     *struct {
					PrimaryKey string
					Fields     []struct{ Name, Type, Description string }
				}
			}
		}
		if err := json.Unmarshal(w.bytes["data/datapackage.json"], &p); err != nil {
			t.Fatal(err)
		}
		tables := 0
		for _, r := range p.Resources {
			src := w.bytes["data/"+r.Path]
			sum := sha256.Sum256(src)
			if r.Bytes != len(src) || r.Hash != "sha256:"+hex.EncodeToString(sum[:]) {
				t.Errorf("%s: %d bytes, %s", r.Path, r.Bytes, r.Hash)
			}
			if r.Schema == nil {
				continue
			}
			tables++
			head, err := csv.NewReader(bytes.NewReader(src)).Read()
			if err != nil {
				t.Fatal(err)
			}
			var names []string
			for _, f := range r.Schema.Fields {
				names = append(names, f.Name)
			}
			if d := cmp.Diff(names, head); d != "" {
				t.Errorf("%s: columns (-package +table)\n%s", r.Path, d)
			}
			keys := map[string]bool{}
			for _, row := range rows(t, r.Path, src) {
				for _, f := range r.Schema.Fields {
					if !fits(f.Type, row[f.Name]) {
						t.Errorf("%s: %s is %q, which is no %s", r.Path, f.Name, row[f.Name], f.Type)
					}
				}
				if key := row[r.Schema.PrimaryKey]; r.Schema.PrimaryKey != "" && keys[key] {
					t.Errorf("%s: the key %q twice", r.Path, key)
				} else {
					keys[key] = true
				}
			}
		}
		if tables < 7 {
			t.Errorf("only %d tables", tables)
		}
	})
}

// fits reports whether a cell is a value of a type of Table Schema; an empty
// one is missing, which every type allows.
func fits(kind, cell string) bool {
	var err error
	switch {
	case cell == "" || kind == "string":
	case kind == "integer":
		_, err = strconv.Atoi(cell)
	case kind == "number":
		_, err = strconv.ParseFloat(cell, 64)
	case kind == "boolean":
		return cell == "true" || cell == "false"
	case kind == "date":
		_, err = time.Parse(time.DateOnly, cell)
	default:
		return false
	}
	return err == nil
}
