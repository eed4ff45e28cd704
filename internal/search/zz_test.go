package search_test

import ("testing";"fmt";"io";"syscall"
"annals/internal/build";"annals/internal/gensite";"annals/internal/search";"annals/templates")
func cpu() float64 { var r syscall.Rusage; syscall.Getrusage(0,&r); return float64(r.Utime.Nano()+r.Stime.Nano())/1e9 }
func TestShare(t *testing.T){
	fsys:=gensite.Site(10000)
	a:=cpu()
	r,err:=build.Site(fsys,templates.FS,build.Options{})
	if err!=nil{t.Fatal(err)}
	b:=cpu()
	n:=0
	for f:=range r.Files{ if err:=f.Write(io.Discard);err!=nil{t.Fatal(err)}; n++ }
	c:=cpu()
	x:=search.New(r.Site,search.OptionsFor("en"))
	d:=cpu()
	fmt.Println("site",b-a,"files",n,c-b,"search",d-c,len(x.Files))
	m:=map[byte][3]int{}
	s:=search.Serve(x)
	for _,f:=range x.Files{ v:=m[f.Name[0]]; v[0]++; z:=s.Size(f.Name); v[1]+=z; v[2]=max(v[2],z); m[f.Name[0]]=v}
	for k,v:=range m{fmt.Printf("%c %v\n",k,v)}
}
