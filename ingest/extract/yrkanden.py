"""Motions put at the meeting: who moves what, and whether it was carried.

A yrkande is never a decision; its fate is read off what the chair found and what
the winning side of a vote stood for.
"""

import re
from dataclasses import replace

from ingest import nlp
from ingest.extract.context import Context
from ingest.extract.decision_blocks import Matter
from ingest.extract.voters import NAME, names_start, parties_in, people_in
from ingest.extract.votes import Ballotage
from ingest.extract.yrkande_fates import DELAYS, Carried, moved_by
from ingest.extract.yrkande_told import told_after
from ingest.model import Outcome, Yrkande
from ingest.stretches import Stretches

MOVES = re.compile(
    r"\b(?:(?:tilläggs|ändrings|återremiss)?yrka(?:r|de)|"
    r"(?:tilläggs|ändrings)yrkande\w*|föreslår|instämmer i)\b"
)
# Put by itself, so that another motion's success does not settle it.
OPEN = re.compile(
    r"\båterremi|\btillägg(?!sanslag|sbudget)|\bändringsyrk|\bbordlägg|"
    r"\byrkar (?:[^.,]{0,60} )?avslag\b",
    re.I,
)
# "Eva Klint (MP): Bifall till förslaget." and "Eva Klint (MP) och Bo Alm (S): ..."
ANOTHER = re.sub(r"[?]P<[a-z]+>", "?:", NAME.pattern)
LISTED = re.compile(rf"{NAME.pattern}(?:(?:, | och | samt ){ANOTHER}){{0,6}}\s?:")
# "Vidare yrkar Eva Klint (MP) avslag på …"
MOVERS = re.compile(
    rf"(?:[Oo]rdföranden?,? |[Ll]edamoten )?{NAME.pattern}"
    rf"(?:(?:, | och | samt ){ANOTHER}){{0,6}},? "
)
# "föreslår i en motion": told of what was put in writing, before the meeting.
EARLIER = re.compile(
    r"\bföresl(?:år|og) i (?:en |sin )?(?:motion|skrivelse|ansökan|interpellation|e-)"
)
MORE = re.compile(r"\b(?:bifall|avslag|i andra hand)\b")
# "avslag på Bo Alms yrkande", "avslag på övriga yrkanden"
OTHERS_MOTIONS = re.compile(
    r"avslag på (?P<whose>övriga|samtliga|[A-ZÅÄÖ][^.,\n]{2,60}s) yrkande(?:t|na|n)?\b"
)
CHAIR_PUTS = re.compile(r"\bställer (?:\w+ ){0,2}proposition|\bfinner att\b")
YRKAR = re.compile(r"yrka(?:r|de|s|des)\b")
PROPOSING = (" föresl", " ställer sig", " stöder", " instämmer")
PROPOSES = re.compile(
    rf"(?:[Oo]rdföranden?,? |[Ll]edamoten )?{NAME.pattern}(?:(?:, | och | samt "
    rf"){ANOTHER})"
    r"{0,6},? (?:föreslår|föreslog|ställer sig bakom|stöder|instämmer i)\b"
)


def _moved(sentence: str) -> str:
    """Return what is moved; who moves it may stand after the verb."""
    verb = MOVES.search(sentence)
    moved = sentence[verb.end() :].strip() if verb else sentence
    movers = MOVERS.match(moved)
    return moved[movers.end() :] if movers else moved


def _settled(found: list[Yrkande], outcomes: set[Outcome]) -> tuple[Yrkande, ...]:
    """Let the other motions fall where one was carried: they exclude each other.

    Additions and motions to send back are put by themselves and stay open; where the
    matter is sent back nothing else is settled.
    """
    found = _sent_back(found, outcomes)
    if any(one.fate == "bifall" and not DELAYS.search(one.text) for one in found):
        found = [
            replace(one, fate="avslag")
            if one.fate is None and not OPEN.search(one.text)
            else one
            for one in found
        ]
    return tuple(replace(one, fate=_opposing(one, found)) for one in found)


def _sent_back(found: list[Yrkande], outcomes: set[Outcome]) -> list[Yrkande]:
    """Settle the one motion to send back or table that the decision itself grants."""
    for outcome, kind in (("aterremiss", "återremi"), ("bordlaggning", "bordlägg")):
        moved = [one for one in found if kind in _moved(one.text).casefold()]
        moved = [one for one in moved if MORE.search(one.text) is None]
        if outcome in outcomes and len(moved) == 1 and moved[0].fate is None:
            granted = replace(moved[0], fate="bifall")
            return [granted if one is moved[0] else one for one in found]
    return found


def _opposing(motion: Yrkande, found: list[Yrkande]) -> str | None:
    """Return what became of a motion to refuse others', where theirs is known."""
    against = OTHERS_MOTIONS.match(_moved(motion.text))
    if motion.fate is not None or against is None:
        return motion.fate
    whose = against["whose"]
    others = [one for one in found if not set(one.by) & set(motion.by)]
    if whose not in ("övriga", "samtliga"):
        others = [one for one in others if moved_by(one.by, whose)]
    fates = {one.fate for one in others}
    return {"avslag": "bifall", "bifall": "avslag"}.get(
        str(fates.pop()) if len(fates) == 1 else ""
    )


def _listed(context: Context, matter: Matter) -> list[tuple[int, int]]:
    """Return the motions listed as "Eva Klint (MP): avslag", each with its mover.

    Layout may have joined the lines of the list; each name opens a motion.
    """
    found = []
    for block in matter.of_role("yrkanden"):
        for line in block.lines:
            opens = [
                m.start()
                for m in LISTED.finditer(context.text, line.start, line.end)
                if m.start() == line.start or context.text[m.start() - 2] in ".;)"
            ]
            ends = [*opens[1:], line.end]
            found += list(zip(opens, ends, strict=True)) if opens else []
    return found


def _listed_yrkande(text: str, start: int, end: int, carried: Carried) -> Yrkande:
    quote = text[start:end].rstrip()
    opening = LISTED.match(quote)
    moved = quote[opening.end() :].strip() if opening else quote
    by = people_in(quote[: opening.end() if opening else None])
    return Yrkande(start, start + len(quote), quote, by, carried.fate(moved, by, start))


def _start(context: Context, matter: Matter, sentence: nlp.Sentence) -> int:
    """Return where a motion begins: its movers may fill the lines before it."""
    if context.line_at(sentence.start)[0] != sentence.start:
        return sentence.start
    return max(matter.start, names_start(context.text, sentence.start))


def _proposed(matter: Matter, sentence: nlp.Sentence) -> bool:
    """Tell whether a member proposes something: "Eva Klint (MP) föreslår att ..."

    Members propose at the meeting; in what is told of the matter it may be earlier.
    """
    proposing = any(word in sentence.text for word in PROPOSING)
    if not proposing or PROPOSES.match(sentence.text) is None:
        return False
    if EARLIER.search(sentence.text) or CHAIR_PUTS.search(sentence.text):
        return False
    return not any(
        line.start <= sentence.start < line.end
        for block in matter.of_role("arendet", "beredning", "underlag")
        for line in block.lines
    )


def find_yrkanden(
    context: Context,
    matter: Matter,
    votes: tuple[Ballotage, ...],
    outcomes: set[Outcome],
) -> tuple[Yrkande, ...]:
    """Return the motions put in a matter that was decided with these outcomes."""
    blocks = matter.of_role("yrkanden")
    spans = Stretches((line.start, line.end) for b in blocks for line in b.lines)
    carried = Carried(context.text[matter.start : matter.end], matter.start, votes)
    listed_by_name = _listed(context, matter)
    found = [
        _listed_yrkande(context.text, start, end, carried)
        for start, end in listed_by_name
    ]
    read = Stretches(listed_by_name)
    for sentence in context.sentences_from(matter.start, matter.end):
        if sentence.start in read:
            continue
        listed = sentence.start in spans
        moves = YRKAR.search(sentence.text) or _proposed(matter, sentence)
        if not moves and not (listed and MOVES.search(sentence.text)):
            continue
        start = _start(context, matter, sentence)
        text = context.text[start : sentence.end]
        # "yrkar bifall till förslaget från M": who moves it stands before the verb.
        verb = MOVES.search(sentence.text)
        by = people_in(text) or parties_in(
            sentence.text[: verb.start() if verb else None]
        )
        if by or listed:
            fate = told_after(context.text, sentence.start, sentence.end)
            fate = fate or carried.fate(_moved(sentence.text), by, sentence.start)
            found.append(Yrkande(start, sentence.end, text, by, fate))
    return _settled(sorted(found, key=lambda one: one.start), outcomes)
