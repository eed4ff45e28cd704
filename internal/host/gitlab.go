package host

import "annals/internal/encoding"

// gitlab is GitLab Pages. A file there wins over a redirect, so there are no
// pages for old addresses; redirects count from the root of the domain, below
// which the site of a project is a folder.
func gitlab() Profile {
	return Profile{
		Name: "gitlab", Redirects: FromDomain,
		Encodings: []encoding.Encoding{encoding.Gzip(), encoding.Brotli()},
		Limits:    Limits{Files: 200_000, Redirects: 1000},
	}
}
