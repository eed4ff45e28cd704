package build

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"annals/internal/diag"
	"annals/internal/edtf"
	"annals/internal/encoding"
	"annals/internal/load"
	"annals/internal/manifest"
	"annals/internal/timeline"
)

// A recordKey names a record in an edition.
type recordKey struct{ kind, id string }

// silent says what was done to records since an earlier edition without a word
// to readers: rules E7 and E8. It needs no site without errors. Drafts of then
// are not compared.
func silent(earlier, now manifest.Edition, c load.Content, r *timeline.Records, held []timeline.Held) (probs diag.List) {
	said := map[recordKey]manifest.Record{}
	for _, rec := range now.Records {
		said[recordKey{rec.Kind, rec.ID}] = rec
	}
	back := map[recordKey]timeline.Held{}
	for _, h := range held {
		back[recordKey{string(h.Kind), h.ID}] = h
	}
	bases, moved := map[recordKey]timeline.Kinded{}, map[recordKey]bool{}
	for _, b := range r.Bases() {
		key := recordKey{string(b.Kind), b.ID}
		bases[key] = b
		if _, isHeld := back[key]; isHeld {
			continue
		}
		for _, a := range b.Aliases {
			moved[recordKey{key.kind, a}] = true
		}
	}
	for _, then := range earlier.Records {
		key := recordKey{then.Kind, then.ID}
		b, written := bases[key]
		h, isHeld := back[key]
		switch {
		case then.Draft, moved[key], slices.Contains(c.Broken[timeline.Kind(then.Kind)], then.ID):
		case !written:
			probs = append(probs, gone(then))
		case isHeld:
			probs = append(probs, withheld(then, h))
		case b.Draft, b.Retracted(), then.SHA256 == said[key].SHA256:
		case said[key].Corrections > then.Corrections, isNewer(b.Updated, then.Updated):
		default:
			probs = append(probs, diag.Problem{
				Pos: diag.Pos{File: b.File}, Spot: diag.Spot{Key: "updated"}, Code: "E7", Severity: diag.Warning,
				Text: "it was changed since the last edition, and nothing tells readers",
				Help: "add [[corrections]] that says what it said before; where no fact changed, write the day to updated",
			})
		}
	}
	return probs
}

func gone(then manifest.Record) diag.Problem {
	return diag.Problem{
		Pos: diag.Pos{File: path.Join(load.Dir, then.Kind)}, Code: "E8",
		Text: fmt.Sprintf("%q was published here, and is gone", then.ID),
		Help: fmt.Sprintf("bring the file back and withdraw it with  annals retract %s/%s  or add its id to the aliases of what took its place", then.Kind, then.ID),
	}
}

func withheld(then manifest.Record, h timeline.Held) diag.Problem {
	p := diag.Problem{
		Pos: diag.Pos{File: h.File}, Spot: diag.Spot{Key: "publish_at"}, Code: "E8",
		Text: fmt.Sprintf("%q was published, and is held back now (%s)", then.ID, h.Reason),
		Help: fmt.Sprintf("publish it, or withdraw it with  annals retract %s/%s", then.Kind, then.ID),
	}
	if strings.HasPrefix(h.Reason, "draft") {
		p.Spot.Key = "draft"
	}
	return p
}

// Uncompared are the problems that there are without an earlier edition to
// compare with. They are also those of a comparison with itself.
func (r Result) Uncompared() diag.List {
	return slices.DeleteFunc(slices.Clone(r.Problems), func(p diag.Problem) bool { return p.Code == "E7" || p.Code == "E8" })
}

// isNewer reports whether a record was updated on a later day than then, which
// an edition has as text.
func isNewer(updated edtf.Date, then string) bool {
	if then == "" {
		return !updated.IsZero()
	}
	day, err := edtf.Parse(then)
	return err == nil && updated.Compare(day) > 0
}

// lost says which files of an earlier edition that others rely on are no
// longer published: rule E8. Data is fetched by programs, lists and feeds are
// followed by people. The page of a record is its record's affair.
func lost(earlier manifest.Edition, published func(path string) bool) (probs diag.List) {
	records := map[recordKey]bool{}
	for _, rec := range earlier.Records {
		records[recordKey{rec.Kind, rec.ID}] = true
	}
	for _, f := range earlier.Files {
		folder, _, _ := strings.Cut(f.Path, "/")
		_, encoded := encoding.Original(f.Path)
		if published(f.Path) || encoded || folder != "feeds" && records[of(f.Path)] {
			continue
		}
		p := diag.Problem{
			Code: "E8", Text: fmt.Sprintf("%s was published, and is gone", f.Path),
			Help: "see that nothing of yours leads there any more",
		}
		switch {
		case folder == "data":
			p.Help = "publish it again: programs fetch it"
		case path.Ext(f.Path) == ".html", folder == "feeds", folder == "calendar":
			p.Severity = diag.Warning
		default:
			continue
		}
		probs = append(probs, p)
	}
	return probs
}

// of is the record whose page, frame or file is at path, in any language:
// events/x.html, fr/events/x.html, embed/events/x/index.html, events/x.bib.
func of(file string) recordKey {
	dir, name := path.Split(strings.TrimSuffix(file, "/index.html"))
	id, _, _ := strings.Cut(name, ".")
	return recordKey{path.Base(dir), id}
}
