// Package csv writes tables of a site as comma-separated values (RFC 4180), in
// UTF-8 without a byte order mark, with encoding/csv. Lists in a cell are
// parted by "; ".
//
// A spreadsheet takes a cell that begins with =, +, - or @ for a formula. Such
// a text is written with an apostrophe before it: see [Guard].
package csv

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// MediaType is that of a table.
const MediaType = "text/csv"

// A Table is what one file holds.
type Table struct {
	Columns []Column
	rows    func(yield func(row []string) bool)
	Len     int // of its rows
}

// A Column is one of a Table.
type Column struct {
	Name string // of the first row
	Type string // in the words of Table Schema: "string", "integer", "number", "boolean", "date"
	Doc  string
}

// Write writes t with its names in the first row.
func (t Table) Write(w io.Writer) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	row := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		row[i] = c.Name
	}
	err := out.Write(row)
	for cells := range t.rows {
		if err != nil {
			break
		}
		for i, c := range t.Columns {
			row[i] = cells[i]
			if c.Type == "string" {
				row[i] = Guard(cells[i])
			}
		}
		err = out.Write(row)
	}
	out.Flush()
	if err == nil {
		err = out.Error()
	}
	if err != nil {
		return fmt.Errorf("write a table: %w", err)
	}
	return nil
}

// Guard puts an apostrophe before a text that a spreadsheet would take for a
// formula, in letters of any width and after any space, and before one that
// begins with an apostrophe.
func Guard(s string) string {
	if risky(s) {
		return "'" + s
	}
	return s
}

// Unguard undoes Guard, and leaves alone what Guard cannot have written.
func Unguard(s string) string {
	if rest, ok := strings.CutPrefix(s, "'"); ok && risky(rest) {
		return rest
	}
	return s
}

// risky reports whether s needs a guard. An apostrophe does, so that Unguard
// knows its own.
func risky(s string) bool {
	text := strings.TrimLeftFunc(s, unicode.IsSpace)
	first, _ := utf8.DecodeRuneInString(text)
	return strings.ContainsRune("=+-@'＝＋－＠", first) || s != "" && strings.IndexByte("\t\r\n", s[0]) >= 0
}

// Separator stands between the items of a list in a cell.
const Separator = "; "

func list(items []string) string { return strings.Join(items, Separator) }
