// Package publish puts a rendered site into its folder: whole or not at all.
//
// A build is staged beside the folder, on the same file system: what changed
// is written, what did not is linked. When all of it is on the disk and was
// read back, the staged folder and the published one change places in a single
// step. A build that changes nothing writes nothing.
package publish

import (
	"context"
	"errors"
	"iter"
	"os"

	"annals/internal/manifest"
	"annals/internal/render"
)

// Options say where and how to publish.
type Options struct {
	Out     string   // the folder to publish to
	Root    string   // the site's root: neither it nor a folder above it is a target
	Home    string   // the user's home folder: likewise; may be empty
	Sources []string // content, templates and the like: nor is a folder in or above them

	Edition     manifest.Edition // what is published; Site fills in Files
	AllowShrink bool             // publish even if many pages are gone
	InPlace     bool             // replace file by file, not the folder
	Unsynced    bool             // do not wait for the disk: a power cut may lose what was published

	Check    func(path string, content []byte) error // refuses a rendered file; concurrent; may be nil
	Accept   func([]manifest.File) error             // refuses all of them, before any is published; may be nil
	Progress func(done int)                          // how many files are rendered; may be nil
	Stage    func(name string)                       // told when a stage begins; may be nil
}

// A Report says what a build did to the folder. Its numbers count the rendered
// files and manifest.json.
type Report struct {
	Files, New, Changed, Removed, Unchanged int

	Bytes    int64
	Foreign  []string // what annals did not write, and kept; "x/" is a whole folder
	InPlace  bool     // files were replaced one by one
	TreeHash string
	Manifest string   // its SHA-256
	Notes    []string // sentences for the editor
}

// Site publishes files to the folder o.Out as its next generation. Nil means
// that this generation is published and was read back. An error means that the
// folder is as it was, unless it says otherwise: files replaced in place may be
// left half done, and the next call completes them. The sequence may be run
// through twice; its files may be written concurrently.
//
// A *Refusal is for the user to settle; other errors are the machine's, or
// come from files and Check.
func Site(ctx context.Context, files iter.Seq[render.File], o Options) (Report, error) {
	return site(ctx, files, o, system{exchange, (*os.Root).Link})
}

// A system has the two operations that not every file system has.
type system struct {
	exchange func(dir *os.File, a, b string) error // of two names in a folder, in one step
	link     func(root *os.Root, from, to string) error
}

func site(ctx context.Context, files iter.Seq[render.File], o Options, sys system) (Report, error) {
	t, notes, err := open(o, sys)
	if err != nil {
		return Report{}, err
	}
	defer t.close()

	recovered, err := t.recover()
	if err != nil {
		return Report{}, err
	}
	notes = append(notes, recovered...)

	report, err := t.publish(ctx, files, o)
	if errors.Is(err, errApart) && !o.InPlace {
		o.InPlace = true
		report, err = t.publish(ctx, files, o)
	}
	report.Notes = append(notes, report.Notes...)
	return report, err
}

func (t *target) publish(ctx context.Context, files iter.Seq[render.File], o Options) (_ Report, err error) {
	b, err := newBuild(t, o)
	if err != nil {
		return Report{}, err
	}
	defer func() { // also if a page panics
		if !b.committed {
			err = errors.Join(err, b.stage.discard())
		}
	}()
	if err := b.run(ctx, files); err != nil {
		return Report{}, err
	}
	return b.report, nil
}
