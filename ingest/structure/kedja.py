"""The chain of §§: the ascending numbers that weigh most, and where they begin anew.

A file may hold several protocols after one another. Their numbers may begin anew
only after a new front page, and only where each run is a protocol of its own.
"""

import math
import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.structure.headings import role_of
from ingest.structure.textlines import TextLine

WINDOW = 120
# What a protocol's front page holds on lines of its own, and what a new one costs.
FRONT = re.compile(
    r"(?i)^(?:(?:sammanträdes)?protokoll(?:\b.{0,60})?|plats och tid\b.*|tid och plats"
    r"\b.*|sammanträdesdatum\b.*|närvarande(?: ledamöter)?:?)$"
)
FRONT_OPENS = frozenset("sSpPtTnN")
RESTART = 2.0
OF_CASES = frozenset(("beslut", "forslag", "arendet", "beredning", "expediering"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may begin a §: `index` of its line, `rest` after the number.

    `part` counts the front pages above it: a file may hold several protocols.
    """

    index: int
    number: str
    order: tuple[int, str]
    rest: str
    weight: float
    part: int = 0


def _is_front(text: str) -> bool:
    """Tell whether a line is one of those that a front page opens with."""
    return text[0] in FRONT_OPENS and FRONT.match(text) is not None


def _step_cost(before: Candidate, after: Candidate) -> float | None:
    """Cost of going from one number to another: none for the very next.

    A number that is not later can only follow in another protocol of the same file.
    """
    if after.order <= before.order:
        return RESTART if after.part > before.part else None
    gap = after.order[0] - before.order[0]
    return 0.0 if gap <= 1 else min(6.0, 1.2 * math.log2(gap))


def best_chain(candidates: list[Candidate]) -> list[Candidate]:
    """Return the ascending chain of candidates that weighs most."""
    best: list[float] = []
    back: list[int] = []
    # The most that any chain up to each candidate weighs.
    most: list[float] = []
    for i, candidate in enumerate(candidates):
        score, previous = candidate.weight, -1
        for j in range(i - 1, max(0, i - WINDOW) - 1, -1):
            if most[j] + candidate.weight < score:
                break
            cost = _step_cost(candidates[j], candidate)
            total = score if cost is None else best[j] + candidate.weight - cost
            # Of those that weigh the same the first is taken.
            if total > score or (cost is not None and total == score and previous >= 0):
                score, previous = total, j
        best.append(score)
        back.append(previous)
        most.append(max(score, most[-1]) if most else score)
    if not best:
        return []
    at = max(range(len(best)), key=lambda i: best[i])
    chain = []
    while at >= 0:
        chain.append(candidates[at])
        at = back[at]
    return chain[::-1]


def _runs(chain: list[Candidate]) -> list[list[Candidate]]:
    """Part a chain where its numbers begin anew."""
    runs: list[list[Candidate]] = []
    for candidate in chain:
        if runs and runs[-1][-1].order < candidate.order:
            runs[-1].append(candidate)
        else:
            runs.append([candidate])
    return runs


def _decides(lines: tuple[TextLine, ...], run: list[Candidate], stop: int) -> bool:
    """Tell whether most §§ of a run hold what a protocol's §§ hold."""
    stops = [*(c.index for c in run[1:]), stop]
    sound = sum(
        any(role_of(line.text) in OF_CASES for line in lines[c.index + 1 : end])
        for c, end in zip(run, stops, strict=True)
    )
    return sound * 2 > len(run)


def with_restarts(
    lines: tuple[TextLine, ...], candidates: list[Candidate]
) -> list[Candidate]:
    """Return the best chain; numbers begin anew only where protocols really do."""
    if not candidates:
        return []
    fronts = [n for n, line in enumerate(lines) if _is_front(line.text)]
    parted = [replace(c, part=bisect_left(fronts, c.index)) for c in candidates]
    chain = best_chain(parted)
    runs = _runs(chain)
    stops = [*(run[0].index for run in runs[1:]), len(lines)]
    if len(runs) > 1 and not all(
        _decides(lines, run, stop) for run, stop in zip(runs, stops, strict=False)
    ):
        return best_chain(candidates)
    return chain


def new_fronts(lines: tuple[TextLine, ...], chain: list[Candidate]) -> list[int]:
    """Return the lines that open a later protocol's front page, one a restart."""
    return [
        next(
            (
                n
                for n in range(before.index + 1, after.index)
                if _is_front(lines[n].text)
            ),
            after.index,
        )
        for before, after in pairwise(chain)
        if after.order <= before.order
    ]
