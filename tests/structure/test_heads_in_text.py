"""Page heads in unpaged text, sentences at page feet, labels glued to a title."""

import datetime as dt

import pytest

from ingest.model import Document, Mark, RawDocument
from ingest.structure import structure

PARAGRAPH = "§ {n} Lekplats {n}\n\nNämnden beslutar att bygga lekplats nummer {n}."
HEAD = "Protokoll nr 7\nSammanträdesdatum: 2024-09-11"


def read(text: str, **more: object) -> Document:
    raw = RawDocument("text/plain", text, **more)
    return structure(raw, "handling.txt", "0" * 64)


def test_a_head_that_comes_back_word_for_word_is_taken_out() -> None:
    parts = [f"{HEAD}\n\n{PARAGRAPH.format(n=n)}" for n in range(1, 6)]
    found = read("Ekby kommun\n\n" + "\n\n".join(parts))
    assert found.text.count("Protokoll nr 7") == 1
    assert found.text.count("Nämnden beslutar") == 5
    assert sum(f.text == "Protokoll nr 7" for f in found.furniture) == 4


@pytest.mark.parametrize(
    "line",
    ["Beslutet skickas till", "§ 4 Protokoll 2024", "Protokollet justeras 2024."],
)
def test_what_minutes_say_time_after_time_stays(line: str) -> None:
    parts = [f"{line}\n\n{PARAGRAPH.format(n=n)}" for n in range(1, 6)]
    found = read("Ekby kommun\n\n" + "\n\n".join(parts))
    assert found.text.count(line) == 5


def paged(foot: str, pages: int) -> Document:
    bodies = [
        f"Rad om lekplats {n} i Ekby.\nOch mer om plats {n}.\n{foot}\n"
        for n in range(1, pages + 1)
    ]
    starts = tuple(sum(map(len, bodies[:n])) for n in range(pages))
    return read("".join(bodies), page_starts=starts)


@pytest.mark.parametrize("pages", [2, 3, 6])
def test_a_sentence_at_the_foot_of_every_page_is_furniture(pages: int) -> None:
    foot = "Den här handlingen är elektroniskt undertecknad av Ekby kommun."
    found = paged(foot, pages)
    assert foot not in found.text
    assert sum(f.text == foot for f in found.furniture) == pages


def test_a_short_sentence_at_the_foot_of_pages_may_be_the_texts_own() -> None:
    assert paged("Beslutet justeras omedelbart.", 3).text.count("omedelbart.") == 3


def test_a_label_glued_to_the_title_is_parted_from_it() -> None:
    text = "Uppdrag om vatten i Ek länDiarienummer: LI2025/01573\n\nDet finns vatten."
    end = text.index("\n")
    found = read(text, marks=(Mark(0, end, "heading", 1),))
    assert found.title == "Uppdrag om vatten i Ek län"
    assert found.dnr == ("LI2025/01573",)


@pytest.mark.parametrize(
    "opening",
    [
        "Vattenmyndigheten ska:",
        "Därför ska vi:",
        "Under året kommer vi att:",
        "Förvaltningen får i uppdrag att",
        "Regionen ansvarar för att:",
    ],
)
def test_the_opening_of_a_list_is_no_heading(opening: str) -> None:
    found = read(
        f"Uppdrag om vatten\n\n{opening}\n\n- ta fram en plan för vattnet\n"
        "- redovisa den senast den 1 maj 2025\n\nBakgrund\n\nVattnet är slut i alla "
        "brunnar i länet.\n"
    )
    headings = [section.heading for section in found.sections]
    assert "Bakgrund" in headings
    assert not any(opening.rstrip(":") in (heading or "") for heading in headings)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "Kallelse\n\nDatum och tid\tOnsdagen den 22 maj 2024, kl. 13.00",
            "2024-05-22",
        ),
        ("2024-11-19 Dnr RS 2024/118\n\nSvar på interpellation", "2024-11-19"),
        ("19 november 2024, Diarienummer X 1/24\n\nSvar på motion", "2024-11-19"),
        ("Handlingsplan\n\nAntagen\tKommunstyrelsen 2023-02-15, § 41", "2023-02-15"),
        (
            "Svar på förslag\n\nDatum\t2023-04-03\n\nVi bygger en park i Ekby nu.\n\n"
            "Nämnden har sagt ja.\n\nBilaga\n\nMedborgarförslag 2022-10-04",
            "2023-04-03",
        ),
    ],
)
def test_a_labelled_date_is_the_documents(text: str, day: str) -> None:
    assert read(text).date == dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        (
            "Svar på Ada Eks (C) interpellation om vinterväghållningen",
            "interpellationssvar",
        ),
        ("Motion om hälsosamtal för 40-åringar – besvarande", "motionssvar"),
    ],
)
def test_the_title_of_an_answer(title: str, kind: str) -> None:
    assert read(f"Ekby kommun\n\n{title}\n\nVi har läst och tänkt.").type == kind


def test_a_number_waits_for_its_sign_on_the_line_before() -> None:
    long = "Nämnden beslutar att uppdraget som gavs av fullmäktige i budgeten, Dnr"
    text = "\n".join(
        [f"{long}\n0128/22, förklaras fullgjort och läggs till handlingarna."] * 3
    )
    assert f"{long} 0128/22, förklaras" in read(text, wrapped=True).text


@pytest.mark.parametrize(
    ("head", "organ"),
    [
        (
            "Kommunala pensionärsrådet\nMinnesanteckningar 2024-05-02",
            "Kommunala pensionärsrådet",
        ),
        ("Protokoll från funktionsrättsrådet 2024-05-02", "Funktionsrättsrådet"),
        ("Minnesanteckningar\nSamrådet om vägen 2024-05-02", None),
    ],
)
def test_the_notes_of_a_council(head: str, organ: str | None) -> None:
    found = read(
        f"{head}\n\nNärvarande\nAda Ek, ordförande\n\nVi talade om bussen i Ekby."
    )
    assert found.type == "protokoll"
    assert found.organ == organ
