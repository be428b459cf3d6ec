"""Evidence for one promise in one later document: a pure function of their records.

What someone wrote down (a §, the day of the decision, the number of the matter) ties
a passage to a promise more surely than words do; names, years and numbers that differ
speak against it. The score, 0 to 1, says how sure it is that the passage speaks of
this very promise; the stance is the statement's own.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from graph.followup.documents.records import (
    FollowRecord,
    PassageRecord,
    PromiseRecord,
    StatementRecord,
)
from graph.followup.documents.stating import HEADING
from graph.followup.kept.finding import Said
from graph.followup.kept.ties_between import Ties
from graph.followup.pairs import (
    choosing,
    deciding,
    likeness_of,
    neighbours,
    standing,
    towards,
)
from graph.followup.pairs.apart import APART, ONLY_NAMED, apart, only_named
from graph.followup.pairs.heard import MENTION, Around, Heard, Hearing
from graph.followup.pairs.relevance import Judged, Pair
from graph.followup.pairs.relevance_order import Found, Weighed, gathered
from graph.followup.pairs.speaking import Case, moves, speaks
from graph.followup.pairs.standing import Standing
from graph.followup.pairs.ties_of_passage import tied
from graph.followup.pairs.weights import total
from graph.followup_model import Evidence

# Below the first nothing is kept; from the second a statement speaks of the promise.
KEPT, SPEAKS = 0.12, 0.45
# So many sentences of a document that state nothing are looked at.
SENTENCES = 8
# What says how something went is likelier to speak of a promise than what does not.
SAID, UNSURE, ONLY_MENTIONS = 0.06, 0.85, 0.7


def pair(
    promise: PromiseRecord,
    of: FollowRecord,
    passages: Sequence[PassageRecord],
    said: Said,
    ties: Ties,
) -> list[Evidence]:
    """Return what a later document says of a promise, the surest first.

    Args:
        promise: The promise.
        of: Its document; only its head is read.
        passages: Those of the later document that the promise leads to.
        said: The later document, made ready.
        ties: Which paths are one body, which acts are of one matter.
    """
    if not may_speak(promise, of, said.record, ties):
        return []
    judged = list(judged_in(promise, of, passages, said, ties))
    weighed_ = _weighed(promise, of, judged, passages, said)
    chosen = choosing.chosen(weighed_, KEPT)
    return deciding.settled(chosen, judged, promise, of, said.record, weighed_)


def weighed(
    promise: PromiseRecord,
    of: FollowRecord,
    passages: Sequence[PassageRecord],
    said: Said,
    ties: Ties,
) -> list[Weighed]:
    """Return each passage looked at, with its pieces and what is known of it.

    The arguments are those of `pair`; the document may speak of the promise.
    """
    judged = list(judged_in(promise, of, passages, said, ties))
    return _weighed(promise, of, judged, passages, said)


def _weighed(
    promise: PromiseRecord,
    of: FollowRecord,
    judged: Sequence[tuple[Judged, PassageRecord]],
    passages: Sequence[PassageRecord],
    said: Said,
) -> list[Weighed]:
    hearing = said.once(Hearing)
    found: dict[tuple[int, int], Found] = {}
    for one, passage in judged:
        place = (one.piece.start, one.piece.end)
        if place not in found or _says_more(one.piece, found[place][0]):
            found[place] = (one.piece, passage)
    sure = [item for item in found.values() if item[0].score >= KEPT]
    beside = neighbours.beside(sure, hearing)
    unknown = said.record.body is None and not _is_named(of, said.record)
    there = [*found.values(), *beside]
    stands = said.once(Standing)
    there += standing.spread(there, passages, _blank(promise, said.record), stands)

    around = partial(standing.around, promise, standing=stands)
    both = Pair(promise, of, said.record, unknown, stands.last)
    return gathered(both, judged, there, around)


def _blank(promise: PromiseRecord, said_in: FollowRecord) -> Evidence:
    """Return a piece that says nothing yet, of no passage."""
    return Evidence(
        commitment_id=promise.id,
        document_id=said_in.id,
        section=None,
        start=0,
        end=0,
        text="",
        stance="mentions",
        score=0.0,
        date_from=said_in.earliest,
        date_to=said_in.latest,
        rule=MENTION,
    )


def judged_in(
    promise: PromiseRecord,
    of: FollowRecord,
    passages: Sequence[PassageRecord],
    said: Said,
    ties: Ties,
) -> Iterator[tuple[Judged, PassageRecord]]:
    """Yield what is stated in the passages and around them, judged."""
    things = (*promise.own, *promise.topic, *promise.keys)
    forms = frozenset(form for one in things for form in likeness_of.forms(one))
    linked = said.linked(promise.links, promise.acts)
    cited = {number for number, link in linked.items() if link.startswith("§")}
    hearing = said.once(Hearing)
    for heard in _telling(hearing.of(passages, forms, linked, cited), forms):
        yield _judged(promise, of, heard, said.record, ties), heard.passage


def _telling(heards: Iterable[Heard], forms: frozenset[str]) -> list[Heard]:
    """Return the facts and, of sentences without any, those that name most."""
    listed = list(heards)
    only_say = [one for one in listed if not one.is_fact]
    only_say.sort(key=lambda one: (-total(forms & one.leading), one.said.start))
    return [*(one for one in listed if one.is_fact), *only_say[:SENTENCES]]


def _says_more(one: Evidence, other: Evidence) -> bool:
    """Tell which of two readings of the same words to keep: the one with a stance."""
    return (one.stance != "mentions", one.score) > (
        other.stance != "mentions",
        other.score,
    )


def may_speak(
    promise: PromiseRecord, of: FollowRecord, said_in: FollowRecord, ties: Ties
) -> bool:
    """Tell whether a document can speak of a promise: later, and of its bodies."""
    if said_in.id == of.id or of.earliest is None:
        return False
    # What bears no date may still tell of something that is surely not earlier.
    last = said_in.latest or said_in.earliest
    if last is None or last < of.earliest:
        return False
    if of.body is None or said_in.body is None:
        return True
    speaking = (said_in.body, *said_in.owners)
    if any(ties.same_body(b, one) for b in promise.bodies for one in speaking):
        return True
    # A company bound by its owner speaks for itself.
    if (said_in.body_name or "").casefold() in promise.names:
        return True
    if not set(links_of_dnr(promise.links)) & _numbers(said_in):
        return False
    # Numbers of matters are alike from body to body: it must speak of this one.
    return _place(of) is None or _is_named(of, said_in)


def _is_named(of: FollowRecord, said_in: FollowRecord) -> bool:
    """Tell whether a document names the place of a promise's body."""
    place = _place(of)
    return place is not None and any(
        place in p.text.casefold() for p in said_in.passages
    )


def links_of_dnr(links: Iterable[str]) -> tuple[str, ...]:
    """Return those links that are numbers of matters."""
    return tuple(link for link in links if link.startswith("dnr "))


def _numbers(record: FollowRecord) -> set[str]:
    return {
        link for p in record.passages for link in p.links if link.startswith("dnr ")
    }


def _judged(
    promise: PromiseRecord,
    of: FollowRecord,
    heard: Heard,
    said_in: FollowRecord,
    ties: Ties,
) -> Judged:
    said, passage = heard.said, heard.passage
    alike = likeness_of.likeness(promise, heard)
    link = tied(promise, of, said, passage, ties)
    speaker = _speaker(promise, of, said, heard.around, said_in)
    differs = _differs(promise, of, heard)
    case = Case(promise, said, alike, link, differs)
    score = _score(case, speaker)
    if said_in.body is None and not _names_body(of, heard):
        score *= UNKNOWN_BODY
    if link.strength and not differs and moves(promise, said):
        score = max(score, SPEAKS)
    speaking = score >= SPEAKS and speaks(case)
    settles = (
        link.kind == "dnr" and promise.proposed and said.rule == "belagg.beslut.avslag"
    )
    towards_it = (
        towards.stance(promise, of, said, passage) if speaking or settles else None
    )
    stance = towards_it or "mentions"
    if not link.is_plain and _is_retold(of, said, said_in):
        stance = "mentions"
    if said.rule == HEADING and stance == "fulfils" and not link.is_plain:
        stance = "mentions"
    if stance != "mentions":
        score = min(1.0, score + SAID)
    else:
        score *= ONLY_MENTIONS if said.stance == "mentions" else UNSURE
    piece = Evidence(
        commitment_id=promise.id,
        document_id=said_in.id,
        section=passage.section,
        start=said.start,
        end=said.end,
        text=said.text,
        stance=stance,
        score=round(score, 3),
        date_from=said_in.earliest,
        date_to=said_in.latest,
        rule=said.rule,
        happened=said.when,
        cue=said.cue if stance != "mentions" else None,
        link=link.kind,
        deadline=said.deadline,
        features=_features(case, speaker, of.body is None and said_in.body is not None),
    )
    return Judged(piece, case, towards_it)


def _differs(promise: PromiseRecord, of: FollowRecord, heard: Heard) -> tuple[str, ...]:
    """Return in what the thing of a statement differs from that of a promise."""
    found = apart(promise, of, heard.said, heard.passage)
    if only_named(promise, heard.headed):
        return (*found, ONLY_NAMED)
    return found


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says it: the promise's own organ, one above it or named, or a bystander."""

    same: bool
    heard: bool


_ABOVE = ("fullmäktige", "styrelse")


def _speaker(
    promise: PromiseRecord,
    of: FollowRecord,
    said: StatementRecord,
    around: Around,
    said_in: FollowRecord,
) -> Speaker:
    organ = (said.organ or said_in.organ_name or "").casefold()
    own = (of.organ_name or "").casefold()
    if not organ or organ == (said_in.body_name or "").casefold():
        return Speaker(False, True)
    if organ == own or any(n in organ or organ in n for n in promise.names):
        return Speaker(True, True)
    above = any(word in organ for word in _ABOVE)
    from_above = any(word in own for word in _ABOVE)
    if above or from_above:
        return Speaker(False, True)
    return Speaker(False, any(name in around.folded for name in promise.names))


SAME_ORGAN, BYSTANDER, VAGUE, NAMED, SAME_DEED = 0.05, 0.75, 0.5, 0.15, 0.1
# Nobody knows whose document it is.
UNKNOWN_BODY = 0.75


def _names_body(of: FollowRecord, heard: Heard) -> bool:
    """Tell whether a statement of an unknown body names that of the promise."""
    place = _place(of)
    return place is not None and place in heard.around.folded


def _place(of: FollowRecord) -> str | None:
    """Return the place in the name of a document's body: "norrlid"."""
    words = (of.body_name or "").casefold().split()
    first = next((w for w in words if w not in {"region", "kommun", "stad"}), None)
    return first.removesuffix("s") if first else None


def _score(case: Case, speaker: Speaker) -> float:
    score, link = case.alike.score, case.link
    if case.alike.named:
        score += NAMED * (1.0 - score)
    if case.alike.deed and score >= KEPT:
        score += SAME_DEED * (1.0 - score)
    if link.strength:
        # What was written down says so by itself; words may add to it.
        score = link.strength + (1.0 - link.strength) * score
    elif speaker.same:
        score += SAME_ORGAN if score >= KEPT else 0.0
    elif not speaker.heard:
        score *= BYSTANDER
    if not (link.is_plain and link.kind == "paragraf"):
        for code in case.apart:
            score *= APART[code]
    if case.promise.vague and not link.strength:
        score *= VAGUE
    return min(score * link.against, 1.0)


def _is_retold(of: FollowRecord, said: StatementRecord, said_in: FollowRecord) -> bool:
    """Tell whether the same organ's same day is told of: the decision itself again."""
    same_day = of.date is not None and of.date == said_in.date
    by = (said.organ or said_in.organ_name or "").casefold()
    return same_day and by == (of.organ_name or "").casefold()


def _features(case: Case, speaker: Speaker, anybody: bool) -> tuple[str, ...]:
    """Return the codes of what speaks for and against, as in features.tsv."""
    alike, said = case.alike, case.said
    told = {
        "en-sak": alike.single,
        "amne": alike.topic,
        "egennamn": alike.named,
        "sammansattning": alike.in_parts,
        "garning": alike.deed,
        "samma-organ": speaker.same,
        "annat-organ": not speaker.same and not speaker.heard,
        "annat-uppdrag": case.link.against < 1.0,
        "okand-givare": anybody,
        "svagt": said.weak,
        "lista": bool(said.lines),
        "forslag": said.proposed,
    }
    held = (code for code, holds in told.items() if holds)
    return (f"saken-{alike.degree}", *case.apart, *held)
