package edtf

// Pattern is a regular expression for forms and schemas (ECMA-262, RE2) that
// every date matches. What matches need not be a date: the pattern knows no
// calendar.
const Pattern = `^(?:` + anyPattern + `(?:T[0-9:]{8}(?:Z|[+-][0-9:]{2,5})?)?` +
	`|` + endPattern + `/` + endPattern +
	`|\[` + membersPattern + `\]` +
	`|\{` + membersPattern + `\})$`

const (
	endPattern     = `(?:` + anyPattern + `|\.\.)?`
	membersPattern = memberPattern + `(?:,` + memberPattern + `)*`
	memberPattern  = `(?:(?:` + anyPattern + `)?(?:\.\.)?(?:` + anyPattern + `)?)`
	anyPattern     = `[?~%]?(?:Y-?[0-9]+(?:E[0-9]+)?|-?[0-9X]{4})(?:S[0-9]+)?[?~%]?(?:-[?~%]?[0-9X]{2}[?~%]?){0,2}`
)
