package edtf_test

import (
	"bufio"
	"os"
	"strings"
	"testing"

	"annals/internal/edtf"
)

// TestVectors measures the package against a file of vectors with the columns
// string, valid, level, lower, upper, class, origin, note. Those of class
// "core" must pass; of the others it only says how they come out.
func TestVectors(t *testing.T) {
	name := os.Getenv("EDTF_VECTORS")
	if name == "" {
		t.Skip("set EDTF_VECTORS to a file of vectors to measure against it")
	}
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var core, bounds, levels tally
	for lines := bufio.NewScanner(f); lines.Scan(); {
		v := strings.Split(lines.Text()+"\t\t\t\t\t\t\t", "\t")
		if strings.HasPrefix(lines.Text(), "#") {
			continue
		}
		input, valid, level, lower, upper, class := v[0], v[1], v[2], v[3], v[4], v[5]
		d, err := edtf.Parse(input)
		if class != "core" {
			if got := yesNo(err == nil); got != valid {
				t.Logf("%s: %q is %s there and %s here", class, input, valid, got)
			}
			continue
		}
		core.count(yesNo(err == nil) == valid)
		if yesNo(err == nil) != valid {
			t.Errorf("%q: got %v, want valid %s", input, err, valid)
		}
		if err != nil || valid != "yes" {
			continue
		}
		levels.count(level == "" || level == string('0'+rune(d.Level())))
		if level != "" && level != string('0'+rune(d.Level())) {
			t.Logf("%q is of level %s there and %d here", input, level, d.Level())
		}
		day, bound := d.Lower()
		bounds.check(t, v, "lower", lower, day, bound)
		day, bound = d.Upper()
		bounds.check(t, v, "upper", upper, day, bound)
	}
	t.Logf("core %v, bounds %v, levels %v", core, bounds, levels)
}

type tally struct{ right, all int }

func (c *tally) count(right bool) {
	c.all++
	if right {
		c.right++
	}
}

// check compares a bound with that of a vector. One that the vector's note
// calls implementation-defined is only reported: the specification sets no
// bounds of seasons.
func (c *tally) check(t *testing.T, v []string, which, want string, day edtf.Day, bound edtf.Bound) {
	t.Helper()
	if want == "" {
		return
	}
	got := boundText(day, bound)
	c.count(got == want)
	report := t.Errorf
	if strings.Contains(v[7], "implementation-defined") {
		report = t.Logf
	}
	if got != want {
		report("%s %s: got %s, want %s (%s)", v[0], which, got, want, v[7])
	}
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}
