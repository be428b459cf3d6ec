"""What stance a statement takes towards one very promise."""

import datetime as dt
import re
from functools import lru_cache

from graph.followup.documents import telling_kinds
from graph.followup.documents.records import (
    FollowRecord,
    PassageRecord,
    PromiseRecord,
    StatementRecord,
)
from graph.followup.documents.statements import NEW_PROMISE
from graph.followup.documents.stating import CITES, HEADING
from graph.followup.documents.telling_back import only_takes_back
from graph.followup.documents.verbs import HANDED_OVER
from graph.followup.pairs import likeness_of, towards_learnt
from graph.followup.pairs.beside import cites, is_beside
from graph.followup.pairs.ending import at_an_end
from graph.followup.pairs.parts import is_half, is_one_of_all, is_one_of_several
from graph.followup.pairs.weights import is_general
from graph.followup.verdicts.wording import MONTHS
from graph.followup_model import Stance
from ingest import ids
from ingest.language.terms import words

# So many texts are at hand.
TEXTS = 20_000
# The kind of deed that puts something in place, and verbs of a beginning.
OPENING, BEGUN = "öppnande", frozenset({"börja", "påbörja", "starta", "inleda"})
# What is taken at a stage on the way to the thing itself.
_STAGE = re.compile(
    r"\b(?:samråds|gransknings|utställnings|remiss)(?:handling|förslag|version)\w*"
    r"|\b(?:projekt|utrednings)?direktiv(?:et|en)?\b|\bprojektplan\w*"
    r"|\butkast\w*",
    re.IGNORECASE,
)
_SENT_OUT = re.compile(
    r"\b(?:skickad|sänd|utsän|gick|ute|skickat|sänt|skickades|sändes)\w*\b"
    r"[^.;]{0,60}\bpå (?:remiss|samråd)",
    re.IGNORECASE,
)
_TO_SEND_OUT = re.compile(r"\bpå (?:remiss|samråd)\b", re.IGNORECASE)
# "har sedan 2014": it goes on since a year, whether or not anybody promised it.
_SINCE_YEAR = re.compile(
    r"\bsedan (?:år |(?:den \d{1,2} )?[a-zåäö]{3,9} )?((?:19|20)\d\d)\b", re.IGNORECASE
)
# An assignment whose report is accepted and which is said to be over.
_CLOSED = re.compile(
    r"\buppdrag\w*\b[^;]*\b(?:avsluta[dt]|fullgjor[dt]|slutför[dt]|verkställ[dt])\w*",
    re.IGNORECASE,
)
# "Har upprättats i två likalydande exemplar": how a paper is signed.
_DRAWN_UP = re.compile(r"\bupprätta\w* i [^.;]{1,40}\bexemplar\b", re.IGNORECASE)
TOLD = "belagg.uppfoljning"
# What tells that something has come about, if only here and there.
HAPPENED = frozenset(("fulfils", "partly", "dropped"))
NOTED = "belagg.beslut.noteras"
# "Först den 19 augusti kunde bryggan tas i bruk": late, and done.
_THEN = r"\bförst (?:den|i|under|efter|på)\b"
_CAME = (
    r"\b(?:kunde|blev|togs|öppnade|öppnades|invigdes|stod|kom i|var (?:\w+ )?"
    r"(?:klar|färdig|på plats|i drift|i bruk))\w*"
)
_ONLY_THEN = re.compile(
    rf"{_THEN}[^.;]{{1,40}}?{_CAME}|{_CAME}[^.;]{{0,40}}{_THEN}", re.IGNORECASE
)
_MOVED = re.compile(
    r"\bi stället\b|\bistället\b|försen|flytta|skjut|senarelägg|\bfrån\b.*\btill\b",
    re.IGNORECASE,
)
_SUM = re.compile(r"\b(\d{1,3}(?:[ \u00a0]\d{3})*|\d+) (?:kronor|kr)\b")


def stance(
    promise: PromiseRecord,
    of: FollowRecord,
    said: StatementRecord,
    passage: PassageRecord | None = None,
    *,
    loosely: bool = False,
) -> Stance:
    """Return the stance; a statement that is about the promise may still only mention.

    Args:
        promise: The promise.
        of: Its document.
        said: What is said, known to be about the promise.
        passage: Where it stands; None if that is not known.
        loosely: Whether its words may lean to the stance less surely, since whoever
            asks weighs it once more.
    """
    if _names_nothing(promise, said, passage) or only_takes_back(said.text):
        return "mentions"
    if _DRAWN_UP.search(said.text):
        return "mentions"
    by_rules = _by_rules(promise, of, said)
    if not is_weighed(said, by_rules):
        return by_rules
    weighed = towards_learnt.settled(promise, said, by_rules, passage, loosely=loosely)
    if weighed in {"mentions", by_rules}:
        return weighed
    if weighed == "dropped" and at_an_end(promise, said) != "dropped":
        return by_rules
    return "mentions" if is_beside(promise, said, weighed) else weighed


def cue(
    promise: PromiseRecord,
    said: StatementRecord,
    passage: PassageRecord | None,
    taken: Stance,
) -> tuple[int, int] | None:
    """Return where in the document the words stand that carry the stance taken.

    None for what only mentions. The arguments are those of `stance`, and what it gave.
    """
    if taken == "mentions":
        return None
    if said.cue is not None and taken == said.stance:
        return said.cue
    found = towards_learnt.cue(promise, said, passage)
    within = found is not None and said.start <= found[0] and found[1] <= said.end
    return found if within else said.cue


# What names its thing by no word of its own: "Projektet är därmed försenat".
_REFERRING = re.compile(r"(?:Projektet|Arbetet|Bygget|Åtgärden|Satsningen)\b")


def _names_nothing(
    promise: PromiseRecord, said: StatementRecord, passage: PassageRecord | None
) -> bool:
    """Tell whether a statement only refers, to what is not the thing of the promise.

    Neither the sentence before nor the heading names it, and nothing written leads
    there: it may be of any promise of the page.
    """
    if passage is None or _REFERRING.match(said.text) is None or not promise.own:
        return False
    if not {*promise.links, *promise.dnr}.isdisjoint(
        (*said.links, *said.dnr, *passage.links)
    ):
        return False
    there = frozenset((*said.terms, *passage.heading))
    return all(likeness_of.found(term, there) == 0.0 for term in promise.own)


def is_weighed(said: StatementRecord, by_rules: Stance) -> bool:
    """Tell whether the weighing of its words may change what rules say of a statement.

    Decisions, headings and bare references are read by rules alone where those tell
    something; what is only proposed tells of nothing done.
    """
    if said.proposed or said.rule in {HEADING, CITES}:
        return False
    return not said.rule.startswith("belagg.beslut") or by_rules == "mentions"


def _by_rules(
    promise: PromiseRecord, of: FollowRecord, said: StatementRecord
) -> Stance:
    found = _by_its_words(promise, of, said)
    if found == "dropped":
        found = at_an_end(promise, said)
    if found == "mentions" or is_beside(promise, said, found):
        return "mentions"
    words = promise.sentence or promise.text
    if found == "under-way" and _SENT_OUT.search(said.text):
        return "fulfils" if _TO_SEND_OUT.search(words) else found
    if found == "fulfils" and _is_in_part(promise, said):
        return "partly"
    if found == "new-date" and _ONLY_THEN.search(said.text):
        return "fulfils"
    staged = found == "fulfils" and _STAGE.search(said.text)
    return "under-way" if staged and not _STAGE.search(words) else found


def _is_in_part(promise: PromiseRecord, said: StatementRecord) -> bool:
    one = is_one_of_several(said) or is_one_of_all(promise, said)
    return one or is_half(promise, said)


def _by_its_words(
    promise: PromiseRecord, of: FollowRecord, said: StatementRecord
) -> Stance:
    earlier = of.earliest is not None and _is_before(said, of.earliest)
    if earlier and said.stance == "fulfils" and _is_closed(promise, said):
        # The day is that of the assignment itself.
        return "fulfils"
    if earlier or _folded(said.text) == _folded(promise.text):
        # What happened before cannot have come of it; to say it again adds nothing.
        return "mentions"
    if promise.polarity == "negative" and _is_raised(promise, said):
        return "contradicts"
    if said.rule == NEW_PROMISE:
        return _towards_new_promise(promise, said)
    if said.weak:
        return _towards_weak(promise, said)
    return _towards_fact(promise, said)


def _is_before(said: StatementRecord, promised: dt.date) -> bool:
    """Tell whether what is told had happened, or had begun, before a promise."""
    since = _SINCE_YEAR.search(said.text)
    began = since is not None and int(since[1]) < promised.year
    return began or (said.when is not None and said.when < promised)


@lru_cache(TEXTS)
def _folded(text: str) -> str:
    return ids.normalise(text)


def _towards_fact(promise: PromiseRecord, said: StatementRecord) -> Stance:
    """Return the stance of a decision or of a statement read as a fact."""
    if said.rule == NOTED and said.stance == "mentions":
        return "fulfils" if _is_received(promise, said) else "mentions"
    if said.delivery and HANDED_OVER.isdisjoint({*promise.deeds} & {*said.deeds}):
        # To accept something keeps the promise to put that sort of thing forward.
        return "fulfils" if _is_closed(promise, said) else "mentions"
    if promise.polarity == "negative" and said.stance in HAPPENED:
        # What was not to happen has happened.
        return "contradicts"
    if said.stance != "fulfils" or said.delivery:
        return said.stance
    # A row or sentence on this very assignment says that it is done.
    of_it = said.rule.startswith(TOLD) and cites(promise, said)
    done = said.completed or not set(promise.deeds).isdisjoint(said.deeds)
    return "fulfils" if of_it or done else "mentions"


def _is_received(promise: PromiseRecord, said: StatementRecord) -> bool:
    """Tell whether the promised thing itself is laid to the files: it was handed over.

    "Cykelbokslutet läggs till handlingarna."
    """
    named = {t for t in words(said.text) if not is_general(t)}
    own = [t for t in promise.own if not is_general(t)]
    handed = not HANDED_OVER.isdisjoint(promise.deeds)
    return handed and promise.polarity == "positive" and bool(named & set(own))


def _is_closed(promise: PromiseRecord, said: StatementRecord) -> bool:
    """Tell whether the very assignment, named by its §, is said to be over."""
    closed = said.stance == "fulfils" and _CLOSED.search(said.text) is not None
    return closed and promise.strength == "assignment" and cites(promise, said)


def _is_raised(promise: PromiseRecord, said: StatementRecord) -> bool:
    """Tell whether a sum that was not to be raised is told to be higher."""
    if "höja" not in promise.deeds:
        return False
    own, later = _sums(promise.sentence or promise.text), _sums(said.text)
    return bool(own and later) and min(later) > max(own)


def _sums(text: str) -> list[int]:
    return [int(re.sub(r"\D", "", one)) for one in _SUM.findall(text)]


def _towards_weak(promise: PromiseRecord, said: StatementRecord) -> Stance:
    """Return the stance of what was read off words alone: its kind of deed must fit."""
    words = promise.sentence or promise.text
    found = telling_kinds.stance_towards(promise.deeds, words, said)
    if found is None:
        return "mentions"
    due = promise.latest_wide or promise.latest
    if found == "new-date" and said.deadline and due and said.deadline <= due:
        # The time that was promised, said again, moves and shows nothing.
        return "mentions" if said.deadline == due else "under-way"
    if promise.polarity == "negative" and found in HAPPENED:
        return "contradicts"
    return found


def _keeps_to(due: dt.date, said: StatementRecord) -> bool:
    """Tell whether a new promise names the very time of the first, and moves nothing.

    "Tidtabellen för 2022, som gäller från december 2021."
    """
    same = f"{MONTHS[due.month - 1]} {due.year}" in said.text.lower()
    return same and _MOVED.search(said.text) is None


def _is_same_deed(promise: PromiseRecord, said: StatementRecord) -> bool:
    """Tell whether a later promise is to do the same, or says that it is moved."""
    if not promise.deeds or _MOVED.search(said.text):
        return True
    # What is to be opened, and begins later than that, is opened later too.
    begins = OPENING in promise.deeds and not BEGUN.isdisjoint(said.deeds)
    return begins or not set(promise.deeds).isdisjoint(said.deeds)


def _towards_new_promise(promise: PromiseRecord, said: StatementRecord) -> Stance:
    due = promise.latest_wide or promise.latest
    if said.stance == "contradicts" and promise.polarity == "positive":
        return "contradicts"
    if due and said.deadline and said.deadline > due:
        moves = _is_same_deed(promise, said) and not _keeps_to(due, said)
        return "new-date" if moves else "mentions"
    return said.stance if said.stance in {"dropped", "new-date"} else "mentions"
