"""What goes with a decision: jäv, propositions, reservations, notes, receivers."""

import pytest

from ingest.extract import context as contexts
from ingest.extract.decisions import find_decisions
from ingest.model import Decision, Document, Section
from tests.extract.made import decided


def read(body: str) -> Decision:
    """Read one § and return its first decision."""
    return decided(body, "Kulturnämnden")[0]


BESLUT = "Beslut\nPlanen antas.\n"


@pytest.mark.parametrize(
    ("sentence", "name", "instead"),
    [
        ("Jäv\nÅsa Ek (S) anmäler jäv och deltar inte.", "Åsa Ek", None),
        ("Jäv\nPå grund av jäv deltar Åsa Ek (S) inte i beslutet.", "Åsa Ek", None),
        ("Jäv\nÅsa Ek (S) deltar på grund av jäv inte i ärendet.", "Åsa Ek", None),
        ("Jäv\nÅsa Ek (S) har anmält jäv.", "Åsa Ek", None),
        ("Jäv\nÅsa Ek (S) är jävig och lämnar salen.", "Åsa Ek", None),
        ("Jäv\nÅsa Ek (S)", "Åsa Ek", None),
        ("Jäv anmäls av Åsa Ek (S).", "Åsa Ek", None),
        ("Åsa Ek anmälde jäv och lämnade lokalen.", "Åsa Ek", None),
        (
            "Jäv\nÅsa Ek (S) anmäler jäv. I hennes ställe tjänstgör Bo Alm (S).",
            "Åsa Ek",
            "Bo Alm",
        ),
        (
            "Med anledning av jäv lämnar Åsa Ek (S) mötet och ersätts av Bo Alm (S).",
            "Åsa Ek",
            "Bo Alm",
        ),
        ("Jäv\nÅsa Ek (S) har på grund av jäv inte deltagit.", "Åsa Ek", None),
    ],
)
def test_who_is_disqualified(sentence: str, name: str, instead: str | None) -> None:
    (found,) = read(BESLUT + sentence).recusals
    assert (found.name, found.replaced_by) == (name, instead)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ingen av ledamöterna anmäler jäv.",
        "Åsa Ek (S) väcker frågan om jäv.",
        "Jävsnämnden har yttrat sig till Åsa Ek (S).",
        "Inga jäv anmäls.",
    ],
)
def test_nobody_is_disqualified(sentence: str) -> None:
    assert read(BESLUT + sentence).recusals == ()


def test_list_of_those_present_marks_who_is_disqualified() -> None:
    text = (
        "Bo Alm (M), jäv § 7\nEva Klint (C), jäv §§ 8, 9\n"
        "§ 7 Ärende\nBeslut\nPlanen antas.\n"
    )
    start = text.index("§ 7 Ä")
    section = Section("s", "paragraf", "7", "Ä", (), start, start + 11, len(text), 1)
    document = Document(
        "a.txt", "0", "text/plain", text, type="protokoll", sections=(section,)
    )
    (found,) = find_decisions(contexts.build(document), (), ())
    assert [one.name for one in found.recusals] == ["Bo Alm"]


@pytest.mark.parametrize(
    ("sentence", "carried"),
    [
        (
            "Ordföranden ställer proposition på förslagen och finner att nämnden "
            "bifaller kontorets förslag.",
            "nämnden bifaller kontorets förslag",
        ),
        ("Ordföranden frågar om nämnden kan anta planen.", None),
        ("Ordföranden ställer förslaget under proposition.", None),
        (
            "Proposition på bifall till förslaget ställs och ordföranden finner det "
            "antaget.",
            "det antaget",
        ),
        (
            "Ordföranden ställer frågan om ärendet ska avgöras i dag och finner att "
            "det ska avgöras i dag.",
            "det ska avgöras i dag",
        ),
        (
            "Ålderspresidenten finner att fullmäktige beslutar enligt förslaget.",
            "fullmäktige beslutar enligt förslaget",
        ),
        (
            "Ordförande ställer yrkandena mot varandra och finner bifall för Åsa Eks "
            "yrkande.",
            "bifall för Åsa Eks yrkande",
        ),
        ("Ordföranden ställer propositioner på bifall och avslag.", None),
        (
            "Ordföranden ställer förslagen mot varandra och finner det första antaget.",
            "det första antaget",
        ),
        (
            "Propositionsordningen godkänns och ordföranden finner bifall till den.",
            "bifall till den",
        ),
    ],
)
def test_what_the_chair_put(sentence: str, carried: str | None) -> None:
    (found,) = read(f"{BESLUT}Beslutsgång\n{sentence}").propositions
    assert found.carried == carried
    assert found.text == sentence


@pytest.mark.parametrize(
    ("sentence", "kind", "by"),
    [
        ("Åsa Ek (S) reserverar sig mot beslutet.", "reservation", ("Åsa Ek",)),
        ("Mot beslutet reserverade sig Åsa Ek (S).", "reservation", ("Åsa Ek",)),
        ("Åsa Ek (S) anmäler skriftlig reservation.", "reservation", ("Åsa Ek",)),
        ("M- och KD-grupperna reserverar sig.", "reservation", ("M", "KD")),
        ("Åsa Ek (S) lämnar en protokollsanteckning.", "anteckning", ("Åsa Ek",)),
        ("Åsa Ek (S) lämnar ett särskilt yttrande.", "anteckning", ("Åsa Ek",)),
        (
            "Särskilt yttrande lämnas av Åsa Ek (S).",
            "anteckning",
            ("Åsa Ek",),
        ),
        (
            "Åsa Ek (S) låter anteckna till protokollet att frågan borde utretts.",
            "anteckning",
            ("Åsa Ek",),
        ),
        ("Åsa Ek (S) avger en röstförklaring.", "anteckning", ("Åsa Ek",)),
        ("Åsa Ek (S) deltar inte i beslutet.", "avstar", ("Åsa Ek",)),
        ("Reservation\nÅsa Ek (S)", "reservation", ("Åsa Ek",)),
        ("Särskilt yttrande\nÅsa Ek (S)", "anteckning", ("Åsa Ek",)),
    ],
)
def test_reservations_and_notes(sentence: str, kind: str, by: tuple[str, ...]) -> None:
    (found,) = read(BESLUT + sentence).reservations
    assert (found.kind, found.by) == (kind, by)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            "Beslutet skickas till\nRektor\nKommunstyrelsen",
            ("Rektor", "Kommunstyrelsen"),
        ),
        ("Utdrag till: Humlans IF, ekonomienheten", ("Humlans IF", "ekonomienheten")),
        (
            "Expedieras till\nKommunstyrelsen\nVid protokollet\nÅsa Ek\nSekreterare",
            ("Kommunstyrelsen",),
        ),
        (
            "Beslutet skickas till\nFristående skolor\nÅsa Ek\nFörvaltningschef\n"
            "2031-05-05",
            ("Fristående skolor",),
        ),
        (
            "Beslutet skickas till\nKommunstyrelsen\nÅsa Ek\tBo Alm\nRektor\tChef",
            ("Kommunstyrelsen",),
        ),
        ("Delges\nSökanden\nProtokoll nr 23\nSida 4", ("Sökanden",)),
        (
            "Skickas till\nSocialnämnderna – Norr, Söder och Väst",
            ("Socialnämnderna – Norr, Söder och Väst",),
        ),
        ("Protokollet skickas till: revisorerna", ("revisorerna",)),
        ("Skickas till\nSkrivelse till Skolverket", ("Skolverket",)),
        ("Kopia till\nÅsa Ek\nValberedningen", ("Åsa Ek", "Valberedningen")),
        (
            "Skickas till\nDe valda\nEkby AB för kännedom\nStyrande dokument\n"
            "Vårdnämnden (återremiss)\nMedborgarförslag 12 – förslagsställare",
            ("Ekby AB", "Vårdnämnden"),
        ),
        (
            "Skickas till\nStadens nämnder och bolag\nSamtliga chefer i skolan\n"
            "Rektorer kommunala skolor\nEkby AB och Lid AB",
            ("Ekby AB", "Lid AB"),
        ),
        (
            "Skickas till\nFörvaltningschef vårdförvaltningen\n"
            "Klimatdepartementet Skolnämnden",
            ("Vårdförvaltningen", "Klimatdepartementet", "Skolnämnden"),
        ),
        (
            "Skickas till\nVårdnämnden\nHela underlaget finns hos kansliet för den.",
            ("Vårdnämnden",),
        ),
    ],
)
def test_receivers_end_before_the_signature(
    lines: str, expected: tuple[str, ...]
) -> None:
    assert read(BESLUT + lines).addressees == expected


@pytest.mark.parametrize(
    ("motions", "course", "fates"),
    [
        (
            "Åsa Ek (S) föreslår att bidraget höjs.\n"
            "Bo Alm (M) föreslår bifall till utskottets förslag.",
            "Ordföranden ställer utskottets förslag mot Åsa Eks förslag och finner "
            "att nämnden bifaller Åsa Eks förslag.",
            ["bifall", "avslag"],
        ),
        (
            "Åsa Ek (S) yrkar bifall till utskottets förslag.\n"
            "Bo Alm (M) yrkar att utskottets förslag avslås.",
            "Ja för bifall till utskottets förslag. Nej för avslag.\n"
            "Omröstningen utfaller med 6 ja mot 4 nej.",
            ["bifall", "avslag"],
        ),
        (
            "Åsa Ek (S) yrkar bifall till utskottets förslag.\n"
            "Bo Alm (M) yrkar med instämmande av Eva Dal (C) avslag på förslaget.",
            "Den som bifaller utskottets förslag röstar ja. Den som avslår röstar "
            "nej.\nMed fyra ja-röster mot sex nej-röster avslås förslaget.",
            ["avslag", "bifall"],
        ),
        (
            "Åsa Ek (S) yrkar att ärendet återremitteras.\n"
            "Bo Alm (M) yrkar bifall till förslaget.",
            "Ja för att ärendet avgörs i dag. Nej för att ärendet återremitteras.\n"
            "Omröstningen utfaller med 6 ja mot 4 nej.",
            ["avslag", None],
        ),
    ],
)
def test_fate_of_motions(motions: str, course: str, fates: list[str | None]) -> None:
    found = read(f"{BESLUT}Yrkanden\n{motions}\nBeslutsgång\n{course}")
    assert [one.fate for one in found.yrkanden] == fates
