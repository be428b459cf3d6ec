"""Which version of the rules read a document: package version and fingerprint."""

import hashlib
from functools import cache
from pathlib import Path

from ingest import nlp

VERSION = "0.1.0"


def rules_fingerprint() -> str:
    """Return version and 12 hex digits over all code and lexicons of `ingest`.

    A trained model that takes part counts too: another may read other facts.
    """
    return _fingerprint(nlp.model_mark())


@cache
def _fingerprint(model: str) -> str:
    total = hashlib.sha256(model.encode())
    folder = Path(__file__).parent
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".py", ".tsv", ".txt"}:
            total.update(path.relative_to(folder).as_posix().encode())
            total.update(path.read_bytes())
    return f"{VERSION}+{total.hexdigest()[:12]}"
