package publish

import (
	"os"

	"golang.org/x/sys/unix"
)

func exchange(dir *os.File, a, b string) error {
	fd := int(dir.Fd())
	for {
		err := unix.Renameat2(fd, a, fd, b, unix.RENAME_EXCHANGE)
		if err != unix.EINTR {
			return err
		}
	}
}
