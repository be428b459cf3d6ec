"""What only the page head says, names known by their form, and dates of web pages."""

import datetime as dt

import pytest

from ingest.model import Document, Furniture, RawDocument
from ingest.readers import read
from ingest.structure import structure

OFFICE = "application/vnd.oasis.opendocument.text"
PLAN = "Trygghetsplan\n\nEn grupp har tagit fram en plan för trygghet.\n"


def headed(text: str, *heads: str, media_type: str = OFFICE) -> Document:
    """Return the document that a text with page heads makes."""
    furniture = tuple(Furniture("sidhuvud", head, 1) for head in heads)
    raw = RawDocument(media_type, text, furniture=furniture)
    return structure(raw, "handling.odt", "0" * 64)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("EKDALS STAD", "Ekdals stad"),
        ("EKDALS STAD\tPROTOKOLL", "Ekdals stad"),
        ("Östra Ekdals kommun", "Östra Ekdals kommun"),
        ("ÖSTRA EKDALS KOMMUN", "Östra Ekdals kommun"),
        ("Upplands Ekeby kommun", "Upplands Ekeby kommun"),
        ("Region Norra Ekland", "Region Norra Ekland"),
        ("REGION NORRA EKLAND", "Region Norra Ekland"),
        ("EKLANDS LÄNS LANDSTING", "Eklands läns landsting"),
        ("Södra Alvesta kommun", "Alvesta kommun"),
        ("Upplands Väsby kommun", "Upplands Väsby kommun"),
        ("Kommunalförbundet Ekbygden", "Kommunalförbundet Ekbygden"),
        ("Ekbygdens kommunalförbund", "Ekbygdens kommunalförbund"),
        ("Sydekens utbildningsförbund", "Sydekens utbildningsförbund"),
        ("EKENS RÄDDNINGSTJÄNSTFÖRBUND", "Ekens räddningstjänstförbund"),
        ("Ekhamra stad", "Ekhamra stad"),
        ("EKHAMRA STAD", "Ekhamra stad"),
        ("Räddningsförbundet Ekmark", "Räddningsförbundet Ekmark"),
        ("Varje kommun", None),
        ("Framtidens stad", None),
        ("Sveriges landsting", None),
    ],
)
def test_names_by_their_form(head, body):
    assert headed(PLAN, head).body == body
    assert headed(f"{head}\n\n{PLAN}").body == body


@pytest.mark.parametrize("media_type", [OFFICE, "application/pdf"])
def test_a_page_head_tells_type_date_and_number(media_type):
    found = headed(
        PLAN,
        "EKDALS KOMMUN\tTJÄNSTESKRIVELSE\t1(2)",
        "2024-05-06\tDnr 2024/00099-4",
        media_type=media_type,
    )
    assert found.type == "tjansteskrivelse"
    assert (found.date, found.dnr) == (dt.date(2024, 5, 6), ("2024/00099-4",))


def test_the_text_speaks_before_the_page_head():
    text = f"Ekdals kommun\nTjänsteskrivelse\n2024-06-01\n\n{PLAN}"
    found = headed(text, "2024-05-06", "Protokoll")
    assert (found.type, found.date) == ("tjansteskrivelse", dt.date(2024, 6, 1))


@pytest.mark.parametrize(
    "head", ["2026-11-22 05:58\tTrygghet", "Mall fastställd 2019-01-01", "Version 2"]
)
def test_a_printed_page_or_a_template_gives_no_date(head):
    assert headed(PLAN, head).date is None


@pytest.mark.parametrize(
    "text",
    [
        "§ 1 Dagordning\nBeslut\nDirektionen godkänner.\n\n"
        "§ 2 Plan\nBeslut\nDirektionen antar planen.\n",
        f"Direktionens protokoll nr 4/2023\n\n{PLAN}",
        f"DIREKTIONEN\n\n{PLAN}",
    ],
)
def test_a_joint_body_acts_through_its_board(text):
    found = headed(text, "Räddningstjänstförbundet Ekdal")
    assert found.body == "Räddningstjänstförbundet Ekdal"
    assert found.organ == "Direktionen"


def test_an_organ_in_the_page_head():
    found = headed(PLAN, "Ekdals kommun", "Barn- och utbildningsnämnden\t2024-10-23")
    assert found.organ == "Barn- och utbildningsnämnden"


def web(body: str, head: str = "") -> Document:
    """Return the document that a web page makes."""
    page = f"<html><head>{head}</head><body><main>{body}</main></body></html>"
    return structure(read(page.encode(), "sida.html"), "sida.html", "0" * 64)


PUBLISHED = '<meta property="article:published_time" content="2025-09-25">'
TEXT = "<h1>Nya regler</h1><p>Här står vad som gäller för resor i hela kommunen.</p>"


@pytest.mark.parametrize(
    ("head", "line", "day"),
    [
        (PUBLISHED, "Sidan granskades 2 oktober 2025", (2025, 9, 25)),
        (PUBLISHED, "Senast granskad: 2025-10-02", (2025, 9, 25)),
        (PUBLISHED, "Senast uppdaterad: 2025-10-02", (2025, 10, 2)),
        ("", "Sidan granskades 2 oktober 2025", (2025, 10, 2)),
    ],
)
def test_a_page_that_was_looked_over_is_no_younger(head, line, day):
    assert web(f"{TEXT}<p>{line}</p>", head).date == dt.date(*day)


def test_a_digest_is_of_the_day_the_organ_met():
    text = (
        "<h1>Beslut från kommunstyrelsen den 3 april</h1><p>Kommunstyrelsen "
        "sammanträdde torsdagen den 3 april 2025. Här är besluten i korthet.</p>"
        "<h2>Bidrag</h2><p>Kommunstyrelsen beslutar om bidrag till föreningar.</p>"
        "<p>Senast uppdaterad: 2025-04-04</p>"
    )
    found = web(text)
    assert found.type == "beslut-i-korthet"
    assert found.date == dt.date(2025, 4, 3)
