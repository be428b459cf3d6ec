"""What one document says that promises are followed up by: small, kept as JSON.

Evidence is found from these alone, pair by pair, so that a new document costs no
pass over the others. What a pair gives depends on the two documents only, never on
what else the collection holds or on the order in which it came.
"""

import datetime as dt
from dataclasses import dataclass

from graph.followup_model import Stance
from ingest.model import DocumentType, Polarity, Strength

# Terms are those of `ingest.language.terms`: stems of content words, each followed by
# the stems of its parts where it is a compound.
Terms = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PromiseRecord:
    """A promise prepared for comparison.

    `own` names what is promised, `topic` its matter by heading or title, `telling`
    what stands out in the text around it, each without the parts of compounds;
    `deeds` are the verbs and kinds of deed. `vague`
    says that its own words name no thing ("uppdraget ska återrapporteras"),
    `proposed` that it stands in a proposal. `keys` are the few terms of which a
    passage must hold one to be compared at all (unless a link leads there), `names`
    who is bound and whose document it is, in lower case. `acts` are the paths of the
    § or document it stands in, as a citation would name it; `bodies` the paths of the
    bodies it concerns: that of its document and, in an agreement, the parties.

    `links` are what a later passage can name it by, made alike on both sides
    (`graph.followup.documents.links`). `marks` are the proper names in it, `places`
    those in the text around it, `periods` the years that belong to the thing itself
    ("plan 2023–2026", "etapp 2"): where another thing has others, it is another
    thing. `sentence` is the whole sentence it stands in,
    `starts` and `ends` the term of the agreement that makes it, `alone` says that no
    other assignment stands in its §.
    """

    id: str
    start: int
    end: int
    text: str
    description: str
    section: str | None
    promisor: str | None
    speaker: str | None
    promisee: str | None
    strength: Strength
    polarity: Polarity
    condition: str | None
    proposed: bool
    vague: bool
    own: Terms
    topic: Terms
    telling: Terms
    deeds: Terms
    keys: Terms
    names: Terms
    dnr: tuple[str, ...]
    acts: tuple[str, ...]
    deadline_text: str | None = None
    earliest: dt.date | None = None
    latest: dt.date | None = None
    latest_wide: dt.date | None = None
    recurrence: str | None = None
    bodies: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    sentence: str = ""
    sentence_start: int = 0
    starts: dt.date | None = None
    ends: dt.date | None = None
    alone: bool = True


@dataclass(frozen=True, slots=True)
class StatementRecord:
    """One fact of a document that may speak of an earlier promise.

    `terms` are those of its own words (with what they point back at), line by line in
    `lines` where it is a list. `delivery` says that the stance holds only for promises
    to hand something over; `deadline` is the wide end a later promise gives, `when` a
    day the text states, `cue` the span of the words that carry the stance.
    `commitment` is the id of the promise it is, if it is one. `cites` are the paths of
    the §§ it names, where they are known. `marks` and
    `periods` are as of a promise, `links` what it names a promise by; `proposed` says
    that it is only a proposal, `subject` what it says to be its thing, `weak` that it
    was read off the words alone and not as a fact, `refers` that it speaks of an
    assignment or a promise as such ("uppdraget om …"). `times` tells whether the times
    that its sentence names lie behind the day of the document or ahead of it.
    """

    start: int
    end: int
    text: str
    stance: Stance
    rule: str
    terms: Terms
    deeds: Terms
    lines: tuple[Terms, ...] = ()
    organ: str | None = None
    dnr: tuple[str, ...] = ()
    delivery: bool = False
    completed: bool = False
    deadline: dt.date | None = None
    when: dt.date | None = None
    cue: tuple[int, int] | None = None
    commitment: str | None = None
    cites: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    proposed: bool = False
    subject: Terms = ()
    weak: bool = False
    refers: bool = False
    times: Terms = ()


@dataclass(frozen=True, slots=True)
class SentenceRecord:
    """A sentence of a passage with its terms.

    `mentions` says that no statement covers it and that it says something by itself;
    then `deeds` are the verbs and kinds of deed in it. `times` are as of a statement.
    """

    start: int
    end: int
    terms: Terms
    deeds: Terms = ()
    mentions: bool = False
    times: Terms = ()


@dataclass(frozen=True, slots=True)
class PassageRecord:
    """A passage with its terms (its headings' included) and what it states.

    A statement stands in each passage that it overlaps. `links` are those of the
    passage itself and of the § it stands in. `sentences` are made ready for
    comparison (`graph.followup.documents.spoken`).
    """

    start: int
    end: int
    text: str
    section: str | None
    terms: Terms
    heading: Terms = ()
    acts: tuple[str, ...] = ()
    statements: tuple[StatementRecord, ...] = ()
    links: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    sentences: tuple[SentenceRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class FollowRecord:
    """One document. `body` and `organ` are natural paths, before any merge.

    `owners` are the paths that the owner of a company may have; `audit` says that
    auditors report in it what they have found.
    """

    id: str
    type: DocumentType
    title: str
    source: str
    body: str | None
    organ: str | None
    body_name: str | None
    organ_name: str | None
    date: dt.date | None
    dated_from: dt.date | None
    dated_to: dt.date | None
    dnr: tuple[str, ...] = ()
    promises: tuple[PromiseRecord, ...] = ()
    passages: tuple[PassageRecord, ...] = ()
    owners: tuple[str, ...] = ()
    audit: bool = False

    @property
    def earliest(self) -> dt.date | None:
        """Return the first day the document can be from."""
        return self.date or self.dated_from

    @property
    def latest(self) -> dt.date | None:
        """Return the last day the document can be from."""
        return self.date or self.dated_to
