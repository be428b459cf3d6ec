"""Which program made the index: what it holds depends on this code too."""

import hashlib
import shutil
from functools import cache
from pathlib import Path

from ingest.version import rules_fingerprint

KINDS = frozenset({".py", ".tsv"})
# Of these only queries are read and answers ordered, so the index stands.
ASKING = ("query", "ranking")


@cache
def index_fingerprint() -> str:
    """Return 12 hex digits over all code and data that passages are indexed with."""
    # Words are stemmed and cut by the language of `ingest`.
    total = hashlib.sha256(rules_fingerprint().encode())
    folder = Path(__file__).parent
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if path.suffix in KINDS and inside.parts[0] not in ASKING:
            total.update(inside.as_posix().encode())
            total.update(path.read_bytes())
    return total.hexdigest()[:12]


def index_place(folder: Path, engine: str) -> Path:
    """Return where this program keeps the index of an engine, below `folder`."""
    return folder / f"{engine}-{index_fingerprint()}"


def forget_others(place: Path) -> None:
    """Remove what other programs have left beside an index of this one."""
    for left in place.parent.iterdir():
        if left.is_dir() and not left.name.endswith(f"-{index_fingerprint()}"):
            shutil.rmtree(left, ignore_errors=True)
        elif left.is_file():
            left.unlink(missing_ok=True)
