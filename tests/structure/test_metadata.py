"""Type, owner, date, title and language of whole, invented documents."""

import datetime as dt

import pytest

from ingest.model import Document, Furniture, RawDocument
from ingest.structure import structure

PROTOKOLL = """Ekträsks kommun
Kulturnämnden
Sammanträdesprotokoll
Sammanträdesdatum 2024-03-12

Plats och tid Kommunhuset, kl. 13.00
Beslutande Åsa Ek (S), ordförande
Utses att justera Bo Alm (M)

§ 4 Dnr KUN 2024/118
Biblioteksplan
Beslut
Kulturnämnden antar planen.

§ 5 Dnr KUN 2024/119
Val
Beslut
Mona Dahl väljs.
"""
UTDRAG = """§ 12

Avtal om gemensam växel

Dnr 00412-2024

Tekniska nämndens beslut

Tekniska nämnden godkänner avtalet.
"""
SVAR = """Svar på interpellation om badhuset

Interpellanten ställer två frågor:

• När öppnar badhuset?
• Vad kostar det?

Svar:

Badhuset öppnar i höst. Region Gotland betalar halva kostnaden.

Visby den 24 juni 2021
Åsa Ek (S)
Ordförande Nämnden för hållbar utveckling
"""
SKRIVELSE = """Datum: 2024-04-02\tTekniska nämnden
Handläggare: Åsa Ek
Diarienr: TN 2024/77

Cykelväg till Ekträsk

Ärendebeskrivning
Vägen är smal. Kommunfullmäktige beslutade om vägen den 3 maj 2019.

Förslag till beslut
Tekniska nämnden antar förslaget.

Beslutet ska skickas till
Kommunstyrelsen
"""
AVTAL = """Överenskommelse om samverkan mellan Ekträsks kommun och Nattugglorna

Parter
Ekträsks kommun, nedan kallad kommunen, och föreningen Nattugglorna.

Avtalstid
Avtalet gäller i tre år.

Uppsägning
Avtalet sägs upp skriftligen. Det är upprättat i två likalydande exemplar.
"""
UPPDRAG = """Uppdrag att kartlägga cykelvägar

Diarienummer: N2018/03462/TIF

Regeringen uppdrar åt Trafikverket att kartlägga cykelvägar i hela landet.
"""
SIDA = """Biblioteket får nya öppettider

Från hösten öppnar biblioteket i Kungsbacka klockan 9.

Läs mer
Om biblioteket
Senast uppdaterad: 12 augusti 2024
"""
MOTION = """Motion om gratis bussresor

Unga i Region Gotland bor långt från skolan.
Vi yrkar att regionfullmäktige utreder avgiftsfria resor.

Visby den 4 februari 2024
Åsa Ek (V)
"""
KALLELSE = """Kallelse till sammanträde med Miljönämnden
Tid: torsdagen den 14 mars 2024 kl. 13.00

Ärenden
1. Upprop
2. Taxa, dnr MN 2024-118
"""


def read(text: str, **more: object) -> Document:
    raw = RawDocument("text/plain", text, wrapped=False)
    return structure(raw, "fil.txt", "0" * 64, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "kind", "organ", "date", "dnr"),
    [
        (
            PROTOKOLL,
            "protokoll",
            "Kulturnämnden",
            dt.date(2024, 3, 12),
            ("KUN 2024/118", "KUN 2024/119"),
        ),
        (UTDRAG, "protokollsutdrag", "Tekniska nämnden", None, ("00412-2024",)),
        (
            SVAR,
            "interpellationssvar",
            "Nämnden för hållbar utveckling",
            dt.date(2021, 6, 24),
            (),
        ),
        (
            SKRIVELSE,
            "tjansteskrivelse",
            "Tekniska nämnden",
            dt.date(2024, 4, 2),
            ("TN 2024/77",),
        ),
        (AVTAL, "overenskommelse", "Ekträsks kommun", None, ()),
        (UPPDRAG, "regeringsuppdrag", "Regeringen", None, ("N2018/03462/TIF",)),
        (SIDA, "webbsida", "Kungsbacka kommun", dt.date(2024, 8, 12), ()),
        (MOTION, "motion", "Regionfullmäktige", dt.date(2024, 2, 4), ()),
        (KALLELSE, "kallelse", "Miljönämnden", dt.date(2024, 3, 14), ("MN 2024-118",)),
    ],
)
def test_metadata(text, kind, organ, date, dnr):
    document = read(text)
    assert document.type == kind
    assert document.organ == organ
    assert document.date == date
    assert document.dnr == dnr
    assert 0.5 <= document.type_confidence <= 1


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (PROTOKOLL, "Ekträsks kommun"),
        (SVAR, "Region Gotland"),
        (SIDA, "Kungsbacka kommun"),
        (UPPDRAG, "Regeringen"),
        ("Anna Lund och Bo Berg höll ett möte.", None),
    ],
)
def test_body(text, body):
    assert read(text).body == body


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (PROTOKOLL, "Kulturnämnden, protokoll 2024-03-12"),
        (UTDRAG, "Avtal om gemensam växel"),
        (SKRIVELSE, "Cykelväg till Ekträsk"),
        (SVAR, "Svar på interpellation om badhuset"),
    ],
)
def test_title(text, title):
    assert read(text).title == title


def test_a_sentence_set_against_the_title_is_no_part_of_it():
    asked = "Interpellation av Åsa Ekdal (M) till nämndens ordförande om skolmaten"
    text = f"{asked} Ordförande Bo Alm (S) har lämnat den\n\n{asked} I våras åt få.\n"
    assert read(text).title == asked


def test_reference_date_is_the_argument_only_where_the_text_has_none():
    given = dt.date(2024, 5, 1)
    assert read(UTDRAG, reference=given).reference_date == given
    assert read(SVAR, reference=given).reference_date == dt.date(2021, 6, 24)
    assert read(UTDRAG).reference_date is None


def test_an_undated_text_is_bounded_by_what_it_tells_as_past():
    text = "Om badet\n\nNämnden beslutade om badet den 3 maj 2019 efter en utredning.\n"
    document = read(text)
    assert (document.date, document.dated_from) == (None, dt.date(2019, 5, 3))


@pytest.mark.parametrize(
    "sentence",
    [
        "Redovisningen ska lämnas senast den 1 mars 2026.",
        "Senast den 1 mars 2026 ska redovisningen lämnas till nämnden.",
    ],
)
def test_a_deadline_is_no_date_of_the_document(sentence):
    document = read(f"Uppdrag\n\n{sentence}\n")
    assert document.date is None
    assert document.dated_from is None


def test_language():
    assert read(SVAR).language == "sv"
    english = "The council of the city has decided that it is to be open for all. " * 5
    assert read(english).language == "en"


def test_an_empty_text_is_a_document():
    document = read("")
    assert (document.type, document.title, document.sections) == ("ovrigt", "", ())


def test_a_page_is_its_sites_and_carries_its_published_date():
    raw = RawDocument(
        "text/html",
        "Så bygger vi badet\n\nArbetet börjar i höst.\n",
        metadata=(
            ("modified", "2024-05-03"),
            ("url", "https://www.kungsbacka.se/bygga/badet"),
        ),
    )
    document = structure(raw, "sida.html", "0" * 64)
    assert (document.type, document.body) == ("webbsida", "Kungsbacka kommun")
    assert (document.date, document.date_source) == (dt.date(2024, 5, 3), "metadata")


def test_when_a_pdf_was_saved_is_a_bound_and_no_date():
    raw = RawDocument(
        "application/pdf",
        "Avtal om badet\n\nParter\nEkträsks kommun och Nattugglorna.\n",
        metadata=(("modified", "2024-05-03"),),
    )
    document = structure(raw, "avtal.pdf", "0" * 64)
    assert (document.date, document.dated_to) == (None, dt.date(2024, 5, 3))


FORBUND = """RÄDDNINGSTJÄNSTEN TREHOLMEN
PROTOKOLL
Direktionen
Sammanträdesdatum 2024-03-12

Plats och tid Brandstationen, kl. 13.00
Beslutande
Åsa Ek (S), Granträsks kommun, ordförande
Bo Alm (M), Granträsks kommun
Eva Lo (C), Ekbergs kommun

§ 4 Taxa
Beslut
Direktionen antar taxan.
"""


def test_members_rows_do_not_say_whose_minutes_they_are():
    found = read(FORBUND)
    assert (found.body, found.organ) == ("Räddningstjänsten Treholmen", "Direktionen")


def test_an_unnamed_joint_body_is_not_that_of_its_chair():
    found = read(FORBUND.replace("RÄDDNINGSTJÄNSTEN TREHOLMEN", "PROTOKOLL NR 2"))
    assert (found.body, found.organ) == (None, "Direktionen")


def test_a_name_in_two_parts_of_the_letterhead():
    text = "Granviken\nkommun\tPROTOKOLLSUTDRAG\t11 (19)\nHamnnämnden\t2024-03-12\n\n"
    found = read(f"{text}§ 4 Taxa\nBeslut\nHamnnämnden antar taxan.\n")
    assert (found.body, found.organ) == ("Granvikens kommun", "Hamnnämnden")


def test_the_sender_is_no_title():
    text = (
        "Hamnby stad Miljöförvaltningen\nTjänsteskrivelse\n2024-03-04\n\n"
        "Riktlinjer för bryggor vid kanalen\n\nFörslag till beslut\nJa.\n"
    )
    assert read(text).title == "Riktlinjer för bryggor vid kanalen"


def furnished(text: str, *furniture: Furniture, **more: object) -> Document:
    raw = RawDocument("text/plain", text, furniture=furniture, **more)  # type: ignore[arg-type]
    return structure(raw, "fil.txt", "0" * 64)


def test_a_stamp_of_the_day_received_is_the_last_resort():
    stamped = "Motion\nInkom 2024-03-04\n\nVi vill ha fler bänkar i parken.\n"
    found = read(stamped)
    assert (found.date, found.date_source) == (dt.date(2024, 3, 4), "ankomststämpel")
    signed = read(f"{stamped}\nEkby den 1 mars 2024\nBo Alm\n")
    assert (signed.date, signed.date_source) == (dt.date(2024, 3, 1), "underskrift")


def test_a_stamp_beside_the_text_counts_too():
    stamp = Furniture("stampel", "EKBY KOMMUN\nInkom 2024-03-04", 1)
    found = furnished("Motion\n\nVi vill ha fler bänkar i parken.\n", stamp)
    assert (found.date, found.date_source) == (dt.date(2024, 3, 4), "ankomststämpel")


@pytest.mark.parametrize(
    "line",
    [
        "Gäller från och med den 1 mars 2026",
        "Giltig från: 2026-03-01",
        "Svar senast den 1 mars 2026",
        "Överlämnas till 2026-03-01",
    ],
)
def test_a_limit_in_the_head_is_no_date(line):
    assert read(f"Riktlinjer för parker\n{line}\n\nParker ska skötas.\n").date is None


def test_a_date_in_a_cell_of_the_letterhead():
    found = read("2024-03-04\tDnr KS 2024/118\tSida 1 (3)\n\nParken\n\nDen är stor.\n")
    assert (found.date, found.dnr) == (dt.date(2024, 3, 4), ("KS 2024/118",))


def test_a_meeting_day_stands_between_the_organ_and_the_number_of_the_page():
    """A regression: "Sida 1" without a total kept the minutes undated."""
    head = "Vintersunds stad\tBarn- och utbildningsnämnden 2022-08-24\tSida 1\n\n"
    found = read(f"{head}§ 40\nSkolskjuts\n\nNämnden beslutar att avslå ansökan.")
    assert found.date == dt.date(2022, 8, 24)


def test_the_addressees_number_is_not_the_documents():
    head = "Vårt dnr KS 2024/118\nErt dnr S2024/00311\n\nYttrande\n\nVi tillstyrker.\n"
    assert read(head).dnr == ("KS 2024/118",)


@pytest.mark.parametrize(
    "item",
    [
        Furniture("sidfot", "Kungsbacka kommun · Storgatan 1 · www.kungsbacka.se", 1),
        Furniture("sidhuvud", "KUNGSBACKA KOMMUN\tSida 1", 1),
        Furniture("sidfot", "Besök oss på kungsbacka.se", 1),
    ],
)
def test_a_page_head_or_foot_names_the_body(item):
    found = furnished("Parken\n\nDen är stor och grön.\n", item)
    assert (found.body, found.body_code) == ("Kungsbacka kommun", "1384")


def test_a_page_tells_beside_its_text_when_it_was_changed():
    item = Furniture("sidfot", "Sidan uppdaterad: 2024-05-06", 1)
    raw = RawDocument("text/html", "Badet\n\nHär badar man.\n", furniture=(item,))
    found = structure(raw, "sida.html", "0" * 64)
    assert (found.date, found.date_source) == (dt.date(2024, 5, 6), "sidans uppgift")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Ekby kommun\nMiljökontoret\n\n2024-03-04\n\nHundar i parken\n",
            "Hundar i parken",
        ),
        ("456 32 EKBY\nTelefon 0100-00\n\nHundar i parken\n", "Hundar i parken"),
        ("Dnr KS 2024/118\nÄrendemening: Hundar i parken\n", "Hundar i parken"),
        ("Hem / Djur / Hundar\nHundar i parken\n", "Hundar i parken"),
        ("RASTGÅRDSPOLICY\nEkby kommun\n", "Rastgårdspolicy"),
        ("Motion till kommunfullmäktige\n\nHundar i parken\n", "Hundar i parken"),
    ],
)
def test_the_title_is_what_the_paper_is_about(text, title):
    assert read(text).title == title


def test_numbers_under_a_table_head_are_the_documents_own():
    found = read(
        "Ekby kommun\n\nHandläggare\tDatum\tDiarienummer\n"
        "Ada Ek\t2023-05-10\t2023:118\n\n"
        "Till direktionen\n\nVi bygger en station enligt beslutet i 2022:44 nu.\n"
    )
    assert found.dnr == ("2023:118",)
