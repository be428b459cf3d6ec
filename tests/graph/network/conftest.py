"""Small documents of a fictional region, from which networks are made."""

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import pytest

from graph import project
from graph.store import OxigraphStore, in_memory
from ingest import ids
from ingest.model import (
    Agreement,
    Artifact,
    Ballot,
    Commitment,
    Decision,
    Document,
    Facts,
    Mention,
    Organisation,
    Origin,
    Person,
    Reservation,
    Role,
    Section,
    Term,
    Vote,
    Yrkande,
)

BODY = "Region Norrlid"


@dataclass
class Paper:
    """A document with the facts that are read out of it, found by their words."""

    source: str
    text: str
    day: dt.date | None
    type: str = "protokoll"
    organ: str | None = "Kulturnämnden"
    bounds: tuple[dt.date | None, dt.date | None] = (None, None)
    persons: list[Person] = field(default_factory=list)
    organs: list[str] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    commitments: list[Commitment] = field(default_factory=list)
    agreement: Agreement | None = None
    sections: list[Section] = field(default_factory=list)
    origin: Origin | None = None

    def span(self, words: str) -> tuple[int, int]:
        start = self.text.index(words)
        return start, start + len(words)

    def present(self, name: str, party: str, title: str) -> None:
        role = Role(title, self.organ, *self.span(f"{name} ({party}), {title}"))
        place = Mention(*self.span(name), page=1)
        self.persons.append(Person(name, party, (role,), (place,), rule="person.namn"))

    def part(self, number: int, words: str) -> None:
        """Make a § of some of the text."""
        start, end = self.span(words)
        self.sections.append(
            Section(
                f"s{number}", "paragraf", str(number), None, (), start, start, end, 1
            )
        )

    def names(self, *organs: str) -> None:
        self.organs += organs

    def decides(
        self,
        words: str,
        status: str = "decision",
        addressees: tuple[str, ...] = (),
        moved: tuple[str, ...] = (),
        reserved: tuple[str, ...] = (),
        vote: Vote | None = None,
        day: dt.date | None = None,
    ) -> None:
        span = self.span(words)
        self.decisions.append(
            Decision(
                *span,
                words,
                None,
                self.organ,
                status,  # type: ignore[arg-type]
                "bifall",
                day,
                (),
                addressees=addressees,
                yrkanden=(Yrkande(*span, words, moved, "bifall"),) if moved else (),
                reservations=(Reservation(*span, words, reserved),) if reserved else (),
                vote=vote,
                rule="beslut.att",
            )
        )

    def promises(self, words: str, by: str, said: str | None = None) -> None:
        self.commitments.append(
            Commitment(
                *self.span(words),
                words,
                None,
                by,
                said,
                None,
                "promise",
                rule="atagande",
            )
        )

    def agrees(self, parties: tuple[str, ...], term: Term | None = None) -> None:
        whole = 0, len(self.text)
        self.agreement = Agreement(*whole, parties, "", term, rule="avtal.mellan")

    def artifact(self) -> Artifact:
        identity = ids.document_id(self.source)
        organisations = tuple(
            Organisation(name, "organ", (Mention(*self.span(name), page=1),))
            for name in self.organs
        )
        facts = Facts(
            persons=tuple(self.persons),
            organisations=organisations,
            decisions=tuple(self.decisions),
            commitments=tuple(self.commitments),
            agreement=self.agreement,
        )
        document = Document(
            source=self.source,
            sha256=hashlib.sha256(self.text.encode()).hexdigest(),
            media_type="text/plain",
            text=self.text,
            title=self.text.split("\n", 1)[0],
            type=self.type,  # type: ignore[arg-type]
            body=BODY,
            organ=self.organ,
            date=self.day,
            reference_date=self.day,
            sections=tuple(self.sections),
            origin=self.origin,
            dated_from=self.bounds[0],
            dated_to=self.bounds[1],
        )
        return Artifact(
            identity,
            document,
            ids.with_ids(facts, identity, self.text),
            (),
            "0.1.0+test",
        )


def _early() -> Paper:
    paper = Paper(
        "kultur-2021.txt",
        """Kulturnämndens protokoll 2021-03-02
Närvarande: Asta Krok (S), ordförande, Bo Myr (C), ledamot
Kulturnämnden beslutar att inrätta en bokbuss.
Bo Myr (C) yrkar bifall. Reservation anmäls.
Teaterrådet ska redovisa planen för nämnden.""",
        dt.date(2021, 3, 2),
    )
    paper.present("Asta Krok", "S", "ordförande")
    paper.present("Bo Myr", "C", "ledamot")
    paper.names("Kulturnämnden", "Teaterrådet")
    paper.decides(
        "Kulturnämnden beslutar att inrätta en bokbuss.",
        addressees=("Teaterrådet",),
        moved=("Bo Myr",),
    )
    paper.promises("Teaterrådet ska redovisa planen", "Teaterrådet", "Asta Krok")
    return paper


def _late() -> Paper:
    paper = Paper(
        "kultur-2022.txt",
        """Kulturnämndens protokoll 2022-05-10
Närvarande: Asta Krok (S), ordförande, Cilla Tång (M), ledamot
Kulturnämnden föreslår att bokbussen läggs ned.
Omröstning: 1 ja och 1 nej. Cilla Tång ja, Asta Krok nej.
Asta Krok (S) reserverar sig.""",
        dt.date(2022, 5, 10),
    )
    paper.present("Asta Krok", "S", "ordförande")
    paper.present("Cilla Tång", "M", "ledamot")
    paper.names("Kulturnämnden")
    vote = Vote(
        1,
        1,
        0,
        *paper.span("Omröstning: 1 ja och 1 nej."),
        ballots=(
            Ballot("Cilla Tång", "M", "ja", *paper.span("Cilla Tång ja")),
            Ballot("Asta Krok", "S", "nej", *paper.span("Asta Krok nej")),
        ),
    )
    paper.decides(
        "Kulturnämnden föreslår att bokbussen läggs ned.",
        status="proposal",
        reserved=("Asta Krok",),
        vote=vote,
    )
    return paper


def _deal() -> Paper:
    paper = Paper(
        "avtal.txt",
        "Överenskommelse mellan Kulturnämnden och Teaterrådet\nParterna samverkar.",
        None,
        type="overenskommelse",
        organ=None,
    )
    paper.names("Kulturnämnden", "Teaterrådet")
    term = Term("2022–2023", dt.date(2022, 1, 1), dt.date(2023, 12, 31))
    paper.agrees(("Kulturnämnden", "Teaterrådet"), term)
    return paper


def _page() -> Paper:
    paper = Paper(
        "webbsida.txt",
        "Om kulturen\nKulturnämnden och Biblioteksrådet möts ibland.",
        None,
        type="webbsida",
        organ=None,
        bounds=(dt.date(2021, 1, 1), dt.date(2023, 12, 31)),
    )
    paper.names("Kulturnämnden", "Biblioteksrådet")
    return paper


@pytest.fixture
def papers() -> list[Paper]:
    return [_early(), _late(), _deal(), _page()]


@pytest.fixture
def paper() -> type[Paper]:
    return Paper


@pytest.fixture
def stored() -> Callable[[Iterable[Paper]], OxigraphStore]:
    """Return what makes a store of documents."""

    def store(papers: Iterable[Paper]) -> OxigraphStore:
        made = in_memory()
        quads = [q for one in papers for q in project.quads(one.artifact())]
        made.rebuild(quads, 1)
        return made

    return store


@pytest.fixture
def norrlid(
    papers: list[Paper], stored: Callable[[Iterable[Paper]], OxigraphStore]
) -> OxigraphStore:
    return stored(papers)
