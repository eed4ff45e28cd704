package output

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"sync"

	"annals/internal/address"
	"annals/internal/format/csv"
	"annals/internal/format/json"
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
	for _, c := range l.countries() {
		one := s
		one.Events = c.Events
		list = append(list, tableOf("countries/"+c.ID+".csv", c.Names.In(l.lang).Text, csv.Events(one)))
	}
	n := len(l.site.Events)
	return append(list,
		dataset{name: "events.json", format: "JSON", title: l.say("rows_entries"), rows: n, write: json.Write},
		dataset{name: "events.jsonl", format: "JSON Lines", title: l.say("rows_entries"), rows: n, write: json.WriteLines},
	)
}

func tableOf(name, title string, t csv.Table) dataset {
	return dataset{name: name, format: "CSV", title: title, rows: t.Len, table: &t, write: func(w io.Writer, _ timeline.Selection) error { return t.Write(w) }}
}

var mediaTypes = map[string]string{
	"CSV": csv.MediaType, "JSON": json.MediaType, "JSON Lines": json.MediaTypeLines,
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
		f.digest = &digest{write: f.Write}
		list = append(list, f)
	}
	return append(list, checksums(l.lang, list))
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
