"""One file, one kind of fact; each reads a `Context` and returns facts in order."""
