package main

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"strings"

	"annals/docs"
	"annals/internal/diag"
)

func explainCommand() command {
	return command{
		name: "explain", args: "[CODE]", short: "say what the code of a message means",
		long: `Explain prints what a code means, with an example and the fix. Without a code it
lists all of them.`,
		words:    codeNames,
		examples: []string{"annals explain A301", "annals explain E2", "annals explain"},
		setup: func(*flag.FlagSet) func(context.Context, *app, []string) error {
			return func(_ context.Context, a *app, args []string) error {
				switch len(args) {
				case 0:
					out := bufio.NewWriter(a.stdout) // keeps the first error
					for _, c := range docs.Codes() {
						fmt.Fprintf(out, "%-5s %s\n", c.Name, c.Title)
					}
					return out.Flush()
				case 1:
					return a.explain(args[0])
				}
				return usage("explain takes one code, not %d", len(args))
			}
		},
	}
}

func codeNames() (names []string) {
	for _, c := range docs.Codes() {
		names = append(names, c.Name)
	}
	return names
}

func (a *app) explain(name string) error {
	for _, c := range docs.Codes() {
		if strings.EqualFold(c.Name, name) {
			_, err := fmt.Fprintf(a.stdout, "%s: %s\n\n%s\n", c.Name, c.Title, terminal(c.Text))
			return err
		}
	}
	if near, ok := diag.Nearest(strings.ToUpper(name), codeNames()); ok {
		return usage("there is no code %q; did you mean %s?", name, near)
	}
	return usage("there is no code %q; annals explain lists all of them", name)
}

// codeTitle returns what a code means in a few words, or nothing.
func codeTitle(name string) string {
	for _, c := range docs.Codes() {
		if c.Name == name {
			return c.Title
		}
	}
	return ""
}

// terminal writes Markdown as it reads on a terminal: code indented, without fences.
func terminal(text string) string {
	var b strings.Builder
	code := false
	for line := range strings.Lines(text) {
		switch {
		case strings.HasPrefix(line, "```"):
			code = !code
		case code:
			b.WriteString("    " + line)
		default:
			b.WriteString(strings.ReplaceAll(line, "`", ""))
		}
	}
	return strings.TrimSpace(b.String())
}
