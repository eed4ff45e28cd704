package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"annals/internal/deploy"
	"annals/internal/publish"
)

func deployCommand() command {
	return command{
		name: "deploy", args: "DIR | git:REMOTE#BRANCH", short: "bring the published site to its readers",
		long: `Deploy brings what annals build published to another folder, or to a branch of a git
repository, as hosts serve one (gh-pages). A branch gets one commit; a folder changes
whole, or file by file where it must stay the same one: what pages use, then pages,
then feeds, then deletions. A deploy that is stopped leaves nothing half done that
readers meet, and the next one completes it. What annals did not put there stays.`,
		examples: []string{
			"annals deploy /srv/www/timeline             to a folder of this machine",
			"annals deploy git:origin#gh-pages           to a branch of the repository you are in",
			"annals deploy git:origin#gh-pages --dry-run what would happen",
		},
		setup: func(f *flag.FlagSet) func(context.Context, *app, []string) error {
			from := f.String("from", "", "the published `DIR` to bring there (public in the site's folder)")
			dry := f.Bool("dry-run", false, "print what would happen, file by file, and do nothing")
			most := f.String("max-deletes", "tenth", "how many files may be deleted: a `NUMBER`, or tenth (of them, and 20 in any case)")
			inPlace := f.Bool("in-place", false, "replace file by file instead of the whole folder")
			return func(ctx context.Context, a *app, args []string) error {
				if len(args) != 1 {
					return usage("deploy takes one place:  annals deploy DIR  or  annals deploy git:origin#gh-pages")
				}
				o := deploy.Options{DryRun: *dry, MaxDeletes: deploy.Tenth}
				if *most != "tenth" {
					n, err := strconv.Atoi(*most)
					if err != nil || n < 0 {
						return usage("--max-deletes takes a number of files or tenth, not %q", *most)
					}
					o.MaxDeletes = n
				}
				if *from == "" {
					*from = filepath.Join(a.root, "public")
				}
				err := a.deploy(ctx, *from, args[0], *inPlace, o)
				var refused *deploy.Refusal
				var refusal *publish.Refusal
				var told failure
				switch {
				case errors.As(err, &refused), errors.As(err, &refusal):
					return failure{exitUsage, err}
				case err != nil && !errors.As(err, &told):
					return failure{exitEnvironment, err}
				}
				return err
			}
		},
	}
}

func (a *app) deploy(ctx context.Context, from, to string, inPlace bool, o deploy.Options) error {
	t, err := deploy.Open(os.DirFS(from))
	if err != nil {
		return fmt.Errorf("%s: %w", from, err)
	}
	var plan deploy.Plan
	var ends, kept []string
	place, git := strings.CutPrefix(to, "git:")
	if git {
		plan, ends, kept, err = a.deployBranch(ctx, t, place, o)
	} else {
		plan, ends, kept, err = a.deployFolder(ctx, t, from, place, inPlace, o)
	}
	if err != nil {
		return err
	}
	if o.DryRun {
		if err := plan.Write(a.stdout); err != nil {
			return err
		}
	}
	if a.quiet {
		return nil
	}
	would := ""
	if o.DryRun {
		would = "would be "
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s · %s%s added, %s changed, %s deleted, %s as they were\n", to, would,
		thousands(plan.Count(deploy.Add)), thousands(plan.Count(deploy.Change)), thousands(plan.Count(deploy.Delete)), thousands(plan.Same))
	list(&b, "kept there", kept)
	list(&b, "not taken along, as it is not annals'", t.Others)
	for _, line := range ends {
		fmt.Fprintln(&b, line)
	}
	if o.DryRun {
		_, err := io.WriteString(a.stdout, b.String())
		return err
	}
	a.announce(b.String())
	return nil
}

// list prints names after what is said of them, where there are any.
func list(w io.Writer, what string, names []string) {
	if len(names) > 0 {
		fmt.Fprintf(w, "%s: %s\n", what, strings.Join(names, ", "))
	}
}

func (a *app) deployFolder(ctx context.Context, t deploy.Tree, from, to string, inPlace bool, o deploy.Options) (plan deploy.Plan, ends, kept []string, err error) {
	p := publish.Options{Out: to, Root: a.root, InPlace: inPlace}
	p.Home, _ = os.UserHomeDir() // without one there is none to protect
	p.Sources = append(a.sources(), from)
	plan, report, err := deploy.Folder(ctx, t, os.DirFS(to), p, o)
	if report.TreeHash != "" {
		ends = append(report.Notes, fmt.Sprintf("tree sha256 %.12s", report.TreeHash))
	}
	return plan, ends, report.Foreign, err
}

func (a *app) deployBranch(ctx context.Context, t deploy.Tree, place string, o deploy.Options) (plan deploy.Plan, ends, kept []string, err error) {
	remote, name, ok := cutLast(place, "#")
	if !ok {
		return plan, nil, nil, usage("a branch is written  git:origin#gh-pages  not %q", "git:"+place)
	}
	work, err := filepath.Abs(filepath.Join(a.root, ".annals", "deploy.git"))
	if err != nil {
		return plan, nil, nil, err
	}
	b := deploy.Branch{Remote: deploy.Remote(ctx, a.root, remote), Name: name, Work: work}
	plan, done, err := b.Deploy(ctx, t, o)
	if done.Commit != "" {
		ends = append(ends, fmt.Sprintf("commit %.12s", done.Commit))
	}
	return plan, ends, done.Kept, err
}

// cutLast parts s at the last sep.
func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}
