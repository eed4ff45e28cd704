package serve

import (
	"encoding/json"
	"fmt"
	"net/http"
)

// ownPath begins what the server itself adds. No address of a site holds an @.
const (
	ownPath    = "/@annals/"
	eventsPath = ownPath + "events"
)

// An event tells a page what there is to see now.
type event struct {
	View     int    `json:"view"`  // its serial
	Pages    int    `json:"pages"` // the serial of the view that was the first to show its pages
	Problems string `json:"problems"`
}

// maxStreams is how many pages may listen at once: those of a busy editor.
const maxStreams = 100

// events tells a page of every view as it comes, beginning with the one there
// is: Server-Sent Events (HTML Standard, section 9.2).
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	if !s.mine(r.URL.Query().Get("token")) {
		http.Error(w, "this page is of an earlier run of annals serve", http.StatusForbidden)
		return
	}
	if s.streams.Add(1) > maxStreams {
		s.streams.Add(-1)
		http.Error(w, "too many pages listen", http.StatusServiceUnavailable)
		return
	}
	defer s.streams.Add(-1)
	w.Header().Set("Content-Type", "text/event-stream")
	if r.Method == http.MethodHead {
		return
	}
	flush := http.NewResponseController(w).Flush
	for v := s.view.Load(); ; v = s.view.Load() {
		data, err := json.Marshal(event{v.serial, v.pages, v.problems})
		if err != nil {
			panic("serve: an event is JSON: " + err.Error())
		}
		if _, err := fmt.Fprintf(w, "retry: 500\ndata: %s\n\n", data); err != nil {
			return // the page is gone
		}
		if err := flush(); err != nil {
			return
		}
		select {
		case <-v.replaced:
		case <-r.Context().Done():
			return
		}
	}
}
