package timex

import (
	"bytes"
	"strings"
	"testing"
)

func TestAnnotateLines(t *testing.T) {
	const in = `{"id":"a","lang":"en","docdate":"2025-11-04","text":"It is now 3 p.m.; « on Friday night » from March 3 to March 9, 2024 it lasted three days."}

{"id":"b","lang":"fr","docdate":"","text":"Né <à> Ségou, il est venu vendredi."}
{"id":"c","lang":"en","docdate":"2025-11-04","text":"nothing"}
`
	for _, c := range []struct {
		name   string
		values Values
		want   string
	}{
		{"EDTF", EDTF, `{"id":"a","timexes":[` +
			`{"start":23,"end":35,"type":"DATE","value":"2025-10-31","edtf":"2025-10-31","rule":"weekday","anchor":"publication","anchorDate":"2025-11-04","confidence":"likely"},` +
			`{"start":43,"end":67,"type":"DATE","value":"2024-03-03/2024-03-09","edtf":"2024-03-03/2024-03-09","rule":"range","confidence":"certain"},` +
			`{"start":78,"end":88,"type":"DURATION","value":"P3D","edtf":"","rule":"duration","confidence":"certain"}]}
{"id":"b","timexes":[{"start":26,"end":34,"type":"DATE","value":"","edtf":"","rule":"weekday","confidence":"guess","unresolved":"the day of publication is not known"}]}
{"id":"c","timexes":[]}
`},
		{"TIMEX3", TIMEX3, `{"id":"a","timexes":[` +
			`{"start":6,"end":9,"type":"DATE","value":"PRESENT_REF","edtf":"","rule":"now","confidence":"certain"},` +
			`{"start":10,"end":16,"type":"TIME","value":"2025-11-04T15:00","edtf":"","rule":"clock","anchor":"publication","anchorDate":"2025-11-04","confidence":"guess"},` +
			`{"start":23,"end":35,"type":"TIME","value":"2025-10-31TNI","edtf":"2025-10-31","rule":"weekday","anchor":"publication","anchorDate":"2025-11-04","confidence":"likely"},` +
			`{"start":43,"end":50,"type":"DATE","value":"2024-03-03","edtf":"2024-03-03","rule":"range","confidence":"certain"},` +
			`{"start":54,"end":67,"type":"DATE","value":"2024-03-09","edtf":"2024-03-09","rule":"range","confidence":"certain"},` +
			`{"start":78,"end":88,"type":"DURATION","value":"P3D","edtf":"","rule":"duration","confidence":"certain"}]}
{"id":"b","timexes":[{"start":26,"end":34,"type":"DATE","value":"XXXX-WXX-5","edtf":"","rule":"weekday","confidence":"guess","unresolved":"the day of publication is not known"}]}
{"id":"c","timexes":[]}
`},
	} {
		var out bytes.Buffer
		if err := AnnotateLines(&out, strings.NewReader(in), News, c.values); err != nil {
			t.Fatal(err)
		}
		if out.String() != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, out.String(), c.want)
		}
	}
}

func TestAnnotateLinesSaysWhichLine(t *testing.T) {
	for in, want := range map[string]string{
		"{}\n\n{\"id\": 3}":            "line 3: ",
		"{\"docdate\": \"yesterday\"}": "line 1: docdate: ",
	} {
		err := AnnotateLines(&bytes.Buffer{}, strings.NewReader(in), News, EDTF)
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: got %v, want %s…", in, err, want)
		}
	}
}
