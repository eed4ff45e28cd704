package main

import (
	"bytes"
	"context"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"annals/internal/gensite"
)

// TestServe starts the command, waits until it serves, and ends it as Ctrl-C does.
func TestServe(t *testing.T) {
	root := t.TempDir()
	for name, f := range gensite.Site(4) {
		file := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, args := range [][]string{nil, {"--poll"}, {"--drafts"}} {
		ctx, interrupt := context.WithCancel(t.Context())
		out, said := io.Pipe()
		var wrong bytes.Buffer
		code := make(chan int)
		go func() {
			code <- run(ctx, append([]string{"serve", "--root", root, "--addr", "127.0.0.1:0"}, args...), nil, said, &wrong)
		}()
		first := make([]byte, 1<<10)
		n, err := out.Read(first)
		if err != nil || !strings.HasPrefix(string(first[:n]), "serving http://127.0.0.1:") {
			t.Fatalf("serve %v says %q, %v", args, first[:n], err)
		}
		interrupt()
		go io.Copy(io.Discard, out)
		if got := <-code; got != exitDone || wrong.Len() > 0 {
			t.Errorf("serve %v ended with %d\n%s", args, got, wrong.String())
		}
	}
}

// TestServeRefuses holds what cannot be served against its exit code and what
// is said about it.
func TestServeRefuses(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	root := t.TempDir()
	if err := os.WriteFile(filepath.Join(root, "config.toml"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"--addr", l.Addr().String()}, exitEnvironment, l.Addr().String() + " is in use, perhaps by another annals serve; try  annals serve --addr 127.0.0.1:"},
		{[]string{"--addr", "1313"}, exitUsage, `"1313" is not an address: write a host and a port, 127.0.0.1:1313`},
		{[]string{"--addr", "192.0.2.1:0"}, exitEnvironment, "listen at 192.0.2.1:0"},
		{[]string{"--port", "1"}, exitUsage, "there is no flag --port"},
		{[]string{"content"}, exitUsage, `serve takes no arguments, only flags; "content" is neither`},
		{[]string{"--root", filepath.Join(root, "none")}, exitUsage, "there is no config.toml"},
	} {
		var out, says bytes.Buffer
		code := run(t.Context(), append([]string{"serve", "--root", root}, test.args...), nil, &out, &says)
		if code != test.code || !strings.Contains(says.String(), test.says) || out.Len() > 0 {
			t.Errorf("serve %q: %d, want %d\n%s%s", test.args, code, test.code, out.String(), says.String())
		}
	}
}
