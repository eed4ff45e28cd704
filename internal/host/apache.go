package host

import "annals/internal/encoding"

// apache reads its headers and redirects from its own configuration, and sends
// compressed copies where its rules say so.
func apache() Profile {
	return Profile{Name: "apache", Stubs: true, Encodings: []encoding.Encoding{encoding.Gzip(), encoding.Brotli()}}
}
