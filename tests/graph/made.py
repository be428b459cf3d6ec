"""Three small fictional documents with their facts, built in code."""

import datetime as dt
from dataclasses import dataclass, field, replace

from ingest import ids
from ingest.model import (
    Agreement,
    AnswerSpan,
    Artifact,
    Ballot,
    Commitment,
    Deadline,
    Decision,
    Document,
    Facts,
    Followup,
    Mention,
    Organisation,
    Person,
    Question,
    Reference,
    Reservation,
    Role,
    Section,
    Term,
    TimeExpression,
    Vote,
    Yrkande,
)

MINUTES = """Protokoll från bildningsnämnden den 4 mars 2024
Närvarande: Stina Alm (C), ordförande, Rolf Ek (S), ledamot, ersätter Eva Lund (S)
§ 12 Läsfrämjande på biblioteken
Dnr BN 2024/17
Rolf Ek (S) yrkar avslag på förslaget.
Bildningsnämnden beslutar att anta planen för läsfrämjande.
Bildningsnämnden föreslår kommunfullmäktige att anslå medel till bokbussen.
Bildningsförvaltningen ska redovisa planen senast den 30 september 2024.
Omröstning: 5 ja och 3 nej.
Rolf Ek (S) reserverar sig mot beslutet.
Ärendet behandlades även av KS 2024-02-12 § 3 enligt skollagen (2010:800).
"""
ANSWER = """Svar på interpellation om bokbussen, dnr KF 2024/88
Kommunstyrelsens ordförande Stina Alm (C) svarar.
När börjar bokbussen gå igen?
Vi räknar med att bussen rullar före sommaren 2025.
Arbetet med en tidtabell pågår.
"""
DEAL = """Överenskommelse mellan Vedby kommun och Föreningen Läslust
Parterna ska träffas två gånger per år.
Avtalet gäller från den 1 januari 2024 till den 31 december 2025.
"""


@dataclass
class Builder:
    """A document in the making; facts are given by the words they quote."""

    text: str
    source: str
    type: str = "protokoll"
    organ: str | None = "Bildningsnämnden"
    body: str | None = "Vedby kommun"
    body_code: str | None = "9991"
    date: dt.date | None = dt.date(2024, 3, 4)
    dnr: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    facts: Facts = field(default_factory=Facts)

    def span(self, words: str) -> tuple[int, int]:
        start = self.text.index(words)
        return start, start + len(words)

    def mention(self, words: str) -> Mention:
        return Mention(*self.span(words), page=1)

    def artifact(self, **changes: object) -> Artifact:
        identity = ids.document_id(self.source)
        document = Document(
            source=self.source,
            sha256=ids.hashlib.sha256(self.text.encode()).hexdigest(),
            media_type="text/plain",
            text=self.text,
            title=self.text.split("\n", 1)[0],
            type=self.type,  # type: ignore[arg-type]
            body=self.body,
            body_code=self.body_code,
            organ=self.organ,
            date=self.date,
            reference_date=self.date,
            dnr=self.dnr,
            sections=self.sections,
        )
        document = replace(document, **changes)  # type: ignore[arg-type]
        facts = ids.with_ids(self.facts, identity, self.text)
        return Artifact(identity, document, facts, (), rules="0.1.0+abcdef012345")


def minutes(source: str = "namnd/2024-03-04.pdf") -> Builder:
    made = Builder(MINUTES, source, dnr=("BN 2024/17",))
    start, _ = made.span("§ 12")
    heading, end = made.span("Läsfrämjande på biblioteken")
    made.sections = (
        Section(
            "s1",
            "paragraf",
            "12",
            made.text[heading:end],
            ("BN 2024/17",),
            start,
            end + 1,
            len(made.text),
            1,
        ),
    )
    adopts = "Bildningsnämnden beslutar att anta planen för läsfrämjande."
    proposes = (
        "Bildningsnämnden föreslår kommunfullmäktige att anslå medel till bokbussen."
    )
    reports = "Bildningsförvaltningen ska redovisa planen senast den 30 september 2024."
    due = "senast den 30 september 2024"
    moves = "Rolf Ek (S) yrkar avslag på förslaget."
    reserves = "Rolf Ek (S) reserverar sig mot beslutet."
    made.facts = Facts(
        persons=(
            Person(
                "Stina Alm",
                "C",
                (Role("ordförande", "Bildningsnämnden", *made.span("ordförande")),),
                (made.mention("Stina Alm (C)"),),
                rule="person.namn-parti",
            ),
            Person(
                "Rolf Ek",
                "S",
                (Role("ledamot", None, *made.span("ledamot"), replaces="Eva Lund"),),
                (made.mention("Rolf Ek (S)"),),
                rule="person.namn-parti",
            ),
        ),
        organisations=(
            Organisation(
                "Bildningsnämnden",
                "organ",
                (made.mention("Bildningsnämnden"),),
                rule="org.lexikon",
            ),
            Organisation(
                "Bildningsförvaltningen",
                "organ",
                (made.mention("Bildningsförvaltningen"),),
            ),
        ),
        times=(
            TimeExpression(
                *made.span(due),
                due,
                "deadline",
                None,
                dt.date(2024, 9, 30),
                None,
                dt.date(2024, 10, 14),
                rule="tid.senast-den",
            ),
        ),
        decisions=(
            Decision(
                *made.span(adopts),
                adopts,
                "12",
                "Bildningsnämnden",
                "decision",
                "antar",
                dt.date(2024, 3, 4),
                ("BN 2024/17",),
                vote=Vote(
                    5,
                    3,
                    0,
                    *made.span("Omröstning: 5 ja och 3 nej."),
                    ballots=(Ballot("Rolf Ek", "S", "nej", *made.span("3 nej")),),
                ),
                reservations=(
                    Reservation(*made.span(reserves), reserves, ("Rolf Ek",)),
                ),
                yrkanden=(
                    Yrkande(*made.span(moves), moves, ("Rolf Ek (S)",), "avslag"),
                ),
                rule="beslut.att",
            ),
            Decision(
                *made.span(proposes),
                proposes,
                "12",
                "Bildningsnämnden",
                "proposal",
                "ovrigt",
                addressees=("Kommunfullmäktige",),
                rule="beslut.foreslar",
            ),
        ),
        commitments=(
            Commitment(
                *made.span(reports),
                reports,
                "12",
                "Bildningsförvaltningen",
                None,
                "Bildningsnämnden",
                "assignment",
                deadline=Deadline(
                    due,
                    *made.span(due),
                    None,
                    dt.date(2024, 9, 30),
                    dt.date(2024, 10, 14),
                ),
                description="redovisa planen",
                rule="atagande.ska",
            ),
        ),
        references=(
            Reference(
                *made.span("KS 2024-02-12 § 3"),
                "KS 2024-02-12 § 3",
                "paragraph",
                "KS|2024-02-12|3",
                rule="hanvisning.paragraf",
            ),
            Reference(
                *made.span("skollagen (2010:800)"),
                "skollagen (2010:800)",
                "statute",
                "2010:800",
                rule="hanvisning.sfs",
            ),
        ),
    )
    return made


def answer() -> Builder:
    made = Builder(
        ANSWER,
        "svar/bokbussen.html",
        "interpellationssvar",
        organ="Kommunstyrelsen",
        date=dt.date(2024, 11, 5),
        dnr=("KF 2024/88",),
    )
    asks, says = (
        "När börjar bokbussen gå igen?",
        "Vi räknar med att bussen rullar före sommaren 2025.",
    )
    goes = "Arbetet med en tidtabell pågår."
    made.facts = Facts(
        persons=(
            Person(
                "Stina Alm",
                "C",
                (Role("ordförande", "Kommunstyrelsen"),),
                (made.mention("Stina Alm (C)"),),
                rule="person.namn-parti",
            ),
        ),
        commitments=(
            Commitment(
                *made.span(says),
                says,
                None,
                None,
                "Stina Alm",
                None,
                "expectation",
                deadline=Deadline(
                    "före sommaren 2025",
                    *made.span("före sommaren 2025"),
                    None,
                    dt.date(2025, 5, 31),
                    dt.date(2025, 6, 20),
                ),
                rule="atagande.raknar-med",
            ),
        ),
        followups=(
            Followup(
                *made.span(goes), goes, "ongoing", "tidtabell", rule="uppfoljning.pagar"
            ),
        ),
        questions=(
            Question(
                1,
                *made.span(asks),
                asks,
                (AnswerSpan(*made.span(says)),),
                "answered",
                rule="fraga.fragetecken",
            ),
        ),
    )
    return made


def deal() -> Builder:
    made = Builder(DEAL, "avtal/laslust.docx", "overenskommelse", organ=None, date=None)
    meets = "Parterna ska träffas två gånger per år."
    made.facts = Facts(
        organisations=(
            Organisation(
                "Föreningen Läslust",
                "forening",
                (made.mention("Föreningen Läslust"),),
            ),
        ),
        commitments=(
            Commitment(
                *made.span(meets),
                meets,
                None,
                "Parterna",
                None,
                None,
                "obligation",
                recurrence="2/P1Y",
                rule="atagande.ska",
            ),
        ),
        agreement=Agreement(
            0,
            len(made.text),
            ("Vedby kommun", "Föreningen Läslust"),
            "läsning för unga",
            Term("från den 1 januari 2024", dt.date(2024, 1, 1), dt.date(2025, 12, 31)),
            rule="avtal.mellan",
        ),
    )
    return made
