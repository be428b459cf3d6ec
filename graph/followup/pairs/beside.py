"""What seems to speak of a promise and does not: another assignment, another thing.

The words agree, yet what is told is of something else: a report on another assignment,
a supplement to the plan that was promised, a count of something that nobody promised.
The first rule that knows takes the stance away; the passage then only mentions.
"""

import re
from collections.abc import Callable

from graph.followup.documents.records import PromiseRecord, StatementRecord
from graph.followup.documents.statements import NEW_PROMISE
from graph.followup.documents.verbs import HANDED_OVER
from graph.followup.pairs.counting import counts_other_things
from graph.followup.pairs.weights import is_general, total
from graph.followup_model import Stance
from ingest.language.terms import terms, words

_ASSIGNMENT = re.compile(r"\buppdrag(?:et|en)?\b", re.IGNORECASE)
# What an assignment is said to be: "uppdraget från den 4 maj att ta fram en plan …".
_QUOTED = re.compile(
    r"\buppdrag\w*\b[^.;]{0,120}?\b(?:att|om)\b(?P<what>[^.;]+?)"
    r"(?:\b(?:antecknas|godkänns|förklaras|läggs|noteras|är|har)\b|[.;]|$)",
    re.IGNORECASE,
)
# So many words must be quoted to tell one assignment from another, and so much of
# them, by weight, be words of the promise.
QUOTED, COVERED = 3, 0.4
# Who something is handed to, and what any report is: no thing by which to know one.
_RECIPIENT = re.compile(
    r"(?:departement|regeringskansli|nämnd|styrels|fullmäktig|utskott|riksdag|"
    r"rapport|redovisning|uppföljning|skriftlig|muntlig|ekonomisk|gemensam|underlag)"
)
_REPORTING = frozenset(
    {"redovisa", "delredovisa", "slutredovisa", "återredovisa", "rapportera"}
    | {"slutrapportera", "återrapportera", "redovisning"}
)
# How much of its matter a passage must name that names nothing but the report.
MATTER = 0.4
_NOT_DONE_WITH = re.compile(
    r"\binte\b[^.]{0,40}\b(?:fullgjor|slutför|avsluta|verkställ)\w*"
    r"|\b(?:fullgjor|slutför|avsluta|verkställ)\w* inte\b",
    re.IGNORECASE,
)
# A part added to something is not the thing.
_SUPPLEMENT = re.compile(
    r"\b(?:tillägg|komplettering|rättelse|bilaga|bilagan)(?:et|en)?\b", re.IGNORECASE
)
_TO_BEGIN = re.compile(
    r"\b(?:påbörja|starta|inled|(?<!med )börja|sätt\w* i gång|byggstart)\w*",
    re.IGNORECASE,
)
# A person with a role is no word on an assignment: "har en person med uppdraget".
_ROLE = re.compile(
    r"\b(?:med|har|haft|få|fått) uppdraget\b(?! (?:att|om|från))", re.IGNORECASE
)


# The phrases that say where: "i kommunens tolv hallar och vid baden".
_WHERE = re.compile(
    r"\b(?:finns|finnas|sättas upp|placeras|ordnas|öppnas?)\b"
    r" (?P<where>(?:i|vid|på) [^.,;]+?)(?= (?:senast|före|under|från)\b|[.,;]|$)",
    re.IGNORECASE,
)


def is_beside(promise: PromiseRecord, said: StatementRecord, stance: Stance) -> bool:
    """Tell whether a statement with a stance is yet of something else.

    Args:
        promise: The promise.
        said: What is said, in words that agree with it.
        stance: What it would say of the promise.
    """
    return any(rule(promise, said, stance) for rule in RULES)


def cites(promise: PromiseRecord, said: StatementRecord) -> bool:
    """Tell whether a statement names the § or the matter of a promise."""
    shared = set(promise.links) & set(said.links)
    return any(link.startswith(("§", "dnr")) for link in shared)


def _is_of_its_matter(promise: PromiseRecord, said: StatementRecord) -> bool:
    return cites(promise, said) or not set(promise.dnr).isdisjoint(said.dnr)


def _of_no_assignment(
    promise: PromiseRecord, said: StatementRecord, stance: Stance
) -> bool:
    """Of the assignment is told; the promise was another thing in its §."""
    if stance == "dropped" or not said.refers or promise.strength == "assignment":
        return False
    if not _ASSIGNMENT.search(said.text) or _ASSIGNMENT.search(_words(promise)):
        return False
    if _ROLE.search(said.text):
        return False
    return HANDED_OVER.isdisjoint(promise.deeds)


def _of_another_assignment(
    promise: PromiseRecord, said: StatementRecord, _: Stance
) -> bool:
    """The assignment is told in words, and they are not those of the promise."""
    quoted = _QUOTED.search(said.text)
    if quoted is None or cites(promise, said):
        return False
    what = [t for t in dict.fromkeys(words(quoted["what"])) if not is_general(t)]
    if len(what) < QUOTED:
        return False
    known = {*promise.own, *promise.topic, *terms(_words(promise))}
    return total(t for t in what if t in known) < COVERED * total(what)


def _of_another_report(
    promise: PromiseRecord, said: StatementRecord, _: Stance
) -> bool:
    """That a report is to come is said of all that is assigned, in the same words."""
    if said.rule != NEW_PROMISE or _REPORTING.isdisjoint(promise.deeds):
        return False
    as_such = any(_ASSIGNMENT.search(text) for text in (promise.text, said.text))
    unnamed = all(_RECIPIENT.search(term) for term in promise.own)
    if not (unnamed or as_such) or _is_of_its_matter(promise, said):
        return False
    there = set(said.terms)
    named = total(t for t in promise.topic if t in there)
    return named < MATTER * total(promise.topic) or not promise.topic


def _of_what_was_not_done_with(
    promise: PromiseRecord, _said: StatementRecord, _: Stance
) -> bool:
    """An assignment declared not yet done is no promise that it never will be."""
    return (
        promise.polarity == "negative"
        and _NOT_DONE_WITH.search(_words(promise)) is not None
    )


def _of_a_supplement(
    promise: PromiseRecord, said: StatementRecord, stance: Stance
) -> bool:
    """A supplement to the thing was adopted, not the thing."""
    added = stance == "fulfils" and _SUPPLEMENT.search(said.text)
    return bool(added) and not _SUPPLEMENT.search(_words(promise))


def _of_the_outcome(
    promise: PromiseRecord, said: StatementRecord, stance: Stance
) -> bool:
    """It was promised that something begin; that it came to nothing denies no start."""
    # "Varje år, med början 2021" is no promise to begin.
    to_begin = promise.recurrence is None and _TO_BEGIN.search(promise.text)
    if stance != "contradicts" or not to_begin:
        return False
    return not _TO_BEGIN.search(said.text) and not cites(promise, said)


def _of_the_place(promise: PromiseRecord, said: StatementRecord, _: Stance) -> bool:
    """Only the place is the same: what was to come there is not told of."""
    names = {*promise.marks, *promise.names}
    if not promise.own or not names.issuperset(promise.own) or said.refers:
        return False
    if _is_of_its_matter(promise, said) or set(promise.deeds) & set(said.deeds):
        return False
    wanted = {t for t in terms(_words(promise)) if not is_general(t)} - names
    wanted |= set(promise.marks) - set(promise.own)
    return bool(wanted) and wanted.isdisjoint(said.terms)


def _of_where(promise: PromiseRecord, said: StatementRecord, stance: Stance) -> bool:
    """Only where the thing was to be is told of ("Hallarna ägs av bolaget")."""
    if stance != "fulfils" or said.refers or _is_of_its_matter(promise, said):
        return False
    if set(promise.deeds) & set(said.deeds) or len(promise.own) < 2:
        return False
    where = {t for one in _WHERE.findall(promise.text) for t in terms(one)}
    there = set(said.terms)
    things = [t for t in promise.own if t not in where]
    named = [t for t in promise.own if t in there]
    return bool(things and named) and there.isdisjoint(things)


def _of_other_things(
    promise: PromiseRecord, said: StatementRecord, stance: Stance
) -> bool:
    """So many of so many are counted, of something that was not promised in number."""
    return stance == "partly" and counts_other_things(promise, said)


def _words(promise: PromiseRecord) -> str:
    return promise.sentence or promise.text


RULES: tuple[Callable[[PromiseRecord, StatementRecord, Stance], bool], ...] = (
    _of_no_assignment,
    _of_another_assignment,
    _of_another_report,
    _of_what_was_not_done_with,
    _of_a_supplement,
    _of_the_outcome,
    _of_the_place,
    _of_where,
    _of_other_things,
)
