"""Which blocks of a matter hold its own decision, and which only quote others'."""

import re
from itertools import pairwise

from ingest.extract.context import Context
from ingest.extract.decision_blocks import Block, Matter
from ingest.extract.decision_frames import frame_of, full_name
from ingest.extract.decision_points import Point, read_points
from ingest.model import DecisionStatus
from ingest.structure.headings import role_of

MINUTES = frozenset(("protokoll", "protokollsutdrag"))
# In these nothing is decided yet, whatever the headings say.
PROPOSING_TYPES = frozenset(("tjansteskrivelse", "kallelse"))
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


def heading_organ(block: Block) -> str | None:
    """Return the body that a heading names: "Kulturnämndens beslut"."""
    # A table's head may stand where a heading does: what names a body is its cell.
    match = OWN_HEADING.match(block.heading.rpartition("\t")[2])
    return match["organ"].strip() if match else None


def _foreign(context: Context, block: Block) -> bool:
    """Tell whether a block under "X:s beslut" belongs to another body than ours."""
    organ, own = heading_organ(block), context.document.organ
    if organ is None or own is None:
        return False
    one, other = organ.casefold(), own.casefold()
    return one not in other and other not in one


def _onward(context: Context, block: Block, after: bool) -> bool:
    """Tell whether a proposal beside the decision is our own, to a higher body."""
    if not ONWARD.search(block.heading):
        return False
    proposer = PROPOSER.match(block.heading)
    own = context.document.organ
    if proposer is None or own is None:
        return after or proposer is not None
    return proposer["organ"].casefold() in own.casefold()


def _put_onward(context: Context, block: Block) -> bool:
    """Tell whether a block opens with our own proposal: "Nämnden föreslår X att"."""
    frame = frame_of(block.lines[0].text) if block.lines else None
    if block.heading or frame is None or frame.target is None:
        return False
    organ = full_name(frame.organ, context.document.organ)
    return organ is not None and organ == context.document.organ


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
        return _own_proposals(context, [(b, p) for _, b, p in read])
    kept = {i for i, _, _ in own}
    for i, block, _ in read:
        beside = {i - 1, i + 1} & kept
        if block.role != "forslag":
            continue
        onward = beside and _onward(context, block, i - 1 in kept)
        if onward or _put_onward(context, block):
            kept.add(i)
    return [(b, p) for i, b, p in read if i in kept]


def _own_proposals(
    context: Context, read: list[tuple[Block, list[Point]]]
) -> list[tuple[Block, list[Point]]]:
    """Return the proposals that minutes head as their own body's, if they do.

    Beside "Kommunstyrelsens förslag till fullmäktige" others only prepared it.
    """
    organ = context.document.organ
    if organ is None or context.document.type not in MINUTES:
        return read
    own = []
    for block, points in read:
        proposer = PROPOSER.match(block.heading)
        named = full_name(proposer["organ"], organ) if proposer else None
        if named and named.casefold() in organ.casefold():
            own.append((block, points))
    return own or read


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


def settled_stretches(
    context: Context, matter: Matter, points: list[Point]
) -> list[tuple[int, int]]:
    """Return the stretches of a matter whose decisions stand under headings.

    Minutes without §§ part their matters by headings of their own, and a digest
    tells matter after matter with nothing to tell them apart.
    """
    kind = context.document.type
    if not points or (kind == "beslut-i-korthet" and matter.section is None):
        return []
    if matter.section is not None or kind not in MINUTES:
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


def chosen_points(context: Context, matter: Matter) -> list[tuple[Block, Point]]:
    """Return the points of a matter that are its own, each once, with their blocks."""
    chosen = _chosen(context, matter)
    return _without_repeats([(b, p) for b, ps in chosen for p in ps], context.text)
