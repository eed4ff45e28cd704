package build

import (
	"slices"
	"strings"

	"annals/internal/diag"
)

// firm are the rules of evidence that no site may lower.
var firm = []string{"E1", "E2", "E3", "E4", "E5", "E8"}

// level gives problems the level that a site has set for their code. What is
// wrong with the writing itself (codes A…) keeps its own, and so does whatever
// stands in a draft: a warning is not raised there.
func level(probs diag.List, levels map[string]string) diag.List {
	var out diag.List
	for _, p := range probs {
		switch l := levels[p.Code]; {
		case !strings.HasPrefix(p.Code, "E"), l == "":
		case l == "error":
			p.Severity = diag.Error
		case slices.Contains(firm, p.Code):
		case l == "off":
			continue
		case l == "warning":
			p.Severity = diag.Warning
		}
		out = append(out, p)
	}
	return out
}
