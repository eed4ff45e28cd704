package build

import (
	"annals/internal/diag"
	"annals/internal/load"
	"annals/internal/rule"
)

// level gives problems the level that a site has set for their code. What is
// wrong with the writing itself (codes A…) keeps its own, and so does whatever
// stands in a draft: a warning is not raised there.
func level(probs diag.List, levels map[string]string, drafts map[string]bool) diag.List {
	var out diag.List
	for _, p := range probs {
		r, ok := rule.Of(p.Code)
		switch l := levels[p.Code]; {
		case !ok, l == "":
		case l == "error" && !drafts[p.Pos.File]:
			p.Severity = diag.Error
		case r.Firm:
		case l == "off":
			continue
		case l == "warning":
			p.Severity = diag.Warning
		}
		out = append(out, p)
	}
	return out
}

// draftFiles returns the files of drafts and of their translations.
func draftFiles(c load.Content) map[string]bool {
	files := map[string]bool{}
	for _, records := range c.Records {
		draft := map[string]bool{}
		for _, r := range records {
			if on, _ := r.Values["draft"].(bool); on && r.Lang == "" {
				draft[r.ID] = true
			}
		}
		for _, r := range records {
			if draft[r.ID] {
				files[r.File] = true
			}
		}
	}
	return files
}
