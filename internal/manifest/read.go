package manifest

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"annals/internal/field"
)

// maxBytes is three times what 100 000 pages need.
const maxBytes = 64 << 20

// Read reads an edition and refuses what Write would not have written, as the
// paths decide what a build may delete. Members it does not know are passed
// over: a later version may add some.
func Read(r io.Reader) (Edition, error) {
	text, err := io.ReadAll(io.LimitReader(r, maxBytes+1))
	if err != nil {
		return Edition{}, fmt.Errorf("read manifest: %w", err)
	}
	if len(text) > maxBytes {
		return Edition{}, fmt.Errorf("manifest is larger than %d MiB", maxBytes>>20)
	}

	var head struct {
		Format int `json:"format"`
	}
	if err := decode(text, &head); err != nil {
		return Edition{}, err
	}
	if head.Format != Format {
		return Edition{}, fmt.Errorf("manifest has format %d, this annals reads %d", head.Format, Format)
	}

	var e Edition
	if err := decode(text, &e); err != nil {
		return Edition{}, err
	}
	if err := e.unique(); err != nil {
		return Edition{}, err
	}
	return e, nil
}

// decode says what is wrong in the words of the file, not of Go.
func decode(text []byte, v any) error {
	err := json.Unmarshal(text, v)
	if syntax, ok := errors.AsType[*json.SyntaxError](err); ok {
		return fmt.Errorf("manifest is not JSON: at byte %d: %s", syntax.Offset, syntax)
	}
	if wrong, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		return fmt.Errorf("manifest: wrong type at %q: %s", wrong.Field, wrong.Value)
	}
	return err
}

func (e Edition) unique() error {
	paths := make(map[string]bool, len(e.Files))
	for _, f := range e.Files {
		if paths[f.Path] {
			return fmt.Errorf("manifest lists %s twice", f.Path)
		}
		paths[f.Path] = true
	}
	ids := make(map[[2]string]bool, len(e.Records))
	for _, r := range e.Records {
		id := [2]string{r.Kind, r.ID}
		if ids[id] {
			return fmt.Errorf("manifest lists %s %s twice", r.Kind, r.ID)
		}
		ids[id] = true
	}
	return nil
}

// UnmarshalJSON judges each file as it is read: a hostile list ends at its
// first item, before it has cost much memory.
func (f *File) UnmarshalJSON(text []byte) error {
	type plain File // has no UnmarshalJSON
	if err := decode(text, (*plain)(f)); err != nil {
		return err
	}
	switch {
	case CheckPath(f.Path) != nil:
		return fmt.Errorf("manifest lists %w", CheckPath(f.Path))
	case f.Bytes < 0:
		return fmt.Errorf("manifest gives %s a size of %d", f.Path, f.Bytes)
	case !isSum(f.SHA256):
		return fmt.Errorf("manifest gives %s the SHA-256 %.80q", f.Path, f.SHA256)
	}
	return nil
}

// UnmarshalJSON judges each record as it is read.
func (r *Record) UnmarshalJSON(text []byte) error {
	type plain Record // has no UnmarshalJSON
	if err := decode(text, (*plain)(r)); err != nil {
		return err
	}
	switch {
	case r.Kind == "" || r.ID == "":
		return errors.New("manifest lists a record without kind or id")
	case r.Corrections < 0:
		return fmt.Errorf("manifest gives %s %s %d corrections", r.Kind, r.ID, r.Corrections)
	case !isSum(r.SHA256):
		return fmt.Errorf("manifest gives %s %s the SHA-256 %.80q", r.Kind, r.ID, r.SHA256)
	}
	return nil
}

// CheckPath reports whether a file of the site may stand at path: relative,
// within the folder, not the manifest's own place, and of characters that
// every file system and host takes alike (printable ASCII without spaces,
// backslashes and what Windows reserves).
func CheckPath(path string) error {
	odd := strings.ContainsFunc(path, func(r rune) bool {
		return r <= ' ' || r > '~' || strings.ContainsRune(`\:*?"<>|`, r)
	})
	switch {
	case !fs.ValidPath(path), path == ".", odd:
		return fmt.Errorf("the path %.200q, which is not a plain relative path", path)
	case slices.ContainsFunc(strings.Split(path, "/"), device):
		return fmt.Errorf("the path %.200q, which Windows takes for a device", path)
	case strings.EqualFold(path, Name):
		return fmt.Errorf("the path %s, which is the manifest's own", path)
	}
	return nil
}

func device(part string) bool {
	stem, _, _ := strings.Cut(strings.ToLower(part), ".")
	return field.Device(stem)
}

func isSum(s string) bool {
	return len(s) == 64 && strings.Trim(s, "0123456789abcdef") == ""
}
