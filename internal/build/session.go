package build

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"annals/internal/config"
	"annals/internal/load"
	"annals/internal/validate"
)

// A Session builds one site again and again. It reads and judges again only
// what changed; what it builds is what Site would.
type Session struct {
	fsys, tmpl fs.FS
	options    Options

	config    []byte // the text of config.toml
	templates [sha256.Size]byte
	languages []string // that reader was made for
	reader    *load.Reader
	kept      validate.Kept
	receipts  map[string]captured // by path
}

// NewSession returns a Session for the site in fsys with the templates in tmpl.
func NewSession(fsys, tmpl fs.FS, o Options) *Session {
	return &Session{fsys: fsys, tmpl: tmpl, options: o}
}

// Templates is the folder of a site's own templates, below its root.
const Templates = "templates"

// Changed reads again what stands at the paths and below them, and reports
// whether a build may be another than the last. A path is slash-separated and
// relative to the root of the site; "." is everything.
func (s *Session) Changed(paths ...string) (bool, error) {
	if s.reader == nil {
		return true, nil // nothing was read yet
	}
	changed, err := s.reader.Read(slices.DeleteFunc(slices.Clone(paths), func(p string) bool { return !touches(p, load.Dir) })...)
	if err != nil {
		return false, err
	}
	if slices.ContainsFunc(paths, func(p string) bool { return touches(p, config.File) }) {
		src, err := load.ReadFile(s.fsys, config.File)
		if err != nil {
			return false, fmt.Errorf("read %s: %w", config.File, err)
		}
		changed = changed || !bytes.Equal(src, s.config)
	}
	if slices.ContainsFunc(paths, func(p string) bool { return touches(p, Templates) }) {
		sum, err := digestOf(s.tmpl)
		if err != nil {
			return false, fmt.Errorf("read the templates: %w", err)
		}
		changed = changed || sum != s.templates
	}
	if touchesReceipts(paths) {
		receipts, err := readReceipts(s.fsys, s.receipts)
		if err != nil {
			return false, err
		}
		changed = changed || !sameReceipts(receipts, s.receipts)
	}
	return changed, nil
}

// touches reports whether p is what, below it, or the whole site.
func touches(p, what string) bool { return p == "." || p == what || strings.HasPrefix(p, what+"/") }

// read loads config.toml and what was not read of the content yet.
func (s *Session) read(r *Result) (c config.Config, content load.Content, err error) {
	if s.config, err = load.ReadFile(s.fsys, config.File); err != nil {
		return c, content, fmt.Errorf("read %s: %w", config.File, err)
	}
	c, probs := config.Parse(s.config)
	r.Problems = append(r.Problems, probs...)
	if r.Problems.Errors() > 0 {
		return config.Config{}, content, nil // without it nothing else can be judged
	}
	if s.templates, err = digestOf(s.tmpl); err != nil {
		return c, content, fmt.Errorf("read the templates: %w", err)
	}
	if written := c.Written(); s.reader == nil || !slices.Equal(s.languages, written) {
		s.languages, s.reader = written, load.NewReader(s.fsys, written)
	}
	if _, err := s.reader.Read(); err != nil {
		return c, content, err
	}
	if s.receipts, err = readReceipts(s.fsys, s.receipts); err != nil {
		return c, content, err
	}
	content, probs = s.reader.Content()
	r.add(probs, c)
	return c, content, nil
}

// digestOf returns a digest of every file in fsys.
func digestOf(fsys fs.FS) (sum [sha256.Size]byte, err error) {
	h := sha256.New()
	err = fs.WalkDir(fsys, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		src, err := load.ReadFile(fsys, p)
		fmt.Fprintf(h, "%s %d\n%s\n", p, len(src), src)
		return err
	})
	return [sha256.Size]byte(h.Sum(nil)), err
}
