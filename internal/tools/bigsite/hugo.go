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
// are lists sorted anew, for that reason. With every.toml beside hugo.toml Hugo
// lists entries and sources wherever ours are listed.
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
	chains := chainsOf(site)
	for _, p := range slices.Sorted(maps.Keys(site)) {
		text := string(site[p].Data)
		id := strings.TrimSuffix(path.Base(p), ".md")
		at := ""
		switch kind := strings.Split(p, "/")[min(1, strings.Count(p, "/"))]; kind {
		case "events":
			at, text = "content/events/"+id+".md", hugoEvent(text, chains[id])
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
	named           = regexp.MustCompile(`(?m)^names = \[\{text = ("[^"]*").*\n`)
	publisher       = regexp.MustCompile(`\[\[publishers\]\]\nid = ("[^"]*")\n`)
	sourcePublisher = regexp.MustCompile(`(?m)^publisher = ("[^"]*")`)
	year            = regexp.MustCompile(`(?m)^date = (\d{4})`)
	country         = regexp.MustCompile(`(?m)^countries = \[(.*)\]`)
	topic           = regexp.MustCompile(`(?m)^topics = \["([^"]*)"\]`)
	act             = regexp.MustCompile(`\[\[instruments\]\]\nid = ("[^"]*")`)
	before          = regexp.MustCompile(`(?m)^(?:responds_to|follows) = \["([^"]*)"\]`)
	citation        = regexp.MustCompile(`\[@([^\]]*)\]`)
	entryLink       = regexp.MustCompile(`\(event:([^)]*)\)`)
)

// chainsOf returns the chain of each entry that is in one: the first of those
// that answer or follow one another. Entries name earlier ones only.
func chainsOf(site fstest.MapFS) map[string]string {
	of := map[string]string{} // any earlier one of the chain
	root := func(id string) string {
		for of[id] != "" && of[id] != id {
			id = of[id]
		}
		return id
	}
	files := map[string]string{}
	for p := range site {
		if strings.HasPrefix(p, "content/events/") {
			files[strings.TrimSuffix(path.Base(p), ".md")] = p
		}
	}
	for _, id := range slices.Sorted(maps.Keys(files)) {
		for _, m := range before.FindAllSubmatch(site[files[id]].Data, -1) {
			a, b := root(string(m[1])), root(id)
			of[max(a, b)], of[min(a, b)] = min(a, b), min(a, b)
		}
	}
	chains := map[string]string{}
	for id := range of {
		chains[id] = root(id)
	}
	return chains
}

// hugoEvent gives an entry the terms of the lists it is in, and its citations
// and links the form that Hugo knows.
func hugoEvent(text, chain string) string {
	head, body := cutBody(text)
	y := year.FindStringSubmatch(head)[1]
	terms := fmt.Sprintf("years = [%q]\n", y)
	var years, topics []string
	for c := range strings.SplitSeq(country.FindStringSubmatch(head)[1], ", ") {
		c = strings.Trim(c, `"`)
		years = append(years, fmt.Sprintf("%q", c+"-"+y))
		topics = append(topics, fmt.Sprintf("%q", c+"-"+topic.FindStringSubmatch(head)[1]))
	}
	terms += fmt.Sprintf("countryyears = [%s]\ncountrytopics = [%s]\n", strings.Join(years, ", "), strings.Join(topics, ", "))
	if a := act.FindStringSubmatch(head); a != nil {
		terms += fmt.Sprintf("acts = [%s]\n", a[1])
	}
	if chain != "" {
		terms += fmt.Sprintf("chains = [%q]\n", chain)
	}
	head = year.ReplaceAllStringFunc(head, func(date string) string { return terms + date })
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
	issuer := sourcePublisher.FindStringSubmatch(rest)[1]
	rest = strings.NewReplacer("\nurl = ", "\naddress = ", "\nkind = ", "\nspeaks = ").Replace(rest)
	return "+++\n" + title + "\npublishers = [" + issuer + "]\n[params]\n" + rest + body
}

// cutBody parts a file after the second fence.
func cutBody(text string) (head, body string) {
	const fence = "\n+++\n"
	end := strings.Index(text, fence) + len(fence)
	return text[:end], text[end:]
}
