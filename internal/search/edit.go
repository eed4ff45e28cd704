package search

// oneEdit reports whether one letter more, less or other, or two neighbours
// exchanged, make b of a. Equal words are no edit apart.
func oneEdit(a, b []rune) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	if len(a)-len(b) > 1 {
		return false
	}
	i := 0
	for i < len(b) && a[i] == b[i] {
		i++
	}
	if len(a) > len(b) {
		return equal(a[i+1:], b[i:])
	}
	return i < len(a) && (equal(a[i+1:], b[i+1:]) ||
		i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && equal(a[i+2:], b[i+2:]))
}

func equal(a, b []rune) bool { return string(a) == string(b) }
