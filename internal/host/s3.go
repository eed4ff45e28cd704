package host

// s3 is a store of objects: whatever answers in front of it sets the headers.
func s3() Profile { return Profile{Name: "s3", Stubs: true} }
