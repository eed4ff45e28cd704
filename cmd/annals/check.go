package main

import (
	"context"
	"flag"
	"fmt"
	"io"
)

func checkCommand() command {
	return command{
		name: "check", short: "check the content, write nothing",
		long: `Check does all that build does but publish: every problem of every file is
reported at its line, and nothing is written.`,
		examples: []string{
			"annals check            all problems",
			"annals check --strict   warnings count as errors",
		},
		setup: func(f *flag.FlagSet) func(context.Context, *app, []string) error {
			var s siteFlags
			f.BoolVar(&s.drafts, "drafts", false, "check drafts as if they were published")
			f.BoolVar(&s.strict, "strict", false, "exit with 1 on warnings too")
			f.StringVar(&s.asOf, "as-of", "", "the `DAY` the site speaks of")
			return func(ctx context.Context, a *app, args []string) error {
				if len(args) > 0 {
					return usage("check looks at the whole site and takes no paths; leave out %q", args[0])
				}
				r, err := a.site(s)
				if err != nil {
					return err
				}
				for file := range r.Files { // what only shows when a page is made
					if err := ctx.Err(); err != nil {
						return err
					}
					if err := file.Write(io.Discard); err != nil {
						return published(err)
					}
				}
				if a.quiet {
					return nil
				}
				_, err = fmt.Fprintf(a.stdout, "%s, %s, %s: 0 errors, %s\n", count(len(r.Site.Events), "event"),
					count(len(r.Site.Sources), "source"), count(len(r.Site.Actors), "actor"), count(len(r.Problems), "warning"))
				return err
			}
		},
	}
}
