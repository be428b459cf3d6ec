"""The head of a named query's file: what it answers, for whom, from what."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

User = Literal["politician", "journalist", "staff"]
Kind = Literal[
    "actor",
    "actors",
    "agreement",
    "code",
    "date",
    "dates",
    "decision",
    "document",
    "matter",
    "meeting",
    "number",
    "organ",
    "person",
    "place",
    "promise",
    "text",
    "thing",
]
FOLDER = Path(__file__).parent
# Where a query's page of rows is cut out.
PAGE = "LIMIT 50 #PAGE"
# Where the keys of an actor's things stand (`graph.kept`), one for each year asked of.
KEYS = re.compile(r"\{[^{}]*\} #KEYS")
_PARAM = re.compile(
    r"param (?P<name>\w+): (?P<kind>\w+)(?: (?P<scheme>\w+))?"
    r"(?P<given>=(?P<default>[\w-]*))?; (?P<sv>[^;]+); (?P<en>[^;]+)"
)
_COLUMN = re.compile(r"column (?P<name>\w+): (?P<kind>\w+); (?P<sv>[^;]+); (?P<en>.+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a query is asked with.

    `scheme` is the code list of a code. `default` is None where a value is required,
    "" where the question is asked without it, "today" for the day of asking.
    """

    name: str
    kind: Kind
    scheme: str | None
    default: str | None
    sv: str
    en: str

    @property
    def required(self) -> bool:
        """Tell whether the question cannot be asked without it."""
        return self.default is None


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the answer: what its values are, and what it is called."""

    name: str
    kind: Kind
    sv: str
    en: str


@dataclass(frozen=True, slots=True)
class Head:
    """All that is said of a named query, and its SPARQL."""

    name: str
    sv: str
    en: str
    user: User
    benchmark: bool
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    sparql: str


def names() -> list[str]:
    """Return the names of all queries, sorted."""
    return sorted(
        path.stem
        for path in FOLDER.glob("*.rq")
        if path.read_text(encoding="utf-8").startswith("# sv:")
    )


@cache
def sparql(name: str) -> str:
    """Return the text of a query's file."""
    return (FOLDER / f"{name}.rq").read_text(encoding="utf-8")


@cache
def head(name: str) -> Head:
    """Return the head of the query with that name.

    Raises:
        ValueError: a line of the head cannot be read.
    """
    lines = sparql(name).splitlines()
    said = [line[2:] for line in lines if line.startswith("# ") and ":" in line]
    flags = {line[2:].strip() for line in lines if line.startswith("# ")}
    words = _words(said)
    return Head(
        name=name,
        sv=words["sv"],
        en=words["en"],
        user=_user(words["user"]),
        benchmark="benchmark" in flags,
        parameters=tuple(_parameter(line) for line in said if _is(line, "param")),
        columns=tuple(_column(line) for line in said if _is(line, "column")),
        sparql=_plain("\n".join(line for line in lines if not line.startswith("# "))),
    )


def _plain(text: str) -> str:
    """Return a query as it can be asked by itself, without our marks."""
    return text.replace(" #PAGE", "").replace(" #KEYS", "").strip()


def _is(line: str, word: str) -> bool:
    return line.startswith(f"{word} ")


def _words(said: Sequence[str]) -> Mapping[str, str]:
    return {key: rest for line in said for key, _, rest in [line.partition(": ")]}


def _user(word: str) -> User:
    users: Mapping[str, User] = {
        "politician": "politician",
        "journalist": "journalist",
        "staff": "staff",
    }
    return users[word]


def _parameter(line: str) -> Parameter:
    found = _PARAM.fullmatch(line)
    if found is None:
        raise ValueError(line)
    return Parameter(
        name=found["name"],
        kind=_kind(found["kind"]),
        scheme=found["scheme"],
        default=found["default"] if found["given"] else None,
        sv=found["sv"],
        en=found["en"],
    )


def _column(line: str) -> Column:
    found = _COLUMN.fullmatch(line)
    if found is None:
        raise ValueError(line)
    return Column(found["name"], _kind(found["kind"]), found["sv"], found["en"])


_KINDS: Mapping[str, Kind] = {kind: kind for kind in Kind.__args__}  # type: ignore[attr-defined]


def _kind(word: str) -> Kind:
    if word not in _KINDS:
        raise ValueError(word)
    return _KINDS[word]
