package timeline

// A Chain is two or more entries that replies and sequels join, directly or
// through others, in order. It bears the name of its first.
type Chain struct {
	Events []*Event
}

// ID is that of the first entry.
func (c *Chain) ID() string { return c.Events[0].ID }
