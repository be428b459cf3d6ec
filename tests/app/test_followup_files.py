"""Reports, calendars and feeds: whole, cited, deterministic, and safe to open."""

import csv
import datetime as dt
import io
import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from app import promises as asked
from app.due_calendar import WIDTH, calendar, fold
from app.feed import ATOM, Head, changes, feed
from app.plain_text import clean
from app.promise_filters import Filters
from app.promise_views import PromiseView, TimelineKind
from app.report import words
from app.report.as_docx import as_docx
from app.report.as_html import as_html
from app.report.blocks import (
    Block,
    Composed,
    Facts,
    Heading,
    Link,
    Quote,
    Table,
    Way,
    Ways,
)
from app.report.composing import compose
from app.report.gathering import gather
from app.report.writing import FORMS, report
from app.review import Reviewer
from app.settings import Settings
from app.workspace import Workspace, create_workspace
from graph.followup.verdicts.occurrences import Found
from graph.followup_model import LinkKind, TieKind
from ingest.ledger_reviews import ReviewKind
from ingest.ledger_verdicts import ReachedVerdict

TODAY = dt.date(2023, 1, 31)
EVERYTHING = Filters()


@pytest.fixture(params=["sv", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def page(opened: Workspace, filters: Filters = EVERYTHING, language: str = "sv") -> str:
    return report(opened, filters, TODAY, "html", language).data.decode()


@pytest.mark.parametrize("form", FORMS)
def test_a_report_is_the_same_each_time(followed: Workspace, form: str) -> None:
    first = report(followed, EVERYTHING, TODAY, form)
    assert report(followed, EVERYTHING, TODAY, form) == first
    assert len(first.data) > 1000


def test_a_report_quotes_each_promise_and_cites_its_place(
    followed: Workspace, language: str
) -> None:
    text = html.fromstring(page(followed, language=language)).text_content()
    for view in asked.listed(followed, TODAY).promises:
        assert view.text in text
        assert view.title in text
        # Where the words stand is said as readers look for it, not in offsets.
        assert view.document not in text
    assert "§ 11" in text
    # What was moved, when, and by how much.
    assert "121" in text


def test_a_report_ends_with_what_it_rests_on_and_lacks(followed: Workspace) -> None:
    text = html.fromstring(page(followed)).text_content()
    limits = text.rpartition("Vad rapporten bygger på")[2]
    # Said once, at the top.
    assert text.count("maskinläst") == 1
    assert "0 av 4 löften har granskats" in limits
    assert "2022:2" in limits
    assert "Regionfullmäktige" in limits


def test_a_report_is_one_accessible_file(followed: Workspace, language: str) -> None:
    raw = page(followed, language=language)
    root = html.fromstring(raw)
    assert root.get("lang") == language
    assert not root.xpath("//script|//img|//link|//*[@onclick or @onerror]")
    assert "default-src 'none'" in raw
    levels = [int(node.tag[1]) for node in root.xpath("//h1|//h2|//h3|//h4")]
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))
    for table in root.xpath("//table"):
        assert table.xpath("./caption")
        assert table.xpath(".//th[@scope='col']")
    anchors = {node.get("id") for node in root.xpath("//*[@id]")}
    assert {a.get("href")[1:] for a in root.xpath("//a[starts-with(@href, '#')]")} <= (
        anchors
    )


def test_a_report_on_a_body_holds_its_promises_only(followed: Workspace) -> None:
    text = page(followed, Filters(person="Åsa Ek"))
    assert "Uppföljningsrapport: Åsa Ek" in text
    assert "badplatsen" in text
    assert "kulturhus" not in text
    assert "Inga." in page(followed, Filters(organ="Finns inte"))


def test_a_word_report_has_headings_tables_and_hostile_text(
    followed: Workspace, language: str
) -> None:
    data = report(followed, EVERYTHING, TODAY, "docx", language).data
    document = Document(io.BytesIO(data))
    said = [paragraph.text for paragraph in document.paragraphs]
    assert any("badplatsen" in text for text in said)
    assert any('<b onclick="x()">' in text for text in said)
    made = document.core_properties.created
    assert made is not None
    assert made.date() == TODAY
    styles = {paragraph.style.name for paragraph in document.paragraphs}
    assert {"Heading 1", "Heading 2", "Heading 3"} <= styles
    assert len(document.tables) >= 4


def test_a_table_of_promises_runs_nothing(followed: Workspace, language: str) -> None:
    data = report(followed, EVERYTHING, TODAY, "csv", language).data
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == 5
    assert len({len(row) for row in rows}) == 1
    cells = [cell for row in rows for cell in row]
    assert any(cell.startswith("'=1+1") for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def texts(language: str) -> dict[str, dict[str, str]]:
    with (words.FOLDER / f"{language}.toml").open("rb") as file:
        found: dict[str, dict[str, str]] = tomllib.load(file)
    return found


def test_both_languages_say_the_same_things_and_have_every_code() -> None:
    swedish, english = (texts(one) for one in words.LANGUAGES)
    for group in swedish:
        assert swedish[group].keys() == english[group].keys()
    for group, codes in (
        ("tie", get_args(TieKind)),
        ("link", get_args(LinkKind)),
        ("round", get_args(Found)),
        ("entry", get_args(TimelineKind)),
        ("review", {*get_args(ReviewKind)} - {"undo"}),
    ):
        assert swedish[group].keys() == set(codes), group


def test_no_text_of_a_report_is_unused() -> None:
    source = "\n".join(
        path.read_text(encoding="utf-8")
        for path in words.FOLDER.parents[1].rglob("*.py")
    )
    for group in ("report", "label", "file"):
        for name in texts("sv")[group]:
            plain = name.removesuffix("_help")
            used = (f"{group}.{name}", f'"{plain}"')
            assert any(text in source for text in used), name


def test_every_deadline_is_a_day_in_the_calendar(followed: Workspace) -> None:
    found = asked.listed(followed, TODAY).promises
    data = calendar(found, "Löften")
    lines = unfolded(data)
    assert calendar(found, "Löften") == data
    assert lines.count("BEGIN:VEVENT") == len(found)
    assert "DTSTART;VALUE=DATE:20230215" in lines
    assert "DTEND;VALUE=DATE:20230216" in lines
    identities = [line for line in lines if line.startswith("UID:")]
    assert len(set(identities)) == len(found)
    assert any("Omplanerad" in one for one in lines if one.startswith("DESCRIPTION"))
    stamps = {line for line in lines if line.startswith("DTSTAMP")}
    assert "DTSTAMP:20221206T000000Z" in stamps


def unfolded(data: bytes) -> list[str]:
    text = data.decode()
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= WIDTH for line in text.split("\r\n"))
    return text.replace("\r\n ", "").split("\r\n")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_a_folded_line_is_the_same_line(line: str) -> None:
    folded = fold(line)
    assert folded.replace("\r\n ", "") == line
    assert all(len(part.encode()) <= WIDTH for part in folded.split("\r\n"))


ANY = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300)


@pytest.fixture(scope="module")
def promise(followed_folder: Path) -> PromiseView:
    opened = create_workspace(Settings(followed_folder, workers=1, day=TODAY))
    found = asked.listed(opened, TODAY, Filters(silent=True)).promises[0]
    opened.close()
    return found


@given(ANY)
def test_any_text_is_one_value_of_the_calendar(promise: PromiseView, text: str) -> None:
    hostile = replace(promise, explanation=text, promisor=text, title=text)
    lines = unfolded(calendar([hostile], text))
    names = "BEGIN UID DTSTAMP DTSTART DTEND SUMMARY DESCRIPTION CATEGORIES TRANSP END"
    found = [line.partition(":")[0].partition(";")[0] for line in lines[6:-2]]
    assert found == names.split()
    told = next(line for line in lines if line.startswith("DESCRIPTION:"))
    plain = re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], told)
    assert re.sub(r"\W", "", clean(text)) in re.sub(r"\W", "", plain)


@given(ANY)
def test_any_text_is_one_entry_of_the_feed(promise: PromiseView, text: str) -> None:
    hostile = replace(promise, text=text, promisor=text, title=text, description=text)
    log = [ReachedVerdict(promise.id, "pagar", text, 0.5, at="2022-08-01T08:00:00")]
    data = feed(changes([hostile], log), Head(text, text, here=text, page=text))
    told = list(entries(data))
    assert len(told) == 1
    assert told[0]["updated"] == "2022-08-01T08:00:00Z"


@given(ANY)
def test_any_text_is_only_text_in_a_page(text: str) -> None:
    blocks: tuple[Block, ...] = (
        Heading(1, text, text),
        Quote(text, text, [Way(text, text), Way(text, f"https://{text}")]),
        Ways([Way(text, text)]),
        Facts([(text, text)]),
        Table(text, [text], [[text], [Link(text, text)]]),
    )
    root = html.fromstring(as_html(Composed(text, "sv", blocks)))
    tags = {node.tag for node in root.iter()}
    known = "html head meta title style body main h1 figure blockquote figcaption dl dt"
    known += " dd p div table caption thead tbody tr th td a"
    assert tags <= set(known.split())
    quoted = root.xpath("//blockquote")[0].text or ""
    assert quoted.split() == clean(text).split()


@settings(max_examples=15)
@given(ANY)
def test_any_text_is_only_text_in_a_word_file(text: str) -> None:
    ways = [Way(text, text), Way(text, f"https://{text}")]
    blocks = (Quote(text, text, ways), Table(text, [text, text], [[text, text]]))
    data = as_docx(Composed(text[:200], "sv", blocks), TODAY)
    document = Document(io.BytesIO(data))
    assert document.paragraphs[0].text.split() == clean(text).split()
    assert document.tables[0].cell(1, 1).text.split() == clean(text).split()


def entries(data: bytes) -> Iterator[dict[str, str]]:
    for entry in etree.fromstring(data).iter(f"{{{ATOM}}}entry"):
        yield {etree.QName(part).localname: part.text or "" for part in entry}


def test_a_feed_tells_what_was_reached_of_each_promise(followed: Workspace) -> None:
    found = asked.listed(followed, TODAY).promises
    log = followed.archive.ledger.verdicts.after(0)
    head = Head("Löften", "allt", page="http://127.0.0.1:8501/loften")
    data = feed(changes(found, log), head)
    told = list(entries(data))
    shown = {one.id for one in found}
    assert len(told) == sum(reached.promise in shown for reached in log) > 0
    assert {reached.promise for reached in log} >= shown
    assert len({one["id"] for one in told}) == len(told)
    assert all(one["updated"].endswith("Z") for one in told)
    assert any("Omplanerad" in one["title"] for one in told)
    assert feed(changes(found, log), head) == data


def test_a_change_keeps_its_id_and_the_latest_comes_first(followed: Workspace) -> None:
    found = asked.listed(followed, TODAY).promises
    one = found[0].id
    log = [
        ReachedVerdict(one, status, why, 0.8, as_of=day, at=f"{day}T08:00:00+02:00")
        for status, why, day in (
            ("ej-forfallen", "Inte\x00 förfallen ]]> <x>", "2022-08-01"),
            ("infriad", "Gjort.", "2022-09-01"),
        )
    ]
    before = list(entries(feed(changes(found, log[:1]), Head("Löften", "allt"))))
    after = list(entries(feed(changes(found, log), Head("Löften", "allt"))))
    assert [entry["updated"] for entry in after] == [
        "2022-09-01T06:00:00Z",
        "2022-08-01T06:00:00Z",
    ]
    assert after[1] == before[0]
    assert "Inte förfallen → Infriad" in after[0]["summary"]
    assert "]]> <x>" in after[1]["summary"]


def test_a_feed_tells_what_people_have_said(followed: Workspace) -> None:
    identity = asked.listed(followed, TODAY, Filters(silent=True)).promises[0].id
    reviewer = Reviewer(followed, "Bo Lind")
    event = reviewer.status(identity, "struken", TODAY, "Arbetet är nedlagt.")
    try:
        found = asked.listed(followed, TODAY, Filters(ids=(identity,))).promises
        told = list(entries(feed(changes(found, ()), Head("Löften", "ett"))))
        assert "satt läge" in told[0]["title"]
        assert "Bo Lind" in told[0]["summary"]
        assert "Arbetet är nedlagt." in told[0]["summary"]
        cell = report(followed, EVERYTHING, TODAY, "csv").data.decode("utf-8-sig")
        assert "satt läge Struken öppet (Bo Lind" in cell
        assert "1 av 4 löften har granskats" in page(followed)
    finally:
        reviewer.undo(event.seq)


def test_a_report_says_which_matter_it_is_about(followed: Workspace) -> None:
    found = gather(followed, Filters(topic="kulturhus"), TODAY)
    assert compose(found).title == "Uppföljningsrapport: kulturhus"
    assert len(found.upcoming) == 1


def test_a_report_on_an_organ_says_whose_organ_it_is(followed: Workspace) -> None:
    promises = asked.listed(followed, TODAY, Filters()).promises
    one = next(p for p in promises if p.organ_path and p.body and p.body != p.organ)
    found = gather(followed, Filters(organ=one.organ_path), TODAY)
    assert compose(found).title.endswith(f"{one.organ}, {one.body}")
