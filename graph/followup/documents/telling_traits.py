"""Traits of a sentence that lean towards a stance, none of them enough by itself.

Small words ("än i dag", "först"), what its verbs tell and when, counts, the form of
the line: what they weigh together is learnt, and stands in telling_weights.tsv.
"""

import re
from functools import cache, lru_cache

from graph.followup.documents import telling
from graph.followup.documents.telling_counts import counted, share
from graph.followup.documents.telling_events import Event, events, tokens
from graph.followup.documents.telling_literals import literals
from graph.followup.documents.telling_needles import Needles
from graph.followup.documents.telling_patterns import made
from graph.followup.tables import table

Span = tuple[int, int]
# What a verb tells is told by no more than so many of them.
VERBS = 4
_LETTERS = re.compile(r"[^\W\d_]+")


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = table("telling_traits")
    return tuple((row["drag"], made(row["monster"])) for row in rows)


@cache
def _needles() -> Needles:
    return Needles([literals(pattern.pattern) for _, pattern in _patterns()])


@lru_cache(20_000)
def traits(sentence: str) -> dict[str, Span]:
    """Return the traits of a sentence, each with where its words stand in it.

    >>> sorted(t for t in traits("Listan förs än i dag på papper.") if t[:2] == "d:")
    ['d:för-hand', 'd:ännu-så']
    """
    lower = sentence.lower()
    found: dict[str, Span] = {}
    patterns = _patterns()
    for number in _needles().rows(_LETTERS.findall(lower), lower):
        name, pattern = patterns[number]
        match = pattern.search(lower)
        if match is not None:
            found[f"d:{name}"] = match.span()
    words = tokens(sentence)
    for event in events(words)[:VERBS]:
        for code in _of_event(event):
            found.setdefault(code, (event.start, event.end))
    part = counted(lower) or share(lower)
    if part is not None:
        found[f"n:{part.stance}"] = (part.start, part.end)
    for told in telling.told(sentence):
        cue = (told.cue[0], told.cue[1])
        found.setdefault(f"r:{told.stance}", cue)
        found.setdefault(f"r:{told.stance}.{told.sure}", cue)
    return found


def _of_event(event: Event) -> tuple[str, ...]:
    denied = ".inte" if event.negated else ""
    kind = event.of or event.group
    when = f"{event.tense}{denied}"
    place = "" if event.depth == 0 else "bi."
    return (
        f"v:{place}{kind}.{when}",
        f"v:{place}{when}" + (".s" if event.passive else ""),
        f"o:{event.lemma}.{_time(event)}{denied}",
    )


def _time(event: Event) -> str:
    """Return whether a verb tells of what has been, is, or may come."""
    if event.tense in ("present", "ahead"):
        return event.tense
    return "past"
