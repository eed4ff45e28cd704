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

// folders hold the cases: broken content with the exact text it is answered
// with, and scripts that look for a part of it.
var folders = []string{"internal/build/testdata/*.txtar", "internal/build/testdata/*.txt", "cmd/annals/testdata/*.txtar"}

func main() {
	if err := list(); err != nil {
		fmt.Fprintln(os.Stderr, "cases:", err)
		os.Exit(1)
	}
}

var label = regexp.MustCompile(`([\w./\\-]+?):(\d+)(?::(\d+))?: (?:error|warning)\\?\[([AE]\d+)\\?\]`)

// list prints a line for each code, and below it every place in which a case
// has it. A code that no case has is an error.
func list() error {
	var files []string
	for _, pattern := range folders {
		found, err := filepath.Glob(pattern)
		if err != nil || len(found) == 0 {
			return fmt.Errorf("no cases are %s: run this from the root of the repository", pattern)
		}
		files = append(files, found...)
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
			at := strings.TrimSuffix(strings.ReplaceAll(m[1], `\`, "")+":"+m[2]+":"+m[3], ":")
			places[m[4]] = append(places[m[4]], fmt.Sprintf("%s in %s (%s)", at, filepath.Base(file), sentence))
		}
	}
	var without []string
	for _, c := range docs.Codes() {
		fmt.Printf("%s %s\n", c.Name, c.Title)
		if len(places[c.Name]) == 0 {
			without = append(without, c.Name)
		}
		for _, p := range slices.Compact(places[c.Name]) {
			fmt.Println("    " + p)
		}
	}
	if len(without) > 0 {
		return fmt.Errorf("no case has %s", strings.Join(without, ", "))
	}
	return nil
}
