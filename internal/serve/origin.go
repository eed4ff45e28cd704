package serve

import (
	"fmt"
	"io/fs"
	"strings"

	"annals/internal/address"
	"annals/internal/diag"
	"annals/internal/frontmatter"
	"annals/internal/load"
	"annals/internal/timeline"
)

// An origin is where a page was written. The zero origin is that of a page
// made from many records.
type origin struct {
	file   string // relative to the root of the site
	line   int    // the first of the record; 0 where it is not known
	editor string // a link that opens it
	held   string // why it is not published, though it may be shown here
}

// origin finds where the page in a file of the site was written.
func (s *Server) origin(v *view, file string) (o origin) {
	site := v.result.Site
	lang := site.Languages[0]
	page := file
	for _, l := range site.Languages[1:] {
		if rest, ok := strings.CutPrefix(file, l+"/"); ok {
			page, lang = rest, l
		}
	}
	spot := diag.Spot{}
	kind, id := recordOf(page)
	switch {
	case page == address.PlaceList:
		o.file = load.Dir + "/places.toml"
	case page == address.Glossary || page == strings.TrimSuffix(address.Glossary, ".html")+"/index.html":
		o.file = load.Dir + "/glossary.toml"
	case kind == "places":
		o.file = load.Dir + "/places.toml"
		spot.Key = s.rowOf(o.file, "places", id)
	case kind == "publishers":
		o.file = load.Dir + "/publishers.toml"
		spot.Key = s.rowOf(o.file, "publishers", id)
	default:
		r := find(site, kind, id)
		if r == nil {
			return held(v, kind, id)
		}
		o.file = r.File
		if p := r.Body.In(lang); p.Lang == lang {
			o.file = p.File
		}
		spot.Key = "title"
		if kind == timeline.Countries || kind == timeline.Actors {
			spot.Key = "names"
		}
		o.held = heldBack(site, kind, r)
	}
	found := diag.List{{Pos: diag.Pos{File: o.file}, Spot: spot}}
	frontmatter.Place(found, s.source)
	o.line = found[0].Pos.Line
	o.editor = editorLink(v.result.Config.Serve.EditorLink, s.options.Root, o.file, o.line)
	return o
}

// recordOf returns which record a page would be of: events/x.html and
// events/x/index.html are of event x, x.html of the page x.
func recordOf(page string) (kind timeline.Kind, id string) {
	name, ok := strings.CutSuffix(page, "/index.html")
	if !ok {
		name = strings.TrimSuffix(page, ".html")
	}
	folder, id, nested := strings.Cut(name, "/")
	if !nested {
		return timeline.Pages, name
	}
	return timeline.Kind(folder), id
}

// find returns the record of a kind with an id, or nil.
func find(s *timeline.Site, kind timeline.Kind, id string) *timeline.Record {
	for _, t := range s.Tombstones {
		if t.Kind == kind && t.ID == id {
			return t.Record
		}
	}
	switch kind {
	case timeline.Events:
		return among(id, s.Events)
	case timeline.Sources:
		return among(id, s.Sources)
	case timeline.Countries:
		if s.US != nil {
			return among(id, s.Countries, []*timeline.Country{s.US})
		}
		return among(id, s.Countries)
	case timeline.Actors:
		return among(id, s.Actors)
	case timeline.Topics:
		return among(id, s.Topics)
	case timeline.Instruments:
		return among(id, s.Instruments)
	case timeline.Pages:
		return among(id, s.Pages)
	}
	return nil
}

func among[T interface{ Base() *timeline.Record }](id string, lists ...[]T) *timeline.Record {
	for _, list := range lists {
		for _, r := range list {
			if base := r.Base(); base.ID == id {
				return base
			}
		}
	}
	return nil
}

// heldBack says why a build without drafts would not publish a record.
func heldBack(s *timeline.Site, kind timeline.Kind, r *timeline.Record) string {
	if r.Draft {
		return "draft"
	}
	if kind != timeline.Events {
		return ""
	}
	for _, e := range s.Events {
		if e.ID == r.ID && e.PublishAt.Compare(s.AsOf) > 0 {
			return "from " + e.PublishAt.String()
		}
	}
	return ""
}

// held is the origin of a record that makes no page because it is held back.
func held(v *view, kind timeline.Kind, id string) origin {
	for _, h := range v.result.Held {
		if h.Kind == kind && h.ID == id {
			return origin{file: h.File, line: 1, held: h.Reason}
		}
	}
	return origin{}
}

// rowOf returns the key of the row with an id in a file of tables.
func (s *Server) rowOf(file, list, id string) string {
	src, err := fs.ReadFile(s.fsys, file)
	if err != nil {
		return ""
	}
	values, _ := frontmatter.DecodeTOML(file, src, len(src))
	rows, _ := values[list].([]map[string]any)
	for i, row := range rows {
		if row["id"] == id {
			return fmt.Sprintf("%s[%d]", list, i)
		}
	}
	return ""
}
