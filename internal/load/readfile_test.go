package load

import (
	"errors"
	"io"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// A busyFile changes as it is read: before each read one more of its states
// begins, up to the last.
type busyFile struct {
	states []string
	now    *int
	at     int
}

func (f *busyFile) Open(string) (fs.File, error) {
	return &busyFile{states: f.states, now: f.now}, nil
}

func (f *busyFile) state() string { return f.states[min(*f.now, len(f.states)-1)] }

func (f *busyFile) Stat() (fs.FileInfo, error) {
	file := fstest.MapFile{Data: []byte(f.state()), ModTime: time.Unix(int64(min(*f.now, len(f.states)-1)), 0)}
	return fs.Stat(fstest.MapFS{"x": &file}, "x")
}

func (f *busyFile) Read(to []byte) (int, error) {
	*f.now++
	if f.at >= len(f.state()) {
		return 0, io.EOF
	}
	n := copy(to, f.state()[f.at:])
	f.at += n
	return n, nil
}

func (f *busyFile) Close() error { return nil }

func TestReadFileBeingWritten(t *testing.T) {
	for _, c := range []struct {
		name   string
		states []string
		want   string
	}{
		{"still", []string{"old"}, "old"},
		{"empty", []string{""}, ""},
		{"longer by a line end when read, and back", []string{"old", "old\nnew", "old"}, "old"},
		{"emptied before it is written", []string{"old", "", "new text"}, "new text"},
		{"emptied half way", []string{"old", "old", "", "new"}, "new"},
		{"of the same length", []string{"old", "new"}, "new"},
		{"shorter", []string{"old and long", "new"}, "new"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := ReadFile(&busyFile{states: c.states, now: new(int)}, "x")
			if err != nil || string(got) != c.want {
				t.Errorf("read %q, %v; want %q", got, err, c.want)
			}
		})
	}
}

func TestReadFileNeverStill(t *testing.T) {
	var states []string
	for n := range 1000 {
		states = append(states, strings.Repeat("x", n%7))
	}
	if got, err := ReadFile(&busyFile{states: states, now: new(int)}, "x"); !errors.Is(err, errChanging) {
		t.Errorf("read %q, %v", got, err)
	}
}

func TestReadFileAbsent(t *testing.T) {
	if _, err := ReadFile(fstest.MapFS{}, "x"); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
}
