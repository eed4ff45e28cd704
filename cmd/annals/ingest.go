package main

import (
	"context"
	"errors"
	"flag"
	"io/fs"
	"os"

	"annals/internal/timex"
)

func ingestCommand() command {
	return command{
		name: "ingest", args: "[FILE…]", short: "find the dates in texts",
		long: `Ingest --timex-json reads lines of JSON, each with the keys id, lang, docdate and
text, and prints for each the time expressions of the text: offsets in code points,
type, value, EDTF, rule. So anyone can measure how dates are read.`,
		examples: []string{
			"annals ingest --timex-json sentences.jsonl            values in EDTF",
			"annals ingest --timex-json sentences.jsonl --timex3   values as TIMEX3 has them",
		},
		setup: func(f *flag.FlagSet) func(context.Context, *app, []string) error {
			lines := f.String("timex-json", "", "annotate the lines of this `FILE`, or of - for standard input")
			timex3 := f.Bool("timex3", false, "with --timex-json: values in TIMEX3 throughout")
			return func(_ context.Context, a *app, args []string) error {
				if *lines == "" || len(args) > 0 {
					return usage("ingest takes --timex-json FILE")
				}
				values := timex.EDTF
				if *timex3 {
					values = timex.TIMEX3
				}
				return a.annotate(*lines, values)
			}
		},
	}
}

// annotate prints the time expressions of lines of JSON.
func (a *app) annotate(file string, values timex.Values) error {
	in := a.stdin
	if file != "-" {
		f, err := os.Open(file)
		if errors.Is(err, fs.ErrNotExist) {
			return usage("there is no %s", file)
		}
		if err != nil {
			return failure{exitEnvironment, err}
		}
		defer f.Close()
		in = f
	}
	err := timex.AnnotateLines(a.stdout, in, timex.News, values)
	var line timex.LineError
	if errors.As(err, &line) {
		return usage("%s: %v", file, err)
	}
	if err != nil {
		return failure{exitEnvironment, err}
	}
	return nil
}
