"""Which program made the graph: what it holds depends on this code too."""

import hashlib
from functools import cache
from pathlib import Path

KINDS = frozenset({".py", ".ttl", ".tsv", ".rq"})


@cache
def program_fingerprint() -> str:
    """Return 12 hex digits over all code and data of `graph`."""
    total = hashlib.sha256()
    folder = Path(__file__).parent
    for path in sorted(folder.rglob("*")):
        if path.suffix in KINDS:
            total.update(path.relative_to(folder).as_posix().encode())
            total.update(path.read_bytes())
    return total.hexdigest()[:12]
