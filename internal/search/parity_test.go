package search

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"reflect"
	"slices"
	"testing"

	"annals/internal/edtf"
	"annals/internal/timeline"
)

var update = flag.Bool("update", false, "rewrite testdata/parity.json")

// TestParity keeps testdata/parity.json, by which e2e/search.test.mjs holds
// search.js against this package: an index parted in two ways, queries with
// their whole answers and the files they take, and what becomes of words.
func TestParity(t *testing.T) {
	s := newGenerator().site(40)
	questions := sample(s)
	s.Events = append(s.Events, strange(t)...)
	docs := documents(s, OptionsFor("en"))
	type index struct {
		Head  Head                       `json:"head"`
		Files map[string]json.RawMessage `json:"files"`
		Takes [][]string                 `json:"takes"` // for each answer, in order of their names
	}
	type answer struct {
		Query     string   `json:"query"`
		Filters   []string `json:"filters"`
		Words     []string `json:"words"`
		Documents []int32  `json:"documents"`
		Some      bool     `json:"some"`
		Results   []string `json:"results"` // the addresses of the first ten
	}
	var golden struct {
		Indexes []index           `json:"indexes"`
		Answers []answer          `json:"answers"`
		Folded  map[string]string `json:"folded"`
		Edits   [][3]any          `json:"edits"`
	}
	golden.Folded = map[string]string{}
	for _, q := range []string{"Déby", "N’Djamena", "Ｄébi", "تشاد", "تشاذ", "𞤀𞤁𞤂𞤃𞤄", "𞤀𞤁𞤂𞤄𞤃", "Ɲɛɛ", "1er mars 2024", "16 March 2024", "the of", "G 5", "œuvre", "mars", "jui 2024", "2024-13"} {
		questions = append(questions, question{q, nil})
	}
	for _, l := range []limits{inHalves, tiny} {
		x := build(docs, l)
		in := index{Head: x.Head, Files: map[string]json.RawMessage{}}
		for _, f := range x.Files {
			data := bytes.TrimSuffix(f.data, []byte(");\n"))
			in.Files[f.Name] = data[bytes.IndexByte(data, '{'):]
		}
		served := Serve(x)
		var answers []answer
		for _, q := range questions {
			v := &Visit{Served: served}
			results, f := v.ask(t, x.Head, q.words, q.filters...)
			a := answer{q.words, q.filters, f.Words, f.Documents, f.Some, nil}
			for _, r := range results {
				a.Results = append(a.Results, r.Href)
			}
			answers = append(answers, a)
			in.Takes = append(in.Takes, slices.Sorted(slices.Values(v.Names)))
		}
		if golden.Answers != nil && !reflect.DeepEqual(answers, golden.Answers) {
			t.Error("two indexes of the same site give two answers")
		}
		golden.Indexes, golden.Answers = append(golden.Indexes, in), answers
	}
	for _, w := range []string{"JNIM", "Déby", "De\u0301by", "ﬁn", "Ｍａｌｉ", "Ɗan", "Ɲɛɛ", "أَفْرِيقِيَا", "مـالي", "ʿAlī", "ΟΔΟΣ", "İstanbul", "½", "𞤀𞤁", "ẞ", "Æon", "ǲ", "Ⅻ", "٢٠٢٤"} {
		golden.Folded[w] = Fold(w)
	}
	for _, e := range [][2]string{{"landua", "landau"}, {"gadafi", "gaddafi"}, {"piger", "niger"}, {"bomaco", "bamako"}, {"niger", "niger"}, {"𞤀𞤁𞤂", "𞤀𞤂𞤁"}, {"𞤀𞤁", "𞤀𞤁𞤂"}, {"", "a"}} {
		golden.Edits = append(golden.Edits, [3]any{e[0], e[1], oneEdit([]rune(e[0]), []rune(e[1]))})
	}
	got := append(mustJSON(golden), '\n')
	const file = "testdata/parity.json"
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is not what the package makes: run  go test ./internal/search -run Parity -update", file)
	}
}

// strange are entries with the letters that two languages could read differently.
func strange(t *testing.T) (events []*timeline.Event) {
	t.Helper()
	for i, title := range []string{"Déby à N’Djamena", "زيارة إلى تشاد", "𞤀𞤁𞤂𞤃𞤄 𞤊𞤋", "Ɲɛɛ ka œuvre ﬁn", "ʿAlī ½ Ｄéby", "ΟΔΟΣ İstanbul"} {
		e := &timeline.Event{
			Record: timeline.Record{ID: "strange-" + string(rune('a'+i)), Body: prose(t, "en", title)}, Title: en(title), Summary: en(title),
			Date: edtf.DateOf(edtf.Day{Year: 2024, Month: 3, Day: 16 - i}), Significance: 3,
		}
		events = append(events, e)
	}
	return events
}
