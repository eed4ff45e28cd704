package output

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"path"
	"strings"
	"sync"

	"annals/internal/address"
	"annals/internal/format/csl"
	"annals/internal/format/csv"
	"annals/internal/format/datapackage"
	"annals/internal/format/geojson"
	"annals/internal/format/json"
	"annals/internal/format/timelinejs"
	"annals/internal/timeline"
)

// A dataset is a file of data.
type dataset struct {
	name   string // below data/
	format string
	title  string
	rows   int
	write  func(io.Writer, timeline.Selection) error
	table  *csv.Table // where it is one
}

// datasets lists what is below data/. To add one, name it here.
func (l *locale) datasets() []dataset {
	s := l.selection("", address.Data, l.text(l.site.Title), l.site.Events)
	list := []dataset{
		tableOf("events.csv", l.say("rows_entries"), csv.Events(s)),
		tableOf("sources.csv", l.say("rows_sources"), csv.Sources(s)),
		tableOf("claims.csv", l.say("where_sources_differ"), csv.Claims(s)),
		tableOf("numbers.csv", l.say("numbers"), csv.Numbers(s)),
		tableOf("actors.csv", l.say("rows_actors"), csv.Actors(s)),
		tableOf("instruments.csv", l.say("rows_instruments"), csv.Instruments(s)),
	}
	for _, c := range l.site.Countries {
		one := s
		one.Events = c.Events
		list = append(list, tableOf("countries/"+c.ID+".csv", c.Names.In(l.lang).Text, csv.Events(one)))
	}
	n := len(l.site.Events)
	return append(list,
		dataset{name: "events.json", format: "JSON", title: l.say("rows_entries"), rows: n, write: json.Write},
		dataset{name: "events.jsonl", format: "JSON Lines", title: l.say("rows_entries"), rows: n, write: json.WriteLines},
		dataset{name: "sources.csl.json", format: "CSL-JSON", title: l.say("rows_sources"), rows: len(l.site.Sources), write: csl.WriteSources},
		dataset{name: "places.geojson", format: "GeoJSON", title: l.say("rows_places"), rows: len(l.site.Places), write: geojson.Write},
		dataset{name: "timelinejs.json", format: "TimelineJS", title: l.say("rows_entries"), rows: fitting(l.site.Events, timelinejs.Fits), write: timelinejs.Write},
	)
}

func tableOf(name, title string, t csv.Table) dataset {
	return dataset{name: name, format: "CSV", title: title, rows: t.Len, table: &t, write: func(w io.Writer, _ timeline.Selection) error { return t.Write(w) }}
}

var mediaTypes = map[string]string{
	"CSV": csv.MediaType, "JSON": json.MediaType, "JSON Lines": json.MediaTypeLines,
	"CSL-JSON": csl.MediaType, "GeoJSON": geojson.MediaType, "TimelineJS": timelinejs.MediaType,
}

// data are the files of data, what describes them and their checksums.
func (l *locale) data() (list []File) {
	for _, d := range l.datasets() {
		at := "data/" + d.name
		f := File{
			At: at, Lang: l.lang, Group: Data, Format: d.format, Type: mediaTypes[d.format], Name: d.title, Title: l.of(d.title), Page: address.Data, Rows: d.rows,
			Write: func(w io.Writer) error {
				return d.write(w, l.selection(at, address.Data, l.text(l.site.Title), l.site.Events))
			},
		}
		f.digest, f.table = &digest{write: f.Write}, d.table
		list = append(list, f)
	}
	list = append(list, l.describe(list))
	return append(list, checksums(l.lang, list))
}

// fitting counts the events that a format can hold.
func fitting(events []*timeline.Event, fits func(*timeline.Event) bool) (n int) {
	for _, e := range events {
		if fits(e) {
			n++
		}
	}
	return n
}

// describe is the file that says what the files beside it are.
func (l *locale) describe(files []File) File {
	const at = "data/datapackage.json"
	f := File{
		At: at, Lang: l.lang, Group: Data, Format: "Data Package", Type: datapackage.MediaType, Page: address.Data,
		Name: l.say("what_is_in_it"), Title: l.of(l.say("what_is_in_it")),
		Write: func(w io.Writer) error {
			var list []datapackage.Resource
			for _, f := range files {
				r, err := resource(f)
				if err != nil {
					return err
				}
				list = append(list, r)
			}
			return datapackage.Write(w, l.selection(at, address.Data, "", nil), list)
		},
	}
	f.digest = &digest{write: f.Write}
	return f
}

func resource(f File) (datapackage.Resource, error) {
	sum, bytes, err := f.Digest()
	at := strings.TrimPrefix(f.At, "data/")
	r := datapackage.Resource{
		Name: strings.NewReplacer("/", "-", ".", "-").Replace(at), Title: f.Name, Path: at, Format: strings.TrimPrefix(path.Ext(at), "."),
		MediaType: f.Type, Encoding: "utf-8", Bytes: bytes, Hash: "sha256:" + sum,
	}
	if f.table != nil {
		r.Profile, r.Schema = "tabular-data-resource", &datapackage.Schema{}
		for _, c := range f.table.Columns {
			r.Schema.Fields = append(r.Schema.Fields, datapackage.Field{Name: c.Name, Type: c.Type, Description: c.Doc})
			if c.Name == "id" {
				r.Schema.PrimaryKey = c.Name
			}
		}
	}
	return r, err
}

// checksums is the file that sha256sum reads, of the files beside it.
func checksums(lang string, files []File) File {
	return File{
		At: "data/SHA256SUMS", Lang: lang, Group: Data, Format: "SHA-256", Type: "text/plain", Page: address.Data,
		Write: func(w io.Writer) error {
			for _, f := range files {
				sum, _, err := f.Digest()
				if err == nil {
					_, err = fmt.Fprintf(w, "%s  %s\n", sum, f.At[len("data/"):])
				}
				if err != nil {
					return err
				}
			}
			return nil
		},
	}
}

// A digest is what a file weighs, found when it is first asked for.
type digest struct {
	write func(io.Writer) error
	once  sync.Once
	sum   string
	bytes int64
	err   error
}

// Digest returns the SHA-256 of a file of data, in hexadecimal, and how many
// bytes it has. Other files have none.
func (f File) Digest() (sum string, bytes int64, err error) {
	d := f.digest
	if d == nil {
		return "", 0, nil
	}
	d.once.Do(func() {
		h := sha256.New()
		c := &counter{w: h}
		if d.err = d.write(c); d.err == nil {
			d.sum, d.bytes = hex.EncodeToString(h.Sum(nil)), c.n
		}
	})
	return d.sum, d.bytes, d.err
}

// A counter counts what is written.
type counter struct {
	w io.Writer
	n int64
}

func (c *counter) Write(p []byte) (int, error) {
	c.n += int64(len(p))
	return c.w.Write(p)
}
