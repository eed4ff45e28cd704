package serve

import (
	"crypto/subtle"
	"net"
	"net/http"
	"strconv"
)

// policy lets a page load what stands on the server itself and nothing else,
// and run no script that is written into it.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self'; " +
	"connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; " +
	"require-trusted-types-for 'script'; trusted-types annals"

// guarded sets what every answer carries. There is no header of CORS among it:
// no other site is to read anything here.
func guarded(h http.Header) {
	h.Set("Content-Security-Policy", policy)
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "no-store")
}

// refuse says why a request gets no answer, or returns 0. It goes by what the
// request is, never by headers that a proxy may have put in.
func (s *Server) refuse(r *http.Request) (status int, why string) {
	if !named(r) {
		return http.StatusForbidden, "annals serve answers to its own address only, not to " + strconv.Quote(r.Host)
	}
	if o, ok := r.Header["Origin"]; ok && (len(o) != 1 || o[0] != "http://"+r.Host) {
		return http.StatusForbidden, "annals serve answers no other site"
	}
	if foreign(r) {
		return http.StatusForbidden, "annals serve answers no other site"
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		return http.StatusMethodNotAllowed, "annals serve only shows the site: GET and HEAD"
	}
	return 0, ""
}

// named reports whether the request names the address at which it came in, or
// localhost where that is this machine. Any other name may be one that somebody
// made lead here (DNS rebinding).
func named(r *http.Request) bool {
	a, ok := r.Context().Value(http.LocalAddrContextKey).(*net.TCPAddr)
	if !ok {
		return false
	}
	port := strconv.Itoa(a.Port)
	hosts := []string{a.IP.String()}
	if a.IP.IsLoopback() {
		hosts = append(hosts, "localhost")
	}
	for _, h := range hosts {
		if r.Host == net.JoinHostPort(h, port) || a.Port == 80 && r.Host == h {
			return true
		}
	}
	return false
}

// foreign reports whether a page of another site asked for this as a part of
// itself (Fetch Metadata). A link from elsewhere may lead here.
func foreign(r *http.Request) bool {
	site := r.Header.Get("Sec-Fetch-Site")
	return (site == "cross-site" || site == "same-site") && r.Header.Get("Sec-Fetch-Mode") != "navigate"
}

// mine reports whether token is that of this run.
func (s *Server) mine(token string) bool {
	return subtle.ConstantTimeCompare([]byte(token), []byte(s.token)) == 1
}
