"""What an address asks for: the parts after the question mark, as filters."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from app.promise_filters import AHEAD, IN_TIME, Filters, Order
from app.report.words import LANGUAGES
from app.report.writing import FORMS
from graph.followup_model import PromiseStatus
from ingest.errors import QueryError
from ingest.model import Strength

# Longer than this nobody's name, number or topic is.
LONGEST = 300


@dataclass(frozen=True, slots=True)
class Asked:
    """Which promises are asked for, on which day, in which form and language.

    `key` is the same for addresses that ask for the same.
    """

    filters: Filters
    as_of: dt.date | None
    form: str
    language: str

    @property
    def key(self) -> str:
        """Return what tells this from all else that can be asked for."""
        day = self.as_of.isoformat() if self.as_of else ""
        return f"{self.filters.key} {day} {self.language}"


@dataclass(frozen=True, slots=True)
class WatchAsked:
    """Of which watch the news are asked for, by its id, and in which language."""

    watch: str
    language: str


def asked(parts: Iterable[tuple[str, str]]) -> Asked:
    """Return what the parts of an address ask for.

    Raises:
        QueryError: there is no such part, or its value is none that it can have.
    """
    return _asked(_given(parts, PARTS))


def watch_asked(parts: Iterable[tuple[str, str]]) -> WatchAsked:
    """Return which watch an address asks for.

    Raises:
        QueryError: there is no such part, or its value is none that it can have.
    """
    given = _given(parts, OF_WATCH)
    if "bevakning" not in given:
        raise QueryError("Adressen ska ha en bevakning: /flode?bevakning=ID.")
    language = given.get("sprak", [LANGUAGES[0]])[-1]
    return WatchAsked(given["bevakning"][-1], _one_of(*LANGUAGES)("sprak", language))


def _given(
    parts: Iterable[tuple[str, str]], allowed: Iterable[str]
) -> dict[str, list[str]]:
    """Return the parts by name; those without a value ask nothing."""
    given: dict[str, list[str]] = {}
    for name, value in parts:
        if name not in allowed:
            known = ", ".join(allowed)
            raise QueryError(f"Adressen har en okänd del: {name}. Det finns {known}.")
        if len(value) > LONGEST:
            raise QueryError(f"Det som står efter {name}= är för långt.")
        if value:
            given.setdefault(name, []).append(value)
    return given


def _asked(given: Mapping[str, list[str]]) -> Asked:
    read = {
        name: [PARTS[name](name, v) for v in values] for name, values in given.items()
    }

    def one(name: str) -> Any:
        return read[name][-1] if name in read else None

    year = one("ar")
    filters = Filters(
        organ=one("organ"),
        body=one("part"),
        person=one("person"),
        topic=one("amne"),
        statuses=tuple(read.get("lage", ())),
        strengths=tuple(read.get("styrka", ())),
        said_from=dt.date(year, 1, 1) if year else None,
        said_to=dt.date(year, 12, 31) if year else None,
        due_from=one("fran"),
        due_to=one("till"),
        overdue=one("sena") or False,
        silent=one("tysta") or False,
        upcoming=one("kommande"),
        reviewed=one("granskade"),
        matter=one("arende"),
        ids=tuple(read["id"]) if "id" in read else None,
        order=one("ordning") or IN_TIME,
    )
    form, language = one("format") or "html", one("sprak") or LANGUAGES[0]
    return Asked(filters, one("dag"), form, language)


def _text(_name: str, value: str) -> str:
    return value


def _day(name: str, value: str) -> dt.date:
    try:
        return dt.date.fromisoformat(value)
    except ValueError as error:
        raise QueryError(f"{name} ska vara en dag som 2024-12-31.") from error


def _year(name: str, value: str) -> int:
    if not (value.isascii() and value.isdecimal() and 1800 <= int(value) <= 2200):
        raise QueryError(f"{name} ska vara ett år som 2021.")
    return int(value)


def _days(name: str, value: str) -> int:
    if value == "1":
        return AHEAD
    if not (value.isascii() and value.isdecimal() and len(value) < 6):
        raise QueryError(f"{name} ska vara ett antal dagar, som {AHEAD}.")
    return int(value)


def _flag(name: str, value: str) -> bool:
    if value not in {"0", "1"}:
        raise QueryError(f"{name} ska vara 1, eller utelämnas.")
    return value == "1"


def _one_of(*values: str) -> Callable[[str, str], str]:
    def chosen(name: str, value: str) -> str:
        if value not in values:
            raise QueryError(f"{name} ska vara något av: {', '.join(values)}.")
        return value

    return chosen


def _yes_no(name: str, value: str) -> bool:
    return _one_of("ja", "nej")(name, value) == "ja"


# Each part of an address, and how its value is read.
PARTS: Mapping[str, Callable[[str, str], Any]] = {
    "organ": _text,
    "part": _text,
    "person": _text,
    "amne": _text,
    "lage": _one_of(*get_args(PromiseStatus)),
    "styrka": _one_of(*get_args(Strength)),
    "ar": _year,
    "fran": _day,
    "till": _day,
    "sena": _flag,
    "tysta": _flag,
    "kommande": _days,
    "granskade": _yes_no,
    "arende": _text,
    "id": _text,
    "dag": _day,
    "ordning": _one_of(*get_args(Order)),
    "format": _one_of(*FORMS),
    "sprak": _one_of(*LANGUAGES),
}
OF_WATCH = ("bevakning", "sprak")
