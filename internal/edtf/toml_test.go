package edtf_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/BurntSushi/toml"

	"annals/internal/edtf"
)

// TestUnmarshalTOML goes through the real decoder, which reads bare dates in
// the zone of the machine: run it with TZ=Asia/Tokyo and others.
func TestUnmarshalTOML(t *testing.T) {
	for _, tt := range []struct{ value, want, fix string }{
		{value: `1969-07-20`, want: "1969-07-20"},
		{value: `0001-01-01`, want: "0001-01-01"},
		{value: `2024-12-31`, want: "2024-12-31"},
		{value: `"1969-07-20"`, want: "1969-07-20"},
		{value: `'1969-07'`, want: "1969-07"},
		{value: `1969`, want: "1969"},
		{value: `800`, want: "0800"},
		{value: `-44`, want: "-0044"},
		{value: `0`, want: "0000"},
		{value: `"2025-10~"`, want: "2025-10~"},
		{value: `""`, want: ""},
		{value: `" 1969-07-20  "`, want: "1969-07-20"},
		{value: `"2024-03-16T00:00:00.000Z "`, want: "2024-03-16"},

		{value: `2024-03-16T00:00:00Z`, want: "2024-03-16"},
		{value: `2024-03-16T00:00:00.000Z`, want: "2024-03-16"},
		{value: `2024-03-16T00:00:00+00:00`, want: "2024-03-16"},
		{value: `"2024-03-16T00:00:00.000Z"`, want: "2024-03-16"},
		{value: `"2024-03-16T00:00:00Z"`, want: "2024-03-16T00:00:00Z"},
		{value: `2024-03-16T09:30:00Z`, want: "2024-03-16T09:30:00Z"},
		{value: `2024-03-16 09:30:00+02:00`, want: "2024-03-16T09:30:00+02:00"},
		{value: `2024-03-16T00:00:00+02:00`, want: "2024-03-16T00:00:00+02:00"},
		{value: `2024-03-16T09:30:00`, want: "2024-03-16T09:30:00"},
		{value: `2024-03-16T00:00:00`, want: "2024-03-16T00:00:00"},
		{value: `2024-03-16T23:00:00-12:00`, want: "2024-03-16T23:00:00-12:00"},

		{value: `2024-03-16T09:30:00.5Z`, fix: "2024-03-16T09:30:00Z"},
		{value: `"2024-03-16T09:30:00.000Z"`, fix: "2024-03-16T09:30:00Z"},
		{value: `10:30:00`},
		{value: `20240316`, fix: "2024-03-16"},
		{value: `-20240316`, fix: "-2024-03-16"},
		{value: `12345`, fix: "Y12345"},
		{value: `2024.5`, fix: "2024-05"},
		{value: `true`},
		{value: `[1667, 1668]`, fix: "[1667,1668]"},
		{value: `[2024-03-16, 2024-03-18]`, fix: "[2024-03-16,2024-03-18]"},
		{value: `"16/03/2024"`, fix: "2024-03-16"},
	} {
		t.Run(tt.value, func(t *testing.T) {
			var v struct{ D edtf.Date }
			_, err := toml.Decode("d = "+tt.value, &v)
			if _, again := toml.Decode("d = [{d = "+tt.value+"}]", &struct{ D []struct{ D edtf.Date } }{}); (again == nil) != (err == nil) {
				t.Errorf("got %v, and %v in a table of an array", err, again)
			}
			if tt.want != "" || tt.value == `""` {
				if err != nil || v.D.String() != tt.want {
					t.Errorf("got %q, %v; want %q", v.D, err, tt.want)
				}
				return
			}
			// The decoder puts its position around the error and hides it.
			var raw map[string]any
			if _, err := toml.Decode("d = "+tt.value, &raw); err != nil {
				t.Fatal(err)
			}
			e, ok := errors.AsType[*edtf.Error](v.D.UnmarshalTOML(raw["d"]))
			if !ok || err == nil || !strings.Contains(err.Error(), e.Error()) {
				t.Fatalf("got %q, %v; want an *edtf.Error", v.D, err)
			}
			if e.Fix != tt.fix {
				t.Errorf("fix is %q, want %q", e.Fix, tt.fix)
			}
			if e.Offset < 0 || e.Offset > len(e.Input) || e.Want == "" {
				t.Errorf("odd error %#v", e)
			}
		})
	}
}

// TestUnmarshalTOMLInAnyZone does not depend on the zone of the test run: the
// decoder names the location, and only the clock in it counts.
func TestUnmarshalTOMLInAnyZone(t *testing.T) {
	for _, hours := range []int{-12, -5, 0, 9, 14} {
		local := time.FixedZone("date-local", hours*3600)
		var d edtf.Date
		if err := d.UnmarshalTOML(time.Date(1969, 7, 20, 0, 0, 0, 0, local)); err != nil || d.String() != "1969-07-20" {
			t.Errorf("%+d hours: got %q, %v", hours, d, err)
		}
	}
}

func TestFixTOML(t *testing.T) {
	for _, tt := range []struct{ line, value, fix string }{
		{`date = 2024-03`, `2024-03`, `"2024-03"`},
		{`date = 1962/1971`, `1962/1971`, `"1962/1971"`},
		{`date = 2024~`, `2024~`, `"2024~"`},
		{`date=2024?`, `2024?`, `"2024?"`},
		{`date = 2024-02-30`, `2024-02-30`, `2024-02-29`},
		{`date = 2024-3-16`, `2024-3-16`, `2024-03-16`},
		{`date = 16/03/2024`, `16/03/2024`, `2024-03-16`},
		{`  date = 2024-03 # the month`, `2024-03`, `"2024-03"`},
		{"\tdate\t=\t2024-03\t", `2024-03`, `"2024-03"`},
		{`date = March 16, 2024`, `March 16, 2024`, `2024-03-16`},
		{`date = circa 2010`, `circa 2010`, `"2010~"`},
		{`date = 2010s`, `2010s`, `"201X"`},
		{`date = 0800`, `0800`, `"0800"`},
		{`date = -0044`, `-0044`, `"-0044"`},
		{`date = 2024/..`, `2024/..`, `"2024/.."`},
		{`date = ../2024`, `../2024`, `"../2024"`},
		{`date = Y170000002`, `Y170000002`, `"Y170000002"`},
		{`date = [1667,1668,1670..1672]`, `[1667,1668,1670..1672]`, `"[1667,1668,1670..1672]"`},
		{`date = [2025-10-20 .. 2025-10-31] # late`, `[2025-10-20 .. 2025-10-31]`, `"[2025-10-20..2025-10-31]"`},
		{`date = {1960,1961-12}`, `{1960,1961-12}`, `"{1960,1961-12}"`},
		{`dates = [2024-01-01, "2024", 2024-02-30]`, `2024-02-30`, `2024-02-29`},
		{`dates = [2024-03, "2024"]`, `2024-03`, `"2024-03"`},
		{`  2024-03,`, `2024-03`, `"2024-03"`},
		{`  2024-03, # March`, `2024-03`, `"2024-03"`},
		{`offices = {title = "x # y", from = 2024-03, to = ""}`, `2024-03`, `"2024-03"`},
		{`x = [{a = 'it "is', from = 2024-03}]`, `2024-03`, `"2024-03"`},
		{`x = {a = [1], b = 2024-03}`, `2024-03`, `"2024-03"`},
		{`x = [[1], 2024-03]`, `2024-03`, `"2024-03"`},
		{`x = ['a \', 2024-03]`, `2024-03`, `"2024-03"`},
		{`date = 2024-13`, `2024-13`, `2024`},
		{`date = 0800-3-16`, `0800-3-16`, `0800-03-16`},
		{`"date of it" = 2024-13-01`, `2024-13-01`, `2024-01-13`},

		{line: `date = 2024-03-16`},
		{line: `date = 2024`},
		{line: `date = 1_000`},
		{line: `date = -44`},
		{line: `date = 0x1F`},
		{line: `date = 1e9`},
		{line: `date = 2024-03-16T09:30:00Z`},
		{line: `date = 2024-03-16 09:30:00.5`},
		{line: `date = 10:30:00`},
		{line: `date = "2024-03"`},
		{line: `date = '2024-03'`},
		{line: `date = "2024-03`},
		{line: `date = "a \" b" # 2024-03`},
		{line: `title = Niger`},
		{line: `title = "x" # 2024-03`},
		{line: `# date = 2024-03`},
		{line: `x = ["a \" , 2024-03", "b"]`},
		{line: `2024-03-16 ]`},
		{line: `date = -`},
		{line: `draft = true`},
		{line: `x = []`},
		{line: `x = {}`},
		{line: `x = nan`},
		{line: `[2024-03]`},
		{line: `[[events]]`},
		{line: `date =`},
		{line: ``},
	} {
		t.Run(tt.line, func(t *testing.T) {
			f, ok := edtf.FixTOML(tt.line)
			if ok != (tt.value != "") {
				t.Fatalf("got %+v, %t", f, ok)
			}
			if !ok {
				return
			}
			if got := tt.line[f.Start:f.End]; got != tt.value || f.Fix != tt.fix || f.Want == "" {
				t.Errorf("got %q and %q (%s), want %q and %q", got, f.Fix, f.Want, tt.value, tt.fix)
			}
			var v map[string]any
			if _, err := toml.Decode(tt.line, &v); err == nil {
				t.Errorf("TOML takes this line: %v", v)
			}
			fixed := tt.line[:f.Start] + f.Fix + tt.line[f.End:]
			if !strings.Contains(fixed, "=") {
				fixed = "x = [\n" + fixed + "\n]"
			}
			if _, err := toml.Decode(fixed, &v); err != nil {
				t.Errorf("TOML does not take %s: %v", fixed, err)
			}
		})
	}
}
