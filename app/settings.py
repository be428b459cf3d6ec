"""One frozen `Settings`, built here and passed down to all that need it.

Order: command line, environment (`SAGT_…`), default. `SAGT_MODEL` is read by
`ingest.nlp` itself, since worker processes build the pipeline too.
"""

import datetime as dt
import os
from dataclasses import dataclass
from pathlib import Path

from graph.store_http import Server
from ingest.errors import SagtError

DEFAULT_COLLECTION = "samling"
# Where follow-up keeps what it has found, below the collection's folder.
FOLLOWUP = "graph/followup.sqlite"
DEFAULT_BASE = "https://w3id.org/sagt/id/"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run of the product needs to know.

    Args:
        collection: Folder of the collection (`--collection`, `SAGT_COLLECTION`).
        base: Base address of things in the graph (`SAGT_BASE`).
        workers: Worker processes for reading (`SAGT_WORKERS`); one per core if 0.
        fetch_private: Whether pages of closed networks may be fetched
            (`SAGT_FETCH_PRIVATE=1`).
        server: The SPARQL server that holds the graph (`SAGT_SPARQL`, and
            `SAGT_SPARQL_UPDATE`, `SAGT_SPARQL_USER`, `SAGT_SPARQL_PASSWORD`); the
            graph is kept in the collection's folder if None.
        day: The day that counts as today (`SAGT_TODAY`); the clock's if None.
        learning: Whether what people have confirmed and rejected of other promises
            orders what is found (`SAGT_LEARNING=0`: it does not).
    """

    collection: Path
    base: str = DEFAULT_BASE
    workers: int = 0
    fetch_private: bool = False
    server: Server | None = None
    day: dt.date | None = None
    learning: bool = True

    @property
    def today(self) -> dt.date:
        """Return the day that promises are judged on."""
        return self.day or dt.datetime.now().astimezone().date()

    @property
    def graph_place(self) -> str:
        """Return where the graph is: the server's address, or "" for the folder."""
        return self.server.query if self.server else ""


def load(collection: Path | None = None) -> Settings:
    """Return the settings of this run."""
    named = os.environ.get("SAGT_COLLECTION") or DEFAULT_COLLECTION
    return Settings(
        collection=collection or Path(named),
        base=os.environ.get("SAGT_BASE") or DEFAULT_BASE,
        workers=_whole_number("SAGT_WORKERS"),
        fetch_private=_whole_number("SAGT_FETCH_PRIVATE") > 0,
        server=_server(),
        day=_day("SAGT_TODAY"),
        learning=os.environ.get("SAGT_LEARNING") != "0",
    )


def _server() -> Server | None:
    address = os.environ.get("SAGT_SPARQL")
    if not address:
        return None
    return Server(
        query=address,
        update=os.environ.get("SAGT_SPARQL_UPDATE") or "",
        user=os.environ.get("SAGT_SPARQL_USER") or "",
        password=os.environ.get("SAGT_SPARQL_PASSWORD") or "",
    )


def _day(name: str) -> dt.date | None:
    text = os.environ.get(name)
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError as error:
        message = f"{name} ska vara en dag som 2024-12-31, inte {text}."
        raise SagtError(message) from error


def _whole_number(name: str) -> int:
    text = os.environ.get(name) or "0"
    if not text.isdecimal():
        message = f"{name} ska vara ett heltal, inte {text}."
        raise SagtError(message)
    return int(text)
