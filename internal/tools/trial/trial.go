// Package trial tries the built program as a whole: killed, refused by the
// system, short of room, built twice at once, edited meanwhile, cut off from
// power, and on other machines than this one.
//
// The trials run for minutes and need Linux with strace, so they are tests
// under the tag trial. Each says what it measured in a line that begins with
// "proof:"; internal/tools/prove collects them.
//
//	go test -tags trial ./internal/tools/trial -v -run TestKill -full
package trial
