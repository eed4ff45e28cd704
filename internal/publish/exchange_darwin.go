package publish

import (
	"os"

	"golang.org/x/sys/unix"
)

func exchange(dir *os.File, a, b string) error {
	fd := int(dir.Fd())
	for {
		err := unix.RenameatxNp(fd, a, fd, b, unix.RENAME_SWAP)
		if err != unix.EINTR {
			return err
		}
	}
}
