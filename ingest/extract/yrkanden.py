"""Motions put at the meeting: who moves what, and whether it was carried.

A yrkande is never a decision; its fate is read off what the chair found and what
the winning side of a vote stood for.
"""

import re

from ingest import nlp
from ingest.extract.context import Context
from ingest.extract.decision_blocks import Matter
from ingest.extract.voters import actors_in, people_in
from ingest.extract.votes import Ballotage
from ingest.model import Yrkande

MOVES = re.compile(
    r"\b(?:(?:tilläggs|ändrings|återremiss)?yrka(?:r|de)|"
    r"(?:tilläggs|ändrings)yrkande\w*|föreslår|instämmer i)\b"
)
FOUND = re.compile(
    r"\bfinner\b(?: att)? (?P<what>[^.\n]{3,260}?)"
    r"(?P<fate>bifallit?s|bifalles|antagits|avslagits|avslagit|avslås|bifall\b|avslag\b)"
)
WORD = re.compile(r"[\wåäöÅÄÖ]{4,}")
EMPTY = frozenset(
    (
        "yrkar",
        "yrkande",
        "yrkandet",
        "yrkandena",
        "bifall",
        "avslag",
        "till",
        "från",
        "samt",
        "respektive",
        "förslag",
        "förslaget",
        "ordföranden",
        "motiv",
        "propositioner",
        "härefter",
        "därefter",
    )
)


def _words(text: str) -> set[str]:
    return {w for w in WORD.findall(text.casefold()) if w not in EMPTY}


def _carried(context: Context, matter: Matter, votes: tuple[Ballotage, ...]) -> list[
    tuple[str, bool]
]:
    """Return what was put in the matter and whether it was carried."""
    found = []
    text = context.text[matter.start : matter.end]
    for match in FOUND.finditer(text):
        found.append((match["what"], match["fate"].startswith(("bifall", "antag"))))
    for vote in votes:
        if vote.winner:
            loser = vote.nej if vote.winner == vote.ja else vote.ja
            # A vote overrules what the chair found; the loser is told last.
            found = [(w, c) for w, c in found if not _same(w, loser)]
            found += [(vote.winner, "avslag" not in vote.winner), (loser, False)]
    return found


def _same(one: str, other: str) -> bool:
    """Tell whether two wordings name the same motion: most words in common."""
    first, second = _words(one), _words(other)
    least = min(len(first), len(second))
    return least > 0 and len(first & second) >= 0.6 * least


def _fate(
    sentence: nlp.Sentence, by: tuple[str, ...], carried: list[tuple[str, bool]]
) -> str | None:
    verb = MOVES.search(sentence.text)
    moved = sentence.text[verb.end() :] if verb else sentence.text
    surnames = {name.split()[-1].casefold() for name in by if len(name) > 3}
    for what, won in carried:
        if surnames & _words(what) or _same(moved, what):
            return "bifall" if won else "avslag"
    return None


def find_yrkanden(
    context: Context, matter: Matter, votes: tuple[Ballotage, ...]
) -> tuple[Yrkande, ...]:
    """Return the motions put in a matter."""
    spans = [
        (line.start, line.end)
        for block in matter.of_role("yrkanden")
        for line in block.lines
    ]
    carried = _carried(context, matter, votes)
    found = []
    for sentence in context.sentences:
        if not matter.start <= sentence.start < matter.end:
            continue
        listed = any(start <= sentence.start < end for start, end in spans)
        moves = re.search(r"\byrka(?:r|de)\b", sentence.text)
        if not moves and not (listed and MOVES.search(sentence.text)):
            continue
        by = people_in(sentence.text) or actors_in(sentence.text)
        if by or listed:
            fate = _fate(sentence, by, carried)
            found.append(
                Yrkande(sentence.start, sentence.end, sentence.text, by, fate)
            )
    return tuple(found)
