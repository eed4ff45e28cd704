package main

// targets are the fuzz targets; targets_test.go holds them against the code.
var targets = []struct{ in, name string }{}
