//go:build unix

package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"time"
)

var benchLine = regexp.MustCompile(`(?m)entries=(\d+)\S*\s+\d+\s.*?([\d.]+) ms-median\s+([\d.]+) ms-p90\s+([\d.]+) ms-processors`)

// serve saves entries and waits for their pages.
func (b *bench) serve() error {
	_, out, err := take(b.ctx, ".", "go", "test", "./internal/serve", "-run", "^$", "-bench", "SaveToReload", "-benchtime", "30x")
	if err != nil {
		return err
	}
	found := benchLine.FindAllSubmatch(out, -1)
	if found == nil {
		return fmt.Errorf("the benchmark prints no medians:\n%s", out)
	}
	fmt.Printf("\n## `annals serve`: from a save to its page, 30 saves\n\n| entries | median | 90th percentile | of the processors, median |\n|---|---|---|---|\n")
	for _, m := range found {
		fmt.Printf("| %s | %s ms | %s ms | %s ms |\n", m[1], m[2], m[3], m[4])
		b.goal(fmt.Sprintf("serve, from a save to its page, %s entries", m[1]), "≤ 150 ms", "%s ms", m[2])
	}
	return nil
}

// saves are how many times entries are saved when memory is measured.
const saves = 30

// memory holds the memory of serve, which makes every page and follows
// saves, against that of a build.
func (b *bench) memory() error {
	s, err := b.site("lean", b.largest())
	if err != nil {
		return err
	}
	built, _, err := s.cold()
	if err != nil {
		return err
	}
	served, err := s.served()
	if err != nil {
		return err
	}
	fmt.Printf("\n## Memory of `annals serve`, %d entries: every page made, then %d saves\n\n| | most memory, MiB |\n|---|---|\n| build | %.0f |\n| serve | %.0f |\n",
		s.n, saves, built.peak, served.peak)
	b.goal(fmt.Sprintf("memory of serve, %d entries", s.n), "≤ 1.5 × that of a build", "%.2f ×", served.peak/built.peak)
	return nil
}

// served shows s until every page was made, saves entries, and ends.
func (s site) served() (Take, error) {
	c := exec.CommandContext(s.ctx, s.bench.at("annals"), "serve", "--addr", "127.0.0.1:0")
	c.Dir = s.root
	out, err := c.StdoutPipe()
	if err != nil {
		return Take{}, err
	}
	if err := c.Start(); err != nil {
		return Take{}, err
	}
	lines := bufio.NewScanner(out)
	err = until(lines, "read ")
	if err == nil {
		err = idle(c.Process.Pid)
	}
	for i := 0; i < saves && err == nil; i++ {
		if err = s.edit(i * 37 % s.n); err == nil {
			err = until(lines, "changed ")
		}
	}
	_ = c.Process.Signal(os.Interrupt)
	_, _ = io.Copy(io.Discard, out)
	if ended := c.Wait(); err == nil {
		err = ended
	}
	return taken(c.ProcessState), err
}

// until reads lines until one begins so.
func until(lines *bufio.Scanner, begin string) error {
	for lines.Scan() {
		if strings.HasPrefix(lines.Text(), begin) {
			return nil
		}
	}
	return fmt.Errorf("annals serve ended before it said %q", begin)
}

// idle waits until a process has taken no time of the processors for a while.
func idle(pid int) error {
	const pause, most = 3 * time.Second, 10 * time.Minute
	last := ""
	for range most / pause {
		now, err := exec.Command("ps", "-o", "time=", "-p", strconv.Itoa(pid)).Output()
		if err != nil {
			return fmt.Errorf("ask ps for the time of %d: %w", pid, err)
		}
		if string(now) == last {
			return nil
		}
		last = string(now)
		time.Sleep(pause)
	}
	return fmt.Errorf("annals serve is still busy after %s", most)
}
