"""One frozen `Settings`, built here and passed down to all that need it.

Order: command line, environment (`SAGT_…`), default. What there is to set is declared
in `app.declared`. `SAGT_MODEL` is read by `ingest.nlp` itself, since worker processes
build the pipeline too.
"""

import datetime as dt
import ipaddress
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from graph.store_http import Server
from ingest.errors import SagtError
from search.engines import DEFAULT, ENGINES

DEFAULT_COLLECTION = "samling"
# Where follow-up keeps what it has found, below the collection's folder.
FOLLOWUP = "graph/followup.sqlite"
# Where the records of each document are, and by what name who is who is noted there.
RECORDS, RESOLUTION = "graph/records.sqlite", "resolution"
DEFAULT_BASE = "https://w3id.org/sagt/id/"
DEFAULT_APP = "http://127.0.0.1:8501"
# How the way to a mail server is kept secret, and its usual port: turned on after
# greeting, from the beginning, or not at all.
TLS = {"starttls": 587, "tls": 465, "nej": 25}
# How the log is written, and from how important on.
LOGS, LEVELS = ("text", "json"), ("debug", "info", "warning", "error")
# Letters of a key that nobody guesses.
SHORTEST_KEY = 16


@dataclass(frozen=True, slots=True)
class Smtp:
    """The mail server that news of watches are sent through.

    Args:
        host: Its name or number (`SAGT_SMTP`, as `host:port`).
        port: Its port; the usual one for `tls` if none is given.
        sender: The address that mail is sent from (`SAGT_SMTP_FROM`).
        user: Who logs in (`SAGT_SMTP_USER`); nobody does if "".
        password: With which password (`SAGT_SMTP_PASSWORD`).
        tls: A key of `TLS` (`SAGT_SMTP_TLS`); starttls, on this machine none.
    """

    host: str
    port: int
    sender: str
    user: str = ""
    password: str = field(default="", repr=False)
    tls: str = "starttls"


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
        learning: Whether what people have confirmed and rejected of a promise orders
            what is found of it later (`SAGT_LEARNING=0`: it does not).
        aside: Whether documents with personal identity numbers are set aside until
            somebody decides (`SAGT_ASIDE=0`: they are not).
        smtp: The mail server (`SAGT_SMTP` …); no mail is sent if None.
        app: Where readers of mail and feeds find the app (`SAGT_APP`).
        engine: What searches: a key of `search.engines.ENGINES` (`SAGT_ENGINE`).
        access: The file on how one signs in and who may do what (`--access`,
            `SAGT_ACCESS`); nobody signs in if None.
        public: Whether only what is public is to be seen (`--public`,
            `SAGT_PUBLIC=1`).
        contact: Where to tell what is not accessible (`SAGT_CONTACT`): an address that
            the page Om shows; nothing is shown if "".
        log: How the log is written: one of `LOGS` (`SAGT_LOG`).
        log_level: The least important that is logged: one of `LEVELS`
            (`SAGT_LOG_LEVEL`).
        metrics_key: What whoever reads the metrics knows (`SAGT_METRICS_KEY`); without
            it they are only read where nobody signs in.
    """

    collection: Path
    base: str = DEFAULT_BASE
    workers: int = 0
    fetch_private: bool = False
    server: Server | None = None
    day: dt.date | None = None
    learning: bool = True
    aside: bool = True
    smtp: Smtp | None = None
    app: str = DEFAULT_APP
    engine: str = DEFAULT
    access: Path | None = None
    public: bool = False
    contact: str = ""
    log: str = LOGS[0]
    log_level: str = "warning"
    metrics_key: str = field(default="", repr=False)

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
        aside=os.environ.get("SAGT_ASIDE") != "0",
        smtp=_smtp(),
        app=(os.environ.get("SAGT_APP") or DEFAULT_APP).rstrip("/"),
        engine=_one_of("SAGT_ENGINE", tuple(ENGINES), DEFAULT),
        access=_path("SAGT_ACCESS"),
        public=_whole_number("SAGT_PUBLIC") > 0,
        contact=os.environ.get("SAGT_CONTACT") or "",
        log=_one_of("SAGT_LOG", LOGS, LOGS[0]),
        log_level=_one_of("SAGT_LOG_LEVEL", LEVELS, "warning"),
        metrics_key=_metrics_key(),
    )


def _path(name: str) -> Path | None:
    text = os.environ.get(name)
    return Path(text) if text else None


def _one_of(name: str, values: Sequence[str], default: str) -> str:
    said = (os.environ.get(name) or default).lower()
    if said not in values:
        *first, last = values
        message = f"{name} ska vara {', '.join(first)} eller {last}, inte {said}."
        raise SagtError(message)
    return said


def _metrics_key() -> str:
    key = os.environ.get("SAGT_METRICS_KEY") or ""
    if key and len(key) < SHORTEST_KEY:
        message = f"SAGT_METRICS_KEY ska vara minst {SHORTEST_KEY} tecken."
        raise SagtError(message)
    return key


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


def _smtp() -> Smtp | None:
    written = os.environ.get("SAGT_SMTP")
    if not written:
        return None
    host, port = _host_and_port(written)
    usual = "nej" if is_loopback(host) else "starttls"
    tls = (os.environ.get("SAGT_SMTP_TLS") or usual).lower()
    if tls not in TLS:
        message = f"SAGT_SMTP_TLS ska vara {', '.join(TLS)}, inte {tls}."
        raise SagtError(message)
    user = os.environ.get("SAGT_SMTP_USER") or ""
    if user and tls == "nej" and not is_loopback(host):
        message = (
            "Lösenordet till e-postservern skickas inte utan kryptering. "
            "Sätt SAGT_SMTP_TLS till starttls eller tls."
        )
        raise SagtError(message)
    return Smtp(
        host=host,
        port=port or TLS[tls],
        sender=os.environ.get("SAGT_SMTP_FROM") or "",
        user=user,
        password=os.environ.get("SAGT_SMTP_PASSWORD") or "",
        tls=tls,
    )


def _host_and_port(written: str) -> tuple[str, int]:
    """Return host and port, 0 where none is written."""
    try:
        parts = urlsplit(f"//{written.strip()}")
        host, port = parts.hostname or "", parts.port or 0
        is_whole = written.strip() == parts.netloc and "@" not in written
    except ValueError:
        host, port, is_whole = "", 0, False
    if not host or not is_whole:
        message = "SAGT_SMTP ska vara en server, som smtp.exempel.se:587."
        raise SagtError(message)
    return host, port


def is_loopback(host: str) -> bool:
    """Tell whether a host is this very machine."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


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
