package diag

// Nearest returns the one of known that is closest to s, if it is within two
// edits and no other is as close: a guess between two would be no help.
func Nearest(s string, known []string) (string, bool) {
	const far = 2
	best, found, tie := far+1, "", false
	for _, k := range known {
		if d := distance(s, k, far); d < best {
			best, found, tie = d, k, false
		} else if d == best && k != found {
			tie = true
		}
	}
	return found, best <= far && !tie
}

// distance is the number of insertions, deletions, substitutions and swaps of
// neighbours (optimal string alignment) from a to b; more than limit reads as limit+1.
func distance(a, b string, limit int) int {
	s, t := []rune(a), []rune(b)
	if len(s)-len(t) > limit || len(t)-len(s) > limit {
		return limit + 1
	}
	before, prev, cur := make([]int, len(t)+1), make([]int, len(t)+1), make([]int, len(t)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(s); i++ {
		cur[0] = i
		for j := 1; j <= len(t); j++ {
			cost := 1
			if s[i-1] == t[j-1] {
				cost = 0
			}
			cur[j] = min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
				cur[j] = min(cur[j], before[j-2]+1)
			}
		}
		before, prev, cur = prev, cur, before
	}
	return min(prev[len(t)], limit+1)
}
