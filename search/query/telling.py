"""What the reader is told of a query, in both languages."""

from collections.abc import Iterable
from functools import cache

from ingest.errors import QueryError
from search.model import Told
from search.query import tables

# So much is shown of what was typed.
SHOWN = 200


@cache
def _texts() -> dict[str, tuple[str, str]]:
    rows = tables.beside("texts")
    return {row["code"]: (row["sv"], row["en"]) for row in rows}


def told(code: str, *values: "str | int | Told") -> Told:
    """Return the text of `code` with its values, which may be texts themselves."""
    swedish, english = _texts()[code]
    values = tuple(_short(v) if isinstance(v, str) else v for v in values)
    return Told(
        code,
        tuple(v.sv if isinstance(v, Told) else str(v) for v in values),
        swedish.format(*(v.sv if isinstance(v, Told) else v for v in values)),
        english.format(*(v.en if isinstance(v, Told) else v for v in values)),
    )


def listed(names: Iterable[tuple[str, str]]) -> Told:
    """Return names in Swedish and English as lists to choose from."""
    both = dict.fromkeys(names)
    swedish = ", ".join(dict.fromkeys(name for name, _ in both))
    english = ", ".join(dict.fromkeys(name for _, name in both))
    return Told("list", tuple(name for name, _ in both), swedish, english)


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def joined(word: str, parts: "list[Told]") -> Told:
    """Return texts with the word `and` or `or` between them."""
    swedish, english = _texts()[word]
    return Told(
        word,
        tuple(p.sv for p in parts),
        swedish.join(p.sv for p in parts),
        english.join(p.en for p in parts),
    )


class RefusedError(QueryError):
    """A query that is not answered; `told` says why in both languages."""

    def __init__(self, code: str | Told, *values: str | int) -> None:
        """Keep the text of `code`; the error itself speaks Swedish."""
        self.told = told(code, *values) if isinstance(code, str) else code
        super().__init__(self.told.sv)
