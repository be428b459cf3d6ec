"""Which version of the rules read a document: package version and fingerprint."""

import hashlib
from functools import cache
from pathlib import Path

VERSION = "0.1.0"


@cache
def rules_fingerprint() -> str:
    """Return version and 12 hex digits over all code and lexicons of `ingest`."""
    total = hashlib.sha256()
    folder = Path(__file__).parent
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".py", ".tsv", ".txt"}:
            total.update(path.relative_to(folder).as_posix().encode())
            total.update(path.read_bytes())
    return f"{VERSION}+{total.hexdigest()[:12]}"
