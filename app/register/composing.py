"""Puts the register together: sections of sentences, fields to fill in, and counts."""

import datetime as dt
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from app.register import controller
from app.register.counting import Counts, counts
from app.workspace import Workspace

LANGUAGES = ("sv", "en")
FOLDER = Path(__file__).parent / "texts"
# Which fields the controller fills in stand in which section.
_FIELDS = {
    "who": ("controller", "representative", "officer"),
    "why": ("legal_basis", "sensitive_basis"),
    "erasure": ("retention", "archiving"),
    "security": ("assessment", "notes"),
}
_KINDS = ("person", "email", "phone", "address")


@dataclass(frozen=True, slots=True)
class Row:
    """A field or a count: what it is called, what it says, whether that is lacking."""

    key: str
    label: str
    said: str
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the register: sentences that always hold, then fields or counts."""

    key: str
    title: str
    items: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """The register of one collection, in one language."""

    language: str
    title: str
    of: str
    sections: tuple[Section, ...]


def register(
    workspace: Workspace, language: str = "sv", file: Path | None = None
) -> Register:
    """Return the register of a collection as it is now.

    Args:
        workspace: The open collection.
        language: One of `LANGUAGES`.
        file: What the controller has filled in; the collection's own file if None.

    Raises:
        SagtError: the controller's file cannot be read.
    """
    folder = workspace.archive.folder
    said = controller.read(file or folder / controller.NAME)
    words = _words(language)
    found = counts(workspace)
    name = (file or Path(controller.NAME)).name
    sections = tuple(_sections(words, said, found, name))
    told = {"name": folder.resolve().name, "day": workspace.settings.today}
    of = words["head"]["of"].format(file=name, **told)
    return Register(language, words["head"]["title"], of, sections)


def _sections(
    words: Mapping[str, Any], said: Mapping[str, str], found: Counts, file: str
) -> Iterator[Section]:
    for key, title in words["section"].items():
        items = tuple(words.get(key, {}).get("items", ()))
        if key == "counts":
            yield Section(key, title, items, tuple(_counted(words, found)))
            continue
        rows = tuple(_filled(words, said, file, one) for one in _FIELDS.get(key, ()))
        yield Section(key, title, items, rows)


def _filled(
    words: Mapping[str, Any], said: Mapping[str, str], file: str, field: str
) -> Row:
    value = said.get(field, "")
    missing = words["head"]["missing"].format(field=field, file=file)
    return Row(field, words["field"][field], value or missing, not value)


def _counted(words: Mapping[str, Any], found: Counts) -> Iterator[Row]:
    labels, head = words["count"], words["head"]
    masked = dict(found.masked)
    days = [_day(day) or head["undated"] for day in (found.first, found.last)]
    values: dict[str, str] = {
        "documents": str(found.documents),
        "versions": str(found.versions),
        "originals": str(found.originals),
        "days": "–".join(dict.fromkeys(days)),
        "made": _day(found.made),
        "persons": str(found.persons),
        **{kind: str(masked.get(kind, 0)) for kind in _KINDS},
        "forgotten_words": str(masked.get("forgotten", 0)),
        "aside": str(found.aside),
        "reviews": str(found.reviews),
        "reviewers": str(found.reviewers),
        "watches": str(found.watches),
        "addresses": str(found.addresses),
        "forgotten": str(found.forgotten),
        "unfinished": str(found.unfinished),
        "hidden": str(found.hidden),
        "restricted": head["yes" if found.restricted else "no"],
    }
    for key, value in values.items():
        yield Row(key, labels[key], value)


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


@cache
def _words(language: str) -> Mapping[str, Any]:
    with (FOLDER / f"{language}.toml").open("rb") as file:
        return tomllib.load(file)
