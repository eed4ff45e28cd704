//go:build trial && linux

package trial

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
)

// mounted lays the desk into a file system of its own, which only its builds
// and /proc show.
func (d *desk) mounted() {
	d.Helper()
	at := d.dir
	holder := exec.Command("unshare", "-rm", "sh", "-c", `mount -t tmpfs tmpfs "$0" && echo ready && read -r end`, at)
	holder.Stderr = os.Stderr
	end, err := holder.StdinPipe()
	if err != nil {
		d.Fatal(err)
	}
	said, err := holder.StdoutPipe()
	if err != nil {
		d.Fatal(err)
	}
	if err := holder.Start(); err != nil {
		d.Fatal(err)
	}
	d.Cleanup(func() {
		end.Close()
		holder.Wait()
	})
	if _, err := bufio.NewReader(said).ReadString('\n'); err != nil {
		d.Fatal("no file system can be mounted here")
	}
	d.under = []string{"nsenter", "-t", fmt.Sprint(holder.Process.Pid), "-U", "-m", "--preserve-credentials"}
	d.dir = fmt.Sprintf("/proc/%d/root%s", holder.Process.Pid, at)
}

// room sets the size of the desk's file system.
func (d *desk) room(bytes int64) {
	d.Helper()
	args := append(d.under, "mount", "-o", fmt.Sprintf("remount,size=%d", bytes), filepath.Dir(d.out))
	if said, err := exec.Command(args[0], args[1:]...).CombinedOutput(); err != nil {
		d.Fatalf("%v\n%s", err, said)
	}
}

// used is how much of its file system the desk takes.
func (d *desk) used() int64 {
	d.Helper()
	var s syscall.Statfs_t
	if err := syscall.Statfs(d.dir, &s); err != nil {
		d.Fatal(err)
	}
	return int64(s.Blocks-s.Bfree) * s.Bsize
}

// TestFullDisk builds where there is room for a part of the next generation
// only, from none of it to nearly all.
func TestFullDisk(t *testing.T) {
	const sizes, plenty = 20, 1 << 26
	d := newDesk(t)
	d.mounted()
	d.room(plenty)
	d.set()

	// How much both generations take together, at the most.
	peak := d.used()
	for p, content := range trees[1] {
		if content != trees[0][p] {
			peak += (int64(len(content)) + 4095) / 4096 * 4096
		}
	}
	least := d.used()
	failed, bad := 0, 0
	for i := range sizes {
		size := least + (peak-least)*int64(i)/(sizes-1)
		d.room(size / 4096 * 4096)
		o := d.run(d.command(context.Background(), d.next()), nil)
		if o.exit != 0 {
			failed++
		}
		wrong := d.judge(o)
		d.room(plenty)
		if wrong == "" {
			wrong = d.recover()
		}
		if wrong != "" {
			bad++
			t.Errorf("room for %d bytes: %s", size-least, wrong)
		}
		d.set()
	}
	t.Logf("proof: a full disk in %d sizes, %d too small: %d wrong states or false exits", sizes, failed, bad)
	if failed < sizes/2 || failed == sizes {
		t.Errorf("%d of %d were too small: the sizes are not right", failed, sizes)
	}
}

// TestOtherUser builds as a user who may not write, or not read.
func TestOtherUser(t *testing.T) {
	bad, failed := 0, 0
	cases := []struct {
		name, path string
		mode       os.FileMode
	}{
		{"the folder above", ".", 0o555},
		{"the published folder", "public", 0o555},
		{"a folder in it", "public/events", 0o555},
		{"a folder in it, closed", "public/events", 0},
		{"a page", "public/index.html", 0},
		{"the manifest", "public/manifest.json", 0},
		{"a foreign file", "public/CNAME", 0},
		{"a foreign folder", "public/.well-known", 0},
	}
	for _, c := range cases {
		d := newDesk(t)
		locked := filepath.Join(d.dir, c.path)
		info, err := os.Lstat(locked)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(locked, c.mode); err != nil {
			t.Fatal(err)
		}
		cmd := d.command(context.Background(), d.next())
		cmd.SysProcAttr = &syscall.SysProcAttr{ // the same owner, without the rights of root
			Cloneflags:  syscall.CLONE_NEWUSER,
			UidMappings: []syscall.SysProcIDMap{{ContainerID: 1000, HostID: os.Getuid(), Size: 1}},
			GidMappings: []syscall.SysProcIDMap{{ContainerID: 1000, HostID: os.Getgid(), Size: 1}},
		}
		o := d.run(cmd, nil)
		if o.exit != 0 {
			failed++
		}
		if _, err := os.Lstat(locked); err == nil {
			os.Chmod(locked, info.Mode().Perm())
		}
		for _, sibling := range []string{".public.annals-stage", ".public.annals-old"} {
			if at := filepath.Join(d.dir, sibling, "events"); c.path == "public/events" {
				os.Chmod(at, 0o755) // the folder that was locked may stand here now
			}
		}
		if !d.after(c.name+" locked", o) {
			bad++
		}
	}
	t.Logf("proof: %d folders and files locked against the user who builds, %d builds refused: %d wrong states or false exits", len(cases), failed, bad)
}
