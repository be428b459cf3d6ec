"""Why two acts may belong to one matter: § references, dnr, documents, titles, people.

Each reason yields joins with a confidence of its own; which of them hold together is
for `clusters` to say. All of them go through keys (a dnr, a title), never all pairs.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from graph.matters.headings import alike, overlap
from graph.matters.model import Act, Citation, Join, JoinCode, Place

# What was done there is the same matter at an earlier stage.
DEFERRED = frozenset({"bordlagt", "aterremitterat"})
TREATED = DEFERRED | {"behandlat"}
_PREPARED = "Paragrafen anges som ärendets tidigare behandling"
SAME_TITLE = 0.75
RELATED_TITLE = 0.4
# An act put by someone is treated again within this time.
_SOON = dt.timedelta(days=550)
# One of a row of like matters is treated again within this time.
_NEXT = dt.timedelta(days=120)
# A matter goes from the organ that prepares it to the one that decides in this time.
_PREPARATION = dt.timedelta(days=250)
# So many acts that rest on one § are compared.
_COMPARED = 12
_WORD = re.compile(r"\w+")
# Motions of one name by the same people are one; by others they are two.
_PUT = frozenset({"motion", "motionssvar", "interpellation", "interpellationssvar"})


def join(  # noqa: PLR0913 - the parts of one join
    one: str,
    other: str,
    code: JoinCode,
    *,
    confidence: float,
    reason: str,
    place: Place | None = None,
) -> Join:
    """Return a join with its two acts in order."""
    first, second = sorted((one, other))
    return Join(first, second, code, confidence, reason, place)


def series(dnr: str) -> str:
    """Return the register that a dnr belongs to: its letters."""
    return "".join(c for c in dnr if c.isalpha())


def conflicting(one: Iterable[str], other: Iterable[str]) -> bool:
    """Tell whether two sets of dnr name different matters of one register."""
    mine, yours = set(one), set(other)
    if not mine or not yours or mine & yours:
        return False
    if any(_within(a, b) or _within(b, a) for a in mine for b in yours):
        return False
    return bool({series(d) for d in mine} & {series(d) for d in yours})


def _within(one: str, other: str) -> bool:
    """Tell whether a number is a part of another ("KS-2024-9-30" of "KS-2024-9")."""
    return one.startswith(f"{other}-")


def by_reference(
    citations: Iterable[Citation], acts: Mapping[str, Act], listed: frozenset[str]
) -> Iterator[Join]:
    """Yield what § references tie together.

    Args:
        citations: What references name.
        acts: All acts, those only cited among them.
        listed: `{document}:{start}` of the references that stand in a list of
            underlag or in what is told of how the matter was prepared.
    """
    loose: dict[str, list[tuple[Act, Join]]] = {}
    for citation in citations:
        one, other = acts.get(citation.citing), acts.get(citation.target)
        if one is None or other is None or one.key == other.key:
            continue
        if one.standing or other.standing:
            continue
        if one.meeting is not None and one.meeting == other.meeting:
            continue
        prepared = f"{citation.document}:{citation.place.start}" in listed
        confidence, reason = _reference(one, other, citation, prepared=prepared)
        found = join(
            one.key,
            other.key,
            "paragraf",
            confidence=confidence,
            reason=reason,
            place=citation.place,
        )
        if reason == _PREPARED:
            loose.setdefault(other.key, []).append((one, found))
        else:
            yield found
    for cited in loose.values():
        yield from _of_one_preparation(cited)


def _reference(
    one: Act, other: Act, citation: Citation, *, prepared: bool
) -> tuple[float, str]:
    """Return how surely a § reference means an earlier step of the same matter."""
    near = overlap(one.topic, other.topic) if other.heading else 0.0
    against = conflicting(one.dnr, other.dnr)
    deferred = citation.cue in DEFERRED
    again = deferred and alike(one.topic, other.topic) >= SAME_TITLE
    if set(one.dnr) & set(other.dnr) or again or (near >= SAME_TITLE and not against):
        return 0.98, "Paragrafen anges, och diarienummer eller rubrik stämmer"
    if not against:
        if deferred:
            return (
                0.92,
                "Ärendet bordlades eller återremitterades i paragrafen som anges",
            )
        prepared = prepared or citation.cue == "behandlat"
        if near >= RELATED_TITLE:
            return 0.92 if prepared else 0.85, "Paragrafen anges, och ämnet är detsamma"
        if prepared and not citation.downward and _soon_after(other, one):
            return 0.9, _PREPARED
    elif citation.cue == "uppdrag" and near >= RELATED_TITLE:
        return 0.8, "Uppdraget gavs i paragrafen som anges"
    return 0.4, "Paragrafen anges, men inget annat visar på samma ärende"


def _soon_after(before: Act, after: Act) -> bool:
    """Tell whether a matter may have been prepared by one act for the other."""
    if before.day is None or after.day is None:
        return False
    return dt.timedelta(0) <= after.day - before.day <= _PREPARATION


def _of_one_preparation(cited: list[tuple[Act, Join]]) -> Iterator[Join]:
    """What many unrelated acts rest on (a budget) ties none of them."""
    acts = {act.key: act for act, _ in cited}
    topics = [act.topic for _, act in sorted(acts.items())][:_COMPARED]
    unrelated = any(
        overlap(one, other) < RELATED_TITLE
        for index, one in enumerate(topics)
        for other in topics[:index]
    )
    for _, found in cited:
        yield replace(found, confidence=0.6) if unrelated else found


def by_dnr(acts: Mapping[str, Act]) -> Iterator[Join]:
    """Yield what one dnr of one body ties together, matter by matter."""
    groups: dict[tuple[str, str], list[Act]] = {}
    for act in acts.values():
        if not act.standing and act.body:
            for dnr in act.dnr:
                groups.setdefault((act.body, dnr), []).append(act)
    for (_, dnr), members in sorted(groups.items()):
        ordered = sorted(members, key=lambda a: a.order)
        if len(ordered) > 1:
            yield from _of_one_dnr(dnr, ordered)


def _of_one_dnr(dnr: str, ordered: list[Act]) -> Iterator[Join]:
    """A dnr that holds several matters ties only what has the same title."""
    several, rounds = _holds_several(ordered), _rounds(ordered)
    for index, act in enumerate(ordered[1:], start=1):
        before = ordered[max(0, index - 30) : index]
        own = rounds.get(act.key)
        of_round = [a for a in before if rounds.get(a.key, own) == own]
        before = of_round or before
        likest = max(before, key=lambda a: (alike(act.topic, a.topic), a.order))
        reason = f"Samma diarienummer ({act.written[0] if act.written else dnr})"
        if not of_round:
            confidence = 0.5
            reason += ", men av något som kommer igen med nya uppgifter"
        elif several:
            sure = _same_of_several(likest, act)
            confidence = 0.93 if sure else 0.5
            reason += ", som rymmer flera ärenden"
            reason += ", och samma rubrik" if sure else ""
        else:
            near = overlap(act.topic, likest.topic)
            confidence = 0.97 if near >= RELATED_TITLE else 0.92
        yield join(act.key, likest.key, "dnr", confidence=confidence, reason=reason)


def _rounds(ordered: list[Act]) -> dict[str, int]:
    """Return which round each item is of, where one number holds a periodic report.

    A report goes from the organ that prepares it to the one that decides; when it
    comes back to an organ that has had it, it is another one.
    """
    if not any(act.topic.periodic for act in ordered):
        return {}
    found: dict[str, int] = {}
    number, organs, last = 0, set[str](), None
    for act in ordered:
        if act.kind != "item":
            continue
        late = last is not None and act.day is not None and act.day - last > _NEXT
        if act.organ in organs or late:
            number, organs = number + 1, set()
        organs.add(act.organ)
        found[act.key], last = number, act.day
    return found


def _same_of_several(before: Act, after: Act) -> bool:
    """Tell whether two acts of a number that holds several matters are one matter.

    Elections and the like differ by a name, so that every word must be the same.
    """
    if before.meeting is not None and before.meeting == after.meeting:
        return False
    if before.topic.periods != after.topic.periods:
        return False
    if not (before.topic.collective or after.topic.collective):
        return alike(before.topic, after.topic) >= SAME_TITLE
    soon = before.day and after.day and after.day - before.day <= _NEXT
    return bool(soon) and _all_words(before) == _all_words(after)


def _all_words(act: Act) -> frozenset[str]:
    return frozenset(_WORD.findall(act.heading.casefold()))


def _holds_several(acts: list[Act]) -> bool:
    """Tell whether one dnr stands for several matters.

    So it is when one meeting has it twice under different headings, when its items
    are of a sort where each is a matter, or when a long row of them shares no words.
    """
    if sum(a.topic.collective for a in acts) * 2 > len(acts):
        return True
    meetings: dict[str, list[Act]] = {}
    for act in acts:
        if act.meeting and act.kind == "item":
            meetings.setdefault(act.meeting, []).append(act)
    for together in meetings.values():
        first = together[0]
        if any(overlap(first.topic, a.topic) < RELATED_TITLE for a in together[1:]):
            return True
    pairs = list(pairwise(acts))
    strange = sum(overlap(a.topic, b.topic) == 0 for a, b in pairs)
    return len(acts) >= 4 and strange * 2 > len(pairs)


def by_title(acts: Mapping[str, Act]) -> Iterator[Join]:
    """Yield what one body puts under one title within some time."""
    groups: dict[tuple[str, str], list[Act]] = {}
    for act in acts.values():
        topic = act.topic
        comes_back = topic.collective or topic.recurring or topic.periodic
        plain = not (act.standing or comes_back)
        if act.body and act.kind != "cited" and plain and len(topic.telling) >= 2:
            groups.setdefault((act.body, " ".join(sorted(topic.words))), []).append(act)
    for _, members in sorted(groups.items()):
        ordered = sorted(members, key=lambda a: a.order)
        for before, after in pairwise(ordered):
            found = _titled(before, after)
            if found is not None:
                yield found


def by_agenda(acts: Mapping[str, Act]) -> Iterator[Join]:
    """Yield which item of the minutes was which item of the agenda."""
    groups: dict[tuple[str, str], list[Act]] = {}
    for act in acts.values():
        if act.meeting and act.kind == "item" and act.heading and not act.standing:
            groups.setdefault((act.meeting, act.topic.key), []).append(act)
    for _, both in sorted(groups.items()):
        planned = [a for a in both if a.type == "kallelse"]
        if len(both) == 2 and len(planned) == 1:
            reason = "Kallelsens punkt och protokollets paragraf har samma rubrik"
            yield join(
                both[0].key, both[1].key, "titel", confidence=0.96, reason=reason
            )


def _titled(before: Act, after: Act) -> Join | None:
    """Return the join of two acts of one title, unless time or people speak against."""
    if before.topic.periods != after.topic.periods or set(before.dnr) & set(after.dnr):
        return None
    shared = before.people & after.people
    if before.day is None or after.day is None:
        if not shared:
            return None
    elif after.day - before.day > _SOON:
        return None
    if before.meeting is not None and before.meeting == after.meeting:
        return None
    against = conflicting(before.dnr, after.dnr)
    known = before.people and after.people
    put = before.type in _PUT or before.topic.what is not None
    if put and known and not shared:
        return None
    confidence = 0.5 if against else 0.93 if shared else 0.9
    who = " och samma person" if shared else ""
    reason = f"Samma rubrik{who} hos samma huvudman"
    return join(before.key, after.key, "titel", confidence=confidence, reason=reason)
