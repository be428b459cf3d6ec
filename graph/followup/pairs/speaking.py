"""Whether a statement that may be about a promise is so surely enough to take a stance.

Its own words must name a good part of the thing; fewer are enough where something
written down leads there, more where the statement is a new promise or was read off
its words alone. The first rule that knows decides.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from graph.followup.documents.records import PromiseRecord, StatementRecord
from graph.followup.documents.statements import NEW_PROMISE
from graph.followup.documents.telling_kinds import promised, shown
from graph.followup.documents.verbs import HANDED_OVER
from graph.followup.pairs import likeness_of
from graph.followup.pairs.apart import proper
from graph.followup.pairs.heard import MENTION
from graph.followup.pairs.likeness_of import Likeness
from graph.followup.pairs.ties_of_passage import Tied
from graph.followup.pairs.weights import weight

# How much of the thing the statement itself must name; with a link; with the sentence
# before it and the headings above it.
DIRECT, LINKED, LED = 0.25, 0.2, 0.5
# Words that weigh less than the first between them name no thing where no link leads;
# what was read off the words alone must weigh the second, or name the third of it.
UNTOLD, CLEARLY, FAINT = 0.75, 0.9, 0.2
# How much of the thing and its matter together says so.
MATTER = 0.4
# A new promise is about the same thing only where it names most of it.
ANEW = 0.5
# How telling a word must be to name another thing, and how well one must be found to
# name the same.
SUBJECT, THE_SAME = 0.5, 0.4
OF_THE_MATTER = frozenset({"dropped", "new-date"})


@dataclass(frozen=True, slots=True)
class Case:
    """A statement and a promise: how alike, what links them, what tells them apart."""

    promise: PromiseRecord
    said: StatementRecord
    alike: Likeness
    link: Tied
    apart: Sequence[str]

    @property
    def is_new(self) -> bool:
        """Tell whether the statement is a promise itself."""
        return self.said.rule == NEW_PROMISE


def speaks(case: Case) -> bool:
    """Tell whether a statement speaks of the promise, surely enough for a stance."""
    told = (rule(case) for rule in RULES)
    return next((found for found in told if found is not None), False)


def _by_link(case: Case) -> bool | None:
    """What the statement names decides: this promise, a day's decision, another one."""
    if case.link.is_plain:
        # One § may hold several assignments; then the words say which is meant.
        meant = case.promise.alone or case.alike.direct >= LINKED
        return True if meant or not names_another(case.promise, case.said) else None
    if case.link.kind == "dag" and not case.apart:
        # The day tells of one decision among several of the meeting.
        named = case.alike.direct >= LINKED
        return named or not names_another(case.promise, case.said)
    return False if case.link.against < 1.0 else None


def _by_report(case: Case) -> bool | None:
    """The report that was promised is told of in its matter.

    Such a thing is named by nothing but its deed: "ingen redovisning lämnades".
    """
    kinds = HANDED_OVER.intersection(case.promise.deeds, case.said.deeds)
    plain = case.link.strength and not case.apart and not case.is_new
    return True if plain and kinds and not case.said.subject else None


def _by_weak_words(case: Case) -> bool | None:
    """What no fact was read from must name the thing clearly."""
    alike = case.alike
    if not (case.said.weak or case.said.rule == MENTION):
        return None
    if alike.direct < FAINT and alike.before < LED:
        return False
    unclear = alike.direct < ANEW and alike.named_weight < CLEARLY
    return False if unclear else None


def _by_name(case: Case) -> bool | None:
    """A proper name of the promise's § is told of, and a deed of the kind promised."""
    if case.apart or not case.alike.named or case.is_new:
        return None
    words = case.promise.sentence or case.promise.text
    return True if promised(words) & shown(case.said.text) else None


def _by_what_differs(case: Case) -> bool | None:
    """Another name, year or place, or no thing named at all: it is about another."""
    linked = bool(case.link.strength)
    if case.apart or (case.promise.vague and not linked):
        return False
    if linked:
        return None
    if not case.alike.by_matter and case.alike.told_weight < UNTOLD:
        return False
    elsewhere = case.alike.in_parts and _is_elsewhere(case.promise, case.said)
    return False if elsewhere else None


def _by_words(case: Case) -> bool | None:
    """The thing is named in the statement, or just before and above it."""
    alike = case.alike
    if alike.direct >= (ANEW if case.is_new else DIRECT):
        return True
    another = names_another(case.promise, case.said)
    if alike.led >= LED and not another:
        return alike.deed or not case.is_new
    if case.said.refers and alike.matter_alone >= LED:
        return True
    if alike.matter >= MATTER and alike.named_weight >= CLEARLY:
        return not (case.is_new or another)
    return None


def _by_matter(case: Case) -> bool | None:
    """In the same matter, what ends or moves it speaks of the promise."""
    if not case.link.strength:
        return None
    if moves(case.promise, case.said):
        return True
    ends = case.said.stance in OF_THE_MATTER
    return ends and case.alike.matter >= LINKED


RULES: tuple[Callable[[Case], bool | None], ...] = (
    _by_link,
    _by_report,
    _by_weak_words,
    _by_name,
    _by_what_differs,
    _by_words,
    _by_matter,
)


def _is_elsewhere(promise: PromiseRecord, said: StatementRecord) -> bool:
    """Tell whether a statement names a place or a thing that the promise does not."""
    known = {*promise.own, *promise.topic, *promise.telling, *promise.marks}
    return bool(said.marks) and known.isdisjoint(said.marks)


def moves(promise: PromiseRecord, said: StatementRecord) -> bool:
    """Tell whether a statement in the same matter gives a later time than promised."""
    due = promise.latest_wide or promise.latest
    later = due and said.deadline and said.deadline > due
    same_deed = not set(promise.deeds).isdisjoint(said.deeds)
    return bool(said.stance == "new-date" and later and same_deed)


def names_another(promise: PromiseRecord, said: StatementRecord) -> bool:
    """Tell whether a statement says that its thing is one that the promise lacks."""
    things = frozenset((*promise.own, *promise.topic, *promise.telling))
    # Where something is, is not what it is.
    names = proper(promise) | set(said.marks)
    telling = [t for t in said.subject if weight(t) >= SUBJECT and t not in names]
    if not telling:
        return False
    # "Cykelgaraget" and "cykelplanen" have a part in common, and are two things.
    return all(likeness_of.found(t, things) < THE_SAME for t in telling)
