package build

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"annals/internal/config"
	"annals/internal/diag"
	"annals/internal/lang"
	"annals/internal/link"
	"annals/internal/load"
	"annals/internal/render"
	"annals/internal/validate"
)

// A Session builds one site again and again. It reads and judges again only
// what changed; what it builds is what Site would.
type Session struct {
	fsys, tmpl fs.FS
	options    Options

	reader    *load.Reader // nil before anything was read
	languages []string     // that it was made for
	config    []byte       // the text of config.toml
	templates [sha256.Size]byte
	receipts  map[string]captured // by path
	aside     bool                // templates and receipts were read

	judged   validate.Kept
	linked   link.Kept
	words    map[string]wording // by language
	rendered *render.Kept
}

// A wording is the words of the site itself in one language, as the templates
// have them, and what is wrong there.
type wording struct {
	words *lang.Strings
	probs diag.List
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
		if sum != s.templates {
			s.retemplate(sum)
			changed = true
		}
	}
	if touchesReceipts(paths) {
		receipts, err := readReceipts(s.fsys, s.receipts)
		if err != nil {
			return false, err
		}
		changed = changed || !sameReceipts(receipts, s.receipts)
		s.receipts = receipts
	}
	return changed, nil
}

// readAside reads what stands beside the content.
func (s *Session) readAside() error {
	sum, err := digestOf(s.tmpl)
	if err != nil {
		return fmt.Errorf("read the templates: %w", err)
	}
	s.retemplate(sum)
	s.receipts, err = readReceipts(s.fsys, nil)
	s.aside = err == nil
	return err
}

// wording returns the words of the site in a language.
func (s *Session) wording(code string) (wording, error) {
	if w, ok := s.words[code]; ok {
		return w, nil
	}
	words, probs, err := lang.Load(s.tmpl, code)
	if err != nil {
		return wording{}, err
	}
	s.words[code] = wording{words, probs}
	return s.words[code], nil
}

// retemplate takes note of other templates: what was made of the last is of no
// use any more.
func (s *Session) retemplate(sum [sha256.Size]byte) {
	s.templates, s.words, s.rendered = sum, map[string]wording{}, &render.Kept{}
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
	if written := c.Written(); s.reader == nil || !slices.Equal(s.languages, written) {
		s.languages, s.reader = written, load.NewReader(s.fsys, written)
	}
	if _, err := s.reader.Read(); err != nil {
		return c, content, err
	}
	if !s.aside {
		if err := s.readAside(); err != nil {
			return c, content, err
		}
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
