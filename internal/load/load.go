// Package load reads content files into records, exactly as written.
package load

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"annals/internal/address"
	"annals/internal/diag"
	"annals/internal/field"
	"annals/internal/frontmatter"
	"annals/internal/markup"
	"annals/internal/timeline"
)

// Dir is the folder of the content, below the site's root.
const Dir = "content"

// Receipts is the folder of what was found in the texts of sources; package
// receipt reads them.
const Receipts = Dir + "/receipts"

// IsReceipt reports whether a file of the site is one of them.
func IsReceipt(file string) bool {
	return path.Dir(file) == Receipts && path.Ext(file) == ".toml" && !Leftover(path.Base(file))
}

// A Record is one content file: its values as written, nothing checked.
type Record struct {
	ID     string
	Lang   string // of a translation; empty for the original
	File   string
	Values map[string]any
	Body   []byte
	Sum    [sha256.Size]byte // of the file
}

// Content is everything below the folder of the content.
type Content struct {
	Records  map[timeline.Kind][]Record // by kind, in order of id and language
	Tables   map[string]Record          // by name of the list: "publishers"
	Pictures map[string]Picture         // by path below the site's root

	// What is there but could not be read: a reference to it is no mistake of
	// whoever refers.
	Broken       map[timeline.Kind][]string // ids
	BrokenTables map[string]bool            // by name of the list
}

// A file is one file of the content and what it is.
type file struct {
	path    string
	id      string
	lang    string
	kind    *Kind
	table   *Table
	picture bool

	read *result // what it holds; nil before it was read
}

// list walks the content and says what each file is.
func list(fsys fs.FS, languages []string) (files []file, probs diag.List, err error) {
	kinds, tables := Kinds(), Tables()
	err = fs.WalkDir(fsys, Dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if Leftover(path.Base(p)) {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if d.IsDir() {
			return nil
		}
		if !d.Type().IsRegular() {
			probs = append(probs, diag.Problem{
				Pos: diag.Pos{File: p}, Code: "A505", Text: "this is a link or a device, not a file",
				Help: "put the file itself here",
			})
			return nil
		}
		if IsReceipt(p) {
			return nil
		}
		f, prob := classify(p, kinds, tables, languages)
		if prob != nil {
			probs = append(probs, *prob)
			return nil
		}
		files = append(files, f)
		return nil
	})
	if err != nil {
		return nil, nil, fmt.Errorf("read the content: %w", err)
	}
	return files, probs, nil
}

// Leftover reports whether a name is of what systems and editors leave behind:
// hidden files, backups, copies of what is not saved yet.
func Leftover(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasSuffix(name, "~") || strings.HasPrefix(name, "#")
}

func classify(p string, kinds []Kind, tables []Table, languages []string) (file, *diag.Problem) {
	problem := func(code, text, help string) (file, *diag.Problem) {
		return file{}, &diag.Problem{Pos: diag.Pos{File: p}, Code: code, Text: text, Help: help}
	}
	below := strings.TrimPrefix(p, Dir+"/")
	for i := range tables {
		if tables[i].File == below {
			return file{path: p, table: &tables[i]}, nil
		}
	}
	folder, _, nested := strings.Cut(below, "/")
	k := slices.IndexFunc(kinds, func(k Kind) bool { return string(k.Name) == folder })
	if !nested || k < 0 {
		return problem("A506", "nothing is known about this file", "put it into "+folders(kinds)+" or name it "+tableFiles(tables))
	}
	switch {
	case path.Ext(p) == ".md":
		return record(p, &kinds[k], languages)
	case isPicture(p):
		return file{path: p, picture: true}, nil
	}
	return problem("A506", fmt.Sprintf("a file that ends in %q is not read", path.Ext(p)), "write texts as .md; pictures are .jpg, .png or .webp")
}

func isPicture(p string) bool {
	return slices.Contains([]string{".jpg", ".jpeg", ".png", ".webp"}, path.Ext(p))
}

// record reads a file's name: <id>.md, or <id>.<language>.md for a translation.
func record(p string, k *Kind, languages []string) (file, *diag.Problem) {
	id := strings.TrimSuffix(path.Base(p), ".md")
	lang := ""
	if name, tag, ok := strings.Cut(id, "."); ok {
		id, lang = name, tag
		if !slices.Contains(languages[1:], lang) {
			return file{}, &diag.Problem{
				Pos: diag.Pos{File: p}, Code: "A704",
				Text: fmt.Sprintf("%q is not a language into which this site is translated", lang),
				Help: fmt.Sprintf("name it %s.md, or as a translation %[1]s.%s.md", name, strings.Join(languages[1:], ".md, "+name+".")),
			}
		}
	}
	if !field.ValidID(id) {
		near := address.Slug(id)
		if !field.ValidID(near) {
			near = "2024-niger-revokes-us-pact"
		}
		return file{}, &diag.Problem{
			Pos: diag.Pos{File: p}, Code: "A503",
			Text: fmt.Sprintf("%q cannot be an id", id),
			Help: fmt.Sprintf("name the file with small letters, figures and single hyphens, at most %d:  %s.md", field.MaxID, near),
		}
	}
	return file{path: p, id: id, lang: lang, kind: k}, nil
}

func folders(kinds []Kind) string {
	var names []string
	for _, k := range kinds {
		names = append(names, Dir+"/"+string(k.Name)+"/")
	}
	return strings.Join(names, ", ")
}

func tableFiles(tables []Table) string {
	var names []string
	for _, t := range tables {
		names = append(names, t.File)
	}
	return strings.Join(names, ", ")
}

// maxFile is more than any honest record: fields and text at their limits.
const maxFile = tableLimit + markup.MaxBody + 1<<10

// limit is how many bytes of it are read at all.
func (f file) limit() int64 {
	if f.picture {
		return maxPictureFile
	}
	return maxFile
}

func (f file) from(fsys fs.FS) *result {
	if f.picture {
		return readPicture(fsys, f.path)
	}
	src, prob, err := readAll(fsys, f.path, f.limit())
	if err != nil || prob != nil {
		return &result{err: err, probs: prob}
	}
	r := Record{ID: f.id, Lang: f.lang, File: f.path, Sum: sha256.Sum256(src)}
	var probs diag.List
	if f.table != nil {
		r.Values, probs = frontmatter.DecodeTOML(f.path, src, tableLimit)
	} else {
		var doc frontmatter.Document
		doc, probs = frontmatter.Decode(f.path, src, f.kind.Limit)
		r.Values, r.Body = doc.Values, doc.Body
		if len(probs) > 0 && frontmatter.LooksLikeDraft(src) {
			probs.Soften()
		}
	}
	return &result{record: r, probs: probs, sum: r.Sum}
}

// Source returns a content file to point at lines of it; nil if it is gone,
// longer than any record, a picture, or no file but a link or a device: what
// a link leads to is nobody's to read, and a pipe is read for ever.
func Source(fsys fs.FS, file string) []byte {
	if info, err := fs.Lstat(fsys, file); err != nil || !info.Mode().IsRegular() || isPicture(file) {
		return nil
	}
	src, probs, err := readAll(fsys, file, maxFile)
	if err != nil || probs != nil {
		return nil
	}
	return src
}

// readAll reads a file of at most limit bytes.
func readAll(fsys fs.FS, p string, limit int64) ([]byte, diag.List, error) {
	src, err := readFile(fsys, p, limit)
	if long, ok := errors.AsType[tooLong](err); ok {
		return nil, diag.List{{
			Pos: diag.Pos{File: p}, Code: "A104",
			Text: fmt.Sprintf("the file has %d KiB", long>>10),
			Help: fmt.Sprintf("at most %d KiB", limit>>10),
		}}, nil
	}
	return src, nil, err
}
