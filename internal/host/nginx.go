package host

import "annals/internal/encoding"

// nginx reads its headers and redirects from its own configuration, and sends
// compressed copies with gzip_static.
func nginx() Profile {
	return Profile{Name: "nginx", Stubs: true, Encodings: []encoding.Encoding{encoding.Gzip()}}
}
