package main

import (
	"fmt"
	"strings"
	"time"

	"annals/internal/build"
	"annals/internal/diag"
	"annals/internal/publish"
	"annals/internal/timeline"
)

// An account is what a build tells of the content.
type account struct {
	Problems diag.List

	Version, AsOf                      string
	Events, Sources, Countries, Actors int
	Compared, Snapshots                string // sentences; of the snapshots there may be none
	Held                               []timeline.Held
	LeftOut                            string // what readers miss and could have, with the reason; may be empty
}

func accountOf(r build.Result, release bool) account {
	s := r.Site
	c := account{
		Problems: r.Problems, Version: s.Version, AsOf: s.AsOf.String(),
		Events: len(s.Events), Sources: len(s.Sources), Countries: len(s.Countries), Actors: len(s.Actors),
		Compared: compared(r.Since), Snapshots: snapshots(s), Held: r.Held,
	}
	if s.US != nil {
		c.Countries++
	}
	switch {
	case s.BaseURL == "":
		c.LeftOut = "canonical links, the sitemap, feeds, the description of the search, oEmbed and pictures for shared links: config.toml has no base_url"
	case !release && !r.Config.Build.Cards:
		c.LeftOut = "pictures for shared links: --release draws them, and so does cards = true under [build] in config.toml"
	}
	return c
}

// accountOfNext is what the next build tells of the same content, compared with
// what this one has published.
func accountOfNext(r build.Result, release bool) account {
	c := accountOf(r, release)
	c.Problems, c.Compared = r.Uncompared(), compared(&r.Edition)
	return c
}

// summary says what the build did.
func (c account) summary(p publish.Report, out string, took time.Duration) string {
	var b strings.Builder
	fmt.Fprintf(&b, "annals %s · as of %s\n", c.Version, c.AsOf)
	errs := c.Problems.Errors()
	fmt.Fprintf(&b, "content    %s · %s · %s · %s · %s, %s\n",
		count(c.Events, "event"), count(c.Sources, "source"), nations(c.Countries), count(c.Actors, "actor"),
		count(errs, "error"), count(len(c.Problems)-errs, "warning"))
	fmt.Fprintf(&b, "compared   %s\n", c.Compared)
	if c.Snapshots != "" {
		fmt.Fprintf(&b, "snapshots  %s\n", c.Snapshots)
	}
	fmt.Fprintf(&b, "held back  %d\n", len(c.Held))
	for _, h := range c.Held {
		fmt.Fprintf(&b, "  %-10s %s\n", h.Reason, h.File)
	}
	fmt.Fprintf(&b, "written    %s  %s files, %s  (+%d new, %d changed, %d removed, %s unchanged)\n",
		slashed(out), thousands(p.Files), megabytes(p.Bytes), p.New, p.Changed, p.Removed, thousands(p.Unchanged))
	if len(p.Foreign) > 0 {
		fmt.Fprintf(&b, "kept       %s\n", strings.Join(p.Foreign, ", "))
	}
	if c.LeftOut != "" {
		fmt.Fprintf(&b, "left out   %s\n", c.LeftOut)
	}
	for _, n := range p.Notes {
		fmt.Fprintf(&b, "note       %s\n", n)
	}
	fmt.Fprintf(&b, "done in %.2f s · tree sha256 %.12s\n", took.Seconds(), p.TreeHash)
	return b.String()
}
