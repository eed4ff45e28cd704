package host

// anyHost suits every host and a disk: what a host does not read does no harm.
func anyHost() Profile {
	return Profile{Name: "any", Headers: Overriding, Redirects: Plain, Stubs: true, Jekyll: true}
}
