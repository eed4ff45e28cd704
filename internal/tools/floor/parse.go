//go:build unix

package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"annals/internal/parallel"

	"github.com/BurntSushi/toml"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

// A record is a file as it was parsed.
type record struct {
	values map[string]any
	html   []byte
}

// parse reads all files below content/.
func parse(site string) ([]record, error) {
	var files []string
	err := filepath.WalkDir(filepath.Join(site, "content"), func(p string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			files = append(files, p)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	md := goldmark.New(goldmark.WithExtensions(extension.Table)) // what a build uses
	records, errs := make([]record, len(files)), make([]error, len(files))
	parallel.Do(len(files), func(i int) { records[i], errs[i] = parseFile(md, files[i]) })
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return records, nil
}

const fence = "+++\n"

func parseFile(md goldmark.Markdown, file string) (r record, err error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return r, err
	}
	head, body := text, []byte(nil)
	if strings.HasSuffix(file, ".md") {
		var fenced bool
		head, body, fenced = bytes.Cut(bytes.TrimPrefix(text, []byte(fence)), []byte("\n"+fence))
		if !fenced {
			head, body, _ = bytes.Cut(bytes.TrimPrefix(text, []byte(fence)), []byte(fence)) // nothing in it
		}
	}
	var table any // into a map the decoder would copy it
	if err := toml.Unmarshal(head, &table); err != nil {
		return r, fmt.Errorf("%s: %w", file, err)
	}
	r.values = table.(map[string]any)
	var html bytes.Buffer
	err = md.Convert(body, &html)
	r.html = html.Bytes()
	return r, err
}
