module annals

go 1.26.0

require (
	github.com/BurntSushi/toml v1.6.0 // front matter; its one home is internal/frontmatter
	github.com/fsnotify/fsnotify v1.10.1 // serve follows the files
	github.com/google/go-cmp v0.7.0 // tests: what differs
	github.com/jba/templatecheck v0.7.1 // templates against their views
	github.com/pelletier/go-toml/v2 v2.4.3 // where keys and values stand in a TOML file
	github.com/rogpeppe/go-internal v1.16.0 // tests: scripts of the commands
	github.com/santhosh-tekuri/jsonschema/v6 v6.0.3 // tests: the emitted JSON Schema, by another validator
	github.com/yuin/goldmark v1.8.7 // Markdown; its one home is internal/markup
	golang.org/x/image v0.47.0 // the size of WebP pictures
	golang.org/x/net v0.62.0 // tests: pages as a browser parses them
	golang.org/x/sys v0.49.0 // exchange of folders and locks
	golang.org/x/text v0.43.0 // NFC, widths on a terminal, names of regions
	golang.org/x/tools v0.52.0 // tests: txtar
)

require (
	github.com/google/safehtml v0.0.2 // indirect
	golang.org/x/exp/typeparams v0.0.0-20231108232855-2478ac86f678 // indirect
	golang.org/x/mod v0.42.0 // indirect
	golang.org/x/sync v0.24.0 // indirect
	honnef.co/go/tools v0.8.2 // indirect
)

tool honnef.co/go/tools/cmd/staticcheck
