"""`sagt`: each command calls a library function; data on stdout, the rest on stderr."""

from app.cli.frame import main

__all__ = ["main"]
