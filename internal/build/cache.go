package build

import (
	"crypto/sha256"
	"encoding/hex"
)

// A Cache keeps what takes long to make from one build to the next. It may lose
// anything at any time; it must never return other bytes than were put.
type Cache interface {
	Get(key string) ([]byte, bool)
	Put(key string, content []byte)
}

// cached returns what is made of content, from c where it is there; c may be nil.
// The maker says what made it, and with which settings.
func cached(c Cache, maker string, content []byte, make func([]byte) ([]byte, error)) ([]byte, error) {
	if c == nil {
		return make(content)
	}
	sum := sha256.Sum256(content)
	key := maker + "-" + hex.EncodeToString(sum[:])
	if made, ok := c.Get(key); ok {
		return made, nil
	}
	made, err := make(content)
	if err == nil {
		c.Put(key, made)
	}
	return made, err
}
