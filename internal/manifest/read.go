package manifest

import (
	"bytes"
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

	e, err := decode(text)
	if err != nil {
		return Edition{}, inWords(err)
	}
	if err := e.unique(); err != nil {
		return Edition{}, err
	}
	return e, nil
}

// decode judges each file and record as it is read: a hostile list ends at its
// first item, before it has cost much memory.
func decode(text []byte) (e Edition, err error) {
	d := json.NewDecoder(bytes.NewReader(text))
	format := 0
	err = members(d, func(key string) error {
		switch key {
		case "format":
			if err := value(d, key, &format); err != nil {
				return err
			}
			return known(format)
		case "annals":
			return value(d, key, &e.Annals)
		case "as_of":
			return value(d, key, &e.AsOf)
		case "files":
			e.Files, err = items(d, key, File.check)
			return err
		case "records":
			e.Records, err = items(d, key, Record.check)
			return err
		}
		return d.Decode(new(json.RawMessage))
	})
	if err == nil {
		err = known(format)
	}
	if err == nil {
		if _, more := d.Token(); more != io.EOF {
			err = errMore
		}
	}
	return e, err
}

// known reports a format that is not read here.
func known(format int) error {
	if format != Format {
		return fmt.Errorf("manifest has format %d, this annals reads %d", format, Format)
	}
	return nil
}

// members calls do with each key of an object, to read its value.
func members(d *json.Decoder, do func(key string) error) error {
	if err := opens(d, "", '{'); err != nil {
		return err
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return err
		}
		if err := do(key.(string)); err != nil {
			return err
		}
	}
	_, err := d.Token()
	return err
}

// items reads a list, each of whose items has to pass a check.
func items[T any](d *json.Decoder, key string, check func(T) error) (list []T, err error) {
	if err := opens(d, key, '['); err != nil {
		return nil, err
	}
	for d.More() {
		var item T
		if err := value(d, key, &item); err != nil {
			return nil, err
		}
		if err := check(item); err != nil {
			return nil, err
		}
		list = append(list, item)
	}
	_, err = d.Token()
	return list, err
}

// opens reads the bracket with which a list or an object begins.
func opens(d *json.Decoder, key string, bracket json.Delim) error {
	t, err := d.Token()
	if err != nil || t == bracket {
		return err
	}
	kind := "null"
	switch t := t.(type) {
	case json.Delim:
		kind = map[json.Delim]string{'[': "array", '{': "object"}[t]
	case string:
		kind = "string"
	case float64:
		kind = "number"
	case bool:
		kind = "bool"
	}
	return &json.UnmarshalTypeError{Value: kind, Field: key}
}

// value reads the value of a key into v.
func value(d *json.Decoder, key string, v any) error {
	err := d.Decode(v)
	if wrong, ok := errors.AsType[*json.UnmarshalTypeError](err); ok && wrong.Field == "" {
		wrong.Field = key
	}
	return err
}

var errMore = errors.New("manifest is not JSON: there is more after its end")

// inWords says what is wrong in the words of the file, not of Go.
func inWords(err error) error {
	if syntax, ok := errors.AsType[*json.SyntaxError](err); ok {
		return fmt.Errorf("manifest is not JSON: at byte %d: %s", syntax.Offset, syntax)
	}
	if wrong, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		return fmt.Errorf("manifest: wrong type at %q: %s", wrong.Field, wrong.Value)
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return errors.New("manifest is not JSON: it ends too early")
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

func (f File) check() error {
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

func (r Record) check() error {
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
