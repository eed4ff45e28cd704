package build

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"annals/internal/diag"
	"annals/internal/load"
	"annals/internal/receipt"
	"annals/internal/timeline"
)

// A captured is the file of a receipt and what it says.
type captured struct {
	src     []byte
	receipt receipt.Receipt
	probs   diag.List
}

// readReceipts reads the receipts of the site by path. What holds the same
// bytes as in old is not decoded again.
func readReceipts(fsys fs.FS, old map[string]captured) (map[string]captured, error) {
	all := map[string]captured{}
	err := eachReceipt(fsys, func(file string, src []byte) {
		c, ok := old[file]
		if !ok || !bytes.Equal(c.src, src) {
			c = captured{src: src}
			c.receipt, c.probs = receipt.Decode(file, src)
		}
		all[file] = c
	})
	return all, err
}

// eachReceipt calls do with every receipt of the site, in order of their paths.
func eachReceipt(fsys fs.FS, do func(file string, src []byte)) error {
	entries, err := fs.ReadDir(fsys, load.Receipts)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read the receipts: %w", err)
	}
	for _, e := range entries {
		file := path.Join(load.Receipts, e.Name())
		if !e.Type().IsRegular() || !load.IsReceipt(file) {
			continue
		}
		src, err := load.ReadFile(fsys, file)
		if err != nil {
			return fmt.Errorf("read the receipts: %w", err)
		}
		do(file, src)
	}
	return nil
}

func sameReceipts(a, b map[string]captured) bool {
	return maps.EqualFunc(a, b, func(a, b captured) bool { return bytes.Equal(a.src, b.src) })
}

// receiptsOf returns the receipts that can be read, by the id of their source.
func receiptsOf(all map[string]captured, c load.Content, r *timeline.Records) (by map[string]receipt.Receipt, probs diag.List) {
	by = map[string]receipt.Receipt{}
	if len(all) == 0 {
		return by, nil
	}
	sources := map[string]bool{}
	for _, s := range r.Sources {
		sources[s.ID] = true
	}
	for _, file := range slices.Sorted(maps.Keys(all)) {
		switch got := all[file]; {
		case len(got.probs) > 0:
			probs = append(probs, got.probs...)
		case !sources[got.receipt.Source] && !slices.Contains(c.Broken[timeline.Sources], got.receipt.Source):
			probs = append(probs, diag.Problem{
				Pos: diag.Pos{File: file}, Spot: diag.Spot{Key: "source"}, Code: "A401",
				Text: fmt.Sprintf("there is no source %q", got.receipt.Source), Help: "delete the receipt, or write the source",
			})
		default:
			by[got.receipt.Source] = got.receipt
		}
	}
	return by, probs
}

// quotations holds every quotation of a source that was captured against its
// receipt: rule E3.
func quotations(by map[string]receipt.Receipt, r *timeline.Records) (probs diag.List) {
	for _, e := range r.Events {
		var wrong diag.List
		for i, q := range e.Quotes {
			rec, ok := by[q.SourceID]
			if !ok || q.Exact == "" {
				continue
			}
			if _, found := rec.Lookup(receipt.ReadQuotation(q.Exact)); !found {
				wrong = append(wrong, diag.Problem{
					Pos: diag.Pos{File: e.File}, Spot: diag.Spot{Key: fmt.Sprintf("quotes[%d].exact", i)}, Code: "E3",
					Text: fmt.Sprintf("the receipt of %q does not have this quotation", q.SourceID),
					Help: fmt.Sprintf("copy it from the source once more; with the text at hand, run  annals capture %s FILE", q.SourceID),
				})
			}
		}
		if e.Draft {
			wrong.Soften()
		}
		probs = append(probs, wrong...)
	}
	return probs
}

// touchesReceipts reports whether one of paths is a receipt or a folder of them.
func touchesReceipts(paths []string) bool {
	return slices.ContainsFunc(paths, func(p string) bool {
		return touches(p, load.Receipts) || strings.HasPrefix(load.Receipts, p+"/")
	})
}
