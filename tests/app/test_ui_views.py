"""What every view gives along: pictures that lead on, files, and a citation."""

import html
import re
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from app import about, reading_quality
from app.ui import server
from app.ui.components import collection_quality
from tests.app.leading import lead

MAIN = Path(server.__file__).parent / "main.py"
LISTS = (
    *("oversikt", "loften", "beslut", "arenden", "aktorer", "handling"),
    *("samlingen", "om", "sok?q=samverkan"),
)


@pytest.fixture
def app(demo_collection: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("SAGT_COLLECTION", str(demo_collection))
    return AppTest.from_file(str(MAIN), default_timeout=60)


def show(app: AppTest, page: str, **address: str) -> str:
    """Open a page at an address alone; return its HTML."""
    lead(app, page)
    for name in list(app.query_params):
        del app.query_params[name]
    for name, value in address.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception, [e.value for e in app.exception]
    blocks = [block.proto.body for block in app.get("html")]
    return "\n".join(b for b in blocks if not b.startswith("<style>"))


def asked(href: str) -> dict[str, str]:
    query = parse_qs(urlsplit(html.unescape(href)).query)
    return {name: values[0] for name, values in query.items()}


@pytest.mark.parametrize("page", LISTS)
def test_every_list_is_there_to_take_along_and_to_cite(app: AppTest, page: str) -> None:
    page, _, query = page.partition("?q=")
    found = show(app, page, lang="en", **({"q": query} if query else {}))
    labels = [one.label for one in app.get("download_button")]
    assert {"CSV", "Excel"} <= set(labels)
    cited = re.findall(r'sagt-kopieras">([^<]+)</p>', found)[-1]
    assert "the collection demo, as of" in cited
    assert "lang=en" in cited
    assert cited.count("http") <= 1
    # A promise is judged on a day: the address says which.
    assert ("dag=" in cited) == (page == "loften")


def test_each_square_leads_to_the_documents_it_counts(app: AppTest) -> None:
    found = show(app, "oversikt")
    squares = re.findall(r'sagt-ruta" [^>]*href="([^"]+)" title="([^"]+)"', found)
    assert squares
    for href, label in squares[:3]:
        said = re.search(r": (\d+) ", label)
        assert said
        listed = show(app, "handling", **asked(href))
        counted = re.search(r'role="status"><p>(\d+)', listed)
        assert counted
        assert counted.group(1) == said.group(1)
    # The table says the same, and so does the file.
    table = show(app, "oversikt", tabell="1").split("<table>", 1)[1]
    assert squares[0][0] in table


def test_no_row_of_what_is_covered_lies_below_an_edge(app: AppTest) -> None:
    css = (MAIN.parent / "style.css").read_text(encoding="utf-8")
    assert re.search(r"\.sagt-hel\{max-height:none\}", css)
    # The same class for both, after the one that sets a height.
    assert css.index(".sagt-hel{") > css.index(".sagt-rulla{")
    found = show(app, "oversikt", tabell="1")
    assert found.count("sagt-rulla sagt-hel") == 2


def test_the_organs_of_a_body_are_shown_when_asked(app: AppTest) -> None:
    found = show(app, "oversikt", inom="Region Norrlid")
    assert "Kultur- och fritidsnämnden" not in found.split("sagt-rutor", 1)[1]
    squares = re.findall(r'sagt-ruta" [^>]*href="([^"]+)"', found)
    assert squares
    assert all(asked(href)["inom"] == "Region Norrlid" for href in squares)


def test_documents_are_limited_by_what_the_address_says(app: AppTest) -> None:
    every = show(app, "handling").count('href="handling?id=')
    some = show(app, "handling", typ="interpellationssvar").count('href="handling?id=')
    assert 0 < some < every
    show(app, "handling", text="finns inte")
    assert app.info
    show(app, "handling", ar="1850", inom="ingen", typ="inget")
    assert not app.exception


def test_the_places_of_an_actor_lead_to_the_words_that_name_it(app: AppTest) -> None:
    listed = show(app, "aktorer", slag="person")
    way = re.findall(r'aktorer\?id=([^"&]+)"', listed)[0]
    found = show(app, "aktorer", id=unquote(way))
    link = r'start=(\d+)&amp;end=(\d+)">([^<]+)</a> <span class="liten">([^<]+)<'
    places = re.findall(link, found)
    assert places
    for start, end, words, title in places:
        assert int(end) - int(start) == len(html.unescape(words))
        assert title


def test_matters_are_listed_by_words_and_by_organ(app: AppTest) -> None:
    every = show(app, "arenden").count("arenden?id=")
    assert every
    assert show(app, "arenden", organ="nämnd").count("arenden?id=") == every
    for asked_for in ({"text": "finns inte"}, {"organ": "finns inte"}, {"sida": "2"}):
        assert "arenden?id=" not in show(app, "arenden", **asked_for)
        assert app.info


def test_acts_of_the_picture_lead_to_the_same_acts_of_the_list(app: AppTest) -> None:
    listed = show(app, "arenden")
    drawn = 0
    for way in re.findall(r'arenden\?id=([^"&]+)"', listed)[:6]:
        found = show(app, "arenden", id=unquote(way))
        numbers = re.findall(r'href="#akt-(\d+)"', found)
        drawn += bool(numbers)
        for number in numbers:
            assert found.count(f'id="akt-{number}"') == 1
    assert drawn


def test_an_answer_with_numbers_is_drawn(app: AppTest) -> None:
    count = "SELECT ?typ (COUNT(?h) AS ?antal) WHERE { ?h eli:work_type ?typ }"
    found = show(app, "fraga", sparql=f"{count} GROUP BY ?typ")
    assert "antal efter typ" in found
    assert app.get("arrow_vega_lite_chart") or app.get("vega_lite_chart")
    assert "antal efter" not in show(
        app, "fraga", sparql=f"{count} GROUP BY ?typ LIMIT 1"
    )


def test_the_collection_tells_how_it_was_read(
    app: AppTest, demo_collection: Path
) -> None:
    (demo_collection / reading_quality.KEPT).unlink(missing_ok=True)
    found = show(app, "samlingen")
    assert "Hur väl handlingarna gick att läsa" in found
    assert 'href="handling?typ=interpellationssvar"' in found
    # What nobody has counted is neither shown nor taken along as none.
    assert "Svårlästa</th>" not in collection_quality._table([], {"d1": "protokoll"})
    heads = collection_quality._sheets([], {"d1": "protokoll"})[0].columns
    assert list(heads) == ["Typ", "Handlingar"]
    assert "norrlid-delarsrapport-trasig-2022.pdf" in found
    assert [b.key for b in app.button if b.key == "gor-nq"] == []
    show(app, "samlingen", form="nq")
    assert [b.label for b in app.button if b.key == "gor-nq"] == ["Gör filen"]
    assert [b for b in app.button if b.key == "gor-kopia"]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_page_about_says_what_is_measured_and_by_what(
    app: AppTest, language: str
) -> None:
    found = show(app, "om", lang=language)
    assert about.figures()
    for one in about.figures():
        assert html.escape(one.command) in found
    assert "MIT" in found
    assert "Digg" in found
    assert "WCAG 2.2" in found
    # Silence is never said to be a broken promise.
    assert not re.search(r"löftet är brutet|the promise is broken", found)
