package output

import "io"

// machine are the files that programs ask for by name.
func (l *locale) machine() []File {
	return []File{{At: "robots.txt", Lang: l.lang, Group: Machine, Type: "text/plain", Write: l.robots}}
}

// robots lets every crawler in (RFC 9309) and tells it where the sitemap is.
func (l *locale) robots(w io.Writer) error {
	text := "User-agent: *\nAllow: /\n"
	if l.site.BaseURL != "" {
		text += "\nSitemap: " + l.site.BaseURL + "sitemap.xml\n"
	}
	_, err := io.WriteString(w, text)
	return err
}
