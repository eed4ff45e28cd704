package main

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// simplify leaves out points while the line stays within a distance of what it
// was (Douglas and Peucker, 1973). The ends stay.
func simplify(line []point, within float64) []point {
	if len(line) < 3 {
		return slices.Clone(line)
	}
	far, at := 0.0, 0
	for i := 1; i < len(line)-1; i++ {
		if d := distance(line[i], line[0], line[len(line)-1]); d > far {
			far, at = d, i
		}
	}
	if far <= within {
		return []point{line[0], line[len(line)-1]}
	}
	return append(simplify(line[:at+1], within), simplify(line[at:], within)[1:]...)
}

// distance is how far p is from the stretch between a and b.
func distance(p, a, b point) float64 {
	dx, dy := b.x-a.x, b.y-a.y
	t := 0.0
	if length := dx*dx + dy*dy; length > 0 {
		t = max(0, min(1, ((p.x-a.x)*dx+(p.y-a.y)*dy)/length))
	}
	return math.Hypot(p.x-a.x-t*dx, p.y-a.y-t*dy)
}

func reversed(line []point) []point {
	line = slices.Clone(line)
	slices.Reverse(line)
	return line
}

// A frame is where degrees lie on the drawing: plate carrée, with its middle
// latitude true to scale.
type frame struct {
	west, north    float64
	perLon, perLat float64
	width, height  int
}

const (
	mapHeight = 440 // units, two to a pixel
	margin    = 6
)

// fit is the frame in which all shapes have room.
func fit(shapes [][]ring) frame {
	west, east, south, north := math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)
	for _, rings := range shapes {
		for _, r := range rings {
			for _, p := range r {
				west, east = min(west, p.x), max(east, p.x)
				south, north = min(south, p.y), max(north, p.y)
			}
		}
	}
	f := frame{height: mapHeight}
	f.perLat = (mapHeight - 2*margin) / (north - south)
	f.perLon = f.perLat * math.Cos((north+south)/2*math.Pi/180)
	f.west, f.north = west-margin/f.perLon, north+margin/f.perLat
	f.width = int(math.Ceil((east-west)*f.perLon)) + 2*margin
	return f
}

func (f frame) at(p point) (x, y int) {
	return int(math.Round((p.x - f.west) * f.perLon)), int(math.Round((f.north - p.y) * f.perLat))
}

// path writes rings as the data of an SVG path, in whole units. Rings too
// small to be seen are left out.
func (f frame) path(rings []ring) string {
	var b strings.Builder
	for _, r := range rings {
		if area(r) < 0.1 {
			continue
		}
		px, py := f.at(r[0])
		fmt.Fprintf(&b, "M%d %dl", px, py)
		sep := ""
		for _, p := range r[1 : len(r)-1] {
			x, y := f.at(p)
			if x == px && y == py {
				continue
			}
			fmt.Fprintf(&b, "%s%d %d", sep, x-px, y-py)
			px, py, sep = x, y, " "
		}
		b.WriteString("z")
	}
	return b.String()
}

// area is that of a ring in square degrees.
func area(r ring) float64 {
	sum := 0.0
	for i := 1; i < len(r); i++ {
		sum += r[i-1].x*r[i].y - r[i].x*r[i-1].y
	}
	return math.Abs(sum) / 2
}

// middle is the centre of the area of the largest ring.
func (f frame) middle(rings []ring) (x, y int) {
	r := slices.MaxFunc(rings, func(a, b ring) int {
		if area(a) < area(b) {
			return -1
		}
		return 1
	})
	var sum, cx, cy float64
	for i := 1; i < len(r); i++ {
		cross := r[i-1].x*r[i].y - r[i].x*r[i-1].y
		sum, cx, cy = sum+cross, cx+(r[i-1].x+r[i].x)*cross, cy+(r[i-1].y+r[i].y)*cross
	}
	return f.at(point{cx / (3 * sum), cy / (3 * sum)})
}
