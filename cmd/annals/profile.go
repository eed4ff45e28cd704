package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"strings"
	"time"
)

// profiled calls do and writes what it cost to cpu.pprof and heap.pprof in
// dir. Where dir is empty it only calls do.
func profiled(dir string, do func() error) (err error) {
	if dir == "" {
		return do()
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return failure{exitEnvironment, err}
	}
	cpu, err := os.Create(filepath.Join(dir, "cpu.pprof"))
	if err != nil {
		return failure{exitEnvironment, err}
	}
	heap, err := os.Create(filepath.Join(dir, "heap.pprof")) // now: after a build it would be too late to refuse
	if err != nil {
		return failure{exitEnvironment, errors.Join(err, cpu.Close())}
	}
	if err := pprof.StartCPUProfile(cpu); err != nil {
		return failure{exitEnvironment, errors.Join(err, cpu.Close(), heap.Close())}
	}
	defer func() {
		pprof.StopCPUProfile()
		runtime.GC() // a heap profile is as old as the last collection
		if fault := errors.Join(pprof.WriteHeapProfile(heap), cpu.Close(), heap.Close()); err == nil && fault != nil {
			err = failure{exitEnvironment, fault}
		}
	}()
	return do()
}

// laps are the stages of a build and when each began. Nil takes no times.
type laps struct {
	names []string
	began []time.Time
}

func newLaps() *laps { return new(laps) }

// begin ends the stage before.
func (l *laps) begin(stage string) {
	if l != nil {
		l.names, l.began = append(l.names, stage), append(l.began, time.Now())
	}
}

// String is a line of how long each stage took; the last one ends now.
func (l *laps) String() string {
	if l == nil {
		return ""
	}
	end := append(l.began[1:], time.Now())
	var took []string
	for i, name := range l.names {
		took = append(took, fmt.Sprintf("%s %.2f s", name, end[i].Sub(l.began[i]).Seconds()))
	}
	return fmt.Sprintf("stages     %s\n", strings.Join(took, " · "))
}
