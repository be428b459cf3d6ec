"""A report's tables, links and citations lead to the very place, in the same words."""

import csv
import datetime as dt
import io
from dataclasses import replace

from docx import Document
from docx.oxml.ns import qn
from lxml import html

from app import promises as asked
from app.promise_filters import Filters
from app.promise_views import RoundView
from app.report import composing, of_promise, words
from app.report.blocks import Table
from app.report.citing import Citation, citing, in_words
from app.report.gathering import Places, gather
from app.report.writing import report
from app.sheets import as_csv
from app.ui.components import take_along
from app.workspace import Workspace

TODAY = dt.date(2023, 1, 31)
EVERYTHING = Filters()
APP = Places("https://sagt.exempel.se", "https://sagt.exempel.se/loften?tysta=1")


def table(data: bytes) -> list[dict[str, str]]:
    text = io.StringIO(data.decode("utf-8-sig"))
    return list(csv.DictReader(text, delimiter=";"))


def test_a_table_says_of_each_promise_what_the_report_says(followed: Workspace) -> None:
    found = gather(followed, EVERYTHING, TODAY)
    rows = table(report(followed, EVERYTHING, TODAY, "csv", places=APP).data)
    # What nothing is said of is silent, and not late.
    assert [row["Försenad"] for row in rows].count("ja") == len(found.overdue)
    assert [row["Tyst"] for row in rows].count("ja") == len(found.silent) > 0
    for row, one in zip(rows, found.promises, strict=True):
        place = f"id={one.document_id}&start={one.start}&end={one.end}"
        assert row["Adress"] == f"{APP.app}/handling?{place}"
    contradicted = [row for row in rows if row["Läge"] == "Motsägs"]
    assert all(row["Motsägelser"] for row in contradicted)


def test_both_tables_of_promises_say_the_same_by_the_same_words(
    followed: Workspace,
) -> None:
    found = asked.listed(followed, TODAY).promises
    ours = table(as_csv(take_along.table(found)))
    theirs = table(report(followed, EVERYTHING, TODAY, "csv").data)
    assert len(ours) == len(theirs) > 0
    by_id = {row["Id"]: row for row in theirs}
    for row in ours:
        assert row.items() <= by_id[row["Id"]].items()


def test_a_word_report_leads_to_each_promise_and_its_place(followed: Workspace) -> None:
    made = report(followed, EVERYTHING, TODAY, "docx", places=APP)
    document = Document(io.BytesIO(made.data))
    parts = document.part.rels
    body = document.element.body
    addresses = {
        parts[link.get(qn("r:id"))].target_ref
        for link in body.iter(qn("w:hyperlink"))
        if link.get(qn("r:id"))
    }
    found = asked.listed(followed, TODAY).promises
    assert {APP.page, *(APP.promise(one.id) for one in found)} <= addresses
    assert any(f"start={found[0].start}&" in address for address in addresses)
    footer = document.sections[0].footer._element
    fields = [one.get(qn("w:instr")) for one in footer.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    inside = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))} - {
        None
    }
    marks = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    assert len(inside) > len(found)
    assert inside <= marks


def test_a_cell_carries_its_head_so_that_a_phone_shows_every_column(
    followed: Workspace,
) -> None:
    page = html.fromstring(report(followed, EVERYTHING, TODAY).data)
    tables = page.xpath("//table")
    assert len(tables) > 1
    for one in tables:
        heads = one.xpath("thead//th/text()")
        for row in one.xpath("tbody/tr"):
            assert row.xpath("*/@data-rubrik") == heads


def test_who_speaks_for_a_body_that_he_chairs_is_told_as_its_chair(
    followed: Workspace,
) -> None:
    found = gather(followed, EVERYTHING, TODAY)
    one = replace(found.promises[0], promisor="Asta Krok", chair_of="Havsnämnden")
    said = of_promise.who(one, words.Words("sv"))
    assert said == "Asta Krok, ordförande, Havsnämnden"


def test_a_report_leads_back_to_the_app_where_it_is_known(followed: Workspace) -> None:
    known = html.fromstring(report(followed, EVERYTHING, TODAY, places=APP).data)
    assert known.xpath(f"//a[@href='{APP.page}']")
    unknown = html.fromstring(report(followed, EVERYTHING, TODAY).data)
    assert not unknown.xpath("//a[contains(@href, '/handling')]")


def test_a_place_is_cited_once_and_without_pages_it_has_not() -> None:
    say = words.Words("sv")
    cited = Citation(
        title="Barn- och utbildningsnämnden, protokoll 2023-12-12",
        organ="Barn- och utbildningsnämnden",
        body="Norrlids kommun",
        date=dt.date(2023, 12, 12),
        dnr=("BUN/2023:41",),
        section="78",
        page=2,
        heading=None,
        document="protokoll.pdf",
        start=0,
        end=9,
    )
    assert in_words(cited, say) == (
        "Barn- och utbildningsnämnden, protokoll 2023-12-12, Norrlids kommun, "
        "dnr BUN/2023:41, § 78, s. 2"
    )
    web = replace(cited, title="Planen", section=None, page=None, heading="Mål", dnr=())
    assert in_words(web, say) == (
        "Planen, Barn- och utbildningsnämnden, Norrlids kommun, 2023-12-12, "
        "under rubriken ”Mål”"
    )


def test_flowing_text_has_no_pages_to_cite(followed: Workspace) -> None:
    cite = citing(followed)
    for one in asked.listed(followed, TODAY).promises:
        assert cite(one.document_id, one.start, one.end).page is None


def test_a_yearly_duty_is_late_for_one_day_and_coming_for_the_next(
    followed: Workspace,
) -> None:
    say = words.Words("sv")
    last, coming = dt.date(2022, 12, 31), dt.date(2023, 12, 31)
    year = RoundView("2022", False, last, last, last, "missing", None, None)
    one = gather(followed, EVERYTHING, TODAY).promises[0]
    yearly = replace(one, limit=coming, rounds=(year,))
    [silent] = composing._table("", [yearly], say, False)
    [upcoming] = composing._table("", [yearly], say, True)
    assert isinstance(silent, Table)
    assert isinstance(upcoming, Table)
    assert [silent.rows[0][0], upcoming.rows[0][0]] == ["2022-12-31", "2023-12-31"]
