package render

import (
	"encoding/json"
	"fmt"
	"html"
	"path"
	"regexp"
	"strings"
	"testing"

	"annals/internal/search"
)

// What the page tells its script leads to files that are there, of the same
// version, in the words of its language; without script it leads to the index.
func TestSearchPage(t *testing.T) {
	s := sample(t, "en", "fr")
	files := rendered(t, s, options(t, s))
	told := regexp.MustCompile(` data-search="([^"]*)"`)
	script := regexp.MustCompile(`<script src="([^"]+)" defer></script>`)
	for _, tt := range []struct {
		page, action, none string
		want               []string
	}{
		{"search.html", "index/a.html", "Nothing found. Try fewer words.", []string{`<option value="mali">Mali</option>`, `<option value="visas">Visas</option>`, `<option value="2026">2026</option><option value="2025">`}},
		{"fr/search.html", "index/a.html", "Aucun résultat. Essayez avec moins de mots.", []string{"Tous les pays", `<option value="chad">Tchad</option>`}},
	} {
		got := files[tt.page]
		for _, want := range append(tt.want, `action="`+tt.action+`"`) {
			if !strings.Contains(got, want) {
				t.Errorf("%s lacks %q", tt.page, want)
			}
		}
		var page search.Page
		if err := json.Unmarshal([]byte(html.UnescapeString(told.FindStringSubmatch(got)[1])), &page); err != nil {
			t.Fatal(err)
		}
		if page.Words.None != tt.none || !strings.Contains(page.Words.Other, "%s") {
			t.Errorf("%s says %+v", tt.page, page.Words)
		}
		at := func(href string) string { return path.Join(path.Dir(tt.page), href) }
		for i := range page.Head.Shards {
			name := fmt.Sprintf("t%d", i)
			if data := files[at(page.Files+name+".js")]; !strings.HasPrefix(data, fmt.Sprintf("annalsShard(%q,%q,", name, page.Head.Version)) {
				t.Errorf("%s: %s is no file of the index: %.60s", tt.page, name, data)
			}
		}
		found := false
		for _, m := range script.FindAllStringSubmatch(got, -1) {
			if files[at(m[1])] == "" {
				t.Errorf("%s loads %s, which is not there", tt.page, m[1])
			}
			found = found || strings.Contains(m[1], "assets/search.")
		}
		if !found {
			t.Errorf("%s does not load the search", tt.page)
		}
	}
	if home := files["fr/index.html"]; !strings.Contains(home, `role="search" action="search.html"`) || strings.Contains(home, "assets/search.") {
		t.Error("the home page has no search form, or loads the search itself")
	}
}
