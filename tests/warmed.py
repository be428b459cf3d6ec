"""Imported once by the process that tests' readers are forked from: all that is slow.

Loading the language pipeline and the lexicons takes seconds, reading one of the
tests' documents milliseconds.
"""

from ingest import pipeline
from ingest.worker import serve

__all__ = ["serve"]

pipeline.build_artifact("Nämnden beslutar att anta planen.".encode(), "handling.txt")
