package deploy

import (
	"context"
	"errors"
	"io/fs"

	"annals/internal/manifest"
	"annals/internal/publish"
)

// Options say how to deploy.
type Options struct {
	MaxDeletes int  // files; or Tenth
	DryRun     bool // only plan
}

// Folder brings a tree to a folder, as package publish would build it there:
// whole, or file by file in a safe order where the folder cannot be exchanged
// or p.InPlace asks for it. What a stopped deploy left the next one completes.
// live is the folder as it is now.
func Folder(ctx context.Context, t Tree, live fs.FS, p publish.Options, o Options) (Plan, publish.Report, error) {
	old, err := editionIn(live)
	if err != nil {
		return Plan{}, publish.Report{}, err
	}
	plan := newPlan(old, t.Edition)
	if o.DryRun {
		return plan, publish.Report{}, nil
	}
	if err := plan.limit(o.MaxDeletes); err != nil {
		return plan, publish.Report{}, err
	}
	p.Edition, p.AllowShrink = t.Edition, true // the limit on deletions was asked instead
	report, err := publish.Site(ctx, t.Files(), p)
	return plan, report, err
}

// editionIn is what the manifest in a folder says, nothing where there is none.
func editionIn(fsys fs.FS) (manifest.Edition, error) {
	f, err := fsys.Open(manifest.Name)
	if errors.Is(err, fs.ErrNotExist) {
		return manifest.Edition{}, nil
	}
	if err != nil {
		return manifest.Edition{}, err
	}
	defer f.Close()
	return manifest.Read(f)
}
