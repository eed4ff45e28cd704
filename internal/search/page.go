package search

// A Page is what search.js is told by the page that it runs on: the data-search
// attribute of the form.
type Page struct {
	Head  Head    `json:"head"`
	Root  string  `json:"root"`  // the way from the page to the root of its language: "" or "../"
	Files string  `json:"files"` // the way to the files of the index, with a slash at its end
	Words Replies `json:"words"`
}

// Replies are what the script says about a search. The "%s" in the first two is
// a number; Some stands before them.
type Replies struct {
	One    string `json:"one"`
	Other  string `json:"other"`
	Some   string `json:"some"` // none has all words
	None   string `json:"none"`
	Failed string `json:"failed"` // a file of the index did not come
}

// String returns p as JSON.
func (p Page) String() string { return string(mustJSON(p)) }
