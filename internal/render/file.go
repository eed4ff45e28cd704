package render

import "io"

// A File is one file of the published site. Files come in a total order and
// write themselves when asked, so that a large site never stands in memory.
type File struct {
	Path  string // slash-separated, relative to the output folder
	Write func(io.Writer) error
}
