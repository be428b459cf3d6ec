"""Assignments and what came back: "Redovisning av uppdrag" and its like.

A report that names the § in which the assignment was given is tied to it, whether
that § is in the collection or not. Otherwise the words tell, in the same matter with
less and elsewhere in the body with more of them.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from graph.matters.connection import STATED, Code, Connection, Passage
from graph.matters.cues import Cue
from graph.matters.links_acts import Act, Acts, overlap
from graph.matters.links_quotes import of_cue, of_reference
from graph.matters.records import AssignmentRecord, ReferenceRecord
from ingest.extract.content_words import content_words

CODE: Code = "uppdrag-redovisning"
# "uppdrag 2023-01-26 § 4", "uppdrag, givet av kommunstyrelsen den 3 maj 2023, § 4"
_GIVEN = re.compile(
    r"uppdrag\w*\b(?:(?!(?<!enligt )\bbeslut\w*\b|\batt\b)[^.;]){0,140}$", re.IGNORECASE
)
_LISTS = re.compile(
    r"(?:uppföljning|redovisning|rapport\w*|återrapport\w*|status|läge\w*)\b.*\buppdrag",
    re.IGNORECASE,
)
# A heading that says which assignment it is about reports on that one alone.
_ONE = re.compile(
    r"\buppdrag\w*\b.*\b(?:att|om|avseende|gällande|kring)\b", re.IGNORECASE
)
# How far after the beginning of a report the § of its assignment may stand.
NEAR = 260
# Shared words needed: share of the fewer, and how many, in and outside the matter.
SAME_MATTER, ELSEWHERE = (0.5, 2), (0.75, 4)
MARGIN = 0.15


class _Given(NamedTuple):
    act: Act
    fact: AssignmentRecord
    words: frozenset[str]


def assignments(acts: Acts) -> list[Connection]:
    """Return links from assignments to the items and documents that report on them."""
    given = _Assignments(acts)
    found: dict[tuple[str, str], Connection] = {}
    for act in acts.all:
        reports = [c for c in act.cues if c.kind in {"reports", "closes"}]
        if not reports and not _is_list(act):
            continue
        named = list(_named(acts, given, act, reports))
        links = named or (
            [] if act.only_waits else list(_by_words(given, act, reports))
        )
        for link in links:
            kept = found.get((link.subject, link.relation))
            if kept is None or link.confidence > kept.confidence:
                found[link.subject, link.relation] = link
    return list(found.values())


class _Assignments:
    """Every assignment of the body, found by its words."""

    def __init__(self, acts: Acts) -> None:
        self.of: defaultdict[str, list[_Given]] = defaultdict(list)
        self._by_word: defaultdict[str, list[_Given]] = defaultdict(list)
        for act in acts.all:
            for fact in act.assignments:
                if any(d.start <= fact.start < d.end for d in act.proposed):
                    # What is only proposed has not been given.
                    continue
                words = frozenset(w for w in fact.words if not w.isdigit())
                one = _Given(act, fact, words)
                self.of[act.key].append(one)
                for word in sorted(words):
                    self._by_word[word].append(one)

    def sharing(self, words: frozenset[str]) -> list[_Given]:
        """Return the assignments that share at least two words, each once."""
        seen: dict[str, int] = {}
        kept: dict[str, _Given] = {}
        for word in sorted(words):
            for one in self._by_word[word]:
                seen[one.fact.id] = seen.get(one.fact.id, 0) + 1
                kept[one.fact.id] = one
        return [kept[identity] for identity, count in seen.items() if count > 1]


def _named(
    acts: Acts, given: _Assignments, act: Act, reports: list[Cue]
) -> Iterator[Connection]:
    """Return links to the assignments whose § the report names."""
    for reference in act.references:
        pointer = reference.pointer
        said = reference.before + reference.text
        if pointer is None or pointer.own:
            continue
        if not _is_list(act) and not _GIVEN.search(said):
            continue
        told = _around(reference, reports, act)
        targets = acts.targets(act, reference)
        if told is None or len(targets) != 1 or targets[0] == act.key:
            continue
        if pointer.day and act.day and pointer.day > act.day:
            continue
        words = frozenset(told.words) | act.words
        subject = _which(given, targets[0], words)
        reason = (
            f"Uppdraget gavs av {acts.told(act, targets[0], pointer)}, "
            f"och redovisades i {act.told()}."
        )
        yield Connection(
            CODE, subject, act.key, reason, 0.95, of_reference(act, reference)
        )


def _around(reference: ReferenceRecord, reports: list[Cue], act: Act) -> Cue | None:
    """Return the passage that reports and names the §, or None.

    A decision that begins as a report goes on as one, however long its list is.
    """
    place = reference.start
    holding = [d for d in act.decisions if d.start <= place < d.end]
    for cue in reports:
        if cue.start <= place <= max(cue.end, cue.start + NEAR):
            return cue
        if any(d.start <= cue.start < d.end for d in holding):
            return cue
        if _LISTS.search(act.heading) and not _ONE.search(act.heading):
            return cue
    if _is_list(act):
        words = content_words(reference.before)
        text = reference.text
        return Cue("reports", None, place, reference.end, text, words=words)
    return None


def _is_list(act: Act) -> bool:
    """Tell whether a document goes through assignments, each with its §."""
    return not act.is_treatment and _LISTS.search(act.heading) is not None


def _which(given: _Assignments, key: str, words: frozenset[str]) -> str:
    """Return the very assignment of a §, or the § where it cannot be told."""
    own = given.of.get(key, [])
    ranked = sorted(own, key=lambda g: (-overlap(g.words, words), g.fact.start))
    if len(own) > 1 and overlap(ranked[0].words, words) < SAME_MATTER[0]:
        return key
    if not own:
        return key
    return f"atagande/{ranked[0].fact.id}"


def _by_words(
    given: _Assignments, act: Act, reports: list[Cue]
) -> Iterator[Connection]:
    """Return the link to the earlier assignment that says the same thing."""
    for cue in reports:
        words = frozenset(cue.words)
        if cue.kind == "reports" and cue.item is not None:
            words |= act.words
        scored = []
        for one in given.sharing(words):
            if not _is_before(one.act, act):
                continue
            same = one.act.matter is not None and one.act.matter == act.matter
            share, least = SAME_MATTER if same else ELSEWHERE
            shared = len(one.words & words)
            score = overlap(one.words, words)
            if shared >= least and score >= share:
                scored.append((score + 0.2 * same, shared, one, same))
        scored.sort(key=lambda row: (-row[0], -row[1], row[2].fact.id))
        if scored:
            score, _, one, same = scored[0]
            clear = len(scored) == 1 or score - scored[1][0] >= MARGIN
            yield _worded(one, act, same, clear, of_cue(act, cue))


def _is_before(one: Act, act: Act) -> bool:
    if one.key == act.key or one.day is None or act.day is None:
        return False
    return one.day < act.day


def _worded(
    one: _Given, act: Act, same: bool, clear: bool, quote: Passage
) -> Connection:
    where = "i samma ärende" if same else "med samma ord"
    reason = (
        f"Uppdraget gavs av {one.act.told()}; det redovisas {where} i {act.told()}."
    )
    sure = (0.85 if same else 0.7) if clear else STATED - 0.1
    return Connection(CODE, f"atagande/{one.fact.id}", act.key, reason, sure, quote)
