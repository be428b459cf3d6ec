"""Promises of two places or groups, of which a document may tell one: halves.

"Larm ska finnas i ishallarna och vid badhusen": that the badhus have none does not
tell how it went with the ishallar. A list with several rows for one decision tells
its parts, each by itself.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.followup.verdicts.weighing import Piece
from graph.followup.verdicts.wording import MONTHS
from ingest.language.terms import terms

_PARTED = re.compile(
    r"\b(?:i|vid|på|för|inom) (?P<one>[^.,;]{3,60}?) (?:och|samt|dels) "
    r"(?:i|vid|på|för|inom) (?P<other>[^.,;]{3,60})",
    re.IGNORECASE,
)
# "Både sms-påminnelse och ombokning på nätet": two things.
_BOTH = re.compile(
    r"\b(?:både|såväl|dels) (?P<one>[^.,;]{3,60}?),? (?:och|som|dels) "
    r"(?P<other>[^.,;]{3,60})",
    re.IGNORECASE,
)
# Where the second of the two ends.
_STOP = re.compile(
    r"\b(?:senast|före|inom|till|under|från|ska|skall|är|ha|har)\b", re.IGNORECASE
)
# "I februari och i september" are times and no places.
_TIMES = frozenset(
    stem
    for word in (*MONTHS, "våren", "hösten", "sommaren", "vintern")
    for stem in terms(word)
)
_WORD = re.compile(r"[^\W\d_]{4,}")
_PLACED = re.compile(
    r"\b(?:senast|före|inom|under|vid|i|på|hos|ska|är)\b", re.IGNORECASE
)
GOOD = frozenset(("fulfils", "partly"))
# Between the cells of a row.
CELL = "\t"


def rowed(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces, rows of one list on one decision as the parts they tell of.

    Where one row is done and another not, the whole is partly done, whatever the last
    row says.
    """
    rows: dict[str, set[str]] = {}
    for one in pieces:
        if _is_row(one):
            rows.setdefault(one.document, set()).add(one.stance)
    parted = {
        document
        for document, stances in rows.items()
        if stances & GOOD and stances - GOOD
    }
    return [
        replace(one, stance="partly")
        if one.document in parted and _is_row(one)
        else one
        for one in pieces
    ]


def _is_row(one: Piece) -> bool:
    """Tell whether a piece is a row that names the decision and says how it goes."""
    told = one.stance != "mentions" and not one.confirmed
    return told and one.link == "paragraf" and CELL in one.text


def divided(pieces: Sequence[Piece], text: str) -> list[Piece]:
    """Return the pieces, what denies only a half of a promise as far as it goes.

    Where another document shows the other half it is partly done; by itself a half
    that is denied is a hint. What shows only one half shows that it is partly done.

    Args:
        pieces: What is known to speak of the promise.
        text: The promise's own words.
    """
    parts = _parts(text)
    if parts is None:
        return list(pieces)
    sides = [_side(one, parts) for one in pieces]
    done = {
        side for one, side in zip(pieces, sides, strict=True) if one.stance in GOOD
    } - {None}
    return [_as_half(one, side, done) for one, side in zip(pieces, sides, strict=True)]


def _parts(text: str) -> tuple[frozenset[str], frozenset[str]] | None:
    both = _BOTH.search(text)
    if both is not None:
        return _apart(_things(both["one"]), _things(both["other"]))
    found = _PARTED.search(text)
    if found is None:
        return None
    stop = _STOP.search(found["other"])
    other = found["other"][: stop.start()] if stop else found["other"]
    one, last = _last(found["one"]), _last(other)
    if not _TIMES.isdisjoint(one | last):
        return None
    return _apart(one, last)


def _apart(
    one: frozenset[str], last: frozenset[str]
) -> tuple[frozenset[str], frozenset[str]] | None:
    """Return what each of the two has by itself; None if that is nothing."""
    both = one & last
    return (one - both, last - both) if one - both and last - both else None


def _things(words: str) -> frozenset[str]:
    """Return the stems of a phrase up to where it is said when or where."""
    stop = _PLACED.search(words)
    return frozenset(terms(words[: stop.start()] if stop else words))


def _last(words: str) -> frozenset[str]:
    """Return the stems of the thing that a phrase ends in, with its last part."""
    found = _WORD.findall(words)
    stems = terms(found[-1]) if found else ()
    return frozenset((*stems[:1], *stems[-1:]))


def _side(one: Piece, parts: tuple[frozenset[str], frozenset[str]]) -> int | None:
    """Return which half a piece names; None if both, or none."""
    there = set(terms(one.text))
    named = [not part.isdisjoint(there) for part in parts]
    return named.index(True) if sum(named) == 1 else None


def _as_half(one: Piece, side: int | None, done: set[int | None]) -> Piece:
    if side is None or one.confirmed:
        return one
    if one.stance == "fulfils":
        return one if 1 - side in done else replace(one, stance="partly")
    if one.stance != "contradicts":
        return one
    if 1 - side in done:
        return replace(one, stance="partly")
    # What a reader is told of, but what does not settle the whole.
    return replace(one, linkless=True, link=None, cited=False)
