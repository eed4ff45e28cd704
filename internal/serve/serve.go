// Package serve shows a site to its editor while it is written: from memory,
// every page made when it is asked for, and the browser told when it changes.
//
// It writes nothing, and serves nothing but the files that a build would
// publish and its own script and style, which stand under a path that no site
// can have. They are put into pages on their way to the browser only.
package serve

import (
	"context"
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"net"
	"net/http"
	"sync/atomic"
	"time"

	"annals/internal/build"
)

// Options say what to show, and where to say what was done.
type Options struct {
	Root    string // the site's folder as other programs find it, for links to an editor
	Drafts  bool   // show what is held back
	Version string // of the program

	Out   io.Writer // what was done
	Err   io.Writer // what is wrong
	Color bool      // in Err
}

// A Server shows one site.
type Server struct {
	options Options
	fsys    fs.FS
	session *build.Session // of the goroutine that follows changes
	token   string         // known only to who was given a page of this run
	view    atomic.Pointer[view]
	streams atomic.Int64 // how many pages listen
}

// New returns a Server for the site in fsys with the templates in tmpl.
func New(fsys, tmpl fs.FS, o Options) *Server {
	s := &Server{
		options: o, fsys: fsys, token: rand.Text(),
		session: build.NewSession(fsys, tmpl, build.Options{Drafts: o.Drafts, Preview: true, Version: o.Version}),
	}
	s.view.Store(&view{replaced: make(chan struct{})})
	return s
}

// Site serves the site at l and builds it again whenever w tells of a change,
// until ctx ends. That is its normal end, and no error.
func (s *Server) Site(ctx context.Context, l net.Listener, w Watcher) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	h := &http.Server{
		Handler:           s,
		BaseContext:       func(net.Listener) context.Context { return ctx },
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    16 << 10,

		DisableGeneralOptionsHandler: true, // OPTIONS * gets no other answer than the rest
	}
	told, batches := make(chan string), make(chan []string)
	ended := make(chan error, 2)
	go func() { ended <- w.Watch(ctx, told) }()
	go func() { ended <- h.Serve(l) }()
	go gather(ctx, told, batches)
	following := make(chan struct{})
	go func() { defer close(following); s.follow(ctx, batches) }()

	var err error
	select {
	case <-ctx.Done():
	case err = <-ended:
	}
	stop() // ends the streams of events, for which Shutdown would wait
	patience, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	if h.Shutdown(patience) != nil {
		_ = h.Close() // a reader that takes no answer does not hold up the end
	}
	<-following
	if errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}
