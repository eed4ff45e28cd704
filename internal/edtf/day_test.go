package edtf_test

import (
	"testing"
	"time"

	"annals/internal/edtf"
)

// TestOrdinal goes through every day of 401 years beside package time, whose
// calendar is the same where it reaches.
func TestOrdinal(t *testing.T) {
	day := edtf.Day{Year: -200, Month: 1, Day: 1}
	clock := time.Date(-200, 1, 1, 0, 0, 0, 0, time.UTC)
	for n := clock.Unix() / 86400; day.Year <= 200; n++ {
		if got := day.Ordinal(); got != n {
			t.Fatalf("%s: ordinal %d, want %d", day, got, n)
		}
		if got := edtf.DayAt(n); got != day {
			t.Fatalf("DayAt(%d) = %s, want %s", n, got, day)
		}
		if day.Weekday() != clock.Weekday() || !day.IsValid() {
			t.Fatalf("%s: a %s, want %s", day, day.Weekday(), clock.Weekday())
		}
		clock = clock.AddDate(0, 0, 1)
		next := edtf.Day{Year: int64(clock.Year()), Month: int(clock.Month()), Day: clock.Day()}
		if got := day.AddDays(1); got != next || !day.Before(next) || next.Before(day) {
			t.Fatalf("the day after %s is %s, want %s", day, got, next)
		}
		day = next
	}
}

func TestOrdinalFarAway(t *testing.T) {
	for _, year := range []int64{edtf.MaxYear, -edtf.MaxYear, 1e15, -1e15} {
		for _, day := range []edtf.Day{{Year: year, Month: 1, Day: 1}, {Year: year, Month: 12, Day: 31}} {
			if got := edtf.DayAt(day.Ordinal()); got != day {
				t.Errorf("got %v back, want %v", got, day)
			}
		}
	}
}

func TestDayIsValid(t *testing.T) {
	for _, tt := range []struct {
		day  edtf.Day
		want bool
	}{
		{edtf.Day{Year: 2024, Month: 2, Day: 29}, true},
		{edtf.Day{Year: 2023, Month: 2, Day: 29}, false},
		{edtf.Day{Year: 1900, Month: 2, Day: 29}, false},
		{edtf.Day{Year: 0, Month: 2, Day: 29}, true},
		{edtf.Day{Year: 2024, Month: 13, Day: 1}, false},
		{edtf.Day{Year: 2024, Month: 0, Day: 1}, false},
		{edtf.Day{Year: 2024, Month: 4, Day: 31}, false},
		{edtf.Day{Year: 2024, Month: 4, Day: 0}, false},
		{edtf.Day{Year: edtf.MaxYear + 1, Month: 1, Day: 1}, false},
		{edtf.Day{Year: -edtf.MaxYear - 1, Month: 1, Day: 1}, false},
		{edtf.Day{}, false},
	} {
		if got := tt.day.IsValid(); got != tt.want {
			t.Errorf("%v: got %t", tt.day, got)
		}
		if got := edtf.DateOf(tt.day); got.IsZero() == tt.want {
			t.Errorf("DateOf(%v) = %q", tt.day, got)
		}
	}
}

func TestConstructors(t *testing.T) {
	for _, tt := range []struct {
		got  edtf.Date
		want string
	}{
		{edtf.DateOf(edtf.Day{Year: 2024, Month: 3, Day: 16}), "2024-03-16"},
		{edtf.DateOf(edtf.Day{Year: 12345, Month: 3, Day: 16}), "Y12345"},
		{edtf.MonthOf(2024, 3), "2024-03"},
		{edtf.MonthOf(2024, 13), ""},
		{edtf.MonthOf(12345, 3), "Y12345"},
		{edtf.YearOf(-44), "-0044"},
		{edtf.YearOf(12345), "Y12345"},
		{edtf.YearOf(edtf.MaxYear + 1), ""},
	} {
		if got := tt.got.String(); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
		if again, err := edtf.Parse(tt.want); tt.want != "" && (err != nil || again != tt.got) {
			t.Errorf("%s: Parse gives %#v, %v", tt.want, again, err)
		}
	}
}
