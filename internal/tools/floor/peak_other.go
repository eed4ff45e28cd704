//go:build unix && !linux

package main

import "syscall"

// peak is in MiB; macOS counts bytes.
func peak(u syscall.Rusage) float64 { return float64(u.Maxrss) / (1 << 20) }
