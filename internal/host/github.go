package host

// github is GitHub Pages: no headers, no redirects, and 1 GB in all.
func github() Profile {
	return Profile{Name: "github", Stubs: true, Jekyll: true, Domain: true, Limits: Limits{Bytes: 1_000_000_000}}
}
