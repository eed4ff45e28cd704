package serve

import (
	"fmt"
	"net"
	"strconv"
)

// A Taken error says that something else listens at an address already.
type Taken struct {
	Addr string
	Free string // an address nearby that is free, or empty
}

func (t *Taken) Error() string { return t.Addr + " is in use" }

// Listen listens at addr, a host and a port. Without a host it is this machine
// alone: nobody is served by leaving something out.
func Listen(addr string) (net.Listener, error) {
	host, port, err := split(addr)
	if err != nil {
		return nil, err
	}
	at := net.JoinHostPort(host, strconv.Itoa(port))
	l, err := net.Listen("tcp", at)
	if err == nil {
		return l, nil
	}
	const near = 20
	for p := port + 1; port > 0 && p <= min(port+near, 65535); p++ {
		other := net.JoinHostPort(host, strconv.Itoa(p))
		if l, err := net.Listen("tcp", other); err == nil { // so it is the port that cannot be had
			_ = l.Close()
			return nil, &Taken{at, other}
		}
	}
	return nil, fmt.Errorf("listen at %s: %w", at, err)
}

// An AddrError is an address that cannot be meant.
type AddrError struct{ Addr string }

func (e *AddrError) Error() string {
	return fmt.Sprintf("%q is not an address: write a host and a port, 127.0.0.1:1313", e.Addr)
}

func split(addr string) (host string, port int, err error) {
	host, service, err := net.SplitHostPort(addr)
	if err != nil {
		return "", 0, &AddrError{addr}
	}
	port, err = strconv.Atoi(service)
	if err != nil || port < 0 || port > 65535 {
		return "", 0, &AddrError{addr}
	}
	if host == "" {
		host = "127.0.0.1"
	}
	return host, port, nil
}

// Public reports whether others than this machine reach l.
func Public(l net.Listener) bool {
	a, ok := l.Addr().(*net.TCPAddr)
	return !ok || !a.IP.IsLoopback()
}
