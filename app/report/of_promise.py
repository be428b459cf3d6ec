"""One promise in a report: its words, how it stands and why, each with its source."""

import datetime as dt
from collections.abc import Iterator

from app.output import one_line
from app.promise_views import EvidenceView, PromiseView, RoundView
from app.report.blocks import Block, Facts, Heading, Paragraph, Quote, Way, Ways
from app.report.citing import Citation, in_words
from app.report.gathering import Gathered
from app.report.words import Words
from app.review_views import Said

# So many passages are quoted of one promise; the verdict's own come first.
QUOTED = 8
HEADING = 110


def named(one: PromiseView) -> str:
    """Return what is promised in a few words."""
    said = one_line(one.description or one.text, HEADING)
    return f"{said[:1].upper()}{said[1:]}"


def anchor(one: PromiseView) -> str:
    """Return the name of a promise within the report."""
    return f"lofte-{one.id}"


def blocks(one: PromiseView, found: Gathered, say: Words) -> Iterator[Block]:
    """Yield what the report says of one promise."""
    yield Heading(3, named(one), anchor(one))
    yield _quote(one.text, found.cite(one.document_id, one.start, one.end), say)
    yield Facts(list(_facts(one, say)))
    page = found.places.promise(one.id)
    if page:
        yield Ways([Way(say("label.page_of_promise"), page)])
    if one.proposed:
        yield Paragraph(say("label.proposed"), "small")
    yield from _versions(one, found, say)
    yield from _evidence(one, found, say)
    yield from _conflicts(one, found, say)


def _facts(one: PromiseView, say: Words) -> Iterator[tuple[str, str]]:
    yield say("label.status"), say.code("status", one.status)
    yield say("label.why"), say.own(one.explanation)
    held = covered(one)
    if held:
        yield say("label.coverage"), say.own(held)
    yield say("label.promisor"), who(one, say)
    if one.speaker:
        yield say("label.speaker"), one.speaker
    if one.promisee:
        yield say("label.promisee"), one.promisee
    yield say("label.due"), due(one, say)
    if one.slippage:
        yield say("label.slippage"), say("label.days", days=one.slippage)
    if one.condition:
        yield say("label.condition"), one.condition
    yield say("label.strength"), say.code("strength", one.strength)
    if one.rounds:
        yield say("label.rounds"), ", ".join(_round(r, say) for r in one.rounds)
    yield say("label.review"), review(one, say)


def who(one: PromiseView, say: Words) -> str:
    """Return who is bound, and which body a person chairs who spoke for it."""
    name = one.promisor or say("label.someone")
    return (
        say("label.chair_of", name=name, organ=one.chair_of) if one.chair_of else name
    )


def due(one: PromiseView, say: Words) -> str:
    """Return when a promise is due: its words and the last accepted day."""
    words = (one.deadline.text if one.deadline else None) or ""
    if one.limit is None:
        return words or say("label.nodue")
    day = say.day(one.limit)
    return f"{words} ({day})" if words and day not in words else day


def _round(one: RoundView, say: Words) -> str:
    return f"{say.own(one.years)} {say.code('round', one.found)}"


def covered(one: PromiseView) -> str:
    """Return what the collection holds since, where the status rests on silence."""
    return (one.covered.sentence or one.coverage or "") if one.is_silence else ""


def review(one: PromiseView, say: Words) -> str:
    """Return what people have said of a promise, or that nobody has."""
    if not one.said:
        return say("label.unreviewed")
    parts = [said_line(said, say) for said in one.said]
    if one.machine and one.machine.status != one.status:
        status = say.code("status", one.machine.status)
        parts.append(say("label.machine", status=status))
    return "; ".join(parts)


def said_line(said: Said, say: Words) -> str:
    """Return what a person has said, by whom, when and why."""
    status = say.code("status", said.value) if said.kind == "status" else ""
    why = f": {said.why}" if said.why else ""
    what = " ".join(filter(None, (say.code("review", said.kind), status)))
    day = say.day(dt.date.fromisoformat(said.at[:10]))
    return f"{what} ({said.who}, {day}{why})"


def _versions(one: PromiseView, found: Gathered, say: Words) -> Iterator[Block]:
    if not one.versions:
        return
    yield Heading(4, say("label.versions"))
    for version in one.versions:
        cited = found.cite(version.document_id, version.start, version.end)
        how = [say.code("tie", version.kind)] if version.kind else []
        how += [say.own(version.reason)] if version.reason else []
        yield _quote(version.text, cited, say, "; ".join(how))


def _evidence(one: PromiseView, found: Gathered, say: Words) -> Iterator[Block]:
    """Yield what the verdict rests on, then what else takes a stance."""
    order = [*one.basis, *(n for n in range(len(one.evidence)) if n not in one.basis)]
    speaking = [n for n in order if n in one.basis or _speaks(one.evidence[n])]
    shown = speaking[:QUOTED]
    if shown:
        yield Heading(4, say("label.evidence"))
    for number in shown:
        piece = one.evidence[number]
        cited = found.cite(piece.document_id, piece.start, piece.end)
        yield _quote(piece.text, cited, say, stance(piece, say))
    rest = sum(not piece.rejected for piece in one.evidence) - len(shown)
    if shown and rest > 0:
        yield Paragraph(say("label.more", count=rest), "small")


def _speaks(piece: EvidenceView) -> bool:
    return piece.stance != "mentions" and not piece.rejected


def stance(piece: EvidenceView, say: Words) -> str:
    """Return what a passage says of the promise, and what ties it there."""
    parts = [say.code("stance", piece.stance)]
    if piece.link:
        parts.append(say.code("link", piece.link))
    if piece.said:
        parts.append(f"{say.code('review', piece.said.kind)}, {piece.said.who}")
    return "; ".join(parts)


def _conflicts(one: PromiseView, found: Gathered, say: Words) -> Iterator[Block]:
    ids = (one.id, *(version.id for version in one.versions))
    conflicts = {c.id: c for each in ids for c in found.conflicts.get(each, ())}
    if conflicts:
        yield Heading(4, say("label.conflicts"))
    for conflict in conflicts.values():
        yield Paragraph(say.own(conflict.reason))
        for side in (conflict.first, conflict.second):
            yield _quote(
                side.text, found.cite(side.document_id, side.start, side.end), say
            )


def _quote(text: str, cited: Citation, say: Words, said: str = "") -> Quote:
    where = in_words(cited, say)
    ways = [Way(say("label.in_document"), cited.here)] if cited.here else []
    ways += [Way(cited.address, cited.address)] if cited.address else []
    return Quote(text, f"{said}. {where}" if said else where, ways)
