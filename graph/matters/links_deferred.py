"""Tabled (*bordlagd*) and returned (*återremitterad*) matters: when taken up again.

Minutes often list every earlier treatment ("Bordlagt den 3 maj, § 4 och den 7 juni,
§ 9"); each is then followed by the next in the list. Where nothing is listed, the next
treatment is the same organ's next item of the same matter.
"""

import datetime as dt
from collections.abc import Iterator

from graph.matters.connection import Code, Connection
from graph.matters.links_acts import Act, Acts, on, overlap, written
from graph.matters.links_quotes import of_cue, of_reference
from graph.matters.records import ReferenceRecord

CODES: dict[str, Code] = {
    "bordlagt": "bordlagd-fortsatt",
    "aterremitterat": "aterremiss-fortsatt",
}
WORDS = {
    "bordlagd-fortsatt": ("bordlades", "Ärendet bordlades"),
    "aterremiss-fortsatt": ("återremitterades", "Ärendet återremitterades"),
}
# How long a matter may lie before a later item is another round of it.
PATIENCE = dt.timedelta(days=550)
# How much two headings share when they are taken for one matter's.
ALIKE = 0.5


def deferred(acts: Acts) -> list[Connection]:
    """Return each tabled or returned item's link to the next treatment."""
    found: dict[tuple[str, str], Connection] = {}
    for act in acts.items:
        for link in _listed(acts, act):
            found.setdefault((link.code, link.subject), link)
    for act in acts.items:
        for code in _waiting(act):
            if (code, act.key) not in found:
                following = _next(acts, act, code)
                if following is not None:
                    found[code, act.key] = following
    return list(found.values())


def _listed(acts: Acts, act: Act) -> Iterator[Connection]:
    """Return links between the earlier treatments that an item lists, and to itself."""
    listed: dict[str, tuple[ReferenceRecord, Code]] = {}
    whole = True
    for reference in act.references:
        pointer = reference.pointer
        code = CODES.get(pointer.cue or "") if pointer else None
        targets = acts.targets(act, reference)
        if pointer is None or code is None or act.day is None:
            continue
        if len(targets) != 1 or not pointer.day or pointer.day >= act.day:
            # A day that cannot be right leaves a hole in the list.
            whole = False
        elif acts.same_organ(targets[0], act):
            listed.setdefault(targets[0], (reference, code))
    steps = sorted(listed, key=lambda key: (_meeting(key)[1], key))
    ends = [*steps[1:], act.key] if whole else steps[1:]
    for key, following in zip(steps, ends, strict=False):
        if _meeting(following)[1] <= _meeting(key)[1]:
            # Nothing is taken up again on the day that it was put off.
            continue
        reference, code = listed[key]
        verb, _ = WORDS[code]
        reason = (
            f"{act.told()} anger att ärendet {verb}{_said(reference)}; "
            f"det togs upp igen{_when(following)}."
        )
        quote = of_reference(act, reference)
        yield Connection(code, key, following, reason, 0.97, quote)


def _meeting(key: str) -> tuple[str, str]:
    """Return the organ and the day of an item's key."""
    parts = key.split("/")
    return (parts[1], parts[2]) if len(parts) > 2 else (key, "")


def _said(reference: ReferenceRecord) -> str:
    pointer = reference.pointer
    assert pointer is not None
    return f"{on(pointer.day)}, § {', '.join(pointer.numbers)}"


def _when(key: str) -> str:
    day = _meeting(key)[1]
    return on(dt.date.fromisoformat(day)) if day else ""


def _waiting(act: Act) -> list[Code]:
    """Return in which ways an item leaves its matter for another day."""
    outcomes = {d.outcome for d in act.decided}
    found: list[Code] = []
    if "bordlaggning" in outcomes:
        found.append("bordlagd-fortsatt")
    if "aterremiss" in outcomes:
        found.append("aterremiss-fortsatt")
    return found


def _next(acts: Acts, act: Act, code: Code) -> Connection | None:
    """Return the link to the same organ's next item of the matter, or None."""
    after = [
        other
        for other in acts.later(act)
        if other.organ == act.organ
        and other.day is not None
        and act.day is not None
        and act.day < other.day <= act.day + PATIENCE
    ]
    if not after:
        return None
    first = [other for other in after if other.day == after[0].day]
    best = max(first, key=lambda a: overlap(act.words, a.words))
    alike = overlap(act.words, best.words)
    tabled = next((c for c in act.cues if c.kind == "tabled"), None)
    quote = of_cue(act, tabled) if tabled else None
    opening = f"{WORDS[code][1]} av {act.told()}"
    if tabled and tabled.day and tabled.day == best.day and alike >= ALIKE:
        reason = f"{opening}, till den {written(tabled.day)}, och togs upp då."
        return Connection(code, act.key, best.key, reason, 0.96, quote)
    if code == "bordlagd-fortsatt" and tabled and tabled.day and alike < ALIKE:
        return None
    late = bool(tabled and tabled.day and best.day and best.day > tabled.day)
    sure = 0.5 if late or alike < ALIKE or (len(first) > 1 and alike < 1) else 0.9
    reason = f"{opening}; samma ärende var nästa gång uppe{on(best.day)}."
    return Connection(code, act.key, best.key, reason, sure, quote)
