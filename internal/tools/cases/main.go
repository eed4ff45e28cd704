// Cases lists the cases of broken input that the tests keep: which codes each
// expects, and the sentence that says what it is about. Run it from the root:
//
//	go run ./internal/tools/cases
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/tools/txtar"

	"annals/docs"
)

const folder = "internal/build/testdata"

func main() {
	if err := list(); err != nil {
		fmt.Fprintln(os.Stderr, "cases:", err)
		os.Exit(1)
	}
}

var label = regexp.MustCompile(`(\S+?):(\d+):(\d+): (?:error|warning)\[([AE]\d+)\]`)

// list prints a line for each code, and below it every place in which a case
// has it.
func list() error {
	files, err := filepath.Glob(folder + "/*.t*xt*")
	if err != nil || len(files) == 0 {
		return fmt.Errorf("no cases in %s: run this from the root of the repository", folder)
	}
	places := map[string][]string{}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		a := txtar.Parse(src)
		sentence, _, _ := strings.Cut(strings.Join(strings.Fields(string(a.Comment)), " "), ". ")
		if len(a.Files) == 0 {
			sentence = "a file that no text can hold"
		}
		for _, m := range label.FindAllStringSubmatch(string(src), -1) {
			places[m[4]] = append(places[m[4]], fmt.Sprintf("%s:%s:%s in %s (%s)", m[1], m[2], m[3], filepath.Base(file), sentence))
		}
	}
	for _, c := range docs.Codes() {
		fmt.Printf("%s %s\n", c.Name, c.Title)
		for _, p := range slices.Compact(places[c.Name]) {
			fmt.Println("    " + p)
		}
	}
	return nil
}
