package timex

import (
	"testing"

	"annals/internal/edtf"
)

func TestHolidays(t *testing.T) {
	for _, c := range []struct {
		name   string
		number int
		year   int64
		want   string
	}{
		{"Easter", 0, 2024, "2024-03-31"},
		{"Easter, late", 0, 2038, "2038-04-25"},
		{"Easter, early", 0, 1818, "1818-03-22"},
		{"Good Friday", -2, 2025, "2025-04-18"},
		{"Pentecost Monday", 50, 2023, "2023-05-29"},
		{"Christmas", 1225, 2024, "2024-12-25"},
		{"Thanksgiving", -100, 2025, "2025-11-27"},
		{"Labor Day", -101, 2025, "2025-09-01"},
		{"Memorial Day", -102, 2025, "2025-05-26"},
		{"Memorial Day in a month of five Mondays", -102, 2027, "2027-05-31"},
		{"Martin Luther King Day", -103, 2025, "2025-01-20"},
	} {
		if got := holidayDay(c.number, c.year).String(); got != c.want {
			t.Errorf("%s %d: got %s, want %s", c.name, c.year, got, c.want)
		}
	}
}

func TestWeeks(t *testing.T) {
	for day, want := range map[string]string{
		"2025-11-04": "2025-W45 2025-11-03/2025-11-09",
		"2024-12-30": "2025-W01 2024-12-30/2025-01-05",
		"2021-01-03": "2020-W53 2020-12-28/2021-01-03",
		"2023-01-01": "2022-W52 2022-12-26/2023-01-01",
	} {
		d, _ := mustDate(t, day).Day()
		if p := weekPeriod(d); p.timex+" "+p.edtf != want {
			t.Errorf("%s: got %s %s, want %s", day, p.timex, p.edtf, want)
		}
	}
}

func TestMonthsAreAddedWithinTheMonth(t *testing.T) {
	for _, c := range []struct {
		from   string
		months int64
		want   string
	}{
		{"2024-01-31", 1, "2024-02-29"},
		{"2024-03-31", -1, "2024-02-29"},
		{"2023-11-30", 3, "2024-02-29"},
		{"2024-01-15", -13, "2022-12-15"},
	} {
		d, _ := mustDate(t, c.from).Day()
		if got := addMonths(d, c.months).String(); got != c.want {
			t.Errorf("%s and %d months: got %s, want %s", c.from, c.months, got, c.want)
		}
	}
}

func TestThirds(t *testing.T) {
	day := edtf.Day{Year: 2024, Month: 2, Day: 14}
	for _, c := range []struct {
		name  string
		whole period
		want  [3]string
	}{
		{"year", yearPeriod(2024), [3]string{"2024-37", "2024-38", "2024-39"}},
		{"month", monthPeriod(2024, 2), [3]string{"2024-02-01/2024-02-10", "2024-02-10/2024-02-20", "2024-02-20/2024-02-29"}},
		{"decade", decadePeriod(1980), [3]string{"1980/1983", "1984/1986", "1987/1989"}},
		{"week", weekPeriod(day), [3]string{"2024-02-12/2024-02-18", "2024-02-12/2024-02-18", "2024-02-12/2024-02-18"}},
		{"season", groupPeriod(2024, 21), [3]string{"2024-21", "2024-21", "2024-21"}},
	} {
		for i, want := range c.want {
			if got := c.whole.third(i + 1); got.edtf != want || got.timex != c.whole.timex {
				t.Errorf("part %d of a %s: got %s (%s), want %s (%s)", i+1, c.name, got.edtf, got.timex, want, c.whole.timex)
			}
		}
	}
}
