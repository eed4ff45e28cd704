package render

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Only trusted.go makes HTML that is not escaped again.
func TestOneFileMakesHTML(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	makes := regexp.MustCompile(`template\.(HTML|HTMLAttr|CSS|JS|JSStr|URL|Srcset)\(`)
	for _, f := range files {
		src, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if f != "trusted.go" && !strings.HasSuffix(f, "_test.go") && makes.Match(src) {
			t.Errorf("%s makes trusted HTML: it belongs into trusted.go", f)
		}
	}
}
