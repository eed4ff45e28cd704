package deploy

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"annals/internal/manifest"
)

// A Branch is a branch of a git repository that holds a site and little else.
type Branch struct {
	Remote string // an address or a folder that git can push to
	Name   string
	Work   string // a folder for git's own files, kept from one deploy to the next; disposable
}

// A Pushed says what became of a branch.
type Pushed struct {
	Commit string   // of the branch now
	Kept   []string // files of others, kept
}

// Deploy brings a tree to a branch as one commit on top of what is there: the
// branch is as before or as after, whenever this is stopped. A push by someone
// else in between is refused by git; nothing is ever forced.
func (b Branch) Deploy(ctx context.Context, t Tree, o Options) (plan Plan, done Pushed, err error) {
	if err := b.check(); err != nil {
		return plan, done, err
	}
	// a stopped deploy can leave locks behind in git's own files: then once more without them
	plan, done, err = b.deploy(ctx, t, o)
	if _, broken := errors.AsType[*workError](err); broken && ctx.Err() == nil {
		if err := b.forget(); err != nil {
			return plan, done, err
		}
		return b.deploy(ctx, t, o)
	}
	return plan, done, err
}

// check refuses names that git would take for something else.
func (b Branch) check() error {
	if b.Remote == "" || strings.HasPrefix(b.Remote, "-") {
		return &Refusal{fmt.Sprintf("%q is no repository", b.Remote), "write  git:origin#gh-pages  or  git:ADDRESS#BRANCH"}
	}
	odd := strings.ContainsFunc(b.Name, func(r rune) bool { return r <= ' ' || r > '~' || strings.ContainsRune(`\~^:?*[`, r) })
	if b.Name == "" || strings.HasPrefix(b.Name, "-") || strings.Contains(b.Name, "..") || odd {
		return &Refusal{fmt.Sprintf("%q is no name of a branch", b.Name), "write  git:origin#gh-pages"}
	}
	return nil
}

func (b Branch) deploy(ctx context.Context, t Tree, o Options) (plan Plan, done Pushed, err error) {
	g := git{dir: b.Work}
	if err := g.begin(ctx); err != nil {
		return plan, done, err
	}
	tip, err := b.fetch(ctx, g)
	if err != nil {
		return plan, done, err
	}
	old, others, err := b.there(ctx, g, tip)
	if err != nil {
		return plan, done, err
	}
	plan = newPlan(old, t.Edition)
	if others, err = b.keep(others, t.Edition.Owns()); err != nil {
		return plan, done, err
	}
	for _, f := range others {
		done.Kept = append(done.Kept, f.path)
	}
	if o.DryRun {
		return plan, done, nil
	}
	if err := plan.limit(o.MaxDeletes); err != nil {
		return plan, done, err
	}
	commit, err := g.commit(ctx, t, tip, others)
	if err != nil {
		return plan, done, err
	}
	same, err := g.sameTree(ctx, tip, commit)
	if err != nil {
		return plan, done, err
	}
	if same {
		done.Commit = tip
		return plan, done, nil
	}
	if _, err := g.run(ctx, nil, "push", "--quiet", b.Remote, commit+":refs/heads/"+b.Name); err != nil {
		return plan, done, fmt.Errorf("push to %s: %w", b.Name, err)
	}
	done.Commit = commit
	return plan, done, nil
}

// fetch gets what the branch holds and returns its commit, "" where there is no
// such branch yet.
func (b Branch) fetch(ctx context.Context, g git) (tip string, err error) {
	out, err := g.run(ctx, nil, "ls-remote", b.Remote, "refs/heads/"+b.Name)
	if err != nil {
		return "", fmt.Errorf("ask %s for its branches: %w", b.Remote, err)
	}
	if len(out) == 0 {
		return "", nil
	}
	if _, err := g.run(ctx, nil, "fetch", "--quiet", "--depth=1", "--no-tags", b.Remote, "+refs/heads/"+b.Name+":"+liveRef); err != nil {
		return "", &workError{fmt.Errorf("fetch %s: %w", b.Name, err)}
	}
	out, err = g.run(ctx, nil, "rev-parse", "--verify", liveRef+"^{commit}")
	if err != nil {
		return "", &workError{err}
	}
	return strings.TrimSpace(string(out)), nil
}

// A blob is a file of others in the branch.
type blob struct{ mode, id, path string }

// there reads which files of a commit are annals', and which are not.
func (b Branch) there(ctx context.Context, g git, tip string) (old manifest.Edition, others []blob, err error) {
	if tip == "" {
		return old, nil, nil
	}
	out, err := g.run(ctx, nil, "ls-tree", "-r", "-z", "--full-tree", tip)
	if err != nil {
		return old, nil, &workError{err}
	}
	var all []blob
	written := false
	for entry := range strings.SplitSeq(strings.TrimSuffix(string(out), "\x00"), "\x00") {
		head, name, ok := strings.Cut(entry, "\t")
		f := strings.Fields(head) // mode, type, id
		if !ok || len(f) != 3 {
			continue
		}
		all = append(all, blob{f[0], f[2], name})
		written = written || name == manifest.Name
	}
	if written {
		text, err := g.run(ctx, nil, "cat-file", "blob", tip+":"+manifest.Name)
		if err != nil {
			return old, nil, &workError{err}
		}
		if old, err = manifest.Read(bytes.NewReader(text)); err != nil {
			return old, nil, &Refusal{fmt.Sprintf("%s in the branch %s does not tell which files are from annals: %v", manifest.Name, b.Name, err), "put the right one back, or choose another branch"}
		}
	}
	owns := old.Owns()
	for _, f := range all {
		switch {
		case owns[f.path] && written:
		case !written && !harmless(f.path):
			return old, nil, &Refusal{fmt.Sprintf("the branch %s is not from annals: it holds %s and no %s", b.Name, f.path, manifest.Name), "choose a branch of its own"}
		default:
			others = append(others, f)
		}
	}
	return old, others, nil
}

// keep returns those of the files of others that stay. A site takes the place of
// one that hosts write for it, and of no other.
func (b Branch) keep(others []blob, owns map[string]bool) (kept []blob, err error) {
	for _, f := range others {
		switch {
		case !owns[f.path]:
			kept = append(kept, f)
		case !harmless(f.path):
			return nil, &Refusal{fmt.Sprintf("%s in the branch %s is not from annals and stands where a file of the site goes", f.path, b.Name), "move it away"}
		}
	}
	return kept, nil
}

// harmless reports whether a file may stand in a branch that a site is first
// brought to: hosts and people begin one with these.
func harmless(p string) bool {
	switch strings.ToLower(strings.TrimSuffix(p, path.Ext(p))) { // of .gitignore nothing is left
	case "readme", "license", "cname", "":
		return true
	}
	return false
}

// commit makes a commit of the tree and the files of others, on top of tip.
func (g git) commit(ctx context.Context, t Tree, tip string, others []blob) (string, error) {
	who, err := g.who(ctx)
	if err != nil {
		return "", err
	}
	r, w := io.Pipe()
	written := make(chan error, 1)
	go func() {
		err := importCommit(w, t, tip, who, others)
		w.CloseWithError(err)
		written <- err
	}()
	out, err := g.run(ctx, r, "fast-import", "--quiet", "--done", "--force", "--date-format=raw")
	r.CloseWithError(io.ErrClosedPipe) // where git ended early, the writer ends too
	if fault := <-written; fault != nil && !errors.Is(fault, io.ErrClosedPipe) {
		return "", fault // git only saw that its input broke off
	}
	if err != nil {
		return "", &workError{fmt.Errorf("make the commit: %w", err)}
	}
	return strings.TrimSpace(string(out)), nil
}

// importCommit writes what git fast-import reads.
func importCommit(w io.Writer, t Tree, tip, who string, others []blob) error {
	message := fmt.Sprintf("The site as of %s\n\nWritten by annals %s; tree %s\n", t.Edition.AsOf, t.Edition.Annals, t.Edition.TreeHash())
	_, err := fmt.Fprintf(w, "commit %s\nmark :1\ncommitter %s\ndata %d\n%s\n", nextRef, who, len(message), message)
	if err == nil && tip != "" {
		_, err = fmt.Fprintf(w, "from %s\n", tip)
	}
	if err == nil {
		_, err = io.WriteString(w, "deleteall\n")
	}
	for _, f := range others {
		if err == nil {
			_, err = fmt.Fprintf(w, "M %s %s %s\n", f.mode, f.id, quoted(f.path))
		}
	}
	for _, f := range t.Edition.Files {
		if err != nil {
			return err
		}
		var content []byte
		if content, err = t.read(f); err == nil {
			err = importFile(w, f.Path, content)
		}
	}
	if err != nil {
		return err
	}
	text, err := t.manifest()
	if err == nil {
		err = importFile(w, manifest.Name, text)
	}
	if err == nil {
		_, err = io.WriteString(w, "get-mark :1\ndone\n")
	}
	return err
}

func importFile(w io.Writer, p string, content []byte) error {
	_, err := fmt.Fprintf(w, "M 100644 inline %s\ndata %d\n%s\n", quoted(p), len(content), content)
	return err
}

// quoted is a path as git fast-import reads it.
func quoted(p string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(p) + `"`
}
