"""Queries that people write: read-only, with limits, in a process of their own.

The engine cannot be interrupted, so the query runs in a child process on a published
copy and is stopped when its time is out. Anything that would change the graph or
speak to another server is refused before it runs. A store on a server is asked over
its query address within the same limits, as far as they can be kept from outside.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

from graph import sparql as text
from graph import store_results
from graph.store_http import Connection
from ingest.errors import QueryError

MAX_QUERY = 100_000
# So many queries run at once; each may take the memory of its limits.
AT_ONCE = 4
_PLACES = BoundedSemaphore(AT_ONCE)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_CHANGES = frozenset(
    "INSERT DELETE LOAD CLEAR DROP CREATE ADD MOVE COPY WITH".split()  # noqa: SIM905
)
# What Virtuoso understands beside SPARQL: it fetches pages and calls procedures.
_PRAGMA = "DEFINE"
_PROCEDURES = frozenset({"bif", "sql"})


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may take: seconds, rows, megabytes to work in and to answer."""

    seconds: float = 10.0
    rows: int = 10_000
    megabytes: int = 2_048
    answer_megabytes: int = 50


@dataclass(frozen=True, slots=True)
class Answer:
    """SPARQL 1.1 JSON results, or triples as N-Triples lines; both may be cut."""

    results: dict[str, Any]
    triples: tuple[str, ...] = ()
    cut: bool = False


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
        words = text.words(written)
        for word in ("SERVICE", _PRAGMA):
            if word in words:
                message = f"{word} är inte tillåtet: frågor ställs bara till grafen."
                raise QueryError(message)
        if _PROCEDURES & {prefix.lower() for prefix in text.prefixes(written)}:
            raise QueryError("Serverns egna funktioner är inte tillåtna i frågor.")
        form = next((w for w in words if w in text.FORMS | _CHANGES), None)
        if form in _CHANGES:
            raise QueryError(f"{form} är inte tillåtet: grafen kan bara läsas här.")
        if form is None:
            raise QueryError(
                "Frågan behöver börja med SELECT, ASK, CONSTRUCT eller DESCRIBE."
            )


@contextmanager
def _turn(seconds: float) -> Iterator[None]:
    """Wait for one of the places for queries that run at once.

    Raises:
        QueryError: none has come free.
    """
    if not _PLACES.acquire(timeout=seconds):
        raise QueryError("Många frågor ställs just nu. Försök igen om en stund.")
    try:
        yield
    finally:
        _PLACES.release()


def _without_settings() -> dict[str, str]:
    """Return the environment without ours, which holds passwords."""
    return {name: v for name, v in os.environ.items() if not name.startswith("SAGT_")}


def ask(copy: Path, sparql: str, limits: Limits | None = None) -> Answer:
    """Answer a person's query from a published copy, within `limits`.

    Raises:
        QueryError: the query is refused, cannot be understood or took too much.
    """
    limits = limits or Limits()
    check(sparql)
    task = {"copy": str(copy), "sparql": sparql, "limits": asdict(limits)}
    try:
        with _turn(limits.seconds):
            done = subprocess.run(
                [sys.executable, "-P", "-m", "graph.sandbox_child"],
                input=json.dumps(task).encode(),
                capture_output=True,
                timeout=limits.seconds,
                check=False,
                env=_without_settings(),
            )
    except subprocess.TimeoutExpired as error:
        message = f"Frågan tog mer än {limits.seconds:g} sekunder och avbröts."
        raise QueryError(message) from error
    # Out of memory, or too deeply nested to be read: the process is gone.
    if done.returncode != 0:
        raise QueryError("Frågan tog för mycket minne och avbröts.")
    answer: dict[str, Any] = json.loads(done.stdout)
    if answer.get("error"):
        raise QueryError(f"Frågan går inte att besvara: {answer['error']}")
    return Answer(answer["results"], tuple(answer["triples"]), answer["cut"])


def ask_server(
    connection: Connection, sparql: str, limits: Limits | None = None
) -> Answer:
    """Answer a person's query from a server, within `limits`.

    The memory that the server takes is the server's to bound; the rows that are left
    over have been sent but are not shown.

    Raises:
        QueryError: the query is refused, cannot be understood or took too much.
        GraphError: the server cannot be reached.
    """
    limits = limits or Limits()
    check(sparql)
    form = text.form(sparql)
    wants = store_results.JSON if form in {"SELECT", "ASK"} else store_results.TRIPLES
    reply = connection.query(
        text.prologue(sparql) + sparql,
        wants,
        seconds=limits.seconds,
        limit=limits.answer_megabytes << 20,
    )
    if wants == store_results.TRIPLES:
        found = sorted(f"{t} ." for t in store_results.triples(reply.body, reply.media))
        return Answer({}, tuple(found[: limits.rows]), len(found) > limits.rows)
    results = store_results.parse(reply.body)
    if form == "ASK":
        return Answer({"head": {}, "boolean": store_results.boolean(results)})
    rows = results["results"]["bindings"]
    results["results"]["bindings"] = rows[: limits.rows]
    return Answer(results, cut=len(rows) > limits.rows)
