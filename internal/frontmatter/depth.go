package frontmatter

// The deepest an honest file goes; the real content needs 3 and 1.
const (
	maxNesting  = 16 // brackets and braces open at once
	maxKeyParts = 8  // of one dotted key or header
)

// deep returns the offset of the first bracket that is nested too deeply or
// of the first key with too many parts, or -1. It follows TOML's strings and
// comments but none of its other rules: it only has to count.
func deep(src []byte) (at int, what string) {
	open, dots := 0, 0
	for i := 0; i < len(src); i++ {
		switch c := src[i]; c {
		case '#':
			for i < len(src) && src[i] != '\n' {
				i++
			}
			i--
		case '"', '\'':
			i = afterString(src, i) - 1
		case '[', '{':
			if open++; open > maxNesting {
				return i, "more than 16 brackets are open at once"
			}
			dots = 0
		case ']', '}':
			open = max(0, open-1)
		case '.':
			if dots++; dots >= maxKeyParts {
				return i, "a key has more than 8 parts"
			}
		case '\n', '=', ',':
			dots = 0
		}
	}
	return -1, ""
}

// afterString returns the offset after the string that begins at i, or after
// its line where a one-line string is not closed.
func afterString(src []byte, i int) int {
	q := src[i]
	long := i+2 < len(src) && src[i+1] == q && src[i+2] == q
	if long {
		i += 2
	}
	for i++; i < len(src); i++ {
		switch {
		case src[i] == '\\' && q == '"':
			i++
		case src[i] == '\n' && !long:
			return i
		case src[i] == q && !long:
			return i + 1
		case src[i] == q && i+2 < len(src) && src[i+1] == q && src[i+2] == q:
			return i + 3
		}
	}
	return len(src)
}
