"""Each page as Streamlit runs it, over a small collection."""

import datetime as dt
import html
import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import pytest
from streamlit.testing.v1 import AppTest

from app import settings
from app.promises import PromiseView
from app.promises import promises as promises_on
from app.ui import server
from app.workspace import create_workspace, open_workspace
from graph.queries import decisions
from ingest.explain import explain
from tests.app.leading import lead, ways

MAIN = Path(server.__file__).parent / "main.py"
PAGES = (
    "oversikt",
    "sok",
    "loften",
    "beslut",
    "aktorer",
    "handling",
    "fraga",
    "arenden",
    "granskning",
    "interpellationer",
    "bevakningar",
    "avtal",
    "samlingen",
    "om",
)


def opened(collection: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("SAGT_COLLECTION", str(collection))
    return AppTest.from_file(str(MAIN), default_timeout=60)


@pytest.fixture
def app(demo_collection: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    return opened(demo_collection, monkeypatch)


def show(app: AppTest, page: str, **address: str | list[str]) -> str:
    """Open a page at an address; return its HTML."""
    lead(app, page)
    for name, value in address.items():
        app.query_params[name] = value
    app.run()
    return written(app)


def written(app: AppTest) -> str:
    assert not app.exception, [e.value for e in app.exception]
    blocks = [block.proto.body for block in app.get("html")]
    return "\n".join(b for b in blocks if not b.startswith("<style>"))


def promises(collection: Path) -> list[PromiseView]:
    workspace = open_workspace(settings.Settings(collection))
    found = promises_on(workspace, dt.date(2026, 1, 1))
    workspace.close()
    return found


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_page_opens_in_both_languages(
    app: AppTest, page: str, language: str
) -> None:
    found = show(app, page, lang=language)
    assert len(re.findall("<h1", found)) == 1
    assert f"&quot;lang&quot;: &quot;{language}&quot;" in found
    # Headings go down one step at a time.
    levels = [int(n) for n in re.findall(r"<h(\d)", found)]
    assert all(b <= a + 1 for a, b in pairwise(levels))
    # All that lead to a page; a report is a file, with its language in its own way.
    inner = re.findall(r'<a href="((?!rapport)(?:\./)?\w*(?:\?[^"#]*)?)"', found)
    assert len(inner) > len(PAGES) - 2
    wrong = [way for way in inner if ("lang=en" in way) != (language == "en")]
    assert wrong == []


def test_the_overview_says_what_there_is_and_what_is_missing(app: AppTest) -> None:
    found = show(app, "oversikt")
    assert "<dt>Handlingar</dt><dd>5</dd>" in found
    assert "norrlid-delarsrapport-trasig-2022.pdf" in found
    assert any("påhittade" in info.value for info in app.info)
    assert "Kultur- och fritidsnämnden" in found


def test_every_promise_leads_to_its_line(app: AppTest, demo_collection: Path) -> None:
    found = show(app, "loften")
    known = {
        f"handling?id={p.document_id}&start={p.start}&end={p.end}"
        for p in promises(demo_collection)
    }
    assert known & set(ways(found, "handling"))


def test_promises_are_filtered_by_what_the_address_says(app: AppTest) -> None:
    every = show(app, "loften")
    some = show(app, "loften", organ="vinterlyktan")
    assert "Föreningen Vinterlyktan" in some
    assert counted(some) < counted(every)
    assert app.text_input(key="val-organ").value == "vinterlyktan"
    assert counted(show(app, "loften", organ="finns inte")) == 0


def counted(found: str) -> int:
    match = re.search(r'role="status"><p>(\d+)', found)
    assert match
    return int(match.group(1))


def test_a_changed_filter_stands_in_the_address(app: AppTest) -> None:
    show(app, "loften", sida="2")
    app.text_input(key="val-organ").set_value("vinterlyktan").run()
    assert app.query_params["organ"] == "vinterlyktan"
    assert "sida" not in app.query_params
    app.toggle(key="val-sena").set_value(True).run()
    assert app.query_params["sena"] == "1"


def test_promises_of_an_earlier_day_leave_out_what_was_said_later(
    app: AppTest, demo_collection: Path
) -> None:
    assert any(
        p.date and p.date > dt.date(2020, 12, 31) for p in promises(demo_collection)
    )
    early = show(app, "loften", dag="2020-12-31")
    assert "2020-12-31" in early
    assert "Sagt 2021" not in early
    assert not app.exception


def test_a_promise_has_an_address_of_its_own(
    app: AppTest, demo_collection: Path
) -> None:
    one = promises(demo_collection)[0]
    found = show(app, "loften", id=one.id)
    assert html.escape(one.text) in found
    assert "sagt-lopp" in found
    show(app, "loften", id="finns-inte")
    assert app.warning


def test_a_promise_says_why_it_was_read_as_one(
    app: AppTest, demo_collection: Path
) -> None:
    one = promises(demo_collection)[0]
    workspace = open_workspace(settings.Settings(demo_collection))
    entry = workspace.archive.ledger.entry(one.document_id)
    assert entry is not None
    artifact = workspace.archive.artifact(entry)
    workspace.close()
    told = explain(artifact.document, artifact.facts, one.id, "sv")
    assert told is not None
    assert html.escape(told.because) not in show(app, "loften", id=one.id)
    app.toggle(key=f"varfor-{one.document_id}-{one.id}").set_value(True).run()
    assert html.escape(told.because) in written(app)


def test_the_documents_page_explains_the_marked_place_when_asked(
    app: AppTest, demo_collection: Path
) -> None:
    one = promises(demo_collection)[0]
    place = (one.start, one.end)
    at = {"id": one.document_id, "start": str(one.start), "end": str(one.end)}
    workspace = open_workspace(settings.Settings(demo_collection))
    entry = workspace.archive.ledger.entry(one.document_id)
    assert entry is not None
    artifact = workspace.archive.artifact(entry)
    workspace.close()
    told = explain(artifact.document, artifact.facts, one.id, "sv")
    assert told is not None
    assert html.escape(told.because) not in show(app, "handling", **at)
    app.toggle(key=f"varfor-{one.document_id}-{place}").set_value(True).run()
    assert html.escape(told.because) in written(app)


def test_silence_names_what_the_collection_covers(app: AppTest) -> None:
    found = show(app, "loften", lage="frist-passerad-utan-belagg")
    assert counted(found) > 0
    assert "Samlingen har" in found
    assert not re.search(r">[^<]*(bruten|sviket|svikit)[^<]*</span>", found)


def test_a_proposal_never_looks_like_a_decision(app: AppTest) -> None:
    found = show(app, "beslut")
    for kind, quote in re.findall(
        r'sagt-marke (\w+)">[^<]*</span>.*?sagt-citat (\w+)"', found
    ):
        assert kind == quote
    only = show(app, "beslut", slag=["proposal"])
    assert "sagt-marke decision" not in only


def test_search_marks_words_and_counts_facets(app: AppTest) -> None:
    found = show(app, "sok", q="samverkan")
    assert re.search(r"<mark>\w*[Ss]amverk\w*</mark>", found)
    assert ways(found, "handling")
    narrowed = show(app, "sok", q="samverkan", f_typ=["interpellationssvar"])
    assert 0 < counted(narrowed) <= counted(found)


def test_search_helps_where_nothing_is_found(app: AppTest) -> None:
    assert "Så söker du" in show(app, "sok", q="xyzzyqq")
    assert app.info
    show(app, "sok", q='"oavslutad')
    show(app, "sok", q="datum:igår")
    assert not app.exception


def test_the_list_of_actors_is_found_by_name(app: AppTest) -> None:
    found = show(app, "aktorer", namn="vinterlyktan")
    assert "Föreningen Vinterlyktan" in found
    assert "Region Norrlid<" not in found


def test_an_actor_shows_promises_ties_and_places(app: AppTest) -> None:
    listed = show(app, "aktorer", namn="Föreningen Vinterlyktan")
    link = re.search(r'href="aktorer\?id=([^"]+)">Föreningen Vinterlyktan<', listed)
    assert link
    identity = link.group(1).replace("%2F", "/")
    found = show(app, "aktorer", id=identity, namn="")
    assert "<h1>Föreningen Vinterlyktan</h1>" in found
    for heading in ("Löften", "Nätverk", "Var namnet står", "Starkaste banden"):
        assert heading in found
    assert app.get("graphviz_chart")
    tie = re.search(r'band=([^"#&]+)#belagg', found)
    assert tie
    evidence = show(app, "aktorer", id=identity, band=tie.group(1).replace("%2F", "/"))
    assert 'id="belagg"' in evidence


def test_a_document_outlines_the_place_that_was_asked_for(
    app: AppTest, demo_collection: Path
) -> None:
    one = promises(demo_collection)[0]
    found = show(
        app, "handling", id=one.document_id, start=str(one.start), end=str(one.end)
    )
    assert found.count('id="fokus"') == 1
    inside = found.split('id="fokus"', 1)[1].split("</mark>", 1)[0]
    assert re.sub("<[^>]*>", "", inside.split("<mark>", 1)[1]) == html.escape(one.text)
    assert f'href="#f-{one.start}"' in found


def test_kinds_of_facts_are_turned_on_in_the_address(
    app: AppTest, demo_collection: Path
) -> None:
    identity = promises(demo_collection)[0].document_id
    assert 'class="sagt-time"' not in show(app, "handling", id=identity)
    assert 'class="sagt-time"' in show(app, "handling", id=identity, visa=["time"])


def test_a_hostile_document_is_shown_as_text(app: AppTest) -> None:
    app.run()
    listed = show(app, "handling", text="elak")
    link = re.search(r'href="handling\?id=(\w+)"', listed)
    assert link
    shown = show(app, "handling", id=link.group(1), text="")
    pages = [
        shown,
        show(app, "beslut"),
        show(app, "loften"),
        show(app, "sok", q="plan"),
    ]
    for found in pages:
        body = re.sub(r"<(style|script)>.*?</\1>", "", found, flags=re.DOTALL)
        assert "<script" not in body
        assert "<img" not in body
        assert "<b onclick" not in body
    assert "&lt;script&gt;alert" in shown


def test_an_unknown_document_is_said_plainly(app: AppTest) -> None:
    show(app, "handling", id="finns-inte")
    assert app.warning


def test_nonsense_in_the_address_is_ignored(app: AppTest) -> None:
    for page in PAGES:
        address = {
            "sida": "-1",
            "dag": "igår",
            "del": "x",
            "start": "1e9",
            "lang": "xx",
        }
        show(app, page, **address, lage="inget", slag="inget", visa="inget")


def test_an_empty_collection_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "tom"
    create_workspace(settings.Settings(folder)).close()
    app = opened(folder, monkeypatch)
    for page in PAGES:
        show(app, page)
    show(app, "oversikt")
    assert any("sagt ingest" in info.value for info in app.info)


def test_without_a_collection_there_is_one_plain_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(tmp_path / "saknas", monkeypatch).run()
    assert not app.exception
    assert len(app.error) == 1
    assert "ingen samling" in app.error[0].value


def test_a_matter_is_followed_act_by_act(app: AppTest) -> None:
    found = show(app, "arenden")
    [way] = re.findall(r'arenden\?id=([^"&]+)"[^>]*>[^<]*interlyktan', found)[:1]
    one = show(app, "arenden", id=unquote(way))
    assert "sagt-tidslinje" in one
    assert "Följ beslutet" in one
    assert 'class="sagt-marke decision"' in one


def test_a_decision_is_walked_around(app: AppTest, demo_collection: Path) -> None:
    workspace = open_workspace(settings.Settings(demo_collection))
    [decision] = [
        one for one in decisions(workspace.columns) if "reserverar sig" in one.text
    ] or decisions(workspace.columns)[:1]
    workspace.close()
    found = show(app, "beslut", id=decision.id)
    assert html.escape(decision.text[:40]) in found
    assert ways(found, "handling")
    every = show(app, "beslut")
    whose = re.findall(r'<span>([^<]+)<span class="sagt-dag">', every)[0]
    first = re.findall(r'beslut\?id=([^"&]+)', every)[0]
    assert whose in show(app, "beslut", id=first)
    missing = show(app, "beslut", id="finns-inte")
    assert "Beslut" in missing


def test_the_graph_can_be_asked(app: AppTest) -> None:
    found = show(app, "fraga", sparql="SELECT ?w WHERE { ?w a foaf:Document }")
    assert "5 rader" in found
    assert 'href="handling?id=' in found
    refused = show(app, "fraga", sparql="DELETE WHERE { ?s ?p ?o }")
    assert "<td>" not in refused
    assert app.warning[0].value.startswith("DELETE")


def test_a_ready_question_is_answered(app: AppTest) -> None:
    found = show(app, "fraga", fraga="coverage", p_organ="Kultur- och fritidsnämnden")
    assert "sagt-svar" in found or app.info
    assert not app.exception
