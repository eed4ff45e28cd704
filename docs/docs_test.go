package docs_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"annals/docs"
)

var code = regexp.MustCompile(`^"(A[1-9]\d\d|E\d\d?)"$`)

// used returns every code that stands as a string of its own in the program.
func used(t *testing.T) map[string]string {
	files := map[string]string{} // code to one file that uses it
	for _, dir := range []string{"../internal", "../cmd"} {
		err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(p, ".go") || strings.HasSuffix(p, "_test.go") {
				return err
			}
			f, err := parser.ParseFile(token.NewFileSet(), p, nil, 0)
			if err != nil {
				return err
			}
			ast.Inspect(f, func(n ast.Node) bool {
				if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
					if m := code.FindStringSubmatch(lit.Value); m != nil {
						files[m[1]] = p
					}
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// TestCodes keeps messages, explanations and cases together: whatever code the
// program can say is explained, and stands in the wanted outcome of a case.
func TestCodes(t *testing.T) {
	explained := map[string]bool{}
	last := ""
	for _, c := range docs.Codes() {
		if c.Title == "" || len(c.Text) < 40 {
			t.Errorf("%s is hardly explained: %q", c.Name, c.Text)
		}
		if explained[c.Name] {
			t.Errorf("%s is explained twice", c.Name)
		}
		if order(c.Name) <= order(last) {
			t.Errorf("%s stands after %s", c.Name, last)
		}
		explained[c.Name], last = true, c.Name
	}
	cases := shown(t)
	files := used(t)
	for c, file := range files {
		if !explained[c] {
			t.Errorf("%s (%s) is not explained in docs/codes.md", c, file)
		}
		if !cases[c] {
			t.Errorf("%s (%s) is in no case below internal/build/testdata or cmd/annals/testdata", c, file)
		}
	}
	for c := range explained {
		if files[c] == "" {
			t.Errorf("docs/codes.md explains %s, which nothing says", c)
		}
	}
}

// order makes E2 come before E12, and A before E.
func order(c string) string {
	if len(c) == 2 {
		return c[:1] + "0" + c[1:]
	}
	return c
}

var label = regexp.MustCompile(`(?:error|warning)\\?\[([AE]\d+)\\?\]`)

// shown returns the codes that the cases expect.
func shown(t *testing.T) map[string]bool {
	codes := map[string]bool{}
	var files []string
	for _, pattern := range []string{"../internal/build/testdata/*.txtar", "../cmd/annals/testdata/*.txtar", "../internal/*/testdata/*.txt"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	slices.Sort(files)
	for _, f := range files {
		src, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range label.FindAllStringSubmatch(string(src), -1) {
			codes[m[1]] = true
		}
	}
	return codes
}
