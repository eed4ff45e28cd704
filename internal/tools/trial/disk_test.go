//go:build trial && linux

package trial

import (
	"fmt"
	"math/rand/v2"
	"path"
	"slices"
	"strings"
	"testing"
)

// A disk is a model of a file system that promises no more than POSIX: what a
// file holds is on the disk when the file was synced, and a change of a folder
// when that folder was. Until then each change may or may not be there, in any
// order.
type disk struct {
	nodes   []*node
	changes []change
	root    int
}

// A node is a file or a folder. A folder's names are those of now.
type node struct {
	folder   bool
	names    map[string]int
	content  string
	onDisk   string // the content when it was last synced
	fromDisk map[string]int
}

// A change sets names of folders in one step; node -1 removes the name.
type change struct {
	sets   []set
	synced bool
}

type set struct {
	folder int
	name   string
	node   int
}

func newDisk(t tree) *disk {
	d := &disk{}
	d.root = d.add(true, "")
	for p, content := range t {
		at := d.root
		dir, name := path.Split(p)
		for part := range strings.SplitSeq(strings.Trim(dir, "/"), "/") {
			if part == "" {
				continue
			}
			next, ok := d.nodes[at].names[part]
			if !ok {
				next = d.add(true, "")
				d.nodes[at].names[part] = next
			}
			at = next
		}
		if name != "" {
			f := d.add(false, content)
			d.nodes[f].onDisk = content
			d.nodes[at].names[name] = f
		}
	}
	for _, n := range d.nodes {
		n.fromDisk = map[string]int{}
		for name, i := range n.names {
			n.fromDisk[name] = i
		}
	}
	return d
}

func (d *disk) add(folder bool, content string) int {
	d.nodes = append(d.nodes, &node{folder: folder, names: map[string]int{}, fromDisk: map[string]int{}, content: content})
	return len(d.nodes) - 1
}

// find returns the node of a path, -1 if there is none.
func (d *disk) find(p string) int {
	at := d.root
	for part := range strings.SplitSeq(p, "/") {
		if part == "" || part == "." {
			continue
		}
		next, ok := d.nodes[at].names[part]
		if !ok {
			return -1
		}
		at = next
	}
	return at
}

func (d *disk) change(sets ...set) {
	for _, s := range sets {
		if s.node < 0 {
			delete(d.nodes[s.folder].names, s.name)
		} else {
			d.nodes[s.folder].names[s.name] = s.node
		}
	}
	d.changes = append(d.changes, change{sets: sets})
}

// An operation is a call of a build, with paths below the desk.
type operation struct {
	call        string
	path, other string
	content     string // written
	exchange    bool
}

// do carries an operation out. A sync covers what ended before it began.
func (d *disk) do(o operation, covered int) error {
	entry := func(p string) (folder int, name string, err error) {
		dir, name := path.Split(p)
		if folder = d.find(dir); folder < 0 {
			err = fmt.Errorf("%s %s: no such folder in the model", o.call, p)
		}
		return folder, name, err
	}
	folder, name, err := entry(o.path)
	if err != nil {
		return err
	}
	n := d.find(o.path)
	switch o.call {
	case "create", "mkdirat":
		d.change(set{folder, name, d.add(o.call == "mkdirat", "")})
	case "unlinkat":
		d.change(set{folder, name, -1})
	case "linkat", "renameat", "renameat2":
		to, toName, err := entry(o.other)
		if err != nil {
			return err
		}
		switch {
		case o.call == "linkat":
			d.change(set{to, toName, n})
		case o.exchange:
			d.change(set{folder, name, d.find(o.other)}, set{to, toName, n})
		default:
			d.change(set{folder, name, -1}, set{to, toName, n})
		}
	case "write":
		d.nodes[n].content += o.content
	case "fsync":
		if !d.nodes[n].folder {
			d.nodes[n].onDisk = d.nodes[n].content
			break
		}
		for i := range d.changes[:covered] {
			for _, s := range d.changes[i].sets {
				if s.folder == n {
					d.changes[i].synced = true
				}
			}
		}
	default:
		return fmt.Errorf("the model knows no %s", o.call)
	}
	return nil
}

// afterCut is what may be found after a power cut: of the changes that no sync
// covers each is there if keep says so, and unsynced content is cut short.
func (d *disk) afterCut(keep func() bool, cut func(n int) int) tree {
	names := make([]map[string]int, len(d.nodes))
	for i, n := range d.nodes {
		names[i] = map[string]int{}
		for name, node := range n.fromDisk {
			names[i][name] = node
		}
	}
	for _, c := range d.changes {
		if !c.synced && !keep() {
			continue
		}
		for _, s := range c.sets {
			if s.node < 0 {
				delete(names[s.folder], s.name)
			} else {
				names[s.folder][s.name] = s.node
			}
		}
	}
	t := tree{}
	var walk func(node int, at string)
	walk = func(node int, at string) {
		n := d.nodes[node]
		if !n.folder {
			t[at] = n.onDisk
			if n.content != n.onDisk {
				t[at] += n.content[len(n.onDisk):][:cut(len(n.content)-len(n.onDisk))]
			}
			return
		}
		if len(names[node]) == 0 && at != "" {
			t[at+"/"] = ""
		}
		for name, below := range names[node] {
			walk(below, path.Join(at, name))
		}
	}
	walk(d.root, "")
	return t
}

// TestDisk holds the model to what it promises.
func TestDisk(t *testing.T) {
	never, always := func() bool { return false }, func() bool { return true }
	none := func(int) int { return 0 }
	for _, c := range []struct {
		name       string
		operations string
		none, all  tree // after a cut that keeps no unsynced change, or every one
	}{
		{"a new file", "create b; write b", tree{"a": "1"}, tree{"a": "1", "b": ""}},
		{"its content synced", "create b; write b; fsync b", tree{"a": "1"}, tree{"a": "1", "b": "new"}},
		{"its name synced", "create b; write b; fsync .", tree{"a": "1", "b": ""}, tree{"a": "1", "b": ""}},
		{"both synced", "create b; write b; fsync b; fsync .", tree{"a": "1", "b": "new"}, tree{"a": "1", "b": "new"}},
		{"renamed over", "create b; write b; fsync b; renameat b a", tree{"a": "1"}, tree{"a": "new"}},
		{"renamed over, unsynced", "create b; write b; renameat b a; fsync .", tree{"a": ""}, tree{"a": ""}},
		{"exchanged", "create b; write b; fsync b; fsync .; exchange a b", tree{"a": "1", "b": "new"}, tree{"a": "new", "b": "1"}},
		{"removed", "unlinkat a", tree{"a": "1"}, tree{}},
		{"linked", "linkat a b; unlinkat a; fsync .", tree{"b": "1"}, tree{"b": "1"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDisk(tree{"a": "1"})
			for op := range strings.SplitSeq(c.operations, "; ") {
				words := append(strings.Fields(op), "")
				o := operation{call: words[0], path: words[1], other: words[2], content: "new"}
				if o.call == "exchange" {
					o.call, o.exchange = "renameat2", true
				}
				if err := d.do(o, len(d.changes)); err != nil {
					t.Fatal(err)
				}
			}
			if diff := c.none.differs(d.afterCut(never, none)); diff != "" {
				t.Errorf("keeping none: %s", diff)
			}
			if diff := c.all.differs(d.afterCut(always, none)); diff != "" {
				t.Errorf("keeping all: %s", diff)
			}
		})
	}
}

// operations turns the calls of a build into operations on the desk. Each has
// the number of calls that had ended when it began.
func operations(calls []call, desk string) (ops []operation, began []int) {
	var ends []int
	below := func(p string) (string, bool) {
		p, in := strings.CutPrefix(p, desk+"/")
		return p, in
	}
	for _, c := range calls {
		if c.failed {
			continue
		}
		o := operation{call: c.name}
		in := false
		switch c.name {
		case "openat":
			if !strings.Contains(c.args[2].text, "O_CREAT") {
				continue
			}
			o.call = "create"
			o.path, in = below(path.Join(c.args[0].path, c.args[1].text))
		case "mkdirat", "unlinkat":
			o.path, in = below(path.Join(c.args[0].path, c.args[1].text))
		case "linkat", "renameat", "renameat2":
			o.path, in = below(path.Join(c.args[0].path, c.args[1].text))
			o.other, _ = below(path.Join(c.args[2].path, c.args[3].text))
			o.exchange = c.name == "renameat2" && strings.Contains(c.args[4].text, "EXCHANGE")
		case "write":
			o.path, in = below(c.args[0].path)
			o.content = c.args[1].text
		case "fsync":
			o.path, in = below(c.args[0].path + "/")
			o.path = strings.TrimSuffix(o.path, "/")
		}
		if !in {
			continue
		}
		ops = append(ops, o)
		n, _ := slices.BinarySearch(ends, c.begin)
		began = append(began, n)
		ends = append(ends, c.end)
	}
	return ops, began
}

// replay carries operations out one after the other and shows each state to
// see: after n operations.
func replay(before tree, ops []operation, began []int, see func(d *disk, n int)) error {
	d := newDisk(before)
	made := []int{0} // changes after n operations
	see(d, 0)
	for i, o := range ops {
		if err := d.do(o, made[began[i]]); err != nil {
			return err
		}
		made = append(made, len(d.changes))
		see(d, i+1)
	}
	return nil
}

// cuts looks at what may be found after a power cut at every operation, each
// in some draws, and counts those that wrong finds something in.
func cuts(before tree, ops []operation, began []int, draws int, wrong func(t tree, n int) string) (looked, bad int, first string, err error) {
	random := rand.New(rand.NewPCG(*seed, 0))
	err = replay(before, ops, began, func(d *disk, n int) {
		for draw := range draws {
			keep := func() bool { return random.IntN(2) == 0 }
			cut := func(n int) int { return random.IntN(n + 1) }
			switch draw {
			case 0:
				keep, cut = func() bool { return false }, func(int) int { return 0 }
			case 1:
				keep, cut = func() bool { return true }, func(int) int { return 0 }
			case 2: // nearly all
				keep = func() bool { return random.IntN(20) > 0 }
			}
			looked++
			if w := wrong(d.afterCut(keep, cut), n); w != "" {
				bad++
				if first == "" {
					first = fmt.Sprintf("after operation %d of %d: %s", n, len(ops), w)
				}
			}
		}
	})
	return looked, bad, first, err
}
