"""The typed facts of one document: the truth that graph and index project.

Offsets are Unicode code points into `Document.text`, end exclusive, so that
`text[start:end]` is the quote. Dates are `datetime.date`, intervals inclusive,
`None` is an open end. Everything here is frozen and turns to JSON and back
without loss (`ingest.codec`). The outer form is `sagt-extract/1`.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Literal, NamedTuple

DocumentType = Literal[
    "interpellation",
    "interpellationssvar",
    "protokoll",
    "protokollsutdrag",
    "overenskommelse",
    "tjansteskrivelse",
    "motion",
    "motionssvar",
    "beslut-i-korthet",
    "kallelse",
    "policy",
    "plan",
    "rapport",
    "regeringsuppdrag",
    "webbsida",
    "ovrigt",
]
OrganisationKind = Literal[
    "region",
    "kommun",
    "organ",
    "myndighet",
    "forening",
    "stiftelse",
    "foretag",
    "projekt",
    "ovrigt",
]
TimeKind = Literal["date", "interval", "deadline", "start", "recurrence", "duration"]
DecisionStatus = Literal["decision", "proposal", "historical"]
Outcome = Literal[
    "bifall",
    "delvis-bifall",
    "avslag",
    "aterremiss",
    "bordlaggning",
    "remiss",
    "godkanner",
    "antar",
    "faststaller",
    "val",
    "entledigande",
    "noteras",
    "besvarad",
    "delegerar",
    "uppdrag",
    "avskriver",
    "tillstyrker",
    "avstyrker",
    "ovrigt",
]
Strength = Literal["promise", "plan", "expectation", "obligation", "assignment"]
Polarity = Literal["positive", "negative"]
FollowupStatus = Literal[
    "done",
    "reported",
    "partly_done",
    "ongoing",
    "started",
    "delayed",
    "not_done",
    "cancelled",
]
AnswerStatus = Literal["answered", "partly", "not-found", "no-answer-in-document"]
ReferenceKind = Literal["dnr", "paragraph", "statute", "document", "eu", "sou", "prop"]
MarkKind = Literal["heading", "list_item", "table_row", "footnote"]
# Where a page's text came from: the file's own characters or text recognition.
PageSource = Literal["text", "ocr"]
# What is hidden in all that is made of a document.
HiddenKind = Literal["person", "phone", "email", "address", "forgotten"]
# What stands around the running text: head, foot, page number, a field for initials,
# a stamp put on afterwards, a note in the margin.
FurnitureKind = Literal[
    "sidhuvud", "sidfot", "sidnummer", "signering", "stampel", "marginal"
]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text whose role the file itself states (a heading, a row)."""

    start: int
    end: int
    kind: MarkKind
    level: int = 0


class PlacedLine(NamedTuple):
    """Where a stretch of text (a line, or a word of a scan) stands on its page.

    `page` counts from 1. The box is in shares of the page as it is shown, 0 to 1
    from its upper left corner, so that it fits a picture of any size.
    """

    start: int
    end: int
    page: int
    left: float
    top: float
    right: float
    bottom: float


class Hidden(NamedTuple):
    """A stretch that was hidden, and what it was; "person" is an identity number.

    Where it stood outside the running text `start` and `end` are 0, and `page` is that
    of the page head or foot it stood in, 0 for a name or what a file says of itself.
    """

    kind: HiddenKind
    start: int = 0
    end: int = 0
    page: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """How one page was read: size in points as shown, source and legibility.

    `legibility` is 0 to 1 (`ingest.readers.quality`), None where it says nothing (too
    little text). `ocr_confidence` is the engine's own mean, 0 to 1. `hard` marks a
    page that is *svårläst*: what is read from it may be wrong.
    """

    width: float = 0.0
    height: float = 0.0
    source: PageSource = "text"
    legibility: float | None = None
    ocr_confidence: float | None = None
    hard: bool = False


@dataclass(frozen=True, slots=True)
class Furniture:
    """What was taken out of the running text but belongs to the page's layout.

    `at` is the offset in the text where it stood.
    """

    kind: FurnitureKind
    text: str
    page: int
    at: int = 0


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a file came from: address and day fetched, or the file it was part of."""

    url: str | None = None
    fetched: dt.date | None = None
    inside: str | None = None


@dataclass(frozen=True, slots=True)
class RawDocument:
    """What a reader got out of a file, before clean-up.

    `text` has the file's own lines; a blank line separates paragraphs where the
    format knows them. `page_starts` holds the offset of each page's first
    character (one entry, 0, for formats without pages). `metadata` uses the keys
    title, author, published, modified, created, language, url, site and genre (what
    a TEI file calls its text); dates as ISO strings.
    `wrapped` says that lines were broken by layout (PDF, typewriter text) and may
    be joined again; False where each line already is a paragraph (DOCX, HTML).
    `pages` goes with `page_starts` where the format has pages; `lines` tells where
    the text stands on them. `furniture` is what the format itself keeps apart from
    the text (a Word file's page heads).
    """

    media_type: str
    text: str
    page_starts: tuple[int, ...] = (0,)
    marks: tuple[Mark, ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()
    warnings: tuple[str, ...] = ()
    wrapped: bool = False
    pages: tuple[Page, ...] = ()
    lines: tuple[PlacedLine, ...] = ()
    furniture: tuple[Furniture, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document, by `kind`.

    Kinds: paragraf, rubrik, bilaga, forsattsblad, innehall (a contents list), klausul
    (of an agreement), fraga, svar and underskrift (of an interpellation and its
    answer). `role` is what a heading says its part is ("beslut", "arendet",
    "yrkanden" …), None where it says nothing known.

    `number` is the bare number of a paragraph as written ("11", "63/24", "12 b"),
    without §; None where there is none. `start` is where the number or heading
    begins, `body_start` where the text after the heading line begins.
    """

    id: str
    kind: str
    number: str | None
    heading: str | None
    dnr: tuple[str, ...]
    start: int
    body_start: int
    end: int
    page: int
    role: str | None = None


class Cell(NamedTuple):
    """One cell of a row: its text, and its first column and how many it spans."""

    start: int
    end: int
    column: int = 0
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, in order; empty cells are left out of their row."""

    start: int
    end: int
    page: int
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note and the place in the text that calls it; `call` is None if not found."""

    number: str
    start: int
    end: int
    call: int | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled part of the front page: what it is, and the span of its content.

    Names: plats, tid, datum, beslutande, ersattare, ovriga, ordforande, sekreterare,
    justerare, paragrafer, justeringsdatum.
    """

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """One text version of a document: cleaned text, structure and metadata.

    `text` holds one paragraph, heading, list item or table row per line; blank
    lines separate blocks. Contact details and personal identity numbers are
    masked with as many characters as they had. `body` is the region, municipality
    or authority, `organ` the committee within it (the body's own name where it has
    none). `date` is None when the document does not say; `reference_date` is what
    relative times are counted from; `dated_from`/`dated_to` bound an undated one.
    `pages` goes with `page_starts` (empty where the format has none), `lines` tells
    where the text stands on them, in order. `signature` is what near-duplicates are
    told by (`ingest.structure.signature`). `hidden` is what was hidden, in the text
    first, in order.
    """

    source: str
    sha256: str
    media_type: str
    text: str
    title: str = ""
    type: DocumentType = "ovrigt"
    type_confidence: float = 0.0
    body: str | None = None
    body_code: str | None = None
    organ: str | None = None
    date: dt.date | None = None
    date_source: str | None = None
    reference_date: dt.date | None = None
    dated_from: dt.date | None = None
    dated_to: dt.date | None = None
    dnr: tuple[str, ...] = ()
    language: str = "sv"
    page_starts: tuple[int, ...] = (0,)
    sections: tuple[Section, ...] = ()
    marks: tuple[Mark, ...] = ()
    warnings: tuple[str, ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()
    pages: tuple[Page, ...] = ()
    lines: tuple[PlacedLine, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    tables: tuple[Table, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    fields: tuple[Field, ...] = ()
    origin: Origin | None = None
    signature: str = ""
    hidden: tuple[Hidden, ...] = ()

    @property
    def paged(self) -> bool:
        """Tell whether the original has pages, which flowing text has not."""
        return len(self.page_starts) > 1 or any(page.width for page in self.pages)

    def page_of(self, offset: int) -> int:
        """Return the page (from 1) that holds the character at `offset`."""
        low, high = 0, len(self.page_starts)
        while low < high:
            middle = (low + high) // 2
            if self.page_starts[middle] <= offset:
                low = middle + 1
            else:
                high = middle
        return max(low, 1)

    def section_at(self, offset: int) -> Section | None:
        """Return the narrowest section around `offset`, or None."""
        around = [s for s in self.sections if s.start <= offset < s.end]
        return min(around, key=lambda s: s.end - s.start) if around else None

    def paragraf_at(self, offset: int) -> Section | None:
        """Return the § (kind paragraf) around `offset`, or None."""
        around = [
            s
            for s in self.sections
            if s.kind == "paragraf" and s.start <= offset < s.end
        ]
        return min(around, key=lambda s: s.end - s.start) if around else None


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an actor is named."""

    start: int
    end: int
    page: int


@dataclass(frozen=True, slots=True)
class Role:
    """What a person is said to be, where, and in whose place."""

    title: str
    organisation: str | None = None
    start: int | None = None
    end: int | None = None
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A person named in the document; `party` is the letter code or None."""

    name: str
    party: str | None
    roles: tuple[Role, ...]
    mentions: tuple[Mention, ...]
    rule: str = ""
    confidence: float = 0.9
    id: str = ""


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation, body or project named in the document."""

    name: str
    kind: OrganisationKind
    mentions: tuple[Mention, ...]
    code: str | None = None
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    rule: str = ""
    confidence: float = 0.9
    id: str = ""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time as written, with a narrow and a wide reading.

    Narrow is what the words say, wide what is reasonably accepted before
    something is called late. For a recurrence without a date both are None.
    """

    start: int
    end: int
    text: str
    kind: TimeKind
    earliest: dt.date | None = None
    latest: dt.date | None = None
    earliest_wide: dt.date | None = None
    latest_wide: dt.date | None = None
    recurrence: str | None = None
    rule: str = ""
    confidence: float = 0.9


@dataclass(frozen=True, slots=True)
class Ballot:
    """How one member voted: vote is ja, nej, avstar or franvarande."""

    name: str
    party: str | None
    vote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Vote:
    """The count of a vote, with the members' ballots where they are listed."""

    ja: int
    nej: int
    avstar: int = 0
    start: int = 0
    end: int = 0
    ballots: tuple[Ballot, ...] = ()


@dataclass(frozen=True, slots=True)
class Yrkande:
    """A motion put at the meeting; never a decision. fate: bifall, avslag or None."""

    start: int
    end: int
    text: str
    by: tuple[str, ...]
    fate: str | None = None


@dataclass(frozen=True, slots=True)
class Reservation:
    """Someone's reservation or note against a decision.

    `kind` is reservation, anteckning (a note in the minutes, a särskilt yttrande, an
    explanation of vote) or avstar (takes no part in the decision).
    """

    start: int
    end: int
    text: str
    by: tuple[str, ...]
    kind: str = "reservation"


@dataclass(frozen=True, slots=True)
class Recusal:
    """A member disqualified (jäv) from a matter, and who stood in, if told."""

    start: int
    end: int
    text: str
    name: str
    replaced_by: str | None = None


@dataclass(frozen=True, slots=True)
class Proposition:
    """What the chair put to the meeting; `carried` is what was found carried."""

    start: int
    end: int
    text: str
    carried: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """One att-clause or point that an organ decides, proposes or once decided.

    `target` is the body that a proposal is put to and that decides on it; `receivers`
    are those that money is given to.
    """

    start: int
    end: int
    text: str
    section: str | None
    organ: str | None
    status: DecisionStatus
    outcome: Outcome
    date: dt.date | None = None
    dnr: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    vote: Vote | None = None
    reservations: tuple[Reservation, ...] = ()
    yrkanden: tuple[Yrkande, ...] = ()
    sentence: str = ""
    rule: str = ""
    confidence: float = 0.9
    id: str = ""
    target: str | None = None
    recusals: tuple[Recusal, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    receivers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a commitment is due: `latest` by the words, `latest_wide` with slack."""

    text: str
    start: int
    end: int
    earliest: dt.date | None = None
    latest: dt.date | None = None
    latest_wide: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    """Something a public actor or party to an agreement binds itself to do.

    `promisor` is who is bound, `speaker` who says so, `promisee` towards whom;
    `description` is a short canonical phrase ("redovisa förslag till metod").
    """

    start: int
    end: int
    text: str
    section: str | None
    promisor: str | None
    speaker: str | None
    promisee: str | None
    strength: Strength
    polarity: Polarity = "positive"
    condition: str | None = None
    deadline: Deadline | None = None
    recurrence: str | None = None
    description: str = ""
    sentence: str = ""
    rule: str = ""
    confidence: float = 0.8
    id: str = ""


@dataclass(frozen=True, slots=True)
class Followup:
    """A statement of what became of something; `concerns` names the thing."""

    start: int
    end: int
    text: str
    status: FollowupStatus
    concerns: str | None
    sentence: str = ""
    rule: str = ""
    confidence: float = 0.8
    id: str = ""


@dataclass(frozen=True, slots=True)
class AnswerSpan:
    """A stretch of text that answers a question."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Question:
    """A question put in an interpellation, counted once however often it stands.

    `reason` is why the status is what it is (`lexicon/skal.tsv`, "svar.…").
    """

    number: int
    start: int
    end: int
    text: str
    answers: tuple[AnswerSpan, ...]
    status: AnswerStatus
    rule: str = ""
    confidence: float = 0.9
    id: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A pointer to a §, dnr, statute, inquiry, EU act or named document."""

    start: int
    end: int
    text: str
    kind: ReferenceKind
    target: str
    rule: str = ""
    confidence: float = 0.9


@dataclass(frozen=True, slots=True)
class Term:
    """How long an agreement holds, as written."""

    text: str
    earliest: dt.date | None = None
    latest: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement: its parties, purpose, term, notice and follow-up clauses.

    `notice_period` is an ISO 8601 duration ("P6M").
    """

    start: int
    end: int
    parties: tuple[str, ...]
    purpose: str | None = None
    term: Term | None = None
    notice: str | None = None
    follow_up: str | None = None
    rule: str = ""
    confidence: float = 0.8
    id: str = ""
    renewal: str | None = None
    notice_period: str | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts read from one document, each list in order of first character."""

    persons: tuple[Person, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    decisions: tuple[Decision, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    followups: tuple[Followup, ...] = ()
    questions: tuple[Question, ...] = ()
    references: tuple[Reference, ...] = ()
    agreement: Agreement | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """The unit of search: a paragraph or list item with its place."""

    id: str
    section: str | None
    heading: str | None
    start: int
    end: int
    page: int


@dataclass(frozen=True, slots=True)
class Artifact:
    """What the archive keeps of one text version: `id` is the document's id."""

    id: str
    document: Document
    facts: Facts
    passages: tuple[Passage, ...]
    rules: str
    schema: str = "sagt-artifact/1"


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that was not read: where it stopped, why, and what to do."""

    source: str
    stage: str
    reason: str
    advice: str
