// Mediatypes prints, as JSON, what a host is to answer each file of built trees
// as. The browser tests serve them so. Run it from the root:
//
//	go run ./internal/tools/mediatypes FOLDER...
package main

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"

	"annals/internal/host"
)

func main() {
	types := map[string]string{} // by path below the root of any of them
	for _, folder := range os.Args[1:] {
		err := fs.WalkDir(os.DirFS(folder), ".", func(path string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				types[path] = host.MediaType(path)
			}
			return err
		})
		if err != nil {
			fmt.Fprintln(os.Stderr, "mediatypes:", err)
			os.Exit(1)
		}
	}
	if err := json.NewEncoder(os.Stdout).Encode(types); err != nil { // in the order of their keys
		fmt.Fprintln(os.Stderr, "mediatypes:", err)
		os.Exit(1)
	}
}
