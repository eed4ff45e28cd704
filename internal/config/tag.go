package config

import (
	"strings"
	"time"
)

// isAuthority reports whether text is the authority of tag URIs (RFC 4151, 2.1):
// a domain or an address of mail, a comma, and a day, month or year on which it
// was its owner's. Letters of the domain are small ones, as the RFC advises.
func isAuthority(text string) bool {
	name, date, _ := strings.Cut(text, ",")
	if mailbox, domain, mail := strings.Cut(name, "@"); mail {
		if mailbox == "" || strings.ContainsFunc(mailbox, func(r rune) bool {
			return (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && !strings.ContainsRune("-._", r)
		}) {
			return false
		}
		name = domain
	}
	return isDomain(name) && isTagDate(date)
}

// isTagDate reports whether text is a year, a month or a day.
func isTagDate(text string) bool {
	for _, layout := range []string{"2006", "2006-01", time.DateOnly} {
		if _, err := time.Parse(layout, text); err == nil {
			return true
		}
	}
	return false
}
