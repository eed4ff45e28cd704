package build_test

import (
	"runtime"
	"testing"
	"weak"

	"annals/internal/build"
	"annals/internal/gensite"
	"annals/templates"
)

// A Result does not keep what the site was read from, which is as large again as
// the site: a build makes its pages without it.
func TestReadIsLetGo(t *testing.T) {
	s := build.NewSession(gensite.With(gensite.Lean, 10), templates.FS, build.Options{Version: "test"})
	session := weak.Make(s)
	r, err := s.Build()
	if err != nil || r.Files == nil {
		t.Fatal(err, r.Problems)
	}
	s = nil
	runtime.GC()
	if session.Value() != nil {
		t.Error("the session is still there")
	}
	runtime.KeepAlive(r)
}
