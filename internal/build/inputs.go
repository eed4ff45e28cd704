package build

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"slices"

	"annals/internal/config"
	"annals/internal/load"
)

// Inputs is what Inputs of a Result would be, found without judging anything.
// It is empty where that takes a build: something cannot be read, or stands
// where it may not.
func Inputs(fsys, tmpl fs.FS, o Options) string {
	text, err := load.ReadFile(fsys, config.File)
	if err != nil {
		return ""
	}
	c, probs := config.Parse(text)
	if probs.Errors() > 0 {
		return ""
	}
	in := inputs{config: text}
	if in.templates, err = digestOf(tmpl); err != nil {
		return ""
	}
	var ok bool
	if in.content, ok = load.Sum(fsys, c.Written()); !ok {
		return ""
	}
	receipts := map[string]captured{}
	if err := eachReceipt(fsys, func(file string, src []byte) { receipts[file] = captured{src: src} }); err != nil {
		return ""
	}
	in.receipts = sumOf(receipts)
	return in.digest(o)
}

// inputs are all that a site is made from, beside the options of a build.
type inputs struct {
	config                       []byte
	templates, content, receipts [sha256.Size]byte
}

// digest is the same for two builds only if they make the same files, and find
// the same problems where neither is compared with an earlier edition.
func (in inputs) digest(o Options) string {
	h := sha256.New()
	fmt.Fprintf(h, "%s %v %v %v %q %q %q\n", o.AsOf, o.Drafts, o.Uncaptured, o.Release, o.Version, o.BaseURL, o.Host)
	fmt.Fprintf(h, "config %x\ntemplates %x\ncontent %x\nreceipts %x\n", sha256.Sum256(in.config), in.templates, in.content, in.receipts)
	return hex.EncodeToString(h.Sum(nil))
}

// sumOf is a digest of every receipt, with its path.
func sumOf(receipts map[string]captured) [sha256.Size]byte {
	h := sha256.New()
	for _, file := range slices.Sorted(maps.Keys(receipts)) {
		fmt.Fprintf(h, "%q %x\n", file, sha256.Sum256(receipts[file].src))
	}
	return [sha256.Size]byte(h.Sum(nil))
}
