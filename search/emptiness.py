"""Why nothing was found: which part of the query, and what the collection holds.

That the collection has no minutes of a board before 2019 is another answer than that
they do not say it. What is asked of body, type and time is told apart from the words,
and the collection is asked for that alone.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from search.facets import Filters
from search.model import (
    All,
    Dated,
    Either,
    Engine,
    Everything,
    Exactly,
    Node,
    Part,
    Told,
    Understood,
    Weighted,
    Word,
)

TYPES = Path(__file__).with_name("types.tsv")
# So many parts are tried without.
MOST = 8
_YEAR = re.compile(r"(?:19|20)\d\d")
_PLACES = ("organ", "body")
# How the names of bodies end, when they are typed as any other word.
_BODIES = (
    *("nämnden", "nämnd", "styrelsen", "styrelse", "fullmäktige"),
    *("utskottet", "utskott", "beredningen"),
)

Count = Callable[[str], int]


@dataclass(slots=True)
class _Frame:
    """What a query asks of type, body and time, besides its words."""

    nodes: list[Node] = field(default_factory=list)
    dates: list[Dated] = field(default_factory=list)
    types: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    is_worded: bool = False


def told(
    engine: Engine, understood: Understood, filters: Filters, count: Count
) -> tuple[Told, ...]:
    """Return what is said of a query that found nothing.

    Args:
        engine: The collection.
        understood: The query.
        filters: Facet → chosen values.
        count: Returns how many passages a query finds, under the filters.
    """
    frame = _frame(engine, understood.tree, filters)
    return (*_coverage(engine, frame), *_without(understood.parts, count))


def _without(parts: Sequence[Part], count: Count) -> Iterator[Told]:
    """Yield how many passages there are without each part of the query."""
    for part in parts[:MOST] if len(parts) > 1 else ():
        number = count(part.rest)
        if number:
            yield Told(
                "without",
                (part.text, part.rest, str(number)),
                f"Utan ”{part.told.sv}” finns {number} avsnitt.",
                f"Without “{part.told.en}” there are {number} passages.",
            )


@cache
def _types() -> dict[str, tuple[str, str]]:
    """Return type → what several of it are called, in Swedish and English."""
    lines = TYPES.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and line[0] != "#"][1:]
    return {code: (swedish, english) for code, swedish, english in rows}


@cache
def _named_types() -> dict[str, str]:
    """Return what a type or several of it are called in a query → type."""
    plural = {swedish: code for code, (swedish, _) in _types().items()}
    return {**plural, **{code: code for code in _types()}}


def _frame(engine: Engine, tree: Node, filters: Filters) -> _Frame:
    frame = _Frame()
    for node in tree.parts if isinstance(tree, All) else (tree,):
        _take(engine, node, frame)
    for name in ("typ", *_PLACES):
        values = tuple(filters.get(name, ()))
        if values:
            frame.nodes.append(Either(tuple(Exactly(name, v) for v in values)))
            (frame.types if name == "typ" else frame.names).extend(values)
    for year in filters.get("ar", ()):
        if _YEAR.fullmatch(year):
            frame.dates.append(_year(year))
    return frame


def _year(text: str) -> Dated:
    return Dated(dt.date(int(text), 1, 1), dt.date(int(text), 12, 31))


def _take(engine: Engine, node: Node, frame: _Frame) -> None:
    """Put a part of the query where it belongs."""
    match node:
        case Weighted():
            _take(engine, node.part, frame)
        case Dated(field="datum"):
            frame.dates.append(node)
        case Exactly(field="typ"):
            frame.nodes.append(node)
            frame.types.append(node.value)
        case Exactly(field="ar") if _YEAR.fullmatch(node.value):
            frame.dates.append(_year(node.value))
        case Exactly() if node.field in _PLACES:
            frame.nodes.append(node)
            frame.names.append(node.value)
        case Word(field="organ_ord"):
            frame.nodes.append(node)
            frame.names.append(node.shown or " ".join(node.stems))
        case Word(field="") if _stands_for(engine, node) is not None:
            _take(engine, _stands_for(engine, node) or node, frame)
        case Everything():
            return
        case _:
            frame.is_worded = True


def _stands_for(engine: Engine, node: Word) -> Node | None:
    """Return the year, type or body that a bare word names, None if it is a word."""
    shown = node.shown.casefold()
    if _YEAR.fullmatch(shown):
        return _year(shown)
    if shown in _named_types():
        return Exactly("typ", _named_types()[shown])
    if _is_body(engine, node):
        return Word(node.stems, "organ_ord", shown=node.shown)
    return None


def _is_body(engine: Engine, node: Word) -> bool:
    """Tell whether a word is more often a body's name than anything else."""
    if len(node.stems) != 1:
        return False
    named = engine.frequency(node.stems[0], "organ_ord")
    return named > 0 and node.shown.casefold().endswith(_BODIES)


def _coverage(engine: Engine, frame: _Frame) -> Iterator[Told]:
    """Yield what the collection holds of the type, body and time asked for."""
    if not frame.nodes and not frame.dates:
        return
    swedish, english = _subject(frame)
    held: Node = All(tuple(frame.nodes)) if frame.nodes else Everything()
    years = sorted(engine.facets(held)["ar"])
    _, there = engine.find(held, 1)
    if not there:
        sv = f"Samlingen har inga {swedish}."
        yield Told("nothing-of", (swedish,), sv, f"The collection has no {english}.")
        return
    asked = All((held, *frame.dates))
    _, number = engine.find(asked, 1)
    span = _span(frame.dates)
    if not number and years:
        yield _none_then(swedish, english, frame.dates, years)
    elif number and frame.is_worded:
        then_sv, then_en = f" {span}".rstrip(), f" {span}".rstrip()
        yield Told(
            "unsaid",
            (str(number),),
            f"Samlingen har {number} avsnitt ur {swedish}{then_sv}, men inget av dem "
            "har orden.",
            f"The collection has {number} passages of {english}{then_en}, but none of "
            "them has the words.",
        )


def _none_then(
    swedish: str, english: str, dates: Sequence[Dated], years: Sequence[str]
) -> Told:
    """Return that there is nothing of the time asked for, and what there is."""
    first, last = years[0], years[-1]
    earliest = max((d.earliest for d in dates if d.earliest), default=None)
    latest = min((d.latest for d in dates if d.latest), default=None)
    when = (f"från {_span(dates)}", f"from {_span(dates)}")
    if latest and latest.year < int(first):
        when = (f"före {first}", f"before {first}")
    elif earliest and earliest.year > int(last):
        when = (f"efter {last}", f"after {last}")
    there = first if first == last else f"{first}–{last}"
    return Told(
        "none-then",
        (swedish, when[0], there),
        f"Samlingen har inga {swedish} {when[0]}. Det som finns är från {there}.",
        f"The collection has no {english} {when[1]}. What there is is from {there}.",
    )


def _span(dates: Sequence[Dated]) -> str:
    """Return a time as it is written: a year, years, or days."""
    earliest = max((d.earliest for d in dates if d.earliest), default=None)
    latest = min((d.latest for d in dates if d.latest), default=None)
    if earliest is None and latest is None:
        return ""
    ends = [_end(earliest, (1, 1)), _end(latest, (12, 31))]
    return ends[0] if ends[0] == ends[1] else "–".join(ends)


def _end(day: dt.date | None, whole: tuple[int, int]) -> str:
    if day is None:
        return ""
    return str(day.year) if (day.month, day.day) == whole else day.isoformat()


def _subject(frame: _Frame) -> tuple[str, str]:
    """Return what is asked for: "protokoll från kommunstyrelsen"."""
    kinds = [_types().get(code, (code, code)) for code in frame.types]
    swedish = " eller ".join(kind[0] for kind in kinds) or "handlingar"
    english = " or ".join(kind[1] for kind in kinds) or "documents"
    if frame.names:
        names = dict.fromkeys(_named(name) for name in frame.names)
        swedish += f" från {' och '.join(names)}"
        english += f" from {' and '.join(names)}"
    return swedish, english


def _named(name: str) -> str:
    """Return a body's name within a sentence; a place's name keeps its capital."""
    alone = " " not in name and name.casefold().endswith(_BODIES)
    return name[:1].lower() + name[1:] if alone else name
