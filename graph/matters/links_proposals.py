"""Proposals: who decided on what a body or an office proposed, and how it went.

A proposal goes upwards (committee, nämnd, styrelse, fullmäktige), each step the first
later treatment of the matter above it. A step that only proposes again carries the
proposal on; one that decides settles it: as proposed, changed, rejected.
"""

import datetime as dt
import re
from collections.abc import Sequence
from typing import NamedTuple

from graph.matters.connection import Code, Connection, Passage
from graph.matters.links_acts import Act, Acts, on, overlap
from graph.matters.links_quotes import of_cue, of_reference
from graph.matters.records import DecisionRecord

# The longest way from a body's proposal, and from an office's, to the next treatment.
PATIENCE = dt.timedelta(days=730)
OFFICE = dt.timedelta(days=250)
# How much the words of a proposed and a decided point share when they are the same.
SAME_POINT = 0.6
ALIKE = 0.34
# How much they share when one was adopted as the other was put.
SAME_WORDS = 0.9
_UNIT = re.compile(r"s [a-zåäö]*(?:utskott|presidium|beredning)(?:et)?$", re.IGNORECASE)
# How near a decision the words "enligt … förslag" must stand to be its own.
NEAR = 400
HOW: dict[Code, str] = {
    "forslag-foljdes": "beslutade enligt förslaget",
    "forslag-andrades": "beslutade enligt förslaget med ändring eller tillägg",
    "forslag-avslogs": "avslog förslaget",
    "forslag-aterremitterades": "återremitterade ärendet",
    "forslag-provades": "beslutade i ärendet",
    "forslag-vidare": "förde förslaget vidare med ett eget förslag",
}


# How all of a proposal fared says less than each of its points does.
JUDGED_APART: frozenset[Code] = frozenset(
    {"forslag-foljdes", "forslag-andrades", "forslag-vidare", "forslag-provades"}
)


class _Fate(NamedTuple):
    code: Code
    sure: float
    quote: Passage | None


def proposals(acts: Acts) -> list[Connection]:
    """Return each proposal's link to the next treatment above it."""
    found = []
    for act in acts.all:
        if act.proposed and act.day is not None:
            found += _of(acts, act)
    return found


def _of(acts: Acts, act: Act) -> list[Connection]:
    patience = PATIENCE if act.is_treatment else OFFICE
    above = [
        other
        for other in acts.later(act)
        if _is_above(act, other)
        and other.day
        and act.day
        and other.day <= act.day + patience
        and other.decisions
        and (not other.only_waits or _returns(other))
        and not act.is_of_other_years(other)
    ]
    if not above:
        return []
    first = [other for other in above if (other.day, other.organ) == _meets(above[0])]
    best = max(
        first,
        key=lambda other: (
            _cites(acts, other, act) is not None,
            overlap(act.words, other.words),
        ),
    )
    alone = len(first) == 1 and len(_of_meeting(acts, act)) <= 1
    return _links(acts, act, best, alone)


def _meets(act: Act) -> tuple[dt.date | None, str | None]:
    return act.day, act.organ


def _of_meeting(acts: Acts, act: Act) -> list[Act]:
    """Return the items of the same matter at an act's own meeting, itself too."""
    return [
        o
        for o in (act, *acts.same_matter(act))
        if _meets(o) == _meets(act) and o.item is not None
    ]


def _is_above(act: Act, other: Act) -> bool:
    """Tell whether a body is one that the act's proposals are put to."""
    if other.organ is None:
        return False
    if not act.is_treatment:
        # An office's proposal is put to the organ that its document is written for.
        return other.organ == act.organ
    if other.organ == act.organ:
        return False
    base = _UNIT.sub("", act.name)
    if base != act.name and base.casefold() == other.name.casefold():
        return True
    return other.level > act.level


def _cites(acts: Acts, act: Act, earlier: Act) -> Passage | None:
    """Return where an act cites an earlier one, or None."""
    for reference in act.references:
        if earlier.key in acts.targets(act, reference):
            return of_reference(act, reference)
    return None


def _links(acts: Acts, act: Act, other: Act, alone: bool) -> list[Connection]:
    cited = _cites(acts, other, act)
    alike = overlap(act.words, other.words)
    pairs = [] if _returns(other) else _pairs(act.proposed, other.decisions)
    fate = _fate(act, other, pairs)
    sure = fate.sure
    if cited is not None:
        sure = max(sure, 0.95)
    elif alike < ALIKE and not pairs:
        # One matter number may hold several matters.
        sure = min(sure, 0.5 if not alone else 0.65)
    quote = fate.quote or cited
    if not pairs:
        reason = _reason(act, other, fate.code, cited)
        return [Connection(fate.code, act.key, other.key, reason, sure, quote)]
    return [
        Connection(
            code,
            f"beslut/{one.id}",
            f"beslut/{two.id}",
            _reason(act, other, code, cited),
            sure,
            quote,
        )
        for one, two in pairs
        for code in [_of_point(fate.code, one, two)]
    ]


def _of_point(whole: Code, one: DecisionRecord, two: DecisionRecord) -> Code:
    """Return how one point fared: what was added or put elsewhere is not said of it."""
    if whole not in JUDGED_APART:
        return whole
    if two.status == "proposal":
        return "forslag-vidare"
    same = one.outcome == two.outcome and overlap(one.words, two.words) >= SAME_WORDS
    if whole == "forslag-andrades":
        whole_point = same and set(two.words) <= set(one.words)
        return "forslag-foljdes" if whole_point else whole
    if whole == "forslag-foljdes":
        return whole
    return "forslag-foljdes" if same else "forslag-provades"


def _reason(act: Act, other: Act, code: Code, cited: Passage | None) -> str:
    who = other.name or "mötet"
    when = f"{on(other.day)}, § {other.item.number}" if other.item else on(other.day)
    said = f"{act.told()} lade ett förslag; {who} {HOW[code]}{when}."
    if cited is not None:
        return f"{said} Beslutet hänvisar till förslaget."
    numbers = sorted(
        {*(act.item or act.record).dnr} & {*(other.item or other.record).dnr}
    )
    return f"{said} Samma ärende{', ' + numbers[0] if numbers else ''}."


def _returns(act: Act) -> bool:
    """Tell whether an item sends its matter back instead of deciding."""
    return act.only_waits and any(d.outcome == "aterremiss" for d in act.decided)


def _fate(
    act: Act, other: Act, pairs: Sequence[tuple[DecisionRecord, DecisionRecord]]
) -> _Fate:
    """Return how a proposal fared, by what is said and by the points themselves."""
    if _returns(other):
        return _Fate("forslag-aterremitterades", 0.9, None)
    if other.proposed and not other.decided:
        return _Fate("forslag-vidare", 0.9, None)
    said = _said(act, other)
    if said is not None:
        return said
    if other.proposed and any(two.status == "proposal" for _, two in pairs):
        return _Fate("forslag-vidare", 0.9, None)
    if pairs and all(one.outcome == two.outcome for one, two in pairs):
        every = len(pairs) == len(act.proposed)
        return _Fate("forslag-foljdes" if every else "forslag-provades", 0.85, None)
    if _rejects(act, other):
        return _Fate("forslag-avslogs", 0.85, None)
    return _Fate("forslag-provades", 0.8, None)


def _said(act: Act, other: Act) -> _Fate | None:
    """Return what an item itself says that it did with a body's proposal."""
    for cue in other.cues:
        if cue.kind not in {"followed", "rejected"} or not _is_of(act, cue.name):
            continue
        if any(d.start <= cue.start < d.end for d in other.proposed):
            return _Fate("forslag-vidare", 0.95, of_cue(other, cue))
        if cue.kind == "rejected":
            return _Fate("forslag-avslogs", 0.95, of_cue(other, cue))
        near = any(abs(d.start - cue.end) <= NEAR for d in other.decided)
        if near or cue.text.startswith("finner"):
            code: Code = "forslag-andrades" if cue.changed else "forslag-foljdes"
            return _Fate(code, 0.96, of_cue(other, cue))
    return None


def _rejects(act: Act, other: Act) -> bool:
    """Tell whether all that was decided is to reject what was not itself that."""
    outcomes = {d.outcome for d in other.decided}
    proposed = {d.outcome for d in act.proposed}
    return outcomes == {"avslag"} and "avslag" not in proposed


def _is_of(act: Act, name: str | None) -> bool:
    """Tell whether a body named as proposer is the one whose act this is."""
    if not name:
        return False
    folded = name.casefold()
    if not act.is_treatment:
        return bool(re.search(r"förvaltning|kontor|direktör|chef", folded))
    own = act.name.casefold()
    return own == folded or own.endswith(folded) or folded.endswith(own)


def _pairs(
    proposed: Sequence[DecisionRecord], decided: Sequence[DecisionRecord]
) -> list[tuple[DecisionRecord, DecisionRecord]]:
    """Return the points that say the same, the likest first, each in one pair."""
    scored = sorted(
        (
            (-overlap(one.words, two.words), one.start, two.start, one, two)
            for one in proposed
            for two in decided
            if two.status != "historical" and len(one.words) > 1 and len(two.words) > 1
        ),
        key=lambda row: row[:3],
    )
    found: list[tuple[DecisionRecord, DecisionRecord]] = []
    for score, _, _, one, two in scored:
        if -score < SAME_POINT:
            break
        if all(one is not a and two is not b for a, b in found):
            found.append((one, two))
    return sorted(found, key=lambda pair: pair[0].start)
