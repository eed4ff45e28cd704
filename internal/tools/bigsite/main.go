// Bigsite writes a generated site of N entries to a folder, to measure with:
//
//	go run ./internal/tools/bigsite 10000 DIR
//
// With -hugo it writes the same entries as a site of Hugo, with a page for each
// entry, source, country, topic, actor and year, feeds, a sitemap and an index
// in JSON.
package main

import (
	"flag"
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

var profiles = map[string]gensite.Profile{"plain": gensite.Plain, "lean": gensite.Lean, "full": gensite.Full}

func write(args []string) error {
	f := flag.NewFlagSet("bigsite", flag.ContinueOnError)
	profile := f.String("profile", "plain", "plain, lean (pages, feeds and search only) or full (two languages)")
	hugo := f.Bool("hugo", false, "as a site of Hugo")
	if err := f.Parse(args); err != nil {
		return err
	}
	if f.NArg() != 2 {
		return fmt.Errorf("usage: bigsite [flags] N DIR, not %q", args)
	}
	n, err := strconv.Atoi(f.Arg(0))
	if err != nil || n < 4 {
		return fmt.Errorf("%q is no number of entries, at least 4", f.Arg(0))
	}
	p, ok := profiles[*profile]
	if !ok {
		return fmt.Errorf("there is no profile %q", *profile)
	}
	site := gensite.With(p, n)
	if *hugo {
		if site, err = hugoSite(site); err != nil {
			return err
		}
	}
	return os.CopyFS(f.Arg(1), site)
}
