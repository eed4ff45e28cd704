package deploy

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// The refs of the work repository.
const (
	liveRef = "refs/annals/live" // what the branch was when it was last fetched
	nextRef = "refs/annals/next" // what it was to be
)

// git runs the program git in a bare repository of our own.
type git struct{ dir string }

// A workError is a fault of the work repository, which may be gone with it.
type workError struct{ err error }

func (e *workError) Error() string { return e.err.Error() }
func (e *workError) Unwrap() error { return e.err }

// begin makes the repository where there is none.
func (g git) begin(ctx context.Context) error {
	if _, err := exec.LookPath("git"); err != nil {
		return &Refusal{"git is not installed", "install it, or deploy to a folder"}
	}
	if err := os.MkdirAll(g.dir, 0o777); err != nil {
		return fmt.Errorf("make %s: %w", g.dir, err)
	}
	_, err := g.run(ctx, nil, "init", "--quiet", "--bare")
	if err != nil {
		return &workError{err}
	}
	return nil
}

// forget deletes the repository.
func (b Branch) forget() error { return os.RemoveAll(b.Work) }

// run runs git and returns what it prints.
func (g git) run(ctx context.Context, in io.Reader, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "git", append([]string{"--git-dir=" + g.dir}, args...)...)
	cmd.Env = append(slices.DeleteFunc(os.Environ(), elsewhere), "LC_ALL=C")
	var out, said bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = in, &out, &said
	err := cmd.Run()
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if _, failed := errors.AsType[*exec.ExitError](err); failed && said.Len() > 0 {
		return nil, fmt.Errorf("git %s: %s", args[0], strings.TrimSpace(said.String()))
	}
	if err != nil {
		return nil, fmt.Errorf("git %s: %w", args[0], err)
	}
	return out.Bytes(), nil
}

// elsewhere reports whether a variable would lead git to another repository, as
// those do that it sets for its hooks.
func elsewhere(variable string) bool {
	name, _, _ := strings.Cut(variable, "=")
	switch name {
	case "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES",
		"GIT_COMMON_DIR", "GIT_NAMESPACE", "GIT_QUARANTINE_PATH", "GIT_PREFIX":
		return true
	}
	return false
}

// who is the person at work and the time, as a commit has them; where git knows
// of no person, the program.
func (g git) who(ctx context.Context) (string, error) {
	out, err := g.run(ctx, nil, "var", "GIT_COMMITTER_IDENT")
	if err != nil {
		out, err = g.run(ctx, nil, "-c", "user.name=annals", "-c", "user.email=annals@localhost", "var", "GIT_COMMITTER_IDENT")
	}
	return strings.TrimSpace(string(out)), err
}

// sameTree reports whether two commits hold the same files; "" holds none.
func (g git) sameTree(ctx context.Context, a, b string) (bool, error) {
	if a == "" || b == "" {
		return a == b, nil
	}
	out, err := g.run(ctx, nil, "rev-parse", a+"^{tree}", b+"^{tree}")
	if err != nil {
		return false, &workError{err}
	}
	f := strings.Fields(string(out))
	return len(f) == 2 && f[0] == f[1], nil
}

// Remote returns the address of a remote that the repository around dir knows by
// name; a path, made whole; or what was given.
func Remote(ctx context.Context, dir, name string) string {
	cmd := exec.CommandContext(ctx, "git", "-C", dir, "remote", "get-url", "--push", "--", name)
	if out, err := cmd.Output(); err == nil {
		return strings.TrimSpace(string(out))
	}
	if full, err := filepath.Abs(name); err == nil && exists(full) {
		return full
	}
	return name
}

func exists(p string) bool {
	_, err := os.Stat(p)
	return err == nil
}
