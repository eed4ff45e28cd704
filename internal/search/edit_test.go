package search

import "testing"

func TestOneEdit(t *testing.T) {
	for _, tt := range []struct {
		name, a, b string
		want       bool
	}{
		{"two exchanged", "landua", "landau", true},
		{"one less", "gadafi", "gaddafi", true},
		{"one more", "tchad", "chad", true},
		{"one other", "bamaco", "bamako", true},
		{"at the end", "nige", "niger", true},
		{"the first", "piger", "niger", true},
		{"first two exchanged", "ilbya", "libya", true},
		{"beyond ASCII", "تشا", "تشاد", true},
		{"two others", "bomaco", "bamako", false},
		{"two exchanged and apart", "abmoka", "bamako", false},
		{"two less", "nig", "niger", false},
		{"exchanged over one", "adlnau", "landau", false},
		{"the same", "niger", "niger", false},
		{"nothing", "", "", false},
	} {
		for _, got := range []bool{oneEdit([]rune(tt.a), []rune(tt.b)), oneEdit([]rune(tt.b), []rune(tt.a))} {
			if got != tt.want {
				t.Errorf("%s: oneEdit(%q, %q) = %v, want %v", tt.name, tt.a, tt.b, got, tt.want)
			}
		}
	}
}

// FuzzOneEdit holds oneEdit against the distance of optimal string alignment.
func FuzzOneEdit(f *testing.F) {
	f.Add("landua", "landau")
	f.Add("gadafi", "gaddafi")
	f.Add("aab", "aba")
	f.Add("", "a")
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a) > 40 || len(b) > 40 {
			return
		}
		x, y := []rune(a), []rune(b)
		if got, want := oneEdit(x, y), distance(x, y) == 1; got != want {
			t.Errorf("oneEdit(%q, %q) = %v, but they are %d apart", a, b, got, distance(x, y))
		}
	})
}

// distance is the optimal string alignment distance, by its recurrence.
func distance(a, b []rune) int {
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		for j := range d[i] {
			if i == 0 || j == 0 {
				d[i][j] = i + j
				continue
			}
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(a)][len(b)]
}
