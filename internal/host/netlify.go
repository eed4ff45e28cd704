package host

// netlify is Netlify: a redirect that is marked wins over a file.
func netlify() Profile {
	return Profile{Name: "netlify", Headers: Overriding, Redirects: Forced, Stubs: true}
}
