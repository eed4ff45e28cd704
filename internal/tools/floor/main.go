//go:build unix

// Floor does the least that a build can do, to measure builds against:
//
//	go run ./internal/tools/floor SITE PUBLISHED OUT
//
// It reads every file of a site, parses its TOML and its Markdown, and writes
// what is published to a new folder, byte for byte: without a check, an order,
// a link or a template. What is published is read before the clock starts. It
// prints the seconds, those of the processors, the most memory in MiB without
// what is held to be written, and how much was written, as JSON.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"syscall"
	"time"
)

// A Result is what a run took.
type Result struct {
	Wall  float64 `json:"wall"` // seconds
	CPU   float64 `json:"cpu"`
	Peak  float64 `json:"peak"` // MiB
	Read  int     `json:"read"` // files
	Files int     `json:"files"`
	Bytes int     `json:"bytes"`
}

func main() {
	if len(os.Args) != 4 {
		fmt.Fprintln(os.Stderr, "usage: floor SITE PUBLISHED OUT")
		os.Exit(2)
	}
	r, err := run(os.Args[1], os.Args[2], os.Args[3])
	if err == nil {
		err = json.NewEncoder(os.Stdout).Encode(r)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "floor:", err)
		os.Exit(1)
	}
}

func run(site, published, out string) (Result, error) {
	copies, err := open(published)
	if err != nil {
		return Result{}, err
	}
	began, used := time.Now(), usage()
	records, err := parse(site)
	if err == nil {
		err = copies.write(out)
	}
	if err != nil {
		return Result{}, err
	}
	wall, now := time.Since(began), usage()
	return Result{
		Wall:  wall.Seconds(),
		CPU:   seconds(now.Utime) + seconds(now.Stime) - seconds(used.Utime) - seconds(used.Stime),
		Peak:  peak(now) - float64(len(copies.bytes))/(1<<20),
		Read:  len(records),
		Files: len(copies.files),
		Bytes: len(copies.bytes),
	}, nil
}

// usage is what this program has taken so far; nothing where nobody tells.
func usage() (u syscall.Rusage) {
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return u
}

func seconds(t syscall.Timeval) float64 { return time.Duration(t.Nano()).Seconds() }
