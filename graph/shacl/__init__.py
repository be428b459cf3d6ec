"""SHACL, the part of it that our shapes use, fast enough for every document.

The shapes file is the truth and is read as it stands; a construct that is not known
here is an error, never skipped. That this and pyshacl find the same is a test.
"""

from graph.shacl.data import Data
from graph.shacl.shapes import Finding, Shapes, read

__all__ = ["Data", "Finding", "Shapes", "read"]
