"""What a watch is, and what is new of it."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlencode

Kind = Literal["sokning", "aktor", "arende", "lofte"]
# What has happened: a passage found, a promise, a decision, a proposal, a mention, an
# act of a matter, another status, evidence, what a person has said; and that there is
# more than what is kept.
What = Literal[
    "traff",
    "lofte",
    "beslut",
    "forslag",
    "omnamnande",
    "akt",
    "lage",
    "belagg",
    "granskning",
    "fler",
]
Filters = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Watch:
    """Something that somebody waits for.

    Args:
        id: What it is known by; cannot be guessed.
        kind: A search, an actor, a matter or a promise.
        what: The query as typed, the path of the actor or matter, the promise's id.
        name: What people call it.
        filters: Of a search: facet → values. Of a matter: its registration numbers.
        who: Whose it is, in free text.
        email: Where news are sent; "" nowhere.
        muted: News are kept but not sent.
        mentions: Of a promise: also passages that only mention its matter.
        made: When (ISO).
        looked: The collection's last change that has been looked at.
        verdicts: The last verdict that has been looked at.
        mark: How the collection was when it was last looked at.
        trouble: Why it cannot be looked for, in plain Swedish; "" where it can.
        removed: When it was taken away (ISO), None if it stands.
    """

    id: str
    kind: Kind
    what: str
    name: str
    filters: Filters = ()
    who: str = ""
    email: str = ""
    muted: bool = False
    mentions: bool = False
    made: str = ""
    looked: int = 0
    verdicts: int = 0
    mark: str = ""
    trouble: str = ""
    removed: str | None = None

    @property
    def facets(self) -> dict[str, list[str]]:
        """Return the filters of a search as a search takes them."""
        return {name: list(values) for name, values in self.filters}

    @property
    def address(self) -> str:
        """Return the address in the app of what is watched."""
        if self.kind == "sokning":
            parts = {f"f_{name}": values for name, values in self.filters}
            return _address("sok", {"q": self.what, **parts})
        page = {"aktor": "aktorer", "arende": "arenden", "lofte": "loften"}[self.kind]
        return _address(page, {"id": self.what})


@dataclass(frozen=True, slots=True)
class Fresh:
    """Something found that was not there before.

    `key` tells it from all else of its watch, and is the same after a new reading.
    `document` and the characters are where `passage` stands; without a document it is
    about the promise that is watched. `code` is the status or stance.
    """

    what: What
    key: str
    title: str
    passage: str
    date: dt.date | None = None
    document: str = ""
    start: int = 0
    end: int = 0
    section: str = ""
    code: str = ""
    promise: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class News:
    """Something new of a watch, as it is kept.

    `number` orders what is new, `found` is when it was found (ISO). `is_read` says
    that somebody has read it, `is_sent` that it has been sent by e-mail.
    """

    number: int
    watch: str
    found: str
    of: Fresh
    is_read: bool = False
    is_sent: bool = False

    @property
    def address(self) -> str:
        """Return its address in the app; "" where it has no page of its own."""
        of = self.of
        if of.what in {"lofte", "lage", "granskning"} and of.promise:
            return _address("loften", {"id": of.promise})
        if not of.document:
            return ""
        return _address(
            "handling", {"id": of.document, "start": of.start, "end": of.end}
        )


@dataclass(frozen=True, slots=True)
class Sought:
    """What looking for a watch has found.

    `there` holds the keys of everything that is there, where they are remembered;
    `trouble` says why nothing could be looked for.
    """

    fresh: tuple[Fresh, ...] = ()
    there: frozenset[str] = field(default_factory=frozenset)
    trouble: str = ""


def _address(page: str, parts: dict[str, object]) -> str:
    asked = urlencode({k: v for k, v in parts.items() if v not in ("", ())}, doseq=True)
    return f"{page}?{asked}" if asked else page
