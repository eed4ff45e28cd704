package publish

import "golang.org/x/sys/windows"

const errMount = windows.ERROR_NOT_SAME_DEVICE
