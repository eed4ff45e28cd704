package host

import "annals/internal/encoding"

// caddy takes its headers from its own configuration, which reads the redirects
// too, and sends compressed copies with "precompressed".
func caddy() Profile {
	return Profile{Name: "caddy", Redirects: CaddyLines, Stubs: true, Encodings: []encoding.Encoding{encoding.Zstd(), encoding.Brotli(), encoding.Gzip()}}
}
