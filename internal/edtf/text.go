package edtf

import (
	"encoding/json"
	"errors"
)

// MarshalText implements [encoding.TextMarshaler]: the canonical form.
func (d Date) MarshalText() ([]byte, error) { return d.append(nil), nil }

// AppendText implements [encoding.TextAppender].
func (d Date) AppendText(b []byte) ([]byte, error) { return d.append(b), nil }

// UnmarshalText implements [encoding.TextUnmarshaler]. An empty text is no
// date, the zero Date, as it is to a form that has an empty field.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	date, err := Parse(string(text))
	if err != nil {
		return err
	}
	*d = date
	return nil
}

// MarshalJSON implements [json.Marshaler]: the canonical form as a string. It
// is the empty string of the zero Date; the option omitzero leaves it out.
func (d Date) MarshalJSON() ([]byte, error) {
	// A canonical form has no character that JSON escapes.
	return append(d.append([]byte{'"'}), '"'), nil
}

// UnmarshalJSON implements [json.Unmarshaler]: a string, or null or "" for no
// date.
func (d *Date) UnmarshalJSON(data []byte) error {
	var text *string
	if err := json.Unmarshal(data, &text); err != nil {
		return errors.New("a date is written as a string: \"2024-03\"")
	}
	if text == nil {
		*d = Date{}
		return nil
	}
	return d.UnmarshalText([]byte(*text))
}
