package host

import "annals/internal/encoding"

// nginx takes its headers from its own configuration, which reads the redirects
// too, and sends compressed copies with gzip_static.
func nginx() Profile {
	return Profile{Name: "nginx", Redirects: NginxMap, Stubs: true, Encodings: []encoding.Encoding{encoding.Gzip()}}
}
