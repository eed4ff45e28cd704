package receipt

import (
	"crypto/sha256"
	"encoding/binary"
	"slices"
	"strings"
)

const (
	shingle   = 8   // words
	maxHashes = 128 // of one receipt

	// One shingle in 16 is kept. Who has all those of a text can rebuild it
	// from a quotation, trying word after word; with gaps of 16 words between
	// two on average, they would have to guess too many at once.
	sampled = 16

	// A text whose sample has fewer is compared as a whole.
	minHashes = 8
)

// minHash returns the smallest 64-bit prefixes of the SHA-256 of the shingles
// of t, ascending. They are a fair sample of all, and the same one in every
// text that has them.
func (t *Text) minHash() []uint64 {
	var hashes []uint64
	for i := range len(t.words) - shingle + 1 {
		h := sha256.Sum256([]byte(strings.Join(t.words[i:i+shingle], " ")))
		hashes = append(hashes, binary.BigEndian.Uint64(h[:]))
	}
	slices.Sort(hashes)
	hashes = slices.Compact(hashes)
	n := min(len(hashes)/sampled, maxHashes)
	if n < minHashes {
		return nil
	}
	return slices.Clip(hashes[:n])
}

// NearDuplicate reports whether the texts of two sources are the same or
// nearly so: whether half or more of the MinHash values are alike, of as many
// of the smallest of each as the shorter list has. Texts too short to have any
// are near-duplicates only if their normal forms are equal.
func NearDuplicate(a, b Receipt) bool {
	if a.SHA256 == b.SHA256 {
		return true
	}
	n := min(len(a.MinHash), len(b.MinHash))
	alike := 0
	for _, h := range a.MinHash[:n] {
		if _, ok := slices.BinarySearch(b.MinHash[:n], h); ok {
			alike++
		}
	}
	return n > 0 && 2*alike >= n
}
