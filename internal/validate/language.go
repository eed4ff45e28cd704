package validate

import (
	"fmt"

	"annals/internal/diag"
	"annals/internal/lang"
	"annals/internal/timeline"
)

// language judges a language tag (BCP 47): it reaches pages and feeds.
func language(tag, key string, report reporter) {
	if tag == "" || lang.IsTag(tag) {
		return
	}
	report(diag.Problem{
		Code: "A219", Spot: diag.Spot{Key: key},
		Text: fmt.Sprintf("%q is not a language", tag),
		Help: `write its code, as in BCP 47: "en", "fr", "ar", "bm"`,
	})
}

// names judges the languages of names; at is their record's key, or empty.
func names(names timeline.Names, at string, report reporter) {
	for i, n := range names {
		language(n.Lang, fmt.Sprintf("%snames[%d].lang", at, i), report)
	}
}
