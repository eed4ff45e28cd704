package diag

import (
	"fmt"
	"io"
	"path"
	"strings"
)

// GitHub writes problems as workflow commands, which a run of GitHub Actions
// shows beside the line they are about
// (docs.github.com/actions/reference/workflow-commands-for-github-actions):
//
//	::error file=content/events/a.md,line=5,col=15,title=A301::what is wrong%0Ahelp: …
type GitHub struct {
	Dir string // of the site below the root of its repository; slash-separated
}

// Print writes l, in its order.
func (g GitHub) Print(w io.Writer, l List) error {
	for _, p := range l {
		if _, err := io.WriteString(w, g.command(p)); err != nil {
			return err
		}
	}
	return nil
}

func (g GitHub) command(p Problem) string {
	var b strings.Builder
	b.WriteString("::" + p.Severity.String())
	sep := " "
	property := func(name, value string) {
		if value != "" {
			b.WriteString(sep + name + "=" + githubProperty.Replace(plain(value)))
			sep = ","
		}
	}
	property("file", g.path(p.Pos.File))
	property("line", known(p.Pos.Line))
	property("col", known(p.Pos.Col))
	property("title", p.Code)

	message := plain(p.Text)
	if p.Under != "" {
		message += ": " + plain(p.Under)
	}
	for _, r := range p.Related {
		message += "\nalso: " + plain(r.Pos.String()) + ": " + plain(r.Text)
	}
	if p.Help != "" {
		message += "\nhelp: " + plain(p.Help)
	}
	return b.String() + "::" + githubData.Replace(message) + "\n"
}

func (g GitHub) path(file string) string {
	if file == "" {
		return ""
	}
	return path.Join(g.Dir, file)
}

// known writes a number that counts from 1.
func known(n int) string {
	if n <= 0 {
		return ""
	}
	return fmt.Sprint(n)
}

// The two ways in which the runner reads % back: a property ends at a comma or
// a colon, the message at the end of its line.
var (
	githubData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
