package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
)

// scriptWords is what assets/annals.js says.
type scriptWords struct {
	All     string      `json:"all"` // of a button that takes a choice back
	New     string      `json:"new"`
	Copy    string      `json:"copy"`
	Copied  string      `json:"copied"`
	Help    string      `json:"help"` // on the keys
	Keys    [][2]string `json:"keys"` // each key and what it does
	On      string      `json:"on"`   // beside the box that turns them off
	Close   string      `json:"close"`
	Entries [2]string   `json:"entries"` // "%s entry", "%s entries"
}

// pageScript is the script of every page: a function, called with the words of
// the language of l.
func (l *locale) pageScript() (asset, error) {
	const file = "assets/annals.js"
	src, err := fs.ReadFile(l.fsys, file)
	if err != nil {
		return asset{}, fmt.Errorf("read templates/%s: %w", file, err)
	}
	one, other := l.forms("entries")
	words, err := json.Marshal(scriptWords{
		All: l.say("show_all"), New: l.say("new"), Copy: l.say("copy"), Copied: l.say("copied"),
		Help: l.say("key_help"), On: l.say("keys_on"), Close: l.say("close"), Entries: [2]string{one, other},
		Keys: [][2]string{
			{"j", l.say("key_j")}, {"k", l.say("key_k")}, {"/", l.say("key_slash")}, {"?", l.say("key_question")},
		},
	})
	if err != nil {
		return asset{}, fmt.Errorf("write the words of the script: %w", err)
	}
	return named("annals", ".js", fmt.Appendf(compact(src), "(%s);\n", words)), nil
}

// compact takes from a script what only its readers need: lines that are
// comments, and the space before lines. No text of ours goes over several lines.
func compact(src []byte) []byte {
	var b bytes.Buffer
	for line := range bytes.Lines(src) {
		line = bytes.TrimLeft(line, " \t")
		if len(bytes.TrimSpace(line)) > 0 && !bytes.HasPrefix(line, []byte("//")) {
			b.Write(line)
		}
	}
	return b.Bytes()
}
