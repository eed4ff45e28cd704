package address_test

import (
	"testing"

	"annals/internal/address"
)

func TestRel(t *testing.T) {
	for _, tt := range []struct {
		style          address.Style
		from, to, want string
	}{
		{address.File, "index.html", "events/a.html", "events/a.html"},
		{address.File, "events/a.html", "events/b.html", "b.html"},
		{address.File, "events/a.html", "index.html", "../index.html"},
		{address.File, "countries/mali/2025.html", "countries/mali.html", "../mali.html"},
		{address.File, "countries/mali/2025.html", "assets/annals.css", "../../assets/annals.css"},
		{address.File, "fr/events/a.html", "events/a.html", "../../events/a.html"},
		{address.File, "events/a.html", "events/a.html", "a.html"},
		{address.File, "events/a.html", "events/a.html#s1", "#s1"},
		{address.File, "events/a.html", "places/index.html#kidal", "../places/index.html#kidal"},
		{address.Directory, "index.html", "events/a.html", "events/a/"},
		{address.Directory, "events/a.html", "events/b.html", "../b/"},
		{address.Directory, "events/a.html", "index.html", "../../"},
		{address.Directory, "index.html", "index.html", "./"},
		{address.Directory, "events/a.html", "events/index.html", "../"},
		{address.Directory, "events/a.html", "assets/annals.css", "../../assets/annals.css"},
		{address.Directory, "404.html", "about.html", "about/"},
	} {
		if got := tt.style.Rel(tt.from, tt.to); got != tt.want {
			t.Errorf("style %d: Rel(%q, %q) = %q, want %q", tt.style, tt.from, tt.to, got, tt.want)
		}
	}
}

func TestPath(t *testing.T) {
	for _, tt := range []struct {
		style      address.Style
		page, want string
	}{
		{address.File, "events/a.html", "events/a.html"},
		{address.Directory, "events/a.html", "events/a/index.html"},
		{address.Directory, "sources/index.html", "sources/index.html"},
		{address.Directory, "404.html", "404.html"},
		{address.Directory, "data/events.csv", "data/events.csv"},
	} {
		if got := tt.style.Path(tt.page); got != tt.want {
			t.Errorf("style %d: Path(%q) = %q, want %q", tt.style, tt.page, got, tt.want)
		}
	}
}

func TestIn(t *testing.T) {
	if got := address.In("en", "en", "events/a.html"); got != "events/a.html" {
		t.Errorf("first language: got %q", got)
	}
	if got := address.In("fr", "en", "events/a.html"); got != "fr/events/a.html" {
		t.Errorf("second language: got %q", got)
	}
}

func TestUpAndHref(t *testing.T) {
	for _, tt := range []struct {
		style      address.Style
		page, want string
	}{
		{address.File, "index.html", ""},
		{address.File, "events/a.html", "../"},
		{address.File, "countries/mali/2025.html", "../../"},
		{address.Directory, "events/a.html", "../../"},
		{address.Directory, "events/index.html", "../"},
		{address.Directory, "404.html", ""},
	} {
		if got := tt.style.Up(tt.page); got != tt.want {
			t.Errorf("style %d: Up(%q) = %q, want %q", tt.style, tt.page, got, tt.want)
		}
	}
	for _, tt := range []struct {
		style    address.Style
		to, want string
	}{
		{address.File, "places/index.html#kidal", "places/index.html#kidal"},
		{address.Directory, "places/index.html#kidal", "places/#kidal"},
		{address.Directory, "index.html", "./"},
		{address.Directory, "events/a.html", "events/a/"},
		{address.Directory, "assets/annals.css", "assets/annals.css"},
	} {
		if got := tt.style.Href(tt.to); got != tt.want {
			t.Errorf("style %d: Href(%q) = %q, want %q", tt.style, tt.to, got, tt.want)
		}
	}
}

func TestParts(t *testing.T) {
	for _, tt := range []struct{ got, want string }{
		{address.InYear("topics/travel.html", 2025), "topics/travel/2025.html"},
		{address.InYear("disputes.html", 2025), "disputes/2025.html"},
		{address.InMonth("years/2025.html", 3), "years/2025-03.html"},
		{address.InMonth("countries/mali/2025.html", 12), "countries/mali/2025-12.html"},
		{address.InMonth("years/2025.html", 0), "years/2025-xx.html"},
		{address.Newest("actors/a.html"), "actors/a/newest.html"},
		{address.CountryTopic("mali", "travel"), "countries/mali/topics/travel.html"},
	} {
		if tt.got != tt.want {
			t.Errorf("got %s, want %s", tt.got, tt.want)
		}
	}
}

// No page is named like a device of Windows.
func TestLetter(t *testing.T) {
	for letters, want := range map[string]string{"c": "index/c.html", "co-0": "index/co-0.html", "con": "index/con-.html", "lpt1": "index/lpt1-.html", "cona": "index/cona.html"} {
		if got := address.Letter(letters); got != want {
			t.Errorf("%s: %s, want %s", letters, got, want)
		}
	}
}
