"""Decisions and proposals, one per att-clause or point, with outcome and vote."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.extract.context import Context
from ingest.extract.decision_blocks import Block, Matter, matters
from ingest.extract.decision_frames import frame_of, full_name, leads
from ingest.extract.decision_points import Point, read_points
from ingest.extract.decision_told import Told, find_told
from ingest.extract.outcomes import fine_outcome, outcome_of
from ingest.extract.reservations import find_addressees, find_reservations
from ingest.extract.votes import Ballotage, aside_kind, find_votes
from ingest.extract.yrkanden import find_yrkanden
from ingest.model import (
    Decision,
    DecisionStatus,
    Organisation,
    Outcome,
    Person,
    Reservation,
    Vote,
    Yrkande,
)
from ingest.structure.headings import role_of

# In these nothing is decided yet, whatever the headings say.
PROPOSING_TYPES = frozenset(("tjansteskrivelse", "kallelse"))
# A motion holds what its author moves, an interpellation what is asked.
SILENT_TYPES = frozenset(("motion", "interpellation", "interpellationssvar"))
# "Nämnden tillstyrker motionen": its decision is a proposal to those who decide.
ADVISING = re.compile(
    r"\b(?:tillstyrker|avstyrker)\b(?= (?:\w+ ){0,4}"
    r"(?:motion|ansökan|medborgarförslag|e-förslag|framställan|hemställan|förslag)\w*)"
)
OWN_HEADING = re.compile(
    r"^(?P<organ>.{4,60}?)s? (?:beslut|ställningstagande)\b", re.IGNORECASE
)
ONWARD = re.compile(
    r"\b(?:till|i|för)\s+\w*(?:fullmäktige|styrelse|nämnd|utskott|direktion)", re.I
)
PROPOSER = re.compile(r"(?P<organ>\S.{3,50}?)s förslag till\b", re.IGNORECASE)
# "Myndigheten ska samråda": a term; "Myndigheten får i uppdrag": an assignment.
TERM = re.compile(
    r"\A(?!(?:Regeringen|Riksdagen)\b)[^.;:]{0,200}?\b"
    r"(?:ska|skall|bör|får(?! (?:\w+ )?i uppdrag)|ersätts|ersätter)\b"
)
TERM_RULES = frozenset(
    ("beslut.sats", "beslut.norm", "beslut.sats-ensam", "beslut.tillsagd")
)
# A point that settles what was put beside the matter: "Tilläggsyrkandet avslås."
SETTLED_ASIDE = re.compile(
    r"(?:att )?(?:avslå|bifalla|avslag på|bifall till)? ?(?:[\w()-]+ ){0,4}"
    r"(?:tilläggs|ändrings|återremiss)\w*|"
    r"(?:att )?(?:ärendet|frågan) (?:ska |skall )?avgör\w*",
    re.IGNORECASE,
)
NAMES = re.compile(r"\b[A-ZÅÄÖ][a-zåäö]{2,}?(?=s?\b)|\b[A-ZÅÄÖ]{1,3}\b")
SURE, LIKELY, UNSURE = 0.95, 0.85, 0.7
CONFIDENCE = {
    "beslut.numrerad": SURE,
    "beslut.att-lista": SURE,
    "beslut.att-sats": SURE,
    "beslut.punktlista": LIKELY,
    "beslut.sats": SURE,
    "beslut.regeringen": SURE,
    "beslut.norm": LIKELY,
    "beslut.omröstning": LIKELY,
}


@dataclass(frozen=True, slots=True)
class _Circumstances:
    """What all decisions of one matter share."""

    section: str | None
    dnr: tuple[str, ...]
    addressees: tuple[str, ...]
    reservations: tuple[Reservation, ...]
    yrkanden: tuple[Yrkande, ...]
    vote: Vote | None


def _heading_organ(block: Block) -> str | None:
    """Return the body that a heading names: "Kulturnämndens beslut"."""
    match = OWN_HEADING.match(block.heading)
    return match["organ"].strip() if match else None


def _foreign(context: Context, block: Block) -> bool:
    """Tell whether a block under "X:s beslut" belongs to another body than ours."""
    organ, own = _heading_organ(block), context.document.organ
    if organ is None or own is None:
        return False
    one, other = organ.casefold(), own.casefold()
    return one not in other and other not in one


def _onward(context: Context, block: Block, after: bool) -> bool:
    """Tell whether a proposal beside the decision is our own, to a higher body."""
    if not ONWARD.search(block.heading):
        return False
    proposer = PROPOSER.match(block.heading)
    own = (context.document.organ or "").casefold()
    return after if proposer is None else proposer["organ"].casefold() in own


def _points(context: Context, block: Block, default: DecisionStatus) -> list[Point]:
    """Return the points of one block.

    What an assignment of the government says besides ("ska redovisas", "får
    använda") are its terms, no decisions of their own.
    """
    points = read_points(context.text, block, default)
    if context.document.type != "regeringsuppdrag":
        return points
    return [p for p in points if not _is_term(context.text[p.start : p.end], p)]


def _is_term(text: str, point: Point) -> bool:
    return point.rule in TERM_RULES and TERM.search(text) is not None


def _chosen(context: Context, matter: Matter) -> list[tuple[Block, list[Point]]]:
    """Return the blocks whose points are this matter's own, with the points.

    Proposals quoted before the decision are left out; those that follow right upon
    it and go to another body stay.
    """
    proposing = context.document.type in PROPOSING_TYPES
    default: DecisionStatus = "proposal" if proposing else "decision"
    read = [
        (
            i,
            b,
            _points(context, b, default if b.role == "beslut" else "proposal"),
        )
        for i, b in enumerate(matter.blocks)
        if b.role in ("beslut", "forslag")
    ]
    read = [(i, b, points) for i, b, points in read if points]
    decided = [(i, b, p) for i, b, p in read if b.role == "beslut"]
    own = [row for row in decided if not _foreign(context, row[1])] or decided
    if not own:
        return [(b, p) for _, b, p in read]
    kept = {i for i, _, _ in own}
    for i, block, _ in read:
        beside = {i - 1, i + 1} & kept
        if (
            block.role == "forslag"
            and beside
            and _onward(context, block, i - 1 in kept)
        ):
            kept.add(i)
    return [(b, p) for i, b, p in read if i in kept]


def _without_repeats(
    points: list[tuple[Block, Point]], text: str
) -> list[tuple[Block, Point]]:
    """Drop a point that stands word for word the same before it in the matter."""
    seen: set[str] = set()
    kept = []
    for block, point in points:
        words = re.sub(r"\W+", "", text[point.start : point.end]).casefold()
        if words not in seen:
            seen.add(words)
            kept.append((block, point))
    return kept


def _status(context: Context, point: Point) -> DecisionStatus:
    text = context.text[point.start : point.end]
    if point.status == "decision" and ADVISING.search(text[:120]):
        return "proposal"
    return point.status


def _organ(context: Context, block: Block, point: Point) -> str | None:
    document = context.document
    frame = point.frame
    named = frame.organ if frame else None
    # In "Förslag till beslut: Nämnden beslutar att ..." the board does not propose.
    put = frame is not None and point.status == "proposal" == frame.status
    if named and (put or point.status != "proposal"):
        return full_name(named, document.organ)
    if block.role == "beslut" and (organ := _heading_organ(block)):
        return organ
    return document.organ or named or document.body


def _sentence(context: Context, point: Point) -> str:
    """Return the whole sentence a point is part of, its introduction included."""
    text = context.text[point.start : point.end]
    if point.frame is not None and point.rule == "beslut.att-sats":
        line_start, _ = context.line_at(point.start)
        whole = context.sentence_at(point.start)
        start = whole.start if whole else line_start
        return context.text[start : max(point.end, whole.end if whole else 0)].strip()
    return f"{point.lead} {text}".strip() if point.lead else ""


def _decided(
    context: Context, block: Block, point: Point, shared: _Circumstances
) -> Decision:
    text = context.text[point.start : point.end]
    status = _status(context, point)
    return Decision(
        start=point.start,
        end=point.end,
        text=text,
        section=shared.section,
        organ=_organ(context, block, point),
        status=status,
        outcome=_outcome(context, point),
        date=context.document.date if status == "decision" else None,
        dnr=shared.dnr,
        addressees=shared.addressees,
        vote=shared.vote,
        reservations=shared.reservations,
        yrkanden=shared.yrkanden,
        sentence=_sentence(context, point),
        rule=point.rule,
        confidence=CONFIDENCE.get(point.rule, UNSURE),
    )


DATED_LIST = re.compile(
    r"\b\d{1,2} (?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)"
)


def _outcome(context: Context, point: Point) -> Outcome:
    text = context.text[point.start : point.end]
    if point.rule == "beslut.uppställning":
        fine = fine_outcome(text)
        dated = len(DATED_LIST.findall(text)) > 1
        return "faststaller" if fine == "beslutad" and dated else outcome_of(fine)
    own = frame_of(text)
    onward = own is not None and own.content is not None and leads(own, text)
    fine = fine_outcome(text[own.content :] if own and onward else text)
    if fine == "beslutad" and point.rule == "beslut.tillsagd":
        return "uppdrag"
    if fine == "beslutad" and point.frame and "förslag" in point.frame.how:
        return outcome_of("enligt_förslag")
    return outcome_of(fine)


def _told(told: Told, shared: _Circumstances, context: Context) -> Decision:
    text = context.text[told.start : told.end]
    date = told.date
    if told.status == "decision" and date is None:
        date = context.document.date
    return Decision(
        start=told.start,
        end=told.end,
        text=text,
        section=shared.section,
        organ=full_name(told.organ, context.document.organ),
        status=told.status,
        outcome=_told_outcome(told, text),
        date=date,
        dnr=shared.dnr if told.status != "historical" else (),
        vote=shared.vote if told.status == "decision" else None,
        sentence=told.sentence.text if text != told.sentence.text else "",
        rule=told.rule,
        confidence=CONFIDENCE.get(told.rule, UNSURE),
    )


def _told_outcome(told: Told, text: str) -> Outcome:
    if told.rule == "beslut.tillsagd":
        return "uppdrag"
    return outcome_of(fine_outcome(text))


def _voted(
    context: Context, ballotage: Ballotage, shared: _Circumstances
) -> Decision | None:
    """Return the decision that a question put aside from the matter came to."""
    put = ballotage.question
    if put is None:
        return None
    return Decision(
        start=put.start,
        end=put.end,
        text=put.text,
        section=shared.section,
        organ=context.document.organ,
        status="decision",
        outcome=ballotage.outcome,
        date=context.document.date,
        dnr=shared.dnr,
        vote=ballotage.vote,
        reservations=shared.reservations,
        yrkanden=shared.yrkanden,
        rule="beslut.omröstning",
        confidence=LIKELY,
    )


def _part_votes(
    votes: tuple[Ballotage, ...], outcomes: set[Outcome]
) -> tuple[Vote | None, list[Ballotage]]:
    """Return the vote on the matter itself and those on questions beside it.

    A vote to send the matter back is on the matter where that is what was decided.
    """
    beside = [
        v
        for v in votes
        if v.aside and v.outcome not in outcomes & {"aterremiss", "bordlaggning"}
    ]
    main = [v.vote for v in votes if v not in beside]
    return (main[-1] if main else None), beside


def _own_vote(
    point: str, votes: tuple[Ballotage, ...], main: Vote | None
) -> tuple[Vote | None, Ballotage | None]:
    """Return the vote on a point, and what it was taken on if put aside.

    An addition that is granted or refused without a vote has none, whatever the
    vote on the matter itself.
    """
    kind = aside_kind(point) if SETTLED_ASIDE.match(point) else None
    if kind is None:
        return main, None
    same = [v for v in votes if v.kind == kind]
    names = set(NAMES.findall(point))
    named = [v for v in same if names & set(NAMES.findall(_putting(v)))]
    for ballotage in named or (same if len(same) == 1 else []):
        return ballotage.vote, ballotage
    return (None if kind in ("added", "changed") else main), None


def _putting(ballotage: Ballotage) -> str:
    return f"{ballotage.about} {ballotage.question.text if ballotage.question else ''}"


def _settled(
    context: Context, matter: Matter, points: list[Point]
) -> list[tuple[int, int]]:
    """Return the stretches of a matter whose decisions stand under headings.

    Minutes without §§ part their matters by headings of their own, and a digest
    tells matter after matter with nothing to tell them apart.
    """
    kind = context.document.type
    if not points or (kind == "beslut-i-korthet" and matter.section is None):
        return []
    if matter.section is not None or kind not in ("protokoll", "protokollsutdrag"):
        return [(matter.start, matter.end)]
    heads = sorted(
        section.start
        for section in context.document.sections
        if section.kind == "rubrik" and role_of(section.heading or "") is None
    )
    bounds = [matter.start, *(h for h in heads if h > matter.start), matter.end]
    return [
        (start, end)
        for start, end in pairwise(bounds)
        if any(start <= point.start < end for point in points)
    ]


def _matter(context: Context, matter: Matter) -> list[Decision]:
    document = context.document
    chosen = _chosen(context, matter)
    points = _without_repeats([(b, p) for b, ps in chosen for p in ps], context.text)
    votes = find_votes(context.text, context.sentences, matter.start, matter.end)
    outcomes = {_outcome(context, p) for _, p in points}
    vote, beside = _part_votes(votes, outcomes)
    section = matter.section
    shared = _Circumstances(
        section=section.number if section else None,
        dnr=section.dnr if section else document.dnr,
        addressees=find_addressees(matter),
        reservations=find_reservations(context, matter),
        yrkanden=find_yrkanden(context, matter, votes),
        vote=vote,
    )
    found = []
    settled: list[Ballotage] = []
    for block, point in points:
        text = context.text[point.start : point.end]
        own, used = _own_vote(text, votes, vote)
        settled += [used] if used else []
        found.append(_decided(context, block, point, replace(shared, vote=own)))
    beside = [v for v in beside if v not in settled]
    found += [d for v in beside if points and (d := _voted(context, v, shared))]
    taken = [
        (line.start, line.end)
        for block in matter.of_role("beslut", "forslag")
        for line in block.lines
    ]
    settled_in = _settled(context, matter, [point for _, point in points])
    told = find_told(context, matter, settled_in, taken)
    return found + [_told(t, shared, context) for t in told]


def find_decisions(
    context: Context,
    persons: tuple[Person, ...],
    organisations: tuple[Organisation, ...],
) -> tuple[Decision, ...]:
    """Return the decisions, proposals and told earlier decisions of a document."""
    del persons, organisations
    if context.document.type in SILENT_TYPES:
        return ()
    found = [d for matter in matters(context) for d in _matter(context, matter)]
    return tuple(sorted(found, key=lambda d: (d.start, d.end)))
