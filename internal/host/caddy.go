package host

import "annals/internal/encoding"

// caddy reads its headers and redirects from its own configuration, and sends
// compressed copies with "precompressed".
func caddy() Profile {
	return Profile{Name: "caddy", Stubs: true, Encodings: []encoding.Encoding{encoding.Zstd(), encoding.Brotli(), encoding.Gzip()}}
}
