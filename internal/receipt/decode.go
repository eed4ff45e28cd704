package receipt

import (
	"encoding/hex"
	"fmt"
	"path"
	"strconv"
	"strings"

	"annals/internal/diag"
	"annals/internal/field"
	"annals/internal/frontmatter"
)

// limit is how long a receipt may be, in bytes: some 1,000 quotations.
const limit = 256 << 10

// Fields is the table of a receipt.
var Fields = field.Table{
	{Name: "format", Type: field.Integer, Required: true, Doc: "The version of the layout and of the normal form."},
	{Name: "source", Type: field.ID, Of: "sources", Required: true, Doc: "Whose text it is."},
	{Name: "sha256", Type: field.String, Required: true, Doc: "SHA-256 of the text's normal form."},
	{Name: "words", Type: field.Integer, Required: true, Max: 1 << 30, Doc: "How many words the text has."},
	{Name: "minhash", Type: field.Strings, Max: maxHashes, Doc: "A sample of its shingles, ascending."},
	{Name: "quotes", Type: field.Tables, Match: "sha256", Doc: "The quotations that were found.", Fields: field.Table{
		{Name: "sha256", Type: field.String, Required: true, Doc: "SHA-256 of the quotation's normal form."},
		{Name: "at", Type: field.String, Required: true, Doc: "The words of the text that each part takes, counted from 1."},
		{Name: "skipped", Type: field.Integer, Max: 1 << 30, Doc: "How many words its gaps stand for."},
		{Name: "unique", Type: field.Bool, Required: true, Doc: "Whether each part stands nowhere else in the text."},
		{Name: "opening", Type: field.Integer, Max: 1 << 30, Doc: "How many of its first words already stand nowhere else."},
	}},
}

// written is a receipt as its file has it.
type written struct {
	Format  int      `field:"format"`
	Source  string   `field:"source"`
	SHA256  string   `field:"sha256"`
	Words   int      `field:"words"`
	MinHash []string `field:"minhash"`
	Quotes  []struct {
		SHA256  string `field:"sha256"`
		At      string `field:"at"`
		Skipped int    `field:"skipped"`
		Unique  bool   `field:"unique"`
		Opening int    `field:"opening"`
	} `field:"quotes"`
}

// Decode reads a receipt from its file, which has the name of the source. The
// Receipt is only of use where there are no problems.
func Decode(file string, src []byte) (Receipt, diag.List) {
	values, probs := frontmatter.DecodeTOML(file, src, limit)
	if len(probs) > 0 {
		return Receipt{}, probs
	}
	d := decoder{file: file}
	var w written
	fields := field.Decoder{Report: d.report}
	fields.Decode(field.Bind[written](Fields), values, &w)
	if len(d.probs) > 0 {
		return Receipt{}, d.probs
	}
	return d.receipt(w), d.probs
}

type decoder struct {
	file  string
	probs diag.List
}

func (d *decoder) report(p diag.Problem) {
	p.Pos.File = d.file
	d.probs = append(d.probs, p)
}

// wrong reports a value that annals capture would not have written.
func (d *decoder) wrong(key, format string, args ...any) {
	d.report(diag.Problem{
		Code: "A218",
		Spot: diag.Spot{Key: key},
		Text: fmt.Sprintf(format, args...),
		Help: "a receipt is not edited by hand: write it again with annals capture",
	})
}

func (d *decoder) receipt(w written) Receipt {
	r := Receipt{Source: w.Source, SHA256: w.SHA256, Words: w.Words}
	if w.Format != format {
		d.wrong("format", "the receipt has format %d; this program reads %d", w.Format, format)
		return r
	}
	if name := strings.TrimSuffix(path.Base(d.file), ".toml"); w.Source != name {
		d.wrong("source", "the receipt of %q stands in the file of %q", w.Source, name)
	}
	d.sha256("sha256", w.SHA256)
	r.MinHash = d.minHash(w)
	for i, q := range w.Quotes {
		key := func(name string) string { return fmt.Sprintf("quotes[%d].%s", i, name) }
		d.sha256(key("sha256"), q.SHA256)
		found := Quote{SHA256: q.SHA256, At: d.spans(key("at"), q.At, w.Words), Unique: q.Unique, Opening: q.Opening}
		if found.At == nil {
			continue
		}
		if n := found.Skipped(); q.Skipped != n {
			d.wrong(key("skipped"), "%q is %d, where the parts leave out %d words", "skipped", q.Skipped, n)
		}
		if longest := found.At[0].len(); q.Unique && (q.Opening < min(MinWords, longest) || q.Opening > longest) || !q.Unique && q.Opening != 0 {
			d.wrong(key("opening"), "%q is %d, which this quotation cannot have", "opening", q.Opening)
		}
		r.Quotes = append(r.Quotes, found)
	}
	return r
}

func (d *decoder) sha256(key, s string) {
	if !lowerHex(s, 64) {
		d.wrong(key, "%q is not a SHA-256: 64 figures from 0 to f", shorten(s))
	}
}

// lowerHex reports whether s is n hexadecimal digits, none of them a capital.
func lowerHex(s string, n int) bool {
	_, err := hex.DecodeString(s)
	return err == nil && len(s) == n && strings.ToLower(s) == s
}

func (d *decoder) minHash(w written) (hashes []uint64) {
	most := (w.Words - shingle + 1) / sampled
	if n := len(w.MinHash); n > 0 && (n > most || n < minHashes) {
		d.wrong("minhash", "%q has %d values, which a text of %d words cannot have", "minhash", n, w.Words)
	}
	for i, s := range w.MinHash {
		key := fmt.Sprintf("minhash[%d]", i)
		h, err := strconv.ParseUint(s, 16, 64)
		switch {
		case err != nil || !lowerHex(s, 16):
			d.wrong(key, "%q is not a MinHash value: 16 figures from 0 to f", shorten(s))
		case i > 0 && len(hashes) > 0 && h <= hashes[len(hashes)-1]:
			d.wrong(key, "%q is not greater than the value before it", s)
		}
		hashes = append(hashes, h)
	}
	return hashes
}

// spans reads places such as "212-221 234-241" in a text of so many words. It
// returns nil if a quotation cannot stand there.
func (d *decoder) spans(key, s string, words int) (spans []Span) {
	for at := range strings.SplitSeq(s, " ") {
		var span Span
		first, last, _ := strings.Cut(at, "-")
		span.First, _ = strconv.Atoi(first)
		span.Last, _ = strconv.Atoi(last)
		if span.String() != at || span.First < 1 || span.Last < span.First || span.Last > words {
			d.wrong(key, "%q is not a place in a text of %d words", shorten(at), words)
			return nil
		}
		if n := len(spans); n > 0 && !follows(spans[n-1].Last, span.First-1) {
			d.wrong(key, "%q does not follow %q within %d words", at, spans[n-1], MaxSkip)
			return nil
		}
		spans = append(spans, span)
	}
	for _, span := range spans {
		if len(spans) > 1 && span.len() < MinWords {
			d.wrong(key, "%q has fewer than %d words", span, MinWords)
			return nil
		}
	}
	return spans
}
