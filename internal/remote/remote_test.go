package remote_test

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"annals/internal/remote"
)

func TestAddress(t *testing.T) {
	for _, wrong := range []string{"", "public", "example.org", "//example.org/", "ftp://example.org/", "file:///etc/", "https://", "https://me:secret@example.org/", "https://exa mple.org/"} {
		if _, err := remote.Open(t.Context(), wrong, "test"); err == nil || strings.Contains(err.Error(), "nil") {
			t.Errorf("%q is taken for a site (%v)", wrong, err)
		}
	}
}

func TestOpen(t *testing.T) {
	elsewhere := httptest.NewServer(http.NotFoundHandler())
	defer elsewhere.Close()
	host := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/site/a b.txt":
			if r.Header.Get("Accept-Encoding") != "" || r.Header.Get("User-Agent") != "annals/test" {
				t.Errorf("the host is asked with %v", r.Header)
			}
			fmt.Fprint(w, "hello")
		case "/site/moved.html":
			http.Redirect(w, r, "/site/a%20b.txt", http.StatusFound)
		case "/site/away.html":
			http.Redirect(w, r, elsewhere.URL+"/a", http.StatusFound)
		case "/site/round.html":
			http.Redirect(w, r, "round.html", http.StatusFound)
		case "/site/gone.html":
			w.WriteHeader(http.StatusGone)
		case "/site/broken.html":
			w.WriteHeader(http.StatusServiceUnavailable)
		case "/site/long.txt":
			w.(http.Flusher).Flush() // in parts: nobody knows how many
			fmt.Fprint(w, "part")
		default:
			http.NotFound(w, r)
		}
	}))
	defer host.Close()
	for _, base := range []string{"/site", "/site/", "/site/index.html", "/site/?x=1#top"} {
		s, err := remote.Open(t.Context(), host.URL+base, "annals/test")
		if err != nil {
			t.Fatal(err)
		}
		for _, tt := range []struct {
			name, text string
			size       int64
			err        string // empty: it is read
		}{
			{"a b.txt", "hello", 5, ""},
			{"moved.html", "hello", 5, ""},
			{"long.txt", "part", -1, ""},
			{"away.html", "", 0, "it leads on to " + elsewhere.URL},
			{"round.html", "", 0, "it leads on to"},
			{"gone.html", "", 0, "not exist"},
			{"none.html", "", 0, "not exist"},
			{"broken.html", "", 0, "the host answers 503"},
			{"../secret", "", 0, "invalid"},
		} {
			f, err := s.Open(tt.name)
			if tt.err != "" {
				if err == nil || !strings.Contains(err.Error(), tt.err) {
					t.Errorf("%s%s: got %v, want %q", base, tt.name, err, tt.err)
				}
				if strings.Contains(tt.err, "exist") != errors.Is(err, fs.ErrNotExist) {
					t.Errorf("%s: whether it is there is not said rightly: %v", tt.name, err)
				}
				continue
			}
			if err != nil {
				t.Errorf("%s: %v", tt.name, err)
				continue
			}
			text, err := io.ReadAll(f)
			info, _ := f.Stat()
			if string(text) != tt.text || err != nil || info.Size() != tt.size || !info.Mode().IsRegular() {
				t.Errorf("%s: got %q of %d bytes, %v; want %q of %d", tt.name, text, info.Size(), err, tt.text, tt.size)
			}
			f.Close()
		}
	}
}
