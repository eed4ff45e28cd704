package publish

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"path"
	"runtime"
	"slices"
	"strings"

	"annals/internal/manifest"
	"annals/internal/render"
)

// A build is one attempt to publish.
type build struct {
	*target
	Options

	exists    bool // the published folder does
	old       manifest.Edition
	last      manifest.File // where old was read
	inventory inventory
	stage     *stage

	next      manifest.Edition
	manifest  []byte // of next
	report    Report
	committed bool // the stage is no longer ours to throw away
}

func newBuild(t *target, o Options) (*build, error) {
	b := &build{target: t, Options: o}
	var err error
	if b.exists, err = t.has(t.live); err != nil {
		return nil, err
	}
	at := t.beside
	if o.InPlace && b.exists {
		at = t.inside
	}
	b.stage = newStage(t, at)

	var owned map[string]bool
	switch b.old, b.last, err = t.readManifest(t.live); {
	case err == nil:
		owned = b.old.Owns()
	case isFault(err):
		return nil, t.fail("read", manifest.Name, err)
	case !errors.Is(err, fs.ErrNotExist):
		return nil, &Refusal{
			fmt.Sprintf("%s does not tell which files are from annals: %s", path.Join(t.out, manifest.Name), err),
			"put the right one back, or remove " + t.out,
		}
	}
	if b.inventory, err = t.list(owned); err != nil {
		return nil, err
	}
	if at := b.inventory.stranger(); owned == nil && at != "" {
		return nil, &Refusal{
			fmt.Sprintf("%s is not from annals (it holds %s and no %s)", t.out, at, manifest.Name),
			"choose an empty folder with --out",
		}
	}
	return b, nil
}

// run stages the next generation and commits it, unless it is the last one.
func (b *build) run(ctx context.Context, files iter.Seq[render.File]) error {
	b.begin("render")
	outputs, err := b.compare(ctx, files)
	if err != nil {
		return err
	}
	b.begin("publish")
	if err := b.account(outputs); err != nil {
		return err
	}
	if b.report.Unchanged == b.report.Files {
		return nil // nothing is gone either, or the manifest would differ
	}

	if b.stage.at == b.inside {
		return b.replaceFiles(ctx)
	}
	if err := each(ctx, runtime.GOMAXPROCS(0), unchanged(outputs), func(_ int, p string) error { return b.stage.carry(p) }); err != nil {
		return err
	}
	return b.replaceFolder(ctx)
}

func (b *build) begin(stage string) {
	if b.Stage != nil {
		b.Stage(stage)
	}
}

func unchanged(outputs []*output) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, out := range outputs {
			if out.same && !yield(out.Path) {
				return
			}
		}
	}
}

// account writes the manifest and the report, and refuses to lose many pages.
func (b *build) account(outputs []*output) error {
	b.next = b.Edition
	b.next.Files = make([]manifest.File, len(outputs))
	for i, out := range outputs {
		b.next.Files[i] = out.File
		b.count(out.File, out.same)
	}
	if b.Accept != nil {
		if err := b.Accept(b.next.Files); err != nil {
			return err
		}
	}
	was, is := pages(b.old), pages(b.next)
	if !b.AllowShrink && shrinks(was, is) {
		return &Refusal{
			fmt.Sprintf("%s has %d pages, this build only %d", b.out, was, is),
			"look for what is missing, or build with --allow-shrink",
		}
	}

	// Sorted once, for the manifest and for the hash of the tree.
	slices.SortFunc(b.next.Files, func(a, b manifest.File) int { return cmp.Compare(a.Path, b.Path) })
	var text bytes.Buffer
	if err := b.next.Write(&text); err != nil {
		return err
	}
	b.manifest = text.Bytes()
	same, err := b.published(manifest.Name, b.manifest, make([]byte, 32<<10))
	if err != nil {
		return err
	}
	file := fileOf(manifest.Name, b.manifest)
	b.count(file, same)

	b.report.TreeHash, b.report.Manifest = b.next.TreeHash(), file.SHA256
	b.report.Removed = len(gone(b.old, b.next))
	_, b.report.Foreign = b.inventory.foreign(b.next.Owns())
	return nil
}

func (b *build) count(f manifest.File, same bool) {
	b.report.Files++
	b.report.Bytes += f.Bytes
	switch {
	case same:
		b.report.Unchanged++
	case b.inventory.owned[f.Path]:
		b.report.Changed++
	default:
		b.report.New++
	}
}

// shrinks reports whether so many pages are gone that content may be missing:
// more than a tenth, and more than one withdrawn entry takes with it; or half
// of a site that is smaller than that.
func shrinks(was, is int) bool {
	const withAnEntry = 10 // it can be the only one of its year, country, topic and place
	gone := was - is
	return gone > max(withAnEntry, was/10) || gone > 0 && 2*gone >= was
}

func pages(e manifest.Edition) int {
	n := 0
	for _, f := range e.Files {
		if strings.HasSuffix(f.Path, ".html") {
			n++
		}
	}
	return n
}

// gone is what the old edition wrote and the next one does not, sorted.
func gone(old, next manifest.Edition) []string {
	kept := next.Owns()
	var paths []string
	for _, f := range old.Files {
		if !kept[f.Path] {
			paths = append(paths, f.Path)
		}
	}
	slices.Sort(paths)
	return paths
}

// seal waits for the staged files and adds the manifest, which makes a stage
// complete.
func (b *build) seal(ctx context.Context) error {
	if err := b.stage.settle(ctx); err != nil {
		return err
	}
	var h hand
	defer h.rest()
	if err := b.stage.write(&h, fileOf(manifest.Name, b.manifest), b.manifest); err != nil {
		return err
	}
	return b.stage.settle(ctx)
}

// confirm reads the published manifest back.
func (b *build) confirm() error {
	text, err := b.root.ReadFile(path.Join(b.live, manifest.Name))
	if err != nil {
		return b.fail("read back", manifest.Name, err)
	}
	if !bytes.Equal(text, b.manifest) {
		return b.fail("read back", manifest.Name, errors.New("not what was written"))
	}
	return nil
}
