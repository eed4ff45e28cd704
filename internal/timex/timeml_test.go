package timex

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"annals/internal/edtf"
)

const annotated = `<?xml version="1.0" ?>
<TimeML><DOCID>sample</DOCID>
<DCT><TIMEX3 tid="t0" type="TIME" value="2024-03-18T09:30" functionInDocument="CREATION_TIME">March 18, 2024</TIMEX3></DCT>
<TEXT>The junta <EVENT eid="e1">broke</EVENT> the accord <SIGNAL sid="s1">on</SIGNAL> <TIMEX3 tid="t1" type="DATE" value="2024-03-16">Saturday</TIMEX3><TIMEX3 tid="t9" type="DURATION" value="P1D"/> &amp; after
<TIMEX3 tid="t2" type="DURATION" value="P2Y">two years</TIMEX3>.</TEXT></TimeML>`

func TestReadTimeML(t *testing.T) {
	d, err := ReadTimeML(strings.NewReader(annotated))
	if err != nil {
		t.Fatal(err)
	}
	if want := "The junta broke the accord on Saturday & after\ntwo years."; d.Text != want {
		t.Errorf("text is %q, want %q", d.Text, want)
	}
	if d.ID != "sample" || d.DocDate != "2024-03-18" {
		t.Errorf("got id %q and date %q", d.ID, d.DocDate)
	}
	want := []Span{{30, 38, "2024-03-16"}, {47, 56, "P2Y"}}
	if !slices.Equal(d.Timexes, want) {
		t.Errorf("got %v, want %v", d.Timexes, want)
	}
	if got := Spans(Find(d.Text, "en", mustDate(t, d.DocDate), News)); !slices.Equal(got, want) {
		t.Errorf("found %v, want %v", got, want)
	}
}

func TestReadTimeMLThatIsNone(t *testing.T) {
	for _, text := range []string{"", "<TimeML><TEXT>no end", "<html></html>"} {
		if _, err := ReadTimeML(strings.NewReader(text)); err == nil {
			t.Errorf("%q is read as TimeML", text)
		}
	}
}

// TestCorpus measures the package against a folder of documents in TimeML.
func TestCorpus(t *testing.T) {
	folder := os.Getenv("TIMEX_TIMEML")
	if folder == "" {
		t.Skip("set TIMEX_TIMEML to a folder of .tml files to measure against it")
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.tml"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no .tml in %s (%v)", folder, err)
	}
	var all Score
	for _, file := range files {
		f, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		d, err := ReadTimeML(f)
		f.Close()
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		published, err := edtf.Parse(d.DocDate)
		if err != nil {
			t.Logf("%s is not dated: %v", file, err)
		}
		all.Add(d.Timexes, Spans(Find(d.Text, "en", published, News)))
	}
	t.Logf("%d documents: %v", len(files), all)
}
