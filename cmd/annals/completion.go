package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"strings"
)

func completionCommand() command {
	return command{
		name: "completion", args: "bash|zsh|fish", short: "print a script that completes commands and flags",
		long:  "Completion prints a script for a shell, which then completes the commands, flags and words of annals.",
		words: func() []string { return []string{"bash", "zsh", "fish"} },
		examples: []string{
			"annals completion bash > /etc/bash_completion.d/annals",
			`annals completion zsh > "${fpath[1]}/_annals"`,
			"annals completion fish > ~/.config/fish/completions/annals.fish",
		},
		setup: func(*flag.FlagSet) func(context.Context, *app, []string) error {
			return func(_ context.Context, a *app, args []string) error {
				if len(args) != 1 {
					return usage("completion takes a shell: bash, zsh or fish")
				}
				switch args[0] {
				case "bash":
					return bash(a.stdout)
				case "zsh":
					return zsh(a.stdout)
				case "fish":
					return fish(a.stdout)
				}
				return usage("completion knows bash, zsh and fish, not %q", args[0])
			}
		},
	}
}

// flagsOf returns the flags of a command, the global ones included.
func flagsOf(c command) (list []*flag.Flag) {
	f := flag.NewFlagSet(c.name, flag.ContinueOnError)
	new(app).globals(f)
	c.setup(f)
	f.VisitAll(func(fl *flag.Flag) { list = append(list, fl) })
	return list
}

func names(c command) string {
	var all []string
	for _, f := range flagsOf(c) {
		all = append(all, "--"+f.Name)
	}
	return strings.Join(all, " ")
}

// wordsOf are what may follow a command, and whether that is a file.
func wordsOf(c command) (words string, file bool) {
	if c.words == nil {
		return "", true
	}
	return strings.Join(c.words(), " "), false
}

func bash(w io.Writer) error {
	fmt.Fprint(w, "_annals() {\n  local cur=${COMP_WORDS[COMP_CWORD]}\n  case ${COMP_WORDS[1]} in\n")
	var all []string
	for _, c := range commands() {
		all = append(all, c.name)
		words, file := wordsOf(c)
		files := ""
		if file {
			files = " -f"
		}
		fmt.Fprintf(w, "    %s) COMPREPLY=($(compgen -W \"%s\"%s -- \"$cur\")) ;;\n", c.name, strings.TrimSpace(words+" "+names(c)), files)
	}
	_, err := fmt.Fprintf(w, "    *) COMPREPLY=($(compgen -W \"%s\" -- \"$cur\")) ;;\n  esac\n}\ncomplete -o filenames -F _annals annals\n", strings.Join(all, " "))
	return err
}

func zsh(w io.Writer) error {
	fmt.Fprint(w, "#compdef annals\nif (( CURRENT == 2 )); then\n  local -a commands=(\n")
	for _, c := range commands() {
		fmt.Fprintf(w, "    %s\n", single(c.name+":"+c.short))
	}
	fmt.Fprint(w, "  )\n  _describe command commands\n  return\nfi\ncase $words[2] in\n")
	for _, c := range commands() {
		fmt.Fprintf(w, "  %s) _arguments", c.name)
		for _, f := range flagsOf(c) {
			fmt.Fprintf(w, " %s", single("--"+f.Name+"["+strings.NewReplacer("[", "(", "]", ")", ":", " ").Replace(f.Usage)+"]"))
		}
		if words, file := wordsOf(c); file {
			fmt.Fprint(w, " '*:file:_files' ;;\n")
		} else {
			fmt.Fprintf(w, " '*:word:(%s)' ;;\n", words)
		}
	}
	_, err := fmt.Fprint(w, "esac\n")
	return err
}

func fish(w io.Writer) error {
	var err error
	for _, c := range commands() {
		_, err = fmt.Fprintf(w, "complete -c annals -n __fish_use_subcommand -f -a %s -d %s\n", c.name, single(c.short))
		if words, file := wordsOf(c); !file {
			_, err = fmt.Fprintf(w, "complete -c annals -n '__fish_seen_subcommand_from %s' -f -a %s\n", c.name, single(words))
		}
		for _, f := range flagsOf(c) {
			_, err = fmt.Fprintf(w, "complete -c annals -n '__fish_seen_subcommand_from %s' -l %s -d %s\n", c.name, f.Name, single(strings.ReplaceAll(f.Usage, "`", "")))
		}
	}
	return err
}

// single puts s into single quotes, as the shells read them.
func single(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }
