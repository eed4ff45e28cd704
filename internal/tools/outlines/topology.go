package main

import (
	"encoding/json"
	"errors"
	"fmt"
)

// A topology is the part of TopoJSON that world-atlas uses
// (github.com/topojson/topojson-specification): borders as arcs that neighbours
// share, in whole steps of a grid.
type topology struct {
	Transform struct {
		Scale, Translate [2]float64
	}
	Arcs    [][][2]float64
	Objects struct {
		Countries struct {
			Geometries []struct {
				ID   string
				Type string
				Arcs json.RawMessage
			}
		}
	}
}

// A point is a longitude and a latitude, in degrees.
type point struct{ x, y float64 }

// A ring is a closed line; the last point is the first again.
type ring []point

// detail is how far a simplified border may be from the true one, in degrees.
const detail = 0.05

// shape returns the outer rings of a country.
func (t *topology) shape(id string) (rings []ring, err error) {
	for _, g := range t.Objects.Countries.Geometries {
		if g.ID != id {
			continue
		}
		var polygons [][][]int
		switch g.Type {
		case "Polygon":
			polygons = make([][][]int, 1)
			err = json.Unmarshal(g.Arcs, &polygons[0])
		case "MultiPolygon":
			err = json.Unmarshal(g.Arcs, &polygons)
		default:
			err = fmt.Errorf("it is a %s", g.Type)
		}
		if err != nil {
			return nil, err
		}
		for _, p := range polygons {
			if len(p) == 0 {
				return nil, errors.New("a polygon has no rings")
			}
			r, err := t.ring(p[0])
			if err != nil {
				return nil, err
			}
			rings = append(rings, r)
		}
		return rings, nil
	}
	return nil, errors.New("it is not in the file")
}

// ring joins arcs; one with a negative number is ^n, backwards. Each arc is
// simplified by itself, so that neighbours keep one border.
func (t *topology) ring(arcs []int) (r ring, err error) {
	for _, n := range arcs {
		i := n
		if n < 0 {
			i = ^n
		}
		if i >= len(t.Arcs) {
			return nil, fmt.Errorf("there is no arc %d", i)
		}
		line := simplify(t.line(i), detail)
		if n < 0 {
			line = reversed(line)
		}
		if len(r) > 0 {
			line = line[1:] // it begins where the last ended
		}
		r = append(r, line...)
	}
	return r, nil
}

// line undoes the steps of an arc.
func (t *topology) line(i int) []point {
	var x, y float64
	line := make([]point, len(t.Arcs[i]))
	for j, step := range t.Arcs[i] {
		x, y = x+step[0], y+step[1]
		line[j] = point{x*t.Transform.Scale[0] + t.Transform.Translate[0], y*t.Transform.Scale[1] + t.Transform.Translate[1]}
	}
	return line
}
