// Timexscore measures how dates are read against texts that people annotated:
//
//	go run ./internal/tools/timexscore FILE…
//
// A FILE ending in .tml is a document in TimeML with TIMEX3, as the corpora of
// TempEval-3 are; any other has a sentence on each line, in columns parted by
// tabs: id, language, document date, text, and the expressions in JSON, each
// with start and end in code points and its value in EDTF. Of these only dates
// are counted, for only they are annotated. Printed are value F1, relaxed F1
// (the spans overlap) and strict F1 for each language, and before them, with
// -v, each text that is not read as it is annotated.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"annals/internal/edtf"
	"annals/internal/timex"
)

func main() {
	verbose := flag.Bool("v", false, "show the texts that are not read as they are annotated")
	lang := flag.String("lang", "en", "the language of files in TimeML")
	flag.Parse()
	s := scorer{out: io.Discard, scores: map[string]*timex.Score{}}
	if *verbose {
		s.out = os.Stdout
	}
	for _, file := range flag.Args() {
		if err := s.file(file, *lang); err != nil {
			fmt.Fprintln(os.Stderr, "timexscore:", err)
			os.Exit(1)
		}
	}
	for _, lang := range slices.Sorted(maps.Keys(s.scores)) {
		fmt.Printf("%s: %v\n", lang, *s.scores[lang])
	}
}

// A scorer adds up what was measured, by language.
type scorer struct {
	out    io.Writer // what is not right
	scores map[string]*timex.Score
}

func (s *scorer) add(lang, id, text string, gold, found []timex.Span) {
	if s.scores[lang] == nil {
		s.scores[lang] = &timex.Score{}
	}
	s.scores[lang].Add(gold, found)
	if !slices.Equal(gold, found) {
		fmt.Fprintf(s.out, "%s: %s\n  annotated %v\n  found     %v\n", id, text, gold, found)
	}
}

func (s *scorer) file(name, lang string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	if filepath.Ext(name) == ".tml" {
		err = s.timeML(f, lang)
	} else {
		err = s.sentences(f)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

func (s *scorer) timeML(r io.Reader, lang string) error {
	d, err := timex.ReadTimeML(r)
	if err != nil {
		return err
	}
	var published edtf.Date
	if d.DocDate != "" {
		if published, err = edtf.Parse(d.DocDate); err != nil {
			return err
		}
	}
	s.add(lang, d.ID, "", d.Timexes, timex.Spans(timex.Find(d.Text, lang, published, timex.News)))
	return nil
}

func (s *scorer) sentences(r io.Reader) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for number := 1; lines.Scan(); number++ {
		column := strings.Split(lines.Text(), "\t")
		if len(column) < 5 || strings.HasPrefix(column[0], "#") {
			continue
		}
		var gold, found []timex.Span
		if err := json.Unmarshal([]byte(column[4]), &gold); err != nil {
			return fmt.Errorf("line %d: %w", number, err)
		}
		l := timex.Line{ID: column[0], Lang: column[1], DocDate: column[2], Text: column[3]}
		result, err := l.Annotate(timex.News, timex.EDTF)
		if err != nil {
			return fmt.Errorf("line %d: %w", number, err)
		}
		for _, x := range result.Timexes {
			if x.Type == "DATE" {
				found = append(found, timex.Span{Start: x.Start, End: x.End, Value: x.Value})
			}
		}
		s.add(l.Lang, l.ID, l.Text, gold, found)
	}
	return lines.Err()
}
