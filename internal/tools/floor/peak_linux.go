package main

import "syscall"

// peak is in MiB.
func peak(u syscall.Rusage) float64 { return float64(u.Maxrss) / 1024 }
