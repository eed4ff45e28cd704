//go:build unix

package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"syscall"
	"time"
)

// A Take is what one run of a program took.
type Take struct {
	wall, cpu float64 // seconds
	peak      float64 // MiB
}

func (t Take) String() string { return fmt.Sprintf("%.3g / %.3g / %.0f", t.wall, t.cpu, t.peak) }

// What is compared.
func wall(t Take) float64 { return t.wall }
func cpu(t Take) float64  { return t.cpu }
func peak(t Take) float64 { return t.peak }

// and is one program run after another.
func (t Take) and(u Take) Take {
	return Take{t.wall + u.wall, t.cpu + u.cpu, max(t.peak, u.peak)}
}

// medians are those of each column.
func medians(takes []Take) Take {
	column := func(of func(Take) float64) float64 {
		var list []float64
		for _, t := range takes {
			list = append(list, of(t))
		}
		return median(list)
	}
	return Take{column(wall), column(cpu), column(peak)}
}

// ratio is the median of the ratios of runs that followed each other.
func ratio(of func(Take) float64, takes, to []Take) float64 {
	var list []float64
	for i := range takes {
		list = append(list, of(takes[i])/of(to[i]))
	}
	return median(list)
}

// take runs a program in a folder and returns what it took and printed.
func take(ctx context.Context, dir, program string, args ...string) (Take, []byte, error) {
	c := exec.CommandContext(ctx, program, args...)
	c.Dir = dir
	var out, errs bytes.Buffer
	c.Stdout, c.Stderr = &out, &errs
	began := time.Now()
	err := c.Run()
	wall := time.Since(began)
	if err != nil {
		tail := errs.Bytes()
		return Take{}, nil, fmt.Errorf("%s: %w\n%s", c, err, tail[max(0, len(tail)-2000):])
	}
	t := taken(c.ProcessState)
	t.wall = wall.Seconds()
	return t, out.Bytes(), nil
}

// taken is what a process took that has ended, but for how long it was there.
func taken(state *os.ProcessState) Take {
	t := Take{cpu: (state.UserTime() + state.SystemTime()).Seconds()}
	if u, ok := state.SysUsage().(*syscall.Rusage); ok {
		t.peak = float64(u.Maxrss) / 1024
		if runtime.GOOS == "darwin" {
			t.peak /= 1024 // it counts bytes
		}
	}
	return t
}
