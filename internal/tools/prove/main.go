// Prove measures what docs/safety.md promises and prints it as a table: each
// row with its figure and the command that makes it. It exits with 1 if a row
// does not hold.
//
//	go run ./internal/tools/prove          the short form, some minutes
//	go run ./internal/tools/prove -long    the figures of docs/safety.md
//	go run ./internal/tools/prove kill     only the rows with this word
//
// It needs Linux with strace and util-linux.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"
)

func main() {
	long := flag.Bool("long", false, "the full figures")
	flag.Parse()
	targets, err := targets(os.DirFS("."))
	if err != nil {
		fmt.Fprintln(os.Stderr, "prove: run it at the root of the repository:", err)
		os.Exit(1)
	}
	if !prove(os.Stdout, chosen(rows(*long, targets), flag.Args())) {
		os.Exit(1)
	}
}

// chosen are the rows that hold one of the words.
func chosen(all []row, words []string) (some []row) {
	for _, r := range all {
		for _, w := range words {
			if strings.Contains(r.what, w) {
				some = append(some, r)
				break
			}
		}
		if len(words) == 0 {
			some = append(some, r)
		}
	}
	return some
}

// prove runs the rows one after the other and reports whether all hold.
func prove(w io.Writer, rows []row) bool {
	whole := time.Now()
	failed, all := 0, time.Duration(0)
	for _, r := range rows {
		started := time.Now()
		var busy time.Duration
		fmt.Fprintf(w, "%s\n", r.what)
		for _, c := range r.commands {
			figures, took, err := c.run()
			busy += took
			for _, f := range figures {
				fmt.Fprintf(w, "    %s\n", f)
			}
			fmt.Fprintf(w, "    $ %s\n", c)
			if err != nil {
				failed++
				fmt.Fprintf(w, "    FAILED: %s\n", err)
			}
		}
		all += busy
		fmt.Fprintf(w, "    %.0f s, %.0f s of processor\n", time.Since(started).Seconds(), busy.Seconds())
	}
	fmt.Fprintf(w, "%d rows, %d failed, %.0f s, %.0f s of processor\n", len(rows), failed, time.Since(whole).Seconds(), all.Seconds())
	return failed == 0
}

// A command is a program with its arguments, and how to find the figures in
// what it prints.
type command struct {
	args    []string
	figures figures
	judge   func(figures []string) error // may be nil: then it holds if the program says so
}

func (c command) String() string {
	words := make([]string, len(c.args))
	for i, a := range c.args {
		if strings.ContainsAny(a, "|^$*?() ") {
			a = "'" + a + "'"
		}
		words[i] = a
	}
	return strings.Join(words, " ")
}

// run returns the figures, and the time of the processor that they took. Where
// there are none the command has failed too: it ran nothing.
func (c command) run() ([]string, time.Duration, error) {
	cmd := exec.Command(c.args[0], c.args[1:]...)
	said, err := cmd.CombinedOutput()
	var took time.Duration
	if s := cmd.ProcessState; s != nil {
		took = s.UserTime() + s.SystemTime()
	}
	lines := strings.Split(strings.TrimSpace(string(said)), "\n")
	found := c.figures(lines)
	if err == nil && len(found) == 0 {
		err = errors.New("it measured nothing")
	}
	if err == nil && c.judge != nil {
		return found, took, c.judge(found)
	}
	if err != nil {
		err = fmt.Errorf("%w\n%s", err, strings.Join(lines[max(0, len(lines)-30):], "\n"))
	}
	return found, took, err
}
