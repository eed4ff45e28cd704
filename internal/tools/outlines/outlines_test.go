package main

import (
	"encoding/json"
	"math"
	"strings"
	"testing"
)

// Two squares of ten degrees that share the side at 10° east: arc 0 is that
// side, from south to north. The second has an island that is too small to see.
const squares = `{
  "transform": {"scale": [1, 1], "translate": [0, 0]},
  "arcs": [
    [[10, 0], [0, 4], [0, 6]],
    [[10, 10], [-10, 0], [0, -10], [10, 0]],
    [[10, 0], [10, 0], [0, 10], [-10, 0]],
    [[30, 5], [0.1, 0], [0, 0.1], [-0.1, -0.1]]
  ],
  "objects": {"countries": {"geometries": [
    {"id": "1", "type": "Polygon", "arcs": [[0, 1]]},
    {"id": "2", "type": "MultiPolygon", "arcs": [[[2, -1]], [[3]]]},
    {"id": "3", "type": "Point"},
    {"id": "4", "type": "Polygon", "arcs": [[99]]}
  ]}}
}`

func TestShape(t *testing.T) {
	top := read(t, squares)
	west, east := shape(t, top, "1"), shape(t, top, "2")
	if got, want := len(west[0]), 5; got != want {
		t.Errorf("the western square has %d points, want %d: the one on the straight side is left out", got, want)
	}
	if got, want := len(east), 2; got != want {
		t.Errorf("the eastern country has %d rings, want %d", got, want)
	}
	for _, r := range [][]point{west[0], east[0]} {
		if r[0] != r[len(r)-1] {
			t.Errorf("ring %v is not closed", r)
		}
		if got := area(r); got != 100 {
			t.Errorf("ring %v has an area of %g, want 100", r, got)
		}
	}
	for id, want := range map[string]string{"3": "it is a Point", "4": "there is no arc 99", "5": "not in the file"} {
		if _, err := top.shape(id); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("country %s: got error %v, want %q", id, err, want)
		}
	}
}

func TestPath(t *testing.T) {
	top := read(t, squares)
	shapes := [][]ring{shape(t, top, "1"), shape(t, top, "2")[:1]}
	f := fit(shapes)
	if got, want := f.path(shapes[0]), "M432 434l0 -428 -426 0 0 428z"; got != want {
		t.Errorf("path: got %q, want %q", got, want)
	}
	x, y := f.middle(shapes[0])
	wx, wy := f.at(point{5, 5})
	if x != wx || y != wy {
		t.Errorf("middle: got %d %d, want %d %d", x, y, wx, wy)
	}
	if got := f.path(shape(t, top, "2")); strings.Count(got, "M") != 1 {
		t.Errorf("path %q draws the island", got)
	}
	if ratio, want := f.perLon/f.perLat, math.Cos(5*math.Pi/180); math.Abs(ratio-want) > 1e-9 {
		t.Errorf("a degree of longitude is %g of one of latitude, want %g", ratio, want)
	}
}

func TestSimplify(t *testing.T) {
	line := []point{{0, 0}, {1, 0.05}, {2, 1}, {3, 0}, {4, 0}}
	for _, tt := range []struct {
		within float64
		want   int
	}{{0, 5}, {0.42, 4}, {2, 2}} {
		if got := simplify(line, tt.within); len(got) != tt.want || got[0] != line[0] || got[len(got)-1] != line[4] {
			t.Errorf("within %g: got %v, want %d points with the same ends", tt.within, got, tt.want)
		}
	}
}

func TestRunNamesWhatIsMissing(t *testing.T) {
	var b strings.Builder
	if err := run(strings.NewReader(squares), &b); err == nil || !strings.Contains(err.Error(), "country 854") {
		t.Errorf("got error %v, want one that names country 854", err)
	}
	if err := run(strings.NewReader("{"), &b); err == nil {
		t.Error("half a file gave no error")
	}
}

func read(t *testing.T, s string) *topology {
	t.Helper()
	var top topology
	if err := json.Unmarshal([]byte(s), &top); err != nil {
		t.Fatal(err)
	}
	return &top
}

func shape(t *testing.T, top *topology, id string) []ring {
	t.Helper()
	rings, err := top.shape(id)
	if err != nil {
		t.Fatalf("country %s: %v", id, err)
	}
	return rings
}
