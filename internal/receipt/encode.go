package receipt

import (
	"fmt"
	"io"
	"strconv"
	"strings"
)

// format is the version of the file's layout and of the normal form.
const format = 1

// Write writes r as TOML. The same receipt gives the same bytes.
func (r Receipt) Write(w io.Writer) error {
	var b strings.Builder
	b.WriteString("# Written by annals capture: what was found in the text of this source.\n")
	b.WriteString("# docs/receipts.md says what each value means and how to repeat it.\n")
	fmt.Fprintf(&b, "format = %d\nsource = %q\nsha256 = %q\nwords = %d\n", format, r.Source, r.SHA256, r.Words)
	b.WriteString("minhash = [")
	for i, h := range r.MinHash {
		sep := " "
		if i%4 == 0 {
			sep = "\n  "
		}
		fmt.Fprintf(&b, "%s\"%016x\",", sep, h)
	}
	if len(r.MinHash) > 0 {
		b.WriteByte('\n')
	}
	b.WriteString("]\n")
	for _, q := range ordered(r.Quotes) {
		q.write(&b)
	}
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("write the receipt of %s: %w", r.Source, err)
	}
	return nil
}

func (q Quote) write(b *strings.Builder) {
	at := make([]string, len(q.At))
	for i, s := range q.At {
		at[i] = s.String()
	}
	fmt.Fprintf(b, "\n[[quotes]]\nsha256 = %q\nat = %q\n", q.SHA256, strings.Join(at, " "))
	if len(q.At) > 1 {
		fmt.Fprintf(b, "skipped = %d\n", q.Skipped())
	}
	fmt.Fprintf(b, "unique = %t\n", q.Unique)
	if q.Unique {
		fmt.Fprintf(b, "opening = %d\n", q.Opening)
	}
}

func (s Span) String() string { return strconv.Itoa(s.First) + "-" + strconv.Itoa(s.Last) }
