"""What the product says of itself: version, licences, figures and shortcomings."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

PROJECT = "sagt-och-gjort"
FIGURES = Path(__file__).with_name("figures.toml")
SHORTCOMINGS = Path(__file__).parent / "ui" / "texts" / "accessibility.toml"
# What is sent along and not installed: name, version, licence, what it is for.
BUNDLED = (("Cytoscape.js", "3.34.4", "MIT"),)
_CLASSIFIER = "License :: OSI Approved :: "
# A licence may be given as its whole text; its name is short.
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Licence:
    """A program that is used: its name, version and licence."""

    name: str
    version: str
    licence: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured figure: a key that has words, its value, and the command that gave it.

    `count` is how many cases it rests on, None where the measuring does not say.
    """

    key: str
    value: float
    count: int | None
    command: str


@dataclass(frozen=True, slots=True)
class Shortcoming:
    """Something that is not accessible to all: in words by language, and what helps."""

    criterion: str
    said: Mapping[str, str]
    helps: Mapping[str, str]
    upstream: str


@cache
def version() -> str:
    """Return the version of the product; "" where it is not installed."""
    try:
        return metadata.version(PROJECT)
    except metadata.PackageNotFoundError:
        return ""


@cache
def licences() -> tuple[Licence, ...]:
    """Return what the product is built on, by name."""
    try:
        asked = metadata.requires(PROJECT) or []
    except metadata.PackageNotFoundError:
        asked = []
    names = {_name(one) for one in asked if "extra ==" not in one}
    found = [_licence(name) for name in names]
    found += [Licence(*one) for one in BUNDLED]
    return tuple(sorted(found, key=lambda one: one.name.casefold()))


def _name(requirement: str) -> str:
    return re.split(r"[\s<>=!~;\[(]", requirement, maxsplit=1)[0]


def _licence(name: str) -> Licence:
    try:
        about = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return Licence(name, "", "")
    classified = [
        one.removeprefix(_CLASSIFIER)
        for one in about.get_all("Classifier") or []
        if one.startswith(_CLASSIFIER)
    ]
    stated = [
        one
        for field in ("License-Expression", "License")
        for one in about.get_all(field) or []
    ]
    short = [one for one in stated if len(one) <= _LONGEST]
    said = short[0] if short else "; ".join(classified)
    return Licence(about["Name"], about["Version"], said)


@cache
def figures() -> tuple[Figure, ...]:
    """Return what has been measured, in the order it was written; none if nothing."""
    return tuple(
        Figure(
            key=key,
            value=float(one["value"]),
            count=one.get("count"),
            command=one["command"],
        )
        for key, one in _table(FIGURES).items()
    )


@cache
def shortcomings() -> tuple[Shortcoming, ...]:
    """Return what is known not to be accessible."""
    return tuple(
        Shortcoming(
            criterion=one.get("criterion", ""),
            said={language: one[language] for language in ("sv", "en")},
            helps={lang: one.get(f"helps_{lang}", "") for lang in ("sv", "en")},
            upstream=one.get("upstream", ""),
        )
        for one in _table(SHORTCOMINGS).get("shortcoming", ())
    )


def checked(language: str) -> str:
    """Return how accessibility was tested, in a language; "" where nothing says."""
    return str(_table(SHORTCOMINGS).get(f"checked_{language}", ""))


def _table(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    with path.open("rb") as file:
        return tomllib.load(file)
