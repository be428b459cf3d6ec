"""Evidence for one promise in one later document: a pure function of their records.

What someone wrote down (a §, the day of the decision, the number of the matter) ties
a passage to a promise more surely than words do; names, years and numbers that differ
speak against it. The score, 0 to 1, says how sure it is that the passage speaks of
this very promise; the stance is the statement's own.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.followup import likeness_of, towards
from graph.followup.likeness_of import Likeness, Surroundings
from graph.followup.marks import differ
from graph.followup.records import (
    FollowRecord,
    PassageRecord,
    PromiseRecord,
    StatementRecord,
    Terms,
)
from graph.followup.sentences import sentences
from graph.followup.statements import NEW_PROMISE
from graph.followup.ties_between import Ties
from graph.followup.ties_of_passage import Tied, tied
from graph.followup.verbs import HANDED_OVER, deeds, is_verb
from graph.followup.weights import weight
from graph.followup_model import Evidence
from ingest.language.terms import terms

# Below the first nothing is kept; from the second a statement speaks of the promise.
KEPT, SPEAKS = 0.12, 0.45
# At most so many passages of one document are kept for one promise.
MOST, MENTIONING = 8, 5
# How many passages away one may be to count where there is no §.
NEAR = 4
MENTION = "belagg.avsnitt"
# What has fewer words is a label or a heading.
SHORTEST = 4
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
    found: dict[tuple[int, int], Evidence] = {}
    things = (*promise.own, *promise.topic)
    forms = frozenset(form for one in things for form in likeness_of.forms(one))
    linked = said.linked(promise.links, promise.acts)
    cited = {number for number, link in linked.items() if link.startswith("§")}
    for heard in said.once(Hearing).of(passages, forms, linked, cited):
        item = _judged(promise, of, heard, said.record, ties)
        if item is None:
            continue
        kept = found.get((item.start, item.end))
        if kept is None or _says_more(item, kept):
            found[item.start, item.end] = item
    ranked = sorted(found.values(), key=lambda e: (-e.score, e.start, e.end))
    speaking = [e for e in ranked if e.stance != "mentions"][:MOST]
    mentioning = [e for e in ranked if e.stance == "mentions"][:MENTIONING]
    return sorted(speaking + mentioning, key=lambda e: (-e.score, e.start, e.end))


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
    if said_in.id == of.id or of.earliest is None or said_in.latest is None:
        return False
    if said_in.latest < of.earliest:
        return False
    if of.body is None or said_in.body is None:
        return True
    if any(ties.same_body(body, said_in.body) for body in promise.bodies):
        return True
    # A company bound by its owner speaks for itself.
    if (said_in.body_name or "").casefold() in promise.names:
        return True
    return bool(set(links_of_dnr(promise.links)) & _numbers(said_in))


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
    said: StatementRecord,
    place: Place,
    ties: Ties,
) -> Evidence | None:
    passage, said_in = place.passage, place.document
    alike = likeness_of.likeness(promise, said, passage, place.around, place.before)
    link = tied(promise, of, said, passage, said_in, ties)
    speaker = _speaker(promise, of, said, place.around, said_in)
    apart = _apart(promise, of, said, passage)
    score = _score(alike, link, speaker, apart, promise.vague)
    if link.strength and not apart and _moves(promise, said):
        score = max(score, SPEAKS)
    speaks = score >= SPEAKS and _names_enough(promise, said, alike, link, apart)
    settles = (
        link.kind == "dnr" and promise.proposed and said.rule == "belagg.beslut.avslag"
    )
    stance = towards.stance(promise, of, said) if speaks or settles else "mentions"
    if not link.is_plain and _is_retold(of, said, said_in):
        stance = "mentions"
    if stance != "mentions":
        score = min(1.0, score + SAID)
    else:
        score *= ONLY_MENTIONS if said.stance == "mentions" else UNSURE
    if score < KEPT:
        return None
    return Evidence(
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
        features=_features(alike, speaker, apart, said),
    )


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
    around: Surroundings,
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
    named = any(name in around.folded for name in promise.names)
    return Speaker(False, above or from_above or named)


def _is_older(of: FollowRecord, said: StatementRecord) -> bool:
    """Tell whether what is named bears years that were long past at the promise."""
    years = [int(p[-4:]) for p in said.periods if p[-4:].isdigit()]
    said_in = of.earliest
    return bool(years) and said_in is not None and max(years) < said_in.year - 1


def _apart(
    promise: PromiseRecord,
    of: FollowRecord,
    said: StatementRecord,
    passage: PassageRecord,
) -> tuple[str, ...]:
    """Return in what the two name different things of one kind."""
    found = []
    if promise.recurrence is None and differ(promise.periods, said.periods):
        found.append("annan-period")
    elif promise.recurrence is None and _is_older(of, said):
        found.append("aldre")
    theirs = set(said.marks) or set(passage.marks)
    mine = set(promise.marks)
    if mine and theirs and not mine & (theirs | set(passage.marks) | set(said.terms)):
        found.append("annat-namn")
    return tuple(found)


APART = {"annan-period": 0.5, "aldre": 0.6, "annat-namn": 0.6}
SAME_ORGAN, BYSTANDER, VAGUE = 0.05, 0.75, 0.5


def _score(
    alike: Likeness, link: Tied, speaker: Speaker, apart: Sequence[str], vague: bool
) -> float:
    score = alike.score
    if link.strength:
        # What was written down says so by itself; words may add to it.
        score = link.strength + (1.0 - link.strength) * score
    elif speaker.same:
        score += SAME_ORGAN if score >= KEPT else 0.0
    elif not speaker.heard:
        score *= BYSTANDER
    for code in apart:
        score *= APART[code]
    if vague and not link.strength:
        score *= VAGUE
    return min(score * link.against, 1.0)


# A statement speaks of the promise only if its own words name a good part of the
# thing, fewer where something written down leads there.
DIRECT, LINKED, LED = 0.3, 0.2, 0.5
# Words that weigh less than this between them name no thing where no link leads.
TELLING = 0.5
# A new promise is about the same thing only where it names most of it.
ANEW = 0.5
# How telling a word must be to name another thing.
SUBJECT = 0.5
OF_THE_MATTER = frozenset({"dropped", "new-date"})


def _names_enough(
    promise: PromiseRecord,
    said: StatementRecord,
    alike: Likeness,
    link: Tied,
    apart: Sequence[str],
) -> bool:
    if link.is_plain:
        return True
    if link.kind == "dag" and not apart:
        # The day tells of one decision among several of the meeting.
        return alike.direct >= LINKED or not _names_another(promise, said)
    if said.weak and not (alike.deed or said.stance in OF_THE_MATTER):
        return False
    if apart or (promise.vague and not link.strength):
        return False
    if not link.strength and alike.named_weight < TELLING:
        return False
    if alike.in_parts and not link.strength and _is_elsewhere(promise, said):
        return False
    if alike.direct >= (ANEW if said.rule == NEW_PROMISE else DIRECT):
        return True
    if alike.led >= LED and not _names_another(promise, said):
        return said.rule != NEW_PROMISE or alike.deed
    if said.refers and alike.matter_alone >= LED:
        return True
    if link.strength and (_moves(promise, said) or _is_the_report(promise, said)):
        return True
    ends_matter = said.stance in OF_THE_MATTER
    return bool(link.strength) and ends_matter and alike.matter >= LINKED


def _is_elsewhere(promise: PromiseRecord, said: StatementRecord) -> bool:
    """Tell whether a statement names a place or a thing that the promise does not."""
    known = {*promise.own, *promise.topic, *promise.telling, *promise.marks}
    return bool(said.marks) and known.isdisjoint(said.marks)


def _is_retold(of: FollowRecord, said: StatementRecord, said_in: FollowRecord) -> bool:
    """Tell whether the same organ's same day is told of: the decision itself again."""
    same_day = of.date is not None and of.date == said_in.date
    by = (said.organ or said_in.organ_name or "").casefold()
    return same_day and by == (of.organ_name or "").casefold()


def _moves(promise: PromiseRecord, said: StatementRecord) -> bool:
    """Tell whether a statement in the same matter gives a later time than promised."""
    due = promise.latest_wide or promise.latest
    later = due and said.deadline and said.deadline > due
    same_deed = not set(promise.deeds).isdisjoint(said.deeds)
    return bool(said.stance == "new-date" and later and same_deed)


def _is_the_report(promise: PromiseRecord, said: StatementRecord) -> bool:
    """Tell whether a statement of the same matter tells of the report promised.

    Such a thing is named by nothing but its deed: "ingen redovisning lämnades".
    """
    kinds = HANDED_OVER.intersection(promise.deeds, said.deeds)
    return bool(kinds) and not said.subject and said.rule != NEW_PROMISE


def _names_another(promise: PromiseRecord, said: StatementRecord) -> bool:
    """Tell whether a statement says that its thing is one that the promise lacks."""
    things = frozenset((*promise.own, *promise.topic, *promise.telling))
    telling = [t for t in said.subject if weight(t) >= SUBJECT]
    return bool(telling) and not any(likeness_of.found(t, things) for t in telling)


def _features(
    alike: Likeness, speaker: Speaker, apart: Sequence[str], said: StatementRecord
) -> tuple[str, ...]:
    found = [f"saken-{alike.degree}", *apart]
    found += ["en-sak"] if alike.single else []
    found += ["amne"] if alike.topic else []
    found += ["egennamn"] if alike.named else []
    found += ["sammansattning"] if alike.in_parts else []
    found += ["garning"] if alike.deed else []
    if speaker.same:
        found.append("samma-organ")
    elif not speaker.heard:
        found.append("annat-organ")
    found += ["lista"] if said.lines else []
    found += ["forslag"] if said.proposed else []
    return tuple(found)
