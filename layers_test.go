package annals_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const module = "annals/"

// homes names the packages that may import each library, and those of the
// standard library that reach out of the program.
var homes = map[string][]string{
	"github.com/BurntSushi/toml":               {"internal/frontmatter", "internal/tools/floor"},
	"github.com/pelletier/go-toml/v2/unstable": {"internal/frontmatter"},
	"github.com/yuin/goldmark":                 {"internal/markup", "internal/tools/floor"},
	"html/template":                            {"internal/render", "internal/compiled"},
	"github.com/jba/templatecheck":             {"internal/render"},
	"os":                                       {"cmd/annals", "internal/publish", "internal/cache", "internal/deploy", "internal/tools/…"},
	"github.com/andybalholm/brotli":            {"internal/encoding"},
	"github.com/klauspost/compress":            {"internal/encoding"},
	"github.com/fsnotify/fsnotify":             {"internal/serve"},
	"github.com/markusmobius/go-trafilatura":   {"internal/document"},
	"github.com/markusmobius/go-htmldate":      {"internal/document"},
	"os/exec":                                  {"internal/serve", "internal/deploy", "internal/tools/…"}, // the browser, for --open; git
	"golang.org/x/image/font":                  {"internal/card"},                                         // the letters of pictures for shared links
	"golang.org/x/image/math":                  {"internal/card"},
	"golang.org/x/image/webp":                  {"internal/load"},
	"net":                                      {"internal/serve"},
	"net/http":                                 {"internal/serve", "internal/remote"},
	"math/rand":                                {},
	"math/rand/v2":                             {"internal/tools/mutants"}, // from a seed
}

// TestLayers reads the files itself rather than run go list, so that go test
// knows when its cached result is out of date.
func TestLayers(t *testing.T) {
	level := readLayers(t)
	used := map[string]bool{}
	err := filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		file = filepath.ToSlash(file)
		if err != nil || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		pkg := path.Dir(file)
		used[pkg] = true
		own := levelOf(level, pkg)
		if own == 0 {
			t.Errorf("%s is in no layer: add its package to the layers in ARCHITECTURE.md", file)
		}
		for _, spec := range f.Imports {
			imp := strings.Trim(spec.Path.Value, `"`)
			if ours, ok := strings.CutPrefix(imp, module); ok && levelOf(level, ours) >= own {
				t.Errorf("%s imports %s, which is not below it", file, ours)
			}
			for lib, home := range homes {
				if (imp == lib || strings.HasPrefix(imp, lib+"/") && strings.Contains(lib, ".")) && !among(home, pkg) {
					t.Errorf("%s imports %s, which belongs to %v", file, imp, home)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for listed := range level {
		if !anyOf(used, listed) {
			t.Errorf("ARCHITECTURE.md lists %s, which does not exist", listed)
		}
	}
}

// covers reports whether an entry of a list names pkg: … stands for every
// package below.
func covers(entry, pkg string) bool {
	folder, all := strings.CutSuffix(entry, "…")
	return entry == pkg || all && strings.HasPrefix(pkg, folder)
}

func levelOf(level map[string]int, pkg string) int {
	for entry, n := range level {
		if covers(entry, pkg) {
			return n
		}
	}
	return 0
}

func anyOf(used map[string]bool, entry string) bool {
	for pkg := range used {
		if covers(entry, pkg) {
			return true
		}
	}
	return false
}

func among(list []string, pkg string) bool {
	return slices.ContainsFunc(list, func(entry string) bool { return covers(entry, pkg) })
}

// TestBuildReachesNothing keeps what reads pages of other sites, and what reaches
// disks, programs and networks, out of what builds ours: a build depends on
// none of it.
func TestBuildReachesNothing(t *testing.T) {
	seen := map[string]bool{}
	var visit func(pkg string)
	visit = func(pkg string) {
		if seen[pkg] {
			return
		}
		seen[pkg] = true
		files, err := filepath.Glob(filepath.Join(filepath.FromSlash(pkg), "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no files of %s: %v", pkg, err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
			if err != nil {
				t.Fatal(err)
			}
			for _, spec := range f.Imports {
				imp := strings.Trim(spec.Path.Value, `"`)
				out := strings.HasPrefix(imp, "github.com/markusmobius/") || imp == "os" || imp == "os/exec" || imp == "net" || imp == "net/http"
				if out || imp == module+"internal/deploy" || imp == module+"internal/publish" {
					t.Errorf("internal/build depends on %s through %s", imp, file)
				}
				if ours, ok := strings.CutPrefix(imp, module); ok {
					visit(ours)
				}
			}
		}
	}
	visit("internal/build")
}

// TestTopLevel keeps the root as small as ARCHITECTURE.md promises.
func TestTopLevel(t *testing.T) {
	allowed := map[string]bool{
		"content": true, "templates": true, "cmd": true, "internal": true, "public": true,
		"docs": true, "e2e": true, ".github": true, ".ci": true, ".git": true, ".annals": true,
	}
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.IsDir() && !allowed[e.Name()] {
			t.Errorf("there is a folder %s at the root", e.Name())
		}
	}
}

// readLayers reads the layers block of ARCHITECTURE.md: packages in groups
// parted by blank lines, the highest group first.
func readLayers(t *testing.T) map[string]int {
	doc, err := os.ReadFile("ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	_, block, _ := strings.Cut(string(doc), "```layers\n")
	block, _, ok := strings.Cut(block, "```")
	if !ok {
		t.Fatal("ARCHITECTURE.md has no layers block")
	}
	level := map[string]int{}
	groups := strings.Split(block, "\n\n")
	for i, group := range groups {
		for line := range strings.Lines(group) {
			if f := strings.Fields(line); len(f) > 0 {
				level[f[0]] = len(groups) - i
			}
		}
	}
	return level
}
