package serve

import (
	"bytes"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"

	"annals/internal/address"
	"annals/internal/host"
	"annals/internal/render"
)

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	guarded(w.Header())
	if status, why := s.refuse(r); status != 0 {
		if status == http.StatusMethodNotAllowed {
			w.Header().Set("Allow", "GET, HEAD")
		}
		http.Error(w, why, status)
		return
	}
	switch p := r.URL.Path; {
	case p == eventsPath:
		s.events(w, r)
	case strings.HasPrefix(p, ownPath):
		s.asset(w, r)
	default:
		s.page(w, r)
	}
}

// page answers with a file of the site.
func (s *Server) page(w http.ResponseWriter, r *http.Request) {
	v := s.view.Load()
	if v.pages == 0 {
		answer(w, r, http.StatusServiceUnavailable, htmlType, s.instead(v, v.problems))
		return
	}
	at, base := r.URL.Path, v.base()
	if at == "/" && base != "/" || at+"/" == base {
		redirect(w, base)
		return
	}
	file, ok := strings.CutPrefix(at, base)
	if strings.Count(at, "/") != strings.Count(r.URL.EscapedPath(), "/") {
		ok = false // links on the page would count other folders than the browser
	}
	if file == "" || strings.HasSuffix(file, "/") {
		file += "index.html"
	}
	if f, found := v.result.File(file); ok && found {
		s.file(w, r, v, http.StatusOK, f)
		return
	}
	if _, folder := v.result.File(file + "/index.html"); ok && folder {
		redirect(w, at+"/")
		return
	}
	f, _ := v.result.File(address.NotFound) // every site has one
	f.Path = file                           // perhaps of an entry that is held back
	s.file(w, r, v, http.StatusNotFound, f)
}

// base returns the folder below which the site is served: that in which it is
// published, because the page for what is not found counts its links from there.
func (v *view) base() string {
	u, err := url.Parse(v.result.Site.BaseURL)
	if err != nil || u.Path == "" || path.Clean(u.Path)+"/" != u.Path {
		return "/"
	}
	return u.Path
}

// redirect leads to a path that the site was just found to have.
func redirect(w http.ResponseWriter, to string) {
	w.Header().Set("Location", (&url.URL{Path: to}).String())
	w.WriteHeader(http.StatusFound)
}

// file makes a file of the site, and answers with it, or with why it cannot be
// made. Pages get the script.
func (s *Server) file(w http.ResponseWriter, r *http.Request, v *view, status int, f render.File) {
	var b bytes.Buffer
	err := f.Write(&b)
	if err == nil {
		err = render.Check(f.Path, b.Bytes())
	}
	switch {
	case err != nil:
		answer(w, r, http.StatusInternalServerError, htmlType, s.instead(v, s.text(problems(err))))
	case status == http.StatusNotFound || path.Ext(f.Path) == ".html":
		answer(w, r, status, htmlType, withScript(b.Bytes(), s.script(v, v.pages, s.origin(v, f.Path))))
	default:
		answer(w, r, status, host.MediaType(f.Path), b.Bytes())
	}
}

func answer(w http.ResponseWriter, r *http.Request, status int, kind string, content []byte) {
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Length", strconv.Itoa(len(content)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(content) // a reader that has gone is no fault
	}
}

const htmlType = "text/html; charset=utf-8"
