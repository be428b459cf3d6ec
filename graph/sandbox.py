"""Queries that people write: read-only, with limits, in a process of their own.

The engine cannot be interrupted, so the query runs in a child process on a published
copy and is stopped when its time is out. Anything that would change the graph or
speak to another server is refused before it runs.
"""

import json
import re
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ingest.errors import QueryError

MAX_QUERY = 100_000
_TOKENS = re.compile(
    r"""
      <[^<>"{}|^`\\\s]*>                        # IRI
    | \#[^\n\r]*                                # comment
    | '''(?:[^'\\]|\\.|'(?!''))*'''             # long strings
    | \"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"
    | '(?:[^'\\\n\r]|\\.)*'                     # strings
    | "(?:[^"\\\n\r]|\\.)*"
    | [?$]\w+                                   # variables
    | @[A-Za-z-]+                               # language tags
    | [\w.-]{0,200}:[\w:%.\\-]*                 # prefixed names
    | (?P<word>[A-Za-z_]\w*)
    | .
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_CHANGES = frozenset(
    "INSERT DELETE LOAD CLEAR DROP CREATE ADD MOVE COPY WITH".split()  # noqa: SIM905
)
_FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one query may take: seconds, rows and megabytes."""

    seconds: float = 10.0
    rows: int = 10_000
    megabytes: int = 2_048


@dataclass(frozen=True, slots=True)
class Answer:
    """SPARQL 1.1 JSON results, or triples as N-Triples lines; both may be cut."""

    results: dict[str, Any]
    triples: tuple[str, ...] = ()
    cut: bool = False


def _words(sparql: str) -> list[str]:
    """Return the bare words of a query: not in strings, comments, IRIs or names."""
    found = (match.group("word") for match in _TOKENS.finditer(sparql))
    return [word.upper() for word in found if word]


def _unescaped(sparql: str) -> str:
    """Return the query with \\uXXXX replaced, as an engine may read it."""

    def character(match: re.Match[str]) -> str:
        code = int(match.group(1) or match.group(2), 16)
        return chr(code) if code <= sys.maxunicode else ""

    return _ESCAPE.sub(character, sparql)


def check(sparql: str) -> None:
    """Refuse what is not a plain query of this graph.

    Raises:
        QueryError: with the reason in plain Swedish.
    """
    if len(sparql) > MAX_QUERY:
        raise QueryError("Frågan är för lång.")
    # A keyword written with escapes must not slip by, nor one hidden by them.
    for written in (sparql, _unescaped(sparql)):
        words = _words(written)
        if "SERVICE" in words:
            raise QueryError(
                "SERVICE är inte tillåtet: frågor ställs bara till grafen."
            )
        form = next((w for w in words if w in _FORMS | _CHANGES), None)
        if form in _CHANGES:
            raise QueryError(f"{form} är inte tillåtet: grafen kan bara läsas här.")
        if form is None:
            raise QueryError(
                "Frågan behöver börja med SELECT, ASK, CONSTRUCT eller DESCRIBE."
            )


def ask(copy: Path, sparql: str, limits: Limits | None = None) -> Answer:
    """Answer a person's query from a published copy, within `limits`.

    Raises:
        QueryError: the query is refused, cannot be understood or took too much.
    """
    limits = limits or Limits()
    check(sparql)
    task = {"copy": str(copy), "sparql": sparql, "limits": asdict(limits)}
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "graph.sandbox_child"],
            input=json.dumps(task).encode(),
            capture_output=True,
            timeout=limits.seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        message = f"Frågan tog mer än {limits.seconds:g} sekunder och avbröts."
        raise QueryError(message) from error
    if done.returncode != 0:
        raise QueryError("Frågan tog för mycket minne och avbröts.")
    answer: dict[str, Any] = json.loads(done.stdout)
    if answer.get("error"):
        raise QueryError(f"Frågan går inte att besvara: {answer['error']}")
    return Answer(answer["results"], tuple(answer["triples"]), answer["cut"])
