"""Where the repository is, and which of its files people write by hand."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("app", "benchmarks", "corpus", "deploy", "docs", "graph", "ingest", "search")
HIDDEN = (".ci/run", ".gitignore")


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def written() -> dict[str, str]:
    """Return the text of every file in the repository, by its relative path."""
    files = [f for f in ROOT.iterdir() if f.is_file() and not f.name.startswith(".")]
    files += [ROOT / name for name in HIDDEN]
    for room in (*ROOMS, "tests", "tools"):
        files += [f for f in (ROOT / room).rglob("*") if f.is_file()]
    texts = {}
    for file in files:
        path = file.relative_to(ROOT)
        made = any(part.startswith((".", "__pycache__")) for part in path.parts[:-1])
        if path.as_posix() in HIDDEN or not made:
            texts[path.as_posix()] = file.read_bytes().decode("utf-8", errors="replace")
    return texts
