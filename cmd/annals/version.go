package main

import (
	"context"
	"flag"
	"fmt"
	"runtime/debug"
)

// release is the version of the program.
const release = "0.1.0"

func version() string { return release }

func versionCommand() command {
	return command{
		name: "version", short: "print the version",
		long:     "Version prints the version of annals, of Go, and the commit it was built from where that is known.",
		examples: []string{"annals version"},
		setup: func(*flag.FlagSet) func(context.Context, *app, []string) error {
			return func(_ context.Context, a *app, args []string) error {
				if len(args) > 0 {
					return usage("version takes no arguments")
				}
				line := "annals " + version()
				if info, ok := debug.ReadBuildInfo(); ok {
					line += " · " + info.GoVersion
					for _, s := range info.Settings {
						if s.Key == "vcs.revision" && len(s.Value) >= 12 {
							line += " · " + s.Value[:12]
						}
					}
				}
				_, err := fmt.Fprintln(a.stdout, line)
				return err
			}
		},
	}
}
