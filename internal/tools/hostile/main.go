// Hostile lists what a stranger could write and what becomes of it.
//
//	go run ./internal/tools/hostile            each class: how often refused, how often published as text
//	go run ./internal/tools/hostile -places    where a stranger can write
//	go run ./internal/tools/hostile -class X   each payload of a class, with the code of each refusal
//
// It ends with 1 if something published does what it should not.
package main

import (
	"flag"
	"fmt"
	"log"
	"maps"
	"os"
	"slices"
	"strings"
	"text/tabwriter"

	"annals/internal/hostile"
)

func main() {
	log.SetFlags(0)
	places := flag.Bool("places", false, "list the places where a stranger can write")
	only := flag.String("class", "", "list the payloads of this class")
	flag.Parse()

	out := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	defer out.Flush()
	if *places {
		for _, p := range hostile.Places() {
			fmt.Fprintf(out, "%s\t%s\n", p.Name, p.Form)
		}
		return
	}
	payloads := slices.DeleteFunc(hostile.Payloads(), func(p hostile.Payload) bool { return *only != "" && p.Class != *only })
	bench, err := hostile.NewBench()
	if err != nil {
		log.Fatal(err)
	}
	outcomes, err := bench.TryAll(payloads)
	if err != nil {
		log.Fatal(err)
	}
	if *only != "" {
		for i, o := range outcomes {
			fmt.Fprintf(out, "%s\tpublished in %d places\t%s\n", payloads[i], len(o.Accepted), refusals(o))
		}
	} else {
		classes(out, payloads, outcomes)
	}
	bad := 0
	for i, o := range outcomes {
		for _, f := range o.Findings {
			bad++
			fmt.Fprintf(out, "FOUND\t%s\t%s\n", payloads[i], f)
		}
	}
	fmt.Fprintf(out, "\n%d payloads × %d places; found in what is published: %d\n", len(payloads), len(hostile.Places()), bad)
	if bad > 0 {
		out.Flush()
		os.Exit(1)
	}
}

// refusals counts the codes of an outcome.
func refusals(o hostile.Outcome) string {
	counts := map[string]int{}
	for _, code := range o.Refused {
		counts[code]++
	}
	var all []string
	for _, code := range slices.Sorted(maps.Keys(counts)) {
		all = append(all, fmt.Sprintf("%s ×%d", code, counts[code]))
	}
	return strings.Join(all, ", ")
}

func classes(out *tabwriter.Writer, payloads []hostile.Payload, outcomes []hostile.Outcome) {
	type row struct{ payloads, published, refused, files int }
	rows := map[string]*row{}
	var order []string
	for i, p := range payloads {
		r := rows[p.Class]
		if r == nil {
			r = &row{}
			rows[p.Class] = r
			order = append(order, p.Class)
		}
		r.payloads++
		r.published += len(outcomes[i].Accepted)
		r.refused += len(outcomes[i].Refused)
		r.files += outcomes[i].Files
	}
	fmt.Fprintln(out, "class\tpayloads\tpublished as text\trefused\tfiles judged")
	for _, class := range order {
		r := rows[class]
		fmt.Fprintf(out, "%s\t%d\t%d\t%d\t%d\n", class, r.payloads, r.published, r.refused, r.files)
	}
}
