package main

import (
	"embed"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing/fstest"
)

// The layouts are what a person would write who knows Hugo: one partial for an
// entry in a list, lists of 150 as ours, and nothing that takes Hugo more than
// ten times as long for ten times as many entries. Sources are no taxonomy, nor
// are lists sorted anew, for that reason.
//
//go:embed all:hugo
var layouts embed.FS

// hugoSite returns the entries, sources, countries, topics and actors of a
// generated site as the content of a Hugo site.
func hugoSite(site fstest.MapFS) (fstest.MapFS, error) {
	out := fstest.MapFS{}
	err := fs.WalkDir(layouts, "hugo", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := layouts.ReadFile(p)
		out[strings.TrimPrefix(p, "hugo/")] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		return nil, err
	}
	for _, p := range slices.Sorted(maps.Keys(site)) {
		text := string(site[p].Data)
		id := strings.TrimSuffix(path.Base(p), ".md")
		at := ""
		switch kind := strings.Split(p, "/")[min(1, strings.Count(p, "/"))]; kind {
		case "events":
			at, text = "content/events/"+id+".md", hugoEvent(text)
		case "sources":
			at, text = "content/sources/"+id+".md", hugoSource(text)
		case "countries", "actors":
			at, text = "content/"+kind+"/"+id+"/_index.md", named.ReplaceAllString(text, "title = $1\n")
		case "topics":
			at = "content/topics/" + id + "/_index.md"
		case "publishers.toml":
			at, text = "data/publishers.toml", publisher.ReplaceAllString(text, "[$1]\n")
		default:
			continue // no page in the Hugo site
		}
		out[at] = &fstest.MapFile{Data: []byte(text)}
	}
	return out, nil
}

var (
	named     = regexp.MustCompile(`(?m)^names = \[\{text = ("[^"]*").*\n`)
	publisher = regexp.MustCompile(`\[\[publishers\]\]\nid = ("[^"]*")\n`)
	year      = regexp.MustCompile(`(?m)^date = (\d{4})`)
	citation  = regexp.MustCompile(`\[@([^\]]*)\]`)
	entryLink = regexp.MustCompile(`\(event:([^)]*)\)`)
)

// hugoEvent gives an entry the term of its year, and its citations and links
// the form that Hugo knows.
func hugoEvent(text string) string {
	head, body := cutBody(text)
	head = year.ReplaceAllString(head, "years = [\"$1\"]\n$0")
	body = entryLink.ReplaceAllString(body, "(/events/$1/)")
	body = citation.ReplaceAllStringFunc(body, func(c string) string {
		var links []string
		for _, id := range strings.Split(strings.Trim(c, "[]"), "; ") {
			id = strings.TrimPrefix(id, "@")
			links = append(links, fmt.Sprintf("[%s](/sources/%s/)", id, id))
		}
		return "(" + strings.Join(links, ", ") + ")"
	})
	return head + body
}

// hugoSource gives a source the keys that Hugo does not keep for itself.
func hugoSource(text string) string {
	head, body := cutBody(text)
	title, rest, _ := strings.Cut(strings.TrimPrefix(head, "+++\n"), "\n")
	rest = strings.NewReplacer("\nurl = ", "\naddress = ", "\nkind = ", "\nspeaks = ").Replace(rest)
	return "+++\n" + title + "\n[params]\n" + rest + body
}

// cutBody parts a file after the second fence.
func cutBody(text string) (head, body string) {
	const fence = "\n+++\n"
	end := strings.Index(text, fence) + len(fence)
	return text[:end], text[end:]
}
