package host

import "annals/internal/encoding"

// apache takes its headers from its own configuration, which reads the redirects
// too, and sends compressed copies where its rules say so.
func apache() Profile {
	return Profile{Name: "apache", Redirects: ApacheLines, Stubs: true, Encodings: []encoding.Encoding{encoding.Gzip(), encoding.Brotli()}}
}
