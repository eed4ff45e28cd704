package main

import (
	"context"

	"annals/internal/build"
	"annals/internal/publish"
)

// unchanged tells what a build would, without building, where everything is as
// the last build had and left it: what the site is made from, the program and its
// flags, the published files, and the edition to compare with, which is theirs.
// ok is false where anything is other, or it takes a build to say what is wrong.
func (a *app) unchanged(ctx context.Context, s siteFlags, w workplace, last lastBuild, program func() string, o publish.Options) (_ account, _ publish.Report, ok bool) {
	defer a.untilDone(ctx)()
	c := last.Content
	switch s.since {
	case "":
	case noEdition:
		c.Compared = compared(nil)
	default:
		if sum, err := sumFile(s.since); err != nil || sum != last.Manifest {
			return c, publish.Report{}, false
		}
	}
	s.begin("inputs")
	if made := madeFrom(program, build.Inputs(w.fsys, w.tmpl, w.options)); made == "" || made != last.Made {
		return c, publish.Report{}, false
	}
	s.begin("verify")
	report, ok := publish.Intact(ctx, o, last.Manifest)
	return c, report, ok
}
