// Package remote reads a published site from the web, for a person who asks to
// have it compared with its manifest. Nothing else of the program asks the
// network for anything.
package remote

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"
)

const (
	patience  = 30 * time.Second // for the first byte of a file
	redirects = 5                // that one file may take
)

// A Site is a published site as files. A file of which the host does not say
// how long it is has the size -1.
type Site struct {
	ctx    context.Context // of all that is asked: fs.FS has no place for it
	base   *url.URL
	agent  string
	client *http.Client
}

// Open returns the site at an address: that of its folder, or of its first
// page. The agent is what the host is told of who asks. Nothing is asked yet.
func Open(ctx context.Context, address, agent string) (*Site, error) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil {
		return nil, fmt.Errorf("%q is not the address of a site: write  https://example.org/timeline/", address)
	}
	u.RawQuery, u.Fragment = "", ""
	u.Path = strings.TrimSuffix(u.Path, "index.html")
	if !strings.HasSuffix(u.Path, "/") {
		u.Path += "/"
	}
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.ResponseHeaderTimeout = patience
	transport.DisableCompression = true // the bytes as they were published
	host := u.Host
	return &Site{ctx: ctx, base: u, agent: agent, client: &http.Client{
		Transport: transport,
		CheckRedirect: func(r *http.Request, via []*http.Request) error {
			if r.URL.Host != host || len(via) > redirects {
				return fmt.Errorf("it leads on to %s", r.URL.Redacted())
			}
			return nil
		},
	}}, nil
}

// Open asks for a file. One that the host does not have is fs.ErrNotExist.
func (s *Site) Open(name string) (fs.File, error) {
	wrong := func(err error) (fs.File, error) { return nil, &fs.PathError{Op: "get", Path: name, Err: err} }
	if !fs.ValidPath(name) {
		return wrong(fs.ErrInvalid)
	}
	r, err := http.NewRequestWithContext(s.ctx, http.MethodGet, s.base.JoinPath(name).String(), nil)
	if err != nil {
		return wrong(err)
	}
	r.Header.Set("User-Agent", s.agent)
	answer, err := s.client.Do(r)
	var failed *url.Error
	if errors.As(err, &failed) {
		err = failed.Err // it says the address again
	}
	if err != nil {
		return wrong(err)
	}
	switch answer.StatusCode {
	case http.StatusOK:
		return &file{answer.Body, path.Base(name), answer.ContentLength}, nil
	case http.StatusNotFound, http.StatusGone:
		err = fs.ErrNotExist
	default:
		err = fmt.Errorf("the host answers %s", answer.Status)
	}
	answer.Body.Close()
	return wrong(err)
}

// A file is one that is being read.
type file struct {
	io.ReadCloser
	name string
	size int64
}

func (f *file) Stat() (fs.FileInfo, error) { return info{f}, nil }

// info is what is known of a file.
type info struct{ *file }

func (i info) Name() string     { return i.name }
func (i info) Size() int64      { return i.size }
func (info) Mode() fs.FileMode  { return 0o444 }
func (info) ModTime() time.Time { return time.Time{} }
func (info) IsDir() bool        { return false }
func (info) Sys() any           { return nil }
