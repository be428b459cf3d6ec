"""The rooms stand as ARCHITECTURE.md says, and nothing hides anything else."""

import ast
import sys
from collections import Counter
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

PRODUCT = ("ingest", "graph", "search", "app")
# What each room may import of the others.
BELOW = {
    "ingest": {"ingest"},
    "graph": {"graph", "ingest"},
    "search": {"search", "ingest"},
    "app": set(PRODUCT),
}
OURS = {*PRODUCT, "corpus", "benchmarks", "tests", "tools"}


def _modules(file: Path) -> set[str]:
    """Return the dotted names of the modules a file imports, wherever it does."""
    names = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def _rooms(file: Path) -> set[str]:
    """Return which of our own rooms a file imports from."""
    return {module.partition(".")[0] for module in _modules(file)} & OURS


@pytest.mark.parametrize("room", PRODUCT)
def test_imports_go_one_way(root: Path, room: str) -> None:
    wrong = {
        str(file.relative_to(root)): sorted(beyond)
        for file in sorted((root / room).rglob("*.py"))
        if (beyond := _rooms(file) - BELOW[room])
    }
    assert not wrong


def test_nothing_beside_a_streamlit_script_is_named_like_a_module(root: Path) -> None:
    """Streamlit puts the script's folder first on the path, where it would hide it."""
    taken = OURS | set(packages_distributions()) | set(sys.stdlib_module_names)
    beside = [
        path
        for folder in (root / "app", root / "app" / "ui")
        for path in folder.iterdir()
        if (path.suffix == ".py" or path.is_dir()) and not path.name.startswith("_")
    ]
    assert beside
    assert not {str(p.relative_to(root)) for p in beside if p.stem in taken}


def test_tests_are_no_packages_and_have_names_of_their_own(root: Path) -> None:
    assert not list((root / "tests").rglob("__init__.py"))
    names = Counter(file.name for file in (root / "tests").rglob("test_*.py"))
    assert [name for name, count in names.items() if count > 1] == []


def test_no_module_has_a_name_that_says_nothing(root: Path) -> None:
    empty = {"utils", "util", "helpers", "helper", "common", "misc", "manager"}
    found = [f for room in PRODUCT for f in (root / room).rglob("*.py")]
    assert not [str(f.relative_to(root)) for f in found if f.stem in empty]


def test_each_heavy_library_has_one_door(root: Path) -> None:
    """What `spacy.tokens` holds are names of types, which anyone may annotate with."""
    doors = {
        "spacy": {"ingest/nlp.py"},
        "rdflib": {"graph/rdf.py"},
        "networkx": {"graph/network/measures.py", "graph/network/placing.py"},
        "whoosh": {"search/query/grammar.py", "search/engines/whoosh.py"},
        "tantivy": {"search/engines/tantivy.py"},
    }
    users: dict[str, set[str]] = {library: set() for library in doors}
    for room in PRODUCT:
        for file in (root / room).rglob("*.py"):
            for module in _modules(file) - {"spacy.tokens"}:
                library = module.partition(".")[0]
                if library in users:
                    users[library].add(file.relative_to(root).as_posix())
    assert users == doors
