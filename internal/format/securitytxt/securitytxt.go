// Package securitytxt writes security.txt (RFC 9116), which tells whom to write
// to about a fault that could be abused.
package securitytxt

import (
	"fmt"
	"io"
	"strings"

	"annals/internal/edtf"
	"annals/internal/timeline"
)

// At is where it is looked for, below the root of a domain.
const At = ".well-known/security.txt"

// valid is for how many days the file stands: at most a year is recommended
// (section 2.5.5). It counts from the day the site speaks of, since no clock is
// asked: a site that is not built for a year lets it lapse.
const valid = 365

// Contact returns the contact of a site as an address that the file can hold,
// and whether it is one: a URI, or a mail address.
func Contact(contact string) (uri string, ok bool) {
	switch {
	case contact == "" || strings.ContainsAny(contact, " \r\n\t"):
		return "", false
	case strings.HasPrefix(contact, "https://"), strings.HasPrefix(contact, "mailto:"), strings.HasPrefix(contact, "tel:"):
		return contact, true
	case strings.Contains(contact, "@") && !strings.Contains(contact, ":"):
		return "mailto:" + contact, true
	}
	return "", false
}

// Write writes the file for the site of s, whose contact must be one that
// [Contact] takes.
func Write(w io.Writer, s timeline.Selection) error {
	uri, ok := Contact(s.Site.Contact)
	if !ok {
		return fmt.Errorf("write %s: %q is no contact", At, s.Site.Contact)
	}
	day, _ := s.Site.AsOf.Day()
	text := "Contact: " + uri + "\nExpires: " + timeline.Stamp(edtf.DateOf(day.AddDays(valid))) +
		"\nPreferred-Languages: " + strings.Join(s.Site.Languages, ", ") + "\n"
	if url := s.URL(At); url != "" {
		text += "Canonical: " + url + "\n"
	}
	_, err := io.WriteString(w, text)
	return err
}
