package publish

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// A Refusal is a build that annals will not publish until the user acts.
type Refusal struct {
	Reason string // a sentence without its full stop
	Fix    string // the one thing to do, as a command to the reader
}

func (r *Refusal) Error() string { return r.Reason + ": " + r.Fix }

// isFault reports whether an error is the machine's, and may be gone next time.
func isFault(err error) bool {
	_, ok := errors.AsType[syscall.Errno](err)
	return ok && !errors.Is(err, fs.ErrNotExist)
}

// cause is the bare reason of a failed file operation. The messages here name
// the operation and the path as the user knows them, not as the staged ones.
func cause(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	if e, ok := errors.AsType[*os.LinkError](err); ok {
		return e.Err
	}
	return err
}
