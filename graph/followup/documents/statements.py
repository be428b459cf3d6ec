"""What a later document says, statement by statement, with the stance it can take.

Stances follow from facts already read (follow-up statements, decisions, new
promises), so that a passage without any of them can only *mention* a promise.
"""

import datetime as dt
import re
from dataclasses import dataclass

from graph.followup.documents import words
from graph.followup.documents.verbs import nouns
from graph.followup_model import Stance
from ingest.model import Artifact, Commitment, Decision, Followup

FOLLOWUP_STANCES: dict[str, Stance] = {
    "done": "fulfils",
    "reported": "fulfils",
    "partly_done": "partly",
    "ongoing": "under-way",
    "started": "under-way",
    "delayed": "new-date",
    "not_done": "contradicts",
    "cancelled": "dropped",
}
ACCEPTING = frozenset({"antar", "godkanner", "faststaller", "bifall", "noteras"})
NEW_PROMISE = "belagg.nytt-lofte"
# An assignment declared done; the same outcome without such words closes the matter.
_DECLARED_DONE = re.compile(
    r"fullgjor\w*|\b(?:slut|genom)för(?:d|t|da|ts|des)\b|verkställ(?:d|t|da|ts|des)\b",
    re.IGNORECASE,
)
_TURNED_DOWN = re.compile(r"\bavsl(?:å|ås|og|ogs|ag|agits)\b", re.IGNORECASE)
_REPORTED = re.compile(r"redovis|rapport|uppdrag|uppfölj|\bsvar", re.IGNORECASE)
ENDING = frozenset({"avskriver", "avslag"})
WAITING = frozenset({"aterremiss", "bordlaggning", "remiss"})


@dataclass(frozen=True, slots=True)
class Statement:
    """One fact of a document that may speak of an earlier promise.

    `delivery` says that the stance holds only for promises to hand something over;
    `deadline` is the wide end a later promise gives; `when` a day the text states.
    """

    start: int
    end: int
    text: str
    about: str
    section: str | None
    organ: str | None
    dnr: tuple[str, ...]
    stance: Stance
    rule: str
    delivery: bool = False
    deadline: dt.date | None = None
    when: dt.date | None = None


def _place(artifact: Artifact, offset: int) -> tuple[str | None, tuple[str, ...]]:
    section = artifact.document.paragraf_at(offset)
    if section is None:
        return None, artifact.document.dnr
    return section.number, section.dnr or artifact.document.dnr


def _heading(artifact: Artifact, offset: int) -> str:
    section = artifact.document.paragraf_at(offset)
    return (section.heading or "") if section else artifact.document.title


# A sentence that begins so speaks of what the sentence before it named.
_ANAPHOR = re.compile(
    r"(?:Den|Det|Detta|Denna|Dessa|De|Där|Därmed|Dessutom|Arbetet|Uppdraget|Den här"
    r"|Projektet|Bygget|Åtgärden|Satsningen)\b"
)


def points_back(said: str) -> bool:
    """Tell whether a sentence begins as one that speaks of what stood before it."""
    return _ANAPHOR.match(said) is not None


def with_antecedent(
    artifact: Artifact, start: int, said: str, always: bool = False
) -> str:
    """Return a sentence together with the one before it, if it points back."""
    if not always and not points_back(said):
        return said
    text = artifact.document.text
    line = text.rfind("\n", 0, start) + 1
    before = text[line:start].rstrip()
    return f"{before[before.rfind('. ', 0, -1) + 1 :].strip()} {said}"


def stated_day(artifact: Artifact, start: int, end: int) -> dt.date | None:
    """Return the last past day that a statement itself names, or None."""
    limit = artifact.document.date or artifact.document.dated_to
    days = [
        time.latest
        for time in artifact.facts.times
        if start <= time.start < end and time.latest and time.kind != "deadline"
    ]
    past = [day for day in days if limit is None or day <= limit]
    return max(past, default=None)


# "Förra våren gjordes inget bokslut": what follows the verb denies it.
_NOTHING = re.compile(
    r"\b\w+(?:des|tes|ts|de|te) (?:dock |däremot |därför |alltså )?"
    r"(?:inget|ingen|inga)\b",
    re.IGNORECASE,
)


def _followup_stance(fact: Followup) -> Stance:
    if fact.status == "done" and _NOTHING.search(fact.text):
        return "contradicts"
    return FOLLOWUP_STANCES[fact.status]


def _followup(artifact: Artifact, fact: Followup) -> Statement:
    section, dnr = _place(artifact, fact.start)
    return Statement(
        start=fact.start,
        end=fact.end,
        text=fact.text,
        about=with_antecedent(
            artifact, fact.start, f"{fact.sentence or fact.text} {fact.concerns or ''}"
        ),
        section=section,
        organ=artifact.document.organ,
        dnr=dnr,
        stance=_followup_stance(fact),
        rule=f"belagg.uppfoljning.{fact.status}",
        when=stated_day(artifact, fact.start, fact.end),
    )


# To turn down what someone moved at the meeting ends nothing that was promised.
_ON_A_MOTION = re.compile(r"yrkande", re.IGNORECASE)
# So few nouns leave it to the heading to say what was decided ("Planen antas.").
FEW_NOUNS = 2


def _decided_on(artifact: Artifact, fact: Decision) -> str:
    """Return the words of a decision, with the heading where it relies on it."""
    if len(nouns(fact.text).split()) > FEW_NOUNS:
        return fact.text
    return f"{fact.text} {_heading(artifact, fact.start)}"


def decided(fact: Decision) -> tuple[Stance, bool]:
    """Return the stance of a decision, and whether it only goes for a delivery."""
    turned_down = _TURNED_DOWN.search(fact.text) is not None
    if (
        fact.status == "decision"
        and _DECLARED_DONE.search(fact.text)
        and not turned_down
    ):
        return "fulfils", False
    if _ON_A_MOTION.search(fact.text):
        return "mentions", False
    if fact.status == "proposal":
        return "under-way", True
    said = words.stance_of(fact.text)
    if said is not None:
        return said, False
    if fact.outcome == "noteras" and not _REPORTED.search(fact.text):
        # To take note of information says nothing of what became of anything.
        return "mentions", False
    if fact.outcome in ACCEPTING and not turned_down:
        return "fulfils", True
    if fact.outcome in ENDING:
        return "dropped", False
    return ("under-way", True) if fact.outcome in WAITING else ("mentions", False)


def _decision(artifact: Artifact, fact: Decision) -> Statement:
    section, dnr = _place(artifact, fact.start)
    stance, delivery = decided(fact)
    return Statement(
        start=fact.start,
        end=fact.end,
        text=fact.text,
        about=_decided_on(artifact, fact),
        section=section,
        organ=fact.organ or artifact.document.organ,
        dnr=fact.dnr or dnr,
        stance=stance,
        rule=f"belagg.beslut.{fact.outcome}",
        delivery=delivery,
        when=fact.date if fact.status == "historical" else None,
    )


def _commitment(artifact: Artifact, fact: Commitment) -> Statement:
    section, dnr = _place(artifact, fact.start)
    due = fact.deadline.latest_wide or fact.deadline.latest if fact.deadline else None
    return Statement(
        start=fact.start,
        end=fact.end,
        text=fact.text,
        about=with_antecedent(
            artifact, fact.start, f"{fact.sentence or fact.text} {fact.description}"
        ),
        section=section,
        organ=fact.promisor or artifact.document.organ,
        dnr=dnr,
        stance=words.stance_of(fact.text)
        or ("contradicts" if fact.polarity == "negative" else "mentions"),
        rule=NEW_PROMISE,
        deadline=due,
    )


def statements(artifact: Artifact) -> tuple[Statement, ...]:
    """Return what a document states, in order of its text."""
    facts = artifact.facts
    found = [_followup(artifact, f) for f in facts.followups]
    found += [_decision(artifact, d) for d in facts.decisions]
    found += [_commitment(artifact, c) for c in facts.commitments]
    return tuple(sorted(found, key=lambda s: (s.start, s.end)))
