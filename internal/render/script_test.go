package render

import (
	"encoding/json"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"

	"annals/templates"
)

// Each page loads the script in its language, which has every word it says.
func TestPageScript(t *testing.T) {
	s := sample(t, "en", "fr")
	files := rendered(t, s, options(t, s))
	loads := regexp.MustCompile(`<script src="(?:\.\./)*(assets/annals\.[0-9a-f]+\.js)" defer></script>`)
	called := regexp.MustCompile(`\}\)\n\((\{.*\})\);\n$`)
	for lang, want := range map[string]string{"": "this help", "fr/": "cette aide"} {
		at := ""
		for _, file := range []string{"index.html", "events/reply.html", "countries/mali/2025.html"} {
			m := loads.FindStringSubmatch(files[lang+file])
			if m == nil || at != "" && m[1] != at {
				t.Fatalf("%s%s does not load the script of its language: %v", lang, file, m)
			}
			at = m[1]
		}
		call := called.FindStringSubmatch(files[at])
		if call == nil {
			t.Fatalf("%s is not called: %.80q", at, files[at])
		}
		var told map[string]any
		if err := json.Unmarshal([]byte(call[1]), &told); err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`words\.(\w+)`).FindAllStringSubmatch(files[at], -1) {
			if told[m[1]] == nil {
				t.Errorf("%s says words.%s, which it is not told", at, m[1])
			}
		}
		if keys, _ := json.Marshal(told["keys"]); !strings.Contains(string(keys), want) {
			t.Errorf("%s: keys are %s, want %q among them", at, keys, want)
		}
	}
}

// The scripts make no text into markup or code, so that the policy of the pages
// holds, and leave no comment behind.
func TestScriptsAreClean(t *testing.T) {
	sinks := []string{"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "srcdoc", "setTimeout(\"", ".style"}
	for _, file := range []string{"assets/annals.js", "assets/search.js"} {
		src, err := fs.ReadFile(templates.FS, file)
		if err != nil {
			t.Fatal(err)
		}
		if i := slices.IndexFunc(sinks, func(s string) bool { return strings.Contains(string(src), s) }); i >= 0 {
			t.Errorf("%s has %s", file, sinks[i])
		}
		if got := string(compact(src)); strings.Contains(got, "\n//") || strings.Contains(got, "\n ") || strings.HasPrefix(got, "//") {
			t.Errorf("%s: a comment or a blank is left: %.60q", file, got)
		}
	}
	if got, want := string(compact([]byte("// why\n(() => {\n  f(); // stays\n\n\t// goes\n})"))), "(() => {\nf(); // stays\n})"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
