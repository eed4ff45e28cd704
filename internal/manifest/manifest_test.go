package manifest

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const sum = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

func edition() Edition {
	return Edition{
		Annals: "0.1.0",
		AsOf:   "2026-03-11",
		Files: []File{
			{Path: "index.html", Bytes: 12, SHA256: sum},
			{Path: "assets/annals.css", Bytes: 0, SHA256: sum},
			{Path: ".well-known/security.txt", Bytes: 3, SHA256: sum},
		},
		Records: []Record{
			{Kind: "source", ID: "reuters-a", SHA256: sum},
			{Kind: "event", ID: "2024-b", SHA256: sum, Updated: "2026-03-01", Corrections: 2},
			{Kind: "event", ID: "2024-a", SHA256: sum, Draft: true},
		},
	}
}

const written = `{
"format": 1,
"annals": "0.1.0",
"as_of": "2026-03-11",
"files": [
{"path":".well-known/security.txt","bytes":3,"sha256":"` + sum + `"},
{"path":"assets/annals.css","bytes":0,"sha256":"` + sum + `"},
{"path":"index.html","bytes":12,"sha256":"` + sum + `"}
],
"records": [
{"kind":"event","id":"2024-a","sha256":"` + sum + `","draft":true},
{"kind":"event","id":"2024-b","sha256":"` + sum + `","updated":"2026-03-01","corrections":2},
{"kind":"source","id":"reuters-a","sha256":"` + sum + `"}
]
}
`

func TestWrite(t *testing.T) {
	e := edition()
	var got strings.Builder
	if err := e.Write(&got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(written, got.String()); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	if diff := cmp.Diff(edition(), e); diff != "" {
		t.Errorf("Write changed the edition: %s", diff)
	}
}

func TestReadBack(t *testing.T) {
	for name, e := range map[string]Edition{
		"empty": {},
		"full":  edition(),
	} {
		t.Run(name, func(t *testing.T) {
			var first, second bytes.Buffer
			if err := e.Write(&first); err != nil {
				t.Fatal(err)
			}
			got, err := Read(bytes.NewReader(first.Bytes()))
			if err != nil {
				t.Fatal(err)
			}
			if err := got.Write(&second); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(first.String(), second.String()); diff != "" {
				t.Errorf("written, read and written again: %s", diff)
			}
			if got.TreeHash() != e.TreeHash() {
				t.Error("another tree hash after reading")
			}
		})
	}
}

func TestReadPassesOverWhatLaterVersionsAdd(t *testing.T) {
	later := strings.Replace(written, `"format": 1,`, `"format": 1, "colour": {"a": [1]},`, 1)
	later = strings.Replace(later, `"bytes":12,`, `"bytes":12,"type":"text/html",`, 1)
	if _, err := Read(strings.NewReader(later)); err != nil {
		t.Error(err)
	}
}

func TestReadRefuses(t *testing.T) {
	file := func(path string) string {
		return fmt.Sprintf(`{"format":1,"files":[{"path":%q,"bytes":1,"sha256":"%s"}]}`, path, sum)
	}
	for _, c := range []struct{ name, text, want string }{
		{"nothing", ``, `not JSON`},
		{"cut short", written[:len(written)-20], `not JSON`},
		{"more after it", written + "{}", `not JSON`},
		{"a list", `[]`, `wrong type at "": array`},
		{"no format", `{}`, `format 0, this annals reads 1`},
		{"a later format", `{"format":2}`, `format 2, this annals reads 1`},
		{"a format of text", `{"format":"1"}`, `wrong type at "format": string`},
		{"the format at its end", `{"files":[],"format":2}`, `format 2, this annals reads 1`},
		{"a number for a day", `{"format":1,"as_of":2026}`, `wrong type at "as_of": number`},
		{"no list of files", `{"format":1,"files":null}`, `wrong type at "files": null`},
		{"an object for a list", `{"format":1,"records":{}}`, `wrong type at "records": object`},
		{"a text for a list", `{"format":1,"files":"x"}`, `wrong type at "files": string`},
		{"a truth for a list", `{"format":1,"files":true}`, `wrong type at "files": bool`},
		{"a text for a file", `{"format":1,"files":["x"]}`, `wrong type at "files": string`},
		{"a text after it", written + "x", `not JSON`},
		{"empty path", file(""), `not a plain relative path`},
		{"absolute path", file("/etc/passwd"), `not a plain relative path`},
		{"parent path", file("../x"), `not a plain relative path`},
		{"parent path inside", file("a/../../x"), `not a plain relative path`},
		{"the folder", file("."), `not a plain relative path`},
		{"folder path", file("a/"), `not a plain relative path`},
		{"backslash", file(`a\b`), `not a plain relative path`},
		{"drive", file(`c:x`), `not a plain relative path`},
		{"line break", file("a\nb"), `not a plain relative path`},
		{"not ASCII", file("é.html"), `not a plain relative path`},
		{"itself", file("manifest.json"), `manifest's own`},
		{"itself in capitals", file("Manifest.JSON"), `manifest's own`},
		{"null file", `{"format":1,"files":[null]}`, `not a plain relative path`},
		{"negative size", `{"format":1,"files":[{"path":"a","bytes":-1,"sha256":"` + sum + `"}]}`, `size of -1`},
		{"size in quotes", `{"format":1,"files":[{"path":"a","bytes":"1"}]}`, `wrong type at "bytes": string`},
		{"no sum", `{"format":1,"files":[{"path":"a","bytes":1}]}`, `gives a the SHA-256 ""`},
		{"sum in capitals", `{"format":1,"files":[{"path":"a","bytes":1,"sha256":"` + strings.ToUpper(sum) + `"}]}`, `the SHA-256 "E3B0`},
		{"a file twice", strings.Replace(written, "assets/annals.css", "index.html", 1), `lists index.html twice`},
		{"a record twice", strings.Replace(written, "2024-b", "2024-a", 1), `lists event 2024-a twice`},
		{"record without id", `{"format":1,"records":[{"kind":"event","sha256":"` + sum + `"}]}`, `without kind or id`},
		{"record without sum", `{"format":1,"records":[{"kind":"event","id":"a"}]}`, `gives event a the SHA-256`},
		{"corrections below none", `{"format":1,"records":[{"kind":"event","id":"a","corrections":-1,"sha256":"` + sum + `"}]}`, `-1 corrections`},
		{"too large", strings.Repeat(" ", maxBytes+1), `larger than 64 MiB`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Read(strings.NewReader(c.text))
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Fatalf("got %v, want an error with %q", err, c.want)
			}
			for _, word := range []string{"unmarshal", "Go ", "json:"} {
				if strings.Contains(err.Error(), word) {
					t.Errorf("%q speaks of %q to an editor", err, word)
				}
			}
		})
	}
}

func TestReadAndWritePassErrorsOn(t *testing.T) {
	broken := errors.New("broken")
	if _, err := Read(io.MultiReader(strings.NewReader("{"), failing{broken})); !errors.Is(err, broken) {
		t.Errorf("Read: %v", err)
	}
	if err := edition().Write(failing{broken}); !errors.Is(err, broken) {
		t.Errorf("Write: %v", err)
	}
}

type failing struct{ error }

func (f failing) Read([]byte) (int, error)  { return 0, f.error }
func (f failing) Write([]byte) (int, error) { return 0, f.error }

func TestTreeHash(t *testing.T) {
	listing := sum + "  .well-known/security.txt\n" + sum + "  assets/annals.css\n" + sum + "  index.html\n"
	want := sha256.Sum256([]byte(listing))
	e := edition()
	if got := e.TreeHash(); got != hex.EncodeToString(want[:]) {
		t.Errorf("got %s, want the SHA-256 of sha256sum's listing", got)
	}
	before := e.TreeHash()
	e.AsOf, e.Records = "", nil
	if e.TreeHash() != before {
		t.Error("what is not a file counts")
	}
	e.Files[0].SHA256 = strings.Repeat("0", 64)
	if e.TreeHash() == before {
		t.Error("another content, the same hash")
	}
}

// Whatever Read accepts names only files within the folder, and is written
// back as it was understood.
func FuzzRead(f *testing.F) {
	f.Add(written)
	f.Add(`{"format":1,"files":[{"path":"a/../b"}]}`)
	f.Add(`{"format":1,"files":null,"records":[]}`)
	f.Fuzz(func(t *testing.T, text string) {
		e, err := Read(strings.NewReader(text))
		if err != nil {
			return
		}
		for _, file := range e.Files {
			if err := CheckPath(file.Path); err != nil {
				t.Error(err)
			}
		}
		var again bytes.Buffer
		if err := e.Write(&again); err != nil {
			t.Fatal(err)
		}
		back, err := Read(&again)
		if err != nil {
			t.Fatal(err)
		}
		if back.TreeHash() != e.TreeHash() || len(back.Records) != len(e.Records) {
			t.Errorf("%q reads differently once written", text)
		}
	})
}
