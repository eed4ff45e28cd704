//go:build !windows

package publish

import (
	"errors"
	"os"
	"syscall"
)

// lock takes the lock of a folder that the system gives back when the process
// ends, however it ends. It is on the folder itself and needs no file.
func lock(dir *os.File, _ string) (unlock func(), err error) {
	switch err := syscall.Flock(int(dir.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err {
	case nil:
		return func() {}, nil // goes with the handle
	case syscall.EWOULDBLOCK:
		return nil, errBusy
	case syscall.EBADF, syscall.ENOLCK, syscall.EINVAL: // NFS, among others
		return nil, errors.ErrUnsupported
	default:
		return nil, err
	}
}

// isApart reports whether an operation failed because the published folder is
// not of one file system with the folder above it: a mount point, or in a
// lower layer of a container.
func isApart(err error) bool {
	return errors.Is(err, syscall.EXDEV) || errors.Is(err, syscall.EBUSY)
}

// syncDir waits until the names in a folder are on the disk.
func syncDir(root *os.Root, name string) error {
	dir, err := root.Open(name)
	if err != nil {
		return err
	}
	defer dir.Close()
	err = dir.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, errors.ErrUnsupported) {
		return nil // a network file system that does it by itself
	}
	return err
}
