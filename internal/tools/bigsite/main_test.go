package main

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"annals/internal/gensite"
)

// TestHugoSite holds the Hugo site against ours: the same records, in words
// that Hugo knows.
func TestHugoSite(t *testing.T) {
	ours := gensite.With(gensite.Lean, 40)
	site, err := hugoSite(ours)
	if err != nil {
		t.Fatal(err)
	}
	pages := map[string]int{}
	for _, p := range slices.Sorted(maps.Keys(site)) {
		if kind, ok := strings.CutPrefix(p, "content/"); ok {
			kind, _, _ = strings.Cut(kind, "/")
			pages[kind]++
		}
	}
	want := map[string]int{"events": 40, "sources": 41, "countries": 5, "topics": 10, "actors": 2}
	if !maps.Equal(pages, want) {
		t.Errorf("pages %v, want %v", pages, want)
	}
	for file, has := range map[string][]string{
		"content/events/" + gensite.EventID(4) + ".md": {
			"\nyears = [\"1966\"]\n", "\ncountryyears = [\"", "([source-000004](/sources/source-000004/), [source-000005](/sources/source-000005/))", "](/events/entry-",
		},
		// it answers 12 and follows 5
		"content/events/" + gensite.EventID(13) + ".md": {"\nchains = [\"entry-000005\"]\n"},
		"content/events/" + gensite.EventID(12) + ".md": {"\nchains = [\"entry-000005\"]\n"},
		"content/events/" + gensite.EventID(5) + ".md":  {"\nchains = [\"entry-000005\"]\n", "\nacts = [\"act-00000\"]\n"},
		"content/sources/source-000004.md":              {"+++\ntitle = ", "\npublishers = [\"publisher-", "\n[params]\npublisher = ", "\naddress = \"https://", "\nspeaks = \"press\""},
		"content/actors/actor-00001/_index.md":          {"+++\ntitle = \""},
		"data/publishers.toml":                          {"[\"publisher-003\"]\nname = "},
		"layouts/_partials/card.html":                   {"{{ .Title }}"},
		"hugo.toml":                                     {"[taxonomies]"},
		"every.toml":                                    {"chain = \"chains\""},
	} {
		if site[file] == nil {
			t.Errorf("there is no %s", file)
			continue
		}
		text := string(site[file].Data)
		for _, part := range has {
			if !strings.Contains(text, part) {
				t.Errorf("%s lacks %q:\n%s", file, part, text)
			}
		}
		for _, ours := range []string{"[@", "(event:", "names = [", "\nurl = "} {
			if strings.Contains(text, ours) {
				t.Errorf("%s has %q, which Hugo does not know", file, ours)
			}
		}
	}
}

// TestArguments refuses what is no site.
func TestArguments(t *testing.T) {
	for _, args := range [][]string{{}, {"10"}, {"x", "dir"}, {"3", "dir"}, {"-profile", "other", "10", "dir"}} {
		if err := write(args); err == nil {
			t.Errorf("%q: no error", args)
		}
	}
}
