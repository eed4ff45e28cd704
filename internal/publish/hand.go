package publish

import "os"

// A hand reaches into one folder at a time and keeps it open: files come folder by
// folder, and from the root the way to each is several calls of the system.
type hand struct {
	dir    string // which it is
	folder *os.Root
}

// into returns the folder dir of root, opened. It is good until the next call.
func (h *hand) into(root *os.Root, dir string) (*os.Root, error) {
	if h.folder != nil && h.dir == dir {
		return h.folder, nil
	}
	h.rest()
	folder, err := root.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	h.dir, h.folder = dir, folder
	return folder, nil
}

// rest closes the folder, without which nobody can move it on Windows.
func (h *hand) rest() {
	if h.folder != nil {
		h.folder.Close()
		h.folder = nil
	}
}
