"""Which lines begin a § of the document, told from those that only mention one.

Every line that could begin a § is a candidate with a weight for what speaks for
it. Since a protocol's numbers ascend, the §§ are the ascending chain with the most
weight: a contents list loses to the real paragraphs, whose bodies are longer, and a
§ of somebody else's protocol does not fit between its neighbours.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from ingest.structure.dnr import find_numbers
from ingest.structure.headings import ITEM, looks_like_heading, role_of
from ingest.structure.kedja import Candidate, best_chain, with_restarts
from ingest.structure.textlines import TextLine

# "Barn- och ungdomsnämnden § 4", "Kommunstyrelsens arbetsutskott § 12".
BODY = (
    r"[A-ZÅÄÖ][a-zåäö-]{0,40}(?:,? [a-zåäö-]{2,40}){0,4}?(?<=[a-zåäö])"
    r"(?:(?<=ämnden)|(?<=tyrelsen)|(?<=mäktige)|(?<=utskott)|(?<=utskottet)"
    r"|(?<=irektionen)|(?<=eredningen))"
    r"|[Nn]ämnden för [a-zåäö-]{2,40}(?:,? [a-zåäö-]{2,40}){0,3}"
)
SIGN = re.compile(
    rf"^(?P<organ>(?:[A-ZÅÄÖ][\w-]{{1,7}}(?: [A-Z]{{2}})?|{BODY}) )?"
    r"(?:§\s?|Paragraf |PARAGRAF )"
    r"(?P<number>\d{1,4}(?:/\d{2,4})?(?: ?[a-zA-Z](?![\w-]))?)(?![\d])"
    r"[.:]?(?P<rest>.*)$"
)
# "§§ 12-14": cases that share one heading.
SEVERAL = re.compile(
    r"^(?P<organ>[A-ZÅÄÖ][\w-]{1,7} )?§§\s?(?P<number>\d{1,4}\s?[–-]\s?\d{1,4})(?!\d)"
    r"[.:]?(?P<rest>(?:\s+[A-ZÅÄÖ(].*)?)$"
)
# "12 § Val av justerare", "12/24 §".
SIGN_AFTER = re.compile(
    r"^(?P<organ>[A-ZÅÄÖ]{2,5} )?(?P<number>\d{1,4}(?:/\d{2,4})?) ?§(?!§|\w)[.:]?"
    r"(?P<rest>(?:\s+\S.*)?)$"
)
# "2024:63 Val av justerare": the year's own series.
OF_YEAR = re.compile(
    r"^(?P<organ>)(?P<number>(?:19|20)\d\d:\d{1,4})(?P<rest>(?:[.:]?\s+[A-ZÅÄÖ].*)?)$"
)
BARE = re.compile(
    r"^(?P<organ>(?:[A-ZÅÄÖ]{2,5}|Ärende|ÄRENDE|Punkt) )?(?P<number>\d{1,3}(?:/\d{2})?)"
    r"[.:]?(?P<rest>(?: [A-ZÅÄÖ].*)?)$"
)
CUE_REST = re.compile(r"^(?:Ärende|Dnr|Diarie|DNR|Dnr:|dnr)", re.IGNORECASE)
# "§ 99 KF 2026-05-06", "§ 12 den 3 maj": somebody's § in a list.
FOREIGN_REST = re.compile(
    r"^(?:[A-ZÅÄÖ]{2,5} )?(?:den \d|(?:19|20)\d{2}-\d{2}-\d{2})|^[,;)/–-]|^och\b"
    r"|^samt\b"
)
CONTENTS_REST = re.compile(r"(?:\.{4,}|…{2,}|(?:\. ){4,})\s*\d*$")
# "Taxa för bad\t7": the heading and its page; of a dnr the last part may stand so.
PAGED_REST = re.compile(r"\w\)? ?\t ?\d{1,4}$")
# The front page's own account of which §§ the protocol holds.
RANGE = re.compile(
    r"(?i)\bparagrafer\b[\s:]*§{0,2} ?(\d{1,4}) ?[-–] ?§{0,2} ?(\d{1,4})\b"
)
STATED = re.compile(r"(?i)(?:justerade |avser )?paragrafer\b")
RANGE_LINES = 80
DIGIT = re.compile(r"\d")
OUTSIDE = 3.0
# "KSAU", "Ks au": a longer word before the sign is a body written out.
LONGEST_SIGN = 11
# The page and what stands before it are no longer than this.
PAGED_REACH = 12
WEAKEST = 1.0
# With fewer §§ than this the signs may be of others: "12 §" is looked for too.
LEAST_SIGNED = 3


ORDER = re.compile(r"(?:\d{4}:)?(\d+)(?:/\d+)?\s?([a-zA-Z]?)")


def _order(number: str) -> tuple[int, str]:
    parts = ORDER.match(number)
    assert parts is not None
    return int(parts[1]), parts[2].casefold()


def _rest_weight(rest: str) -> float:
    """Weigh what stands after the number on the line; negative: a mere mention."""
    if not rest:
        return 2.0
    if FOREIGN_REST.match(rest) or rest[0].islower():
        return 2.0 if CUE_REST.match(rest) else -1.0
    if CONTENTS_REST.search(rest):
        return 0.2
    if PAGED_REST.search(rest[-PAGED_REACH:]) and not CUE_REST.match(rest):
        return 0.2
    head = rest[:40]
    numbered = DIGIT.search(head) is not None
    if CUE_REST.match(rest) or (numbered and find_numbers(head, cued=True)):
        return 2.5
    return 1.0 if looks_like_heading(rest.rstrip(".")) or len(rest) > 90 else 0.6


def _body_weight(lines: tuple[TextLine, ...], index: int, stop: int) -> float:
    """Weigh what follows until the next candidate: a role heading, some text."""
    size, weight = 0, 0.0
    for line in lines[index + 1 : min(stop, index + 40)]:
        size += len(line.text)
        if role_of(line.text) is not None:
            weight = 1.0
            break
    return weight + min(1.0, size / 200)


def _candidates(
    lines: tuple[TextLine, ...],
    pattern: re.Pattern[str],
    listed: frozenset[int],
    among: Iterable[int],
) -> list[Candidate]:
    """Return the lines `among` all that open as the pattern says, weighed."""
    found = []
    for index in among:
        line = lines[index]
        match = pattern.match(line.text) if len(line.text) < 400 else None
        if match is None or line.start in listed or ITEM.match(line.text):
            continue
        if index and not line.gap and lines[index - 1].text.endswith(","):
            continue
        rest = match["rest"].strip(" \t.:–-*")
        bare_tail = match["rest"].lstrip()
        weight = _rest_weight(bare_tail if bare_tail[:1] in ",;)/" else rest)
        if weight > 0:
            number = " ".join(match["number"].split())
            found.append(Candidate(index, number, _order(number), rest, weight))
    stops = [*(c.index for c in found[1:]), len(lines)][: len(found)]
    return [
        Candidate(
            c.index,
            c.number,
            c.order,
            c.rest,
            c.weight + _body_weight(lines, c.index, stop),
        )
        for c, stop in zip(found, stops, strict=True)
    ]


def _is_signed(text: str) -> bool:
    """Tell whether a line has a § or the word for it."""
    return "§" in text or "Paragraf " in text or "PARAGRAF " in text


def _is_sound_bare_chain(chain: list[Candidate], lines: tuple[TextLine, ...]) -> bool:
    """Tell whether bare numbers are §§: several, without gaps, each with a heading."""
    if len(chain) < 3:
        return False
    steps = all(b.order[0] - a.order[0] == 1 for a, b in pairwise(chain))
    headed = sum(
        any(
            role_of(line.text) in ("beslut", "arendet", "forslag")
            for line in lines[c.index + 1 : c.index + 12]
        )
        for c in chain
    )
    return steps and headed * 2 >= len(chain)


def _within_range(
    lines: tuple[TextLine, ...], candidates: list[Candidate]
) -> list[Candidate]:
    """Take weight from numbers outside the range that the front page states."""
    for line in lines[:RANGE_LINES]:
        stated = RANGE.search(line.text)
        if stated:
            low, high = int(stated[1]), int(stated[2])
            return [
                c
                if low <= c.order[0] <= high
                else replace(c, weight=c.weight - OUTSIDE)
                for c in candidates
            ]
    return candidates


def _of_one_body(
    lines: tuple[TextLine, ...], candidates: list[Candidate]
) -> list[Candidate]:
    """Take weight from the §§ of a body written out that most §§ do not name.

    "Kommunstyrelsens arbetsutskott § 12" in a list of what the case rests on.
    """
    heads = (lines[c.index].text.partition("§") for c in candidates)
    named = [head[0].strip() if head[1] else "" for head in heads]
    common = Counter(named).most_common(1)[0][0] if named else ""
    return [
        replace(c, weight=c.weight - OUTSIDE)
        if name != common and len(name) > LONGEST_SIGN
        else c
        for c, name in zip(candidates, named, strict=True)
    ]


def _several(
    lines: tuple[TextLine, ...],
    signed: list[Candidate],
    listed: frozenset[int],
    among: list[int],
) -> list[Candidate]:
    """Return the §§ with those that share a line, where none of them has its own."""
    found = []
    single = {c.order[0] for c in signed}
    for c in _candidates(lines, SEVERAL, listed, among) if signed else ():
        low, high = (int(number) for number in re.findall(r"\d+", c.number))
        before = lines[c.index - 1].text if c.index else ""
        stated = STATED.match(before) is not None
        if low < high and not stated and single.isdisjoint(range(low, high + 1)):
            found.append(c)
    return sorted((*signed, *found), key=lambda c: c.index) if found else signed


def _unsigned(
    lines: tuple[TextLine, ...], listed: frozenset[int]
) -> Iterator[list[Candidate]]:
    """Yield the sound chains of numbers that stand without a § sign before them."""
    for pattern in (OF_YEAR, BARE):
        chain = best_chain(_candidates(lines, pattern, listed, range(len(lines))))
        if _is_sound_bare_chain(chain, lines):
            yield chain


def find_paragrafer(
    lines: tuple[TextLine, ...], listed: frozenset[int], transcript: bool
) -> list[Candidate]:
    """Return the lines that begin a § of this document, in order.

    Args:
        lines: The document's lines.
        listed: Offsets of lines that the file itself marks as list items or rows.
        transcript: Accept bare numbers where no § sign has survived.
    """
    among = [n for n, line in enumerate(lines) if _is_signed(line.text)]
    signed = _within_range(lines, _candidates(lines, SIGN, listed, among))
    signed = _of_one_body(lines, signed)
    chain = with_restarts(lines, _several(lines, signed, listed, among))
    if transcript and len(chain) < LEAST_SIGNED:
        after = _within_range(lines, _candidates(lines, SIGN_AFTER, listed, among))
        chain = max((chain, with_restarts(lines, after)), key=_total)
    if chain:
        return chain if max(c.weight for c in chain) > WEAKEST else []
    return next(_unsigned(lines, listed), []) if transcript else []


def _total(chain: list[Candidate]) -> float:
    return sum(c.weight for c in chain)
