package serve

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"io/fs"
	"net/http"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"annals/templates"
)

// patience is how long a test waits for what must come: much longer than it
// ever takes.
const patience = time.Minute

// A fake watcher tells what the test says.
type fake chan string

func (f fake) Watch(ctx context.Context, told chan<- string) error {
	for {
		select {
		case p := <-f:
			told <- p
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// A client is a browser at a server under test.
type client struct {
	*testing.T
	server *Server
	url    string
	stop   func() error // ends the server and returns how it ended
	events chan event
	out    *output
	err    *output
}

// serving starts a server and a page that listens to it.
func serving(t *testing.T, fsys fs.FS, w Watcher, o Options) *client {
	t.Helper()
	l, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	c := &client{T: t, url: "http://" + l.Addr().String(), out: &output{}, err: &output{}}
	o.Out, o.Err = c.out, c.err
	c.server = New(fsys, templates.Over(below{fsys, "templates"}), o)
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	ended := make(chan error, 1)
	go func() { ended <- c.server.Site(ctx, l, w) }()
	c.stop = sync.OnceValue(func() error {
		cancel()
		return <-ended
	})
	t.Cleanup(func() { _ = c.stop() })
	c.listen(ctx)
	return c
}

// listen follows the stream of events as a page does.
func (c *client) listen(ctx context.Context) {
	c.Helper()
	c.events = make(chan event)
	r := c.send(ctx, http.MethodGet, eventsPath+"?token="+c.server.token, nil)
	if r.StatusCode != http.StatusOK || r.Header.Get("Content-Type") != "text/event-stream" {
		c.Fatalf("the stream of events: %s, %s", r.Status, r.Header.Get("Content-Type"))
	}
	go func() {
		defer close(c.events)
		defer r.Body.Close()
		lines := bufio.NewScanner(r.Body)
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			data, ok := strings.CutPrefix(lines.Text(), "data: ")
			if !ok {
				continue
			}
			var e event
			if err := json.Unmarshal([]byte(data), &e); err != nil {
				c.Errorf("an event that is no JSON: %q", data)
			}
			select {
			case c.events <- e:
			case <-ctx.Done():
				return
			}
		}
	}()
}

// next waits for the next event that is accepted.
func (c *client) next(what string, accept func(event) bool) event {
	c.Helper()
	for e := range c.events {
		if accept(e) {
			return e
		}
	}
	c.Fatalf("the stream ended before %s\n%s%s", what, c.out, c.err)
	return event{}
}

func (c *client) send(ctx context.Context, method, path string, change func(*http.Request)) *http.Response {
	c.Helper()
	r, err := http.NewRequestWithContext(ctx, method, c.url+path, nil)
	if err != nil {
		c.Fatal(err)
	}
	if change != nil {
		change(r)
	}
	plain := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	answer, err := plain.Do(r)
	if err != nil {
		c.Fatalf("%s %s: %v", method, path, err)
	}
	return answer
}

// get returns the status and the body of an answer.
func (c *client) get(path string) (int, string) {
	c.Helper()
	r := c.send(c.Context(), http.MethodGet, path, nil)
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	if err != nil {
		c.Fatal(err)
	}
	return r.StatusCode, string(body)
}

// script is the element that the server puts into a page.
var script = regexp.MustCompile(`<script src="/@annals/serve\.js" defer[^>]*></script>`)

// output may be written and read at once.
type output struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.b.Write(p)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.b.String()
}

// below is a folder that need not be there.
type below struct {
	fsys fs.FS
	dir  string
}

func (b below) Open(name string) (fs.File, error) {
	if name == "." {
		return b.fsys.Open(b.dir)
	}
	return b.fsys.Open(b.dir + "/" + name)
}
