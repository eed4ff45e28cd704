package main

import (
	"context"
	"flag"
	"strings"

	"annals/internal/load"
	"annals/internal/schema"
)

func schemaCommand() command {
	return command{
		name: "schema", args: "[KIND]", short: "print what a record holds, for other programs",
		long: `Schema prints, from the same table that annals reads by, the JSON Schema of a kind of
record (event, source, country, actor, topic, instrument, page) or of a file of tables
(publishers, places, terms); or the config.yml of Sveltia and Decap, web editors that
work on a git host without a server (docs/web-editing.md).`,
		words:    oneOfKinds,
		examples: []string{"annals schema event > event.schema.json", "annals schema --for sveltia > config.yml"},
		setup: func(f *flag.FlagSet) func(context.Context, *app, []string) error {
			form := f.String("for", "json", "`WHAT` to write: json or sveltia")
			return func(_ context.Context, a *app, args []string) error {
				switch {
				case *form == "sveltia" && len(args) == 0:
					return schema.Sveltia(a.stdout, load.Kinds())
				case *form == "json" && len(args) == 1:
					return a.schema(args[0])
				case *form == "json":
					return usage("schema takes one kind:  annals schema event")
				case *form == "sveltia":
					return usage("schema --for sveltia takes no kind: it describes all of them")
				}
				return usage("--for is json or sveltia, not %q", *form)
			}
		},
	}
}

func (a *app) schema(kind string) error {
	var all []string
	for _, k := range load.Kinds() {
		if k.One == kind {
			return schema.JSON(a.stdout, k)
		}
		all = append(all, k.One)
	}
	for _, t := range load.Tables() {
		if t.Name == kind {
			return schema.JSONTable(a.stdout, t)
		}
		all = append(all, t.Name)
	}
	return usage("there is no kind %q: it is one of %s", kind, strings.Join(all, ", "))
}
