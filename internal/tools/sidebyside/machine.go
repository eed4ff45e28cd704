//go:build unix

package main

import (
	"os"
	"os/exec"
	"runtime"
	"strings"
)

// machine says what was measured on and with.
func (b *bench) machine() string {
	list := []string{plural(runtime.NumCPU(), "core"), processor(), runtime.GOOS + "/" + runtime.GOARCH, runtime.Version()}
	if b.hugo != "" {
		list = append(list, firstWords(b.hugo, "version"))
	}
	if b.pagefind != "" {
		list = append(list, firstWords(b.pagefind, "--version"))
	}
	if load, err := os.ReadFile("/proc/loadavg"); err == nil {
		list = append(list, "load before "+strings.Fields(string(load))[0])
	}
	return strings.Join(list, " · ")
}

// processor is its model, where the system tells.
func processor() string {
	text, _ := os.ReadFile("/proc/cpuinfo") // elsewhere there is none
	for line := range strings.Lines(string(text)) {
		if key, model, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(key) == "model name" {
			return strings.TrimSpace(model)
		}
	}
	return "processor not told"
}

// firstWords are the name and the number that a program says it has.
func firstWords(program, flag string) string {
	out, err := exec.Command(program, flag).Output()
	words := strings.Fields(string(out))
	if err != nil || len(words) < 2 {
		return program
	}
	return words[0] + " " + words[1]
}
