//go:build !windows

package publish

import "syscall"

const errMount = syscall.EXDEV
