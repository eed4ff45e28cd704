package main

// targets are the fuzz targets of what a stranger can write; TestTargets holds
// them against the code.
var targets = []struct{ in, name string }{
	{"edit", "FuzzChange"},
	{"edit", "FuzzFormat"},
	{"edtf", "FuzzCompare"},
	{"edtf", "FuzzParse"},
	{"field", "FuzzID"},
	{"field", "FuzzURL"},
	{"frontmatter", "FuzzDecode"},
	{"frontmatter", "FuzzLay"},
	{"hostile", "FuzzCalendars"},
	{"hostile", "FuzzCitations"},
	{"hostile", "FuzzFeeds"},
	{"hostile", "FuzzJSON"},
	{"hostile", "FuzzPages"},
	{"hostile", "FuzzTables"},
	{"manifest", "FuzzRead"},
	{"markup", "FuzzParse"},
	{"receipt", "FuzzDecode"},
	{"receipt", "FuzzFind"},
	{"serve", "FuzzRequestPath"},
	{"timex", "FuzzFind"},
	{"timex", "FuzzLines"},
}
