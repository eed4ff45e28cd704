package host

// cloudflare is Cloudflare Pages. It joins the headers of all rules that a path
// meets, and follows a redirect even where a file stands.
func cloudflare() Profile {
	return Profile{
		Name: "cloudflare", Headers: Joining, Redirects: Plain, Stubs: true,
		Limits: Limits{Files: 20_000, File: 25 << 20, Redirects: 2000, Rules: 100},
	}
}
