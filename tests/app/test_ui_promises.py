"""The pages of follow-up as Streamlit runs them, over a small collection."""

import datetime as dt
import html
import re
import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app import promises as views
from app.promise_filters import Filters
from app.promise_views import PromiseView
from app.settings import Settings
from app.ui import server
from app.workspace import Workspace, open_workspace
from tests.app.leading import lead, whole_days

MAIN = Path(server.__file__).parent / "main.py"
TODAY = dt.date(2025, 3, 1)
CHAIR = "Märit Tjärnlund"


@pytest.fixture(scope="module")
def folder(demo_collection: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy: who has opened the other is served as of another day."""
    return shutil.copytree(demo_collection, tmp_path_factory.mktemp("löften") / "egen")


@pytest.fixture
def app(folder: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("SAGT_COLLECTION", str(folder))
    monkeypatch.setenv("SAGT_TODAY", TODAY.isoformat())
    return AppTest.from_file(str(MAIN), default_timeout=60)


@pytest.fixture(scope="module")
def collection(folder: Path) -> Iterator[Workspace]:
    opened = open_workspace(Settings(folder, day=TODAY))
    yield opened
    opened.close()


def show(app: AppTest, page: str, **address: str | list[str]) -> str:
    """Open a page at an address; return its HTML without style and script."""
    lead(app, page)
    app.query_params.clear()
    for name, value in address.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception, [e.value for e in app.exception]
    blocks = "\n".join(block.proto.body for block in app.get("html"))
    found = re.sub(r"<(style|script)>.*?</\1>", "", blocks, flags=re.DOTALL)
    # Headings go down one step at a time, whatever is shown.
    levels = [int(n) for n in re.findall(r"<h(\d)", found) if n]
    assert all(b <= a + 1 for a, b in pairwise(levels)), levels
    return found


def counted(found: str) -> int:
    match = re.search(r'role="status"><p>(\d+)', found)
    assert match
    return int(match.group(1))


def tabs(app: AppTest) -> dict[str, int]:
    """Return tab of the promises → how many it says that it has."""
    shown = next(b.proto.body for b in app.get("html") if "sagt-flikar" in b.proto.body)
    return {name: int(n) for name, n in re.findall(r">([^<>]+) · (\d+)<", shown)}


def listed(collection: Workspace, **asked: object) -> tuple[PromiseView, ...]:
    filters = Filters(**asked)  # type: ignore[arg-type]
    return views.listed(collection, TODAY, filters).promises


def test_each_tab_has_as_many_promises_as_it_says(app: AppTest) -> None:
    every = show(app, "loften")
    said = tabs(app)
    assert said["Alla löften"] == counted(every)
    assert said["Tysta löften"] == counted(show(app, "loften", tysta="1"))
    assert said["På gång"] == counted(show(app, "loften", kommande="90"))
    assert said["Motsägelser"] == counted(show(app, "loften", visa="motsagelser"))
    assert 0 < said["Tysta löften"] < said["Alla löften"]


def test_the_counts_of_the_statuses_are_those_of_the_other_filters(
    app: AppTest,
) -> None:
    show(app, "loften", organ="vinterlyktan")
    [pills] = [group for group in app.button_group if group.label == "Läge"]
    total = sum(int(one.content.rsplit(" · ", 1)[1]) for one in pills.proto.options)
    assert total == counted(show(app, "loften", organ="vinterlyktan"))
    some = show(app, "loften", organ="vinterlyktan", lage=["okant"])
    [same] = [group for group in app.button_group if group.label == "Läge"]
    assert len(same.proto.options) == len(pills.proto.options)
    assert counted(some) < total


@pytest.mark.parametrize("order", ["narmast", "senast", "aldst"])
def test_what_is_near_in_time_comes_first_unless_another_order_is_asked_for(
    app: AppTest, collection: Workspace, order: str
) -> None:
    asked = {} if order == "narmast" else {"ordning": order}
    found = show(app, "loften", **asked)
    shown = re.findall(r'href="loften\?id=([^"&]+)', found)
    expected = [view.id for view in listed(collection, order=order)[:12]]
    assert list(dict.fromkeys(one for one in shown if one in expected)) == expected
    now = re.findall(r'href="([^"]*)" aria-current="true"', found)
    assert now == ["loften" if order == "narmast" else f"loften?ordning={order}"]


def test_promises_of_one_year_and_one_person(
    app: AppTest, collection: Workspace
) -> None:
    found = show(app, "loften", person=CHAIR, ar="2021")
    expected = listed(
        collection,
        person=CHAIR,
        said_from=dt.date(2021, 1, 1),
        said_to=dt.date(2021, 12, 31),
    )
    assert counted(found) == len(expected) > 0
    assert all(html.escape(view.text) in found for view in expected[:12])
    none = show(app, "loften", person=CHAIR, ar="2019")
    assert counted(none) == 0
    assert app.info
    # Where nothing passes, one link takes all that was chosen away.
    assert re.search(r'<a href="loften">.*?Ta bort alla filter', none)


def test_a_promise_page_tells_its_way_and_what_is_unknown(
    app: AppTest, collection: Workspace
) -> None:
    silent = next(view for view in listed(collection, silent=True) if view.missing)
    found = show(app, "loften", id=silent.id)
    for heading in ("Löftets väg", "Vad samlingen täcker", "Hur läget har bedömts"):
        assert f"<h2>{heading}</h2>" in found
    assert html.escape(silent.explanation) in found
    for lacking in silent.missing:
        assert html.escape(lacking[1:]) in found
    assert not re.search(r"\b(brutet|bruten|svikit)\b", found)


def test_each_entry_of_the_way_leads_to_its_characters(
    app: AppTest, collection: Workspace
) -> None:
    spoken = next(view for view in listed(collection) if view.basis)
    found = show(app, "loften", id=spoken.id)
    way = found.split("sagt-lopp", 1)[1].split("</ol>", 1)[0]
    places = re.findall(r"handling\?id=(\w+)&amp;start=(\d+)&amp;end=(\d+)", way)
    assert (spoken.document_id, str(spoken.start), str(spoken.end)) in places
    decides = spoken.evidence[spoken.basis[0]]
    assert (decides.document_id, str(decides.start), str(decides.end)) in places


def test_the_words_that_decide_are_marked(app: AppTest, collection: Workspace) -> None:
    cued = next(
        view
        for view in listed(collection)
        if view.basis and view.evidence[view.basis[0]].cue
    )
    one = cued.evidence[cued.basis[0]]
    assert one.cue is not None
    words = one.text[one.cue[0] - one.start : one.cue[1] - one.start]
    assert f"<mark>{html.escape(words)}</mark>" in show(app, "loften", id=cued.id)


def test_what_only_mentions_the_matter_is_shown_when_asked_for(
    app: AppTest, collection: Workspace
) -> None:
    view = next(
        one
        for one in listed(collection)
        if any(piece.stance == "mentions" for piece in one.evidence)
    )
    brief = show(app, "loften", id=view.id)
    whole = show(app, "loften", id=view.id, mer="1")
    assert whole.count("<blockquote") > brief.count("<blockquote")


def test_a_day_in_the_address_is_kept_on_the_way_to_a_promise(app: AppTest) -> None:
    found = show(app, "loften", dag="2022-01-01")
    ways = re.findall(r'href="loften\?([^"]+)">[^/]*/span>Öppna löftet', found)
    assert ways
    assert all("dag=2022-01-01" in way for way in ways)
    identity = re.findall(r"id=([\w-]+)", ways[0])[0]
    found = show(app, "loften", id=identity, dag="2022-01-01")
    assert "Läget 2022-01-01" in whole_days(found)
    days = re.findall(r'<span class="sagt-dag"><b>(\d{4}-\d\d-\d\d)', found)
    now = found.index("sagt-nu")
    earlier = [day for day in days if found.index(f"<b>{day}") < now]
    assert all(day <= "2022-01-01" for day in earlier)


def test_the_boards_page_counts_its_chairs_promises_by_year(
    app: AppTest, collection: Workspace
) -> None:
    named = show(app, "oversikt", vem="utvecklingsnämnden")
    way = re.search(r'href="aktorer\?id=([^"]+)">Regionala utvecklings', named)
    assert way
    found = show(app, "aktorer", id=way.group(1).replace("%2F", "/"))
    # As many are told of where one is sought as are on the page.
    told = re.search(r">(?:[^<]* · )?(\d+) löften<", named[way.start() :])
    assert told
    assert f"Alla {told.group(1)} löften" in found
    row = next(part for part in found.split("<tr>") if CHAIR in part and "2021" in part)
    label = re.search(r'aria-label="[^"]* 2021 (\d+) löften (\d+) tysta', row)
    assert label
    asked = {"said_from": dt.date(2021, 1, 1), "said_to": dt.date(2021, 12, 31)}
    whole = listed(collection, person=CHAIR, **asked)
    assert int(label.group(1)) == len(whole)
    assert int(label.group(2)) == sum(view.silent for view in whole)


def test_files_and_reports_keep_the_choice(app: AppTest) -> None:
    found = show(app, "loften", organ="vinterlyktan", sena="1")
    for file in ("rapport", "kalender/loften.ics", "flode/loften.atom"):
        assert f'href="{file}?organ=vinterlyktan&amp;sena=1' in found
    # A report has the order of the page, which the page's address need not name.
    assert 'href="rapport?organ=vinterlyktan&amp;sena=1&amp;ordning=narmast' in found
    # The routes know an actor as a person; the page has its own name for it.
    actor = show(app, "loften", aktor="person/p-1")
    assert "aktor=" not in actor.partition("rapport?")[2].partition('"')[0]


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_promise_of_each_sort_has_a_page(
    collection: Workspace, language: str
) -> None:
    known = listed(collection)
    chosen = {view.status: view for view in known}
    chosen |= {f"{bool(view.rounds)}": view for view in known}
    chosen |= {f"{bool(view.versions)} {view.recurrence}": view for view in known}
    for view in {one.id: one for one in chosen.values()}.values():
        # Anew each time: the test's own lists know no other language than Swedish.
        fresh = AppTest.from_file(str(MAIN), default_timeout=60)
        found = show(fresh, "loften", id=view.id, lang=language)
        assert found.count("<h1>") == 1
        title = {"sv": "Gång för gång", "en": "Time by time"}[language]
        assert (title in found) == bool(view.rounds)
        assert not re.search(r"\{\w*\}", found)


def test_an_interpellation_is_told_question_by_question(app: AppTest) -> None:
    listing = show(app, "interpellationer")
    way = re.search(r'href="interpellationer\?id=(\w+)"', listing)
    assert way
    found = show(app, "interpellationer", id=way.group(1))
    assert "<h2>Fråga 1</h2>" in found
    assert re.search(r"sagt-marke (infriad|delvis|frist-passerad|okant)", found)
    assert 'href="handling?id=' in found
    show(app, "interpellationer", id="finns-inte")
    assert app.warning


def test_a_matter_lists_its_promises_with_status(app: AppTest) -> None:
    listing = show(app, "arenden")
    for way in re.findall(r'arenden\?id=([^"&]+)"', listing):
        found = show(app, "arenden", id=way.replace("%2F", "/"))
        if "Löften i ärendet" in found:
            break
    assert "Löften i ärendet" in found
    assert re.search(r'href="loften\?id=', found)
    more = re.search(r'href="loften\?arende=([^"&]+)">Visa alla (\d+)', found)
    assert more
    matter = more.group(1).replace("%2F", "/")
    assert counted(show(app, "loften", arende=matter)) <= int(more.group(2))


def test_a_tab_says_what_it_holds_and_counts_within_itself(app: AppTest) -> None:
    silent = show(app, "loften", tysta="1")
    assert "Fristen har gått ut och samlingen visar inte" in silent
    # All of them stand in the same way: there is nothing to choose among.
    assert not app.get("button_group")
    conflicts = show(app, "loften", visa="motsagelser", organ="finns inte")
    assert "Läget Motsägs är något annat" in conflicts
    assert "Ta bort ett filter" in app.info[0].value


def test_decisions_say_whose_they_are_and_are_limited_to_a_year(app: AppTest) -> None:
    show(app, "beslut")
    every = [int(day[:4]) for day in re.findall(r", (\d{4})-\d\d-\d\d", _said(app))]
    assert len(set(every)) > 1
    show(app, "beslut", ar=str(every[0]))
    found = [int(day[:4]) for day in re.findall(r", (\d{4})-\d\d-\d\d", _said(app))]
    assert set(found) == {every[0]}


def _said(app: AppTest) -> str:
    """Return the text of a page's HTML, without its marks."""
    blocks = "\n".join(block.proto.body for block in app.get("html"))
    return re.sub(r"<[^>]+>", "", blocks)
