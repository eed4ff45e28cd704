package hostile
import ("testing";"time";"fmt")
func TestZZ(t *testing.T){
 b:=bench(t)
 for _,p:=range Payloads(){ 
  s:=time.Now(); o,err:=b.Try(p.Text); d:=time.Since(s)
  q:=p.String(); if len(q)>60{q=q[:60]}
  fmt.Println(d.Milliseconds(), q, len(o.Accepted), o.Files, err)
  for i,f:=range o.Findings { if i<3 {fmt.Println("  F",f)}}
 }
}
