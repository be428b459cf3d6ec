"""A passage as the index keeps it, and the words it is met by."""

import datetime as dt
from dataclasses import dataclass

import msgspec

# What stands about a stem, and after a text that has its stems within it.
MARK, END = "\x1f", "\x1e"


class Words(msgspec.Struct, frozen=True, array_like=True):
    """The `stems` of a text, and what else it is found by (`analysis.wide`).

    Each with a MARK before it and after, so that whether it is there can be told of the
    whole at once (`in`). The stems of a stored passage stand within its text.
    """

    stems: str
    wide: str

    def has(self, term: str, wide: bool = False) -> bool:
        """Tell whether a term is one of the stems, or if so asked of the others."""
        return f"{MARK}{term}{MARK}" in (self.wide if wide else self.stems)


class Wording(msgspec.Struct, frozen=True, array_like=True):
    """By what a passage is met (`search.wording`): its text, headings and name.

    Stems and wide forms of the text stand in its order; `forms` has a byte for each
    word: how many of the wide are its. `new` is how many stems the text has beyond its
    headings and name.
    """

    text: Words
    heading: Words
    name: Words
    forms: bytes
    new: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One passage as the index keeps it; offsets refer to the document's text.

    `latest` is the document's date, or the last day an undated one can be from.
    Searched but not given back: `terms` of its text and headings
    (`ingest.language.terms`), `around`, by which what stands about it is found
    (`search.words.around`, joined by blanks), and the sentences of it that decide
    (`decisions`) and promise (`promises`). `matter` is the heading of its §, and
    `deadline` the last day a promise in it is to be kept by. `subjects` are the Swedish
    names of what it is about, the wider first. What an engine gives back also has its
    `wording`, so that nobody has to work it out anew.
    """

    passage: str
    document: str
    source: str
    title: str
    type: str
    organ: str | None
    body: str | None
    date: dt.date | None
    latest: dt.date | None
    dnr: tuple[str, ...]
    persons: tuple[str, ...]
    parties: tuple[str, ...]
    status: tuple[str, ...]
    section: str | None
    heading: str | None
    page: int
    start: int
    end: int
    text: str
    terms: tuple[str, ...] = ()
    matter: str | None = None
    around: str = ""
    decisions: str = ""
    promises: str = ""
    deadline: dt.date | None = None
    subjects: tuple[str, ...] = ()
    wording: Wording | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """What an engine indexes of a passage, by field; empty fields are left out.

    `words` are stems joined by blanks, one text for each value, and `stored` is what
    the engine gives back.
    """

    document: str
    words: dict[str, tuple[str, ...]]
    values: dict[str, tuple[str, ...]]
    days: dict[str, dt.date]
    stored: bytes
