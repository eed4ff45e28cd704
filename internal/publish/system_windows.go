package publish

import (
	"errors"
	"os"
	"path/filepath"

	"golang.org/x/sys/windows"
)

// lock makes a file that nobody else may open and that the system removes when
// the process ends, however it ends.
func lock(dir *os.File, name string) (unlock func(), err error) {
	path, err := windows.UTF16PtrFromString(filepath.Join(dir.Name(), name))
	if err != nil {
		return nil, err
	}
	const nobody = 0
	h, err := windows.CreateFile(path, windows.GENERIC_WRITE, nobody, nil, windows.CREATE_ALWAYS,
		windows.FILE_ATTRIBUTE_HIDDEN|windows.FILE_FLAG_DELETE_ON_CLOSE, 0)
	if errors.Is(err, windows.ERROR_SHARING_VIOLATION) {
		return nil, errBusy
	}
	if err != nil {
		return nil, err
	}
	return func() { windows.CloseHandle(h) }, nil
}

// isApart reports whether an operation failed because the published folder
// cannot be moved: it is of another volume, or a program is using it.
func isApart(err error) bool {
	return errors.Is(err, windows.ERROR_NOT_SAME_DEVICE) ||
		errors.Is(err, windows.ERROR_SHARING_VIOLATION) ||
		errors.Is(err, windows.ERROR_ACCESS_DENIED)
}

// syncDir does nothing: NTFS keeps a journal of names and has no call for it.
func syncDir(*os.Root, string) error { return nil }
