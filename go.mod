module annals

go 1.26.0

require (
	github.com/BurntSushi/toml v1.6.0 // front matter; its one home is internal/frontmatter
	github.com/arran4/golang-ical v0.3.4 // tests: calendars, by another parser
	github.com/fsnotify/fsnotify v1.10.1 // serve follows the files
	github.com/google/go-cmp v0.7.0 // tests: what differs
	github.com/jba/templatecheck v0.7.1 // templates against their views
	github.com/markusmobius/go-htmldate v1.9.1 // when a page was published; its one home is internal/document
	github.com/markusmobius/go-trafilatura v1.12.2 // the article of a page; its one home is internal/document
	github.com/mmcdole/gofeed v1.4.2 // tests: feeds, by another parser
	github.com/owenrumney/go-sarif/v3 v3.3.1 // tests: SARIF, by another project's validator
	github.com/pelletier/go-toml/v2 v2.4.3 // where keys and values stand in a TOML file
	github.com/peterstace/simplefeatures v0.50.0 // tests: GeoJSON, by another parser
	github.com/rogpeppe/go-internal v1.16.0 // tests: scripts of the commands
	github.com/santhosh-tekuri/jsonschema/v6 v6.0.3 // tests: the emitted JSON Schema, by another validator
	github.com/yuin/goldmark v1.8.7 // Markdown; its one home is internal/markup
	golang.org/x/image v0.47.0 // the size of WebP pictures
	golang.org/x/net v0.62.0 // pages as a browser parses them: documents, tests
	golang.org/x/sys v0.49.0 // exchange of folders and locks
	golang.org/x/text v0.43.0 // NFC, encodings, widths on a terminal, names of regions
	golang.org/x/tools v0.52.0 // tests: txtar; profiles of coverage
)

require (
	github.com/google/safehtml v0.0.2 // indirect
	github.com/mmcdole/goxpp/v2 v2.0.0 // indirect
	golang.org/x/exp/typeparams v0.0.0-20231108232855-2478ac86f678 // indirect
	golang.org/x/mod v0.42.0 // indirect
	golang.org/x/sync v0.24.0 // indirect
	honnef.co/go/tools v0.8.2 // indirect
)

require (
	github.com/andybalholm/brotli v1.2.8
	github.com/klauspost/compress v1.20.3
)

require (
	github.com/RadhiFadlillah/whatlanggo v0.0.0-20240916001553-aac1f0f737fc // indirect
	github.com/andybalholm/cascadia v1.3.2 // indirect
	github.com/araddon/dateparse v0.0.0-20210429162001-6b43995a97de // indirect
	github.com/forPelevin/gomoji v1.2.0 // indirect
	github.com/go-shiori/dom v0.0.0-20230515143342-73569d674e1c // indirect
	github.com/go-shiori/go-readability v0.0.0-20241012063810-92284fa8a71f // indirect
	github.com/gogs/chardet v0.0.0-20211120154057-b7413eaefb8f // indirect
	github.com/markusmobius/go-dateparser v1.2.3 // indirect
	github.com/markusmobius/go-domdistiller v0.0.0-20240926050704-25b8d046ffb4 // indirect
	github.com/mattn/go-colorable v0.1.13 // indirect
	github.com/mattn/go-isatty v0.0.20 // indirect
	github.com/rivo/uniseg v0.4.7 // indirect
	github.com/rs/zerolog v1.33.0 // indirect
	github.com/xeipuuv/gojsonpointer v0.0.0-20180127040702-4e3ac2762d5f // indirect
	github.com/xeipuuv/gojsonreference v0.0.0-20180127040603-bd5ef7bd5415 // indirect
	github.com/xeipuuv/gojsonschema v1.2.0 // indirect
	github.com/yosssi/gohtml v0.0.0-20201013000340-ee4748c638f4 // indirect
)

tool honnef.co/go/tools/cmd/staticcheck

// It would take 0.3 s at every start of the program and is never asked: see there.
replace github.com/markusmobius/go-dateparser => ./internal/document/dateparser
