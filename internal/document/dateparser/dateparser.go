// Package dateparser stands where go-htmldate looks for a parser of dates in
// two hundred languages. That one compiles its patterns when the program
// starts: 0.3 seconds for every command, whatever it does. It would only be
// asked by the extensive search, which Annals does not use: dates in prose are
// read by package timex.
package dateparser

import (
	"errors"
	"time"
)

// A ParserType is a way to read a date.
type ParserType uint8

// The ways that go-htmldate names.
const (
	CustomFormat ParserType = iota
	AbsoluteTime
)

// A PreferredDateSource says where an incomplete date lies.
type PreferredDateSource uint8

// Past is what go-htmldate prefers.
const Past PreferredDateSource = 1

// A Configuration is what a Parser is told.
type Configuration struct {
	PreferredDateSource PreferredDateSource
	StrictParsing       bool
}

// A Parser reads dates.
type Parser struct{ ParserTypes []ParserType }

// A Date is what a Parser reads.
type Date struct{ Time time.Time }

// Parse always fails.
func (*Parser) Parse(*Configuration, string, ...string) (Date, error) {
	return Date{}, errors.New("dates in prose are not read here")
}
