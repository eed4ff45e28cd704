// Bigsite writes a generated site of N entries to a folder, to measure with:
//
//	go run ./internal/tools/bigsite 10000 DIR
package main

import (
	"fmt"
	"os"
	"strconv"

	"annals/internal/gensite"
)

func main() {
	if err := write(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "bigsite:", err)
		os.Exit(1)
	}
}

func write(args []string) error {
	if len(args) != 2 {
		return fmt.Errorf("usage: bigsite N DIR, not %q", args)
	}
	n, err := strconv.Atoi(args[0])
	if err != nil || n < 1 {
		return fmt.Errorf("%q is no number of entries", args[0])
	}
	return os.CopyFS(args[1], gensite.Site(n))
}
