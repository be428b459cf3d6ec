"""The pages of the graph: a decision's walk, matters, questions, and who is who."""

import html
import re
import shutil
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from app import identity, settings
from app.ui import server
from app.ui.components.choices import pasted
from app.workspace import Workspace, create_workspace, open_workspace
from graph.queries import decisions
from tests.app.leading import lead, ways, whole_days

COUNCIL = """Påhittad handling

Vedby kommun, Kommunfullmäktige
Protokollsutdrag
Sammanträdesdatum: 2021-11-22

Närvarande
Ylva Sandgren (C), ledamot
Asta Krok (S), ledamot

§ 51 Ny ridstig runt Trollsjön
Dnr KS 2021/88

Yrkanden
Asta Krok (S) yrkar bifall till kommunstyrelsens förslag.
Torkel Brandt (M) yrkar avslag.

Omröstning
Omröstning begärs. Ja-röst för bifall, nej-röst för avslag. Omröstningen utfaller med 2
ja-röster och 1 nej-röst.

Ledamot	Ja	Nej	Avstår
Ylva Sandgren (C)	X
Asta Krok (S)	X
Torkel Brandt (M)		X

Kommunfullmäktiges beslut

Kommunfullmäktige beslutar att en ridstig anläggs runt Trollsjön.
Kommunstyrelsen får i uppdrag att redovisa en kostnadsberäkning senast den 1 juni 2022.

Reservation
Torkel Brandt (M) reserverar sig mot beslutet.

Beslutsunderlag
Tjänsteskrivelse 2021-10-04
Svar på remiss, dnr TN 2020/7
"""
BOARD = """Påhittad handling

Vedby kommun, Kommunstyrelsen
Protokollsutdrag
Sammanträdesdatum: 2022-05-09

Närvarande
Ylva Sandgren Mård (C), ledamot
Asta Krok (S), ledamot

§ 64 Redovisning av uppdrag om ridstig runt Trollsjön
Dnr KS 2021/88

Kommunfullmäktige beslutade den 22 november 2021, § 51, att en ridstig anläggs.
Kostnadsberäkningen är klar och redovisades den 2 maj 2022.

Kommunstyrelsens beslut

Kommunstyrelsen beslutar att lägga redovisningen av kostnadsberäkningen till
handlingarna.
"""
DOCUMENTS = {"kf.txt": COUNCIL, "ks.txt": BOARD}
ASSIGNED = "Kommunstyrelsen får i uppdrag"


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Path:
    source = tmp_path_factory.mktemp("handlingar")
    for name, text in DOCUMENTS.items():
        (source / name).write_text(text, encoding="utf-8")
    folder = tmp_path_factory.mktemp("samlingar") / "ridstig"
    workspace = create_workspace(settings.Settings(folder, workers=1))
    workspace.ingest([source], False, lambda *_: None)
    workspace.close()
    return folder


def opened(collection: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("SAGT_COLLECTION", str(collection))
    return AppTest.from_file(
        str(Path(server.__file__).parent / "main.py"), default_timeout=60
    )


@pytest.fixture
def app(collection: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    return opened(collection, monkeypatch)


@pytest.fixture
def own(collection: Path, tmp_path: Path) -> Path:
    """Return a copy of the collection to decide in."""
    return Path(shutil.copytree(collection, tmp_path / "egen"))


def show(app: AppTest, page: str, **address: str) -> str:
    """Open a page at an address; return its HTML."""
    lead(app, page)
    app.query_params.clear()
    for name, value in address.items():
        app.query_params[name] = value
    app.run()
    return written(app)


def follow(app: AppTest, target: str) -> str:
    """Open the page that a link's address names; return its HTML."""
    parts = urlsplit(html.unescape(target))
    values = {name: said[0] for name, said in parse_qs(parts.query).items()}
    return show(app, parts.path, **values)


def written(app: AppTest) -> str:
    assert not app.exception, [e.value for e in app.exception]
    blocks = [block.proto.body for block in app.get("html")]
    return "\n".join(b for b in blocks if not b.startswith("<style>"))


def link(found: str, words: str) -> str:
    """Return the address of the first link whose words hold these."""
    match = re.search(rf'href="([^"]+)">[^<]*{re.escape(words)}', found)
    assert match, words
    return match.group(1)


def assignment(collection: Path) -> str:
    workspace = open_workspace(settings.Settings(collection))
    found = [d.id for d in decisions(workspace.columns) if d.text.startswith(ASSIGNED)]
    workspace.close()
    return found[0]


def after(found: str, heading: str) -> str:
    """Return the part of a page from a heading to the next of its kind."""
    return found.split(f"<h2>{heading}</h2>", 1)[1].split("<h2>", 1)[0]


def test_a_walk_tells_the_parties_papers_and_own_number_as_the_document_does(
    app: AppTest, collection: Path
) -> None:
    found = show(app, "beslut", id=assignment(collection))
    voted = after(found, "Omröstning")
    assert "Ja: Ylva Sandgren (C), Asta Krok (S)" in voted
    assert '<th scope="row">M</th><td>–</td><td>1</td>' in voted
    assert "Diarienummer: KS 2021/88<" in found
    assert "Nämner andra diarienummer: TN 2020/7" in found
    assert re.search("handling[?]id=[^>]+>Tjänste", after(found, "Beslutsunderlag"))


def test_a_walk_tells_who_said_what_and_what_came_of_it(
    app: AppTest, collection: Path
) -> None:
    found = show(app, "beslut", id=assignment(collection))
    assert "<b>Torkel Brandt</b>" in after(found, "Yrkanden")
    assert "<b>Torkel Brandt</b>" in after(found, "Reservationer och anteckningar")
    given = after(found, "Uppdrag och löften")
    assert "den 1 juni 2022" in given
    came = follow(app, link(given, "redovisades den 2 maj 2022"))
    assert 'id="fokus"' in came
    assert "Kostnadsberäkningen är klar" in came.split('id="fokus"', 1)[1][:200]


def test_what_an_assignment_gave_leads_to_the_promise(
    app: AppTest, collection: Path
) -> None:
    found = show(app, "beslut", id=assignment(collection))
    promise = follow(app, link(found, "Följ löftet"))
    assert "redovisa en kostnadsberäkning" in promise
    assert not app.warning


def test_an_earlier_paragraph_is_shown_with_all_its_decisions(app: AppTest) -> None:
    listed = show(app, "beslut", text="lägga redovisningen")
    assert "lägga redovisningen" in listed
    [walk] = [way for way in ways(listed, "beslut") if "id=" in way]
    found = follow(app, walk)
    paragraph = follow(app, link(after(found, "Bygger på"), "§ 51"))
    heading = "<h1>Kommunfullmäktige § 51 2021-11-22</h1>"
    assert heading in whole_days(paragraph)
    assert paragraph.count("sagt-citat decision") == 2
    assert len([way for way in ways(paragraph, "beslut") if "id=" in way]) == 2
    assert ways(paragraph, "handling")


def test_what_is_not_there_is_said_and_the_list_is_shown(app: AppTest) -> None:
    for address in ({"id": "b0"}, {"paragraf": "sammantrade/x/2020-01-01/p1"}):
        found = show(app, "beslut", **address)
        assert app.warning
        assert "<h1>Beslut</h1>" in found


def test_a_decision_leads_to_its_whole_matter(app: AppTest, collection: Path) -> None:
    walk = show(app, "beslut", id=assignment(collection))
    [matter] = {way for way in ways(walk, "arenden") if "id=" in way}
    found = follow(app, matter)
    assert not app.warning
    way = found.split("<h2>Ärendets väg</h2>", 1)[1]
    assert way.count("<h3>") == 2
    # One link binds the two steps, and it is told once, with its reason to open.
    assert found.count("<summary>Varför?</summary>") == 1
    assert way.index("§ 51") < way.index("§ 64")
    assert 'href="beslut?id=' in found


def test_matters_that_no_filter_finds_say_what_to_do(app: AppTest) -> None:
    show(app, "arenden", text="finns inte alls")
    assert "Ta bort ett ord" in app.info[0].value


def test_english_pages_are_english(app: AppTest, collection: Path) -> None:
    found = show(app, "beslut", id=assignment(collection), lang="en")
    assert "<h2>Assignments and promises</h2>" in found
    for swedish in ("Yrkanden", "Vad det blev", "Visa i källan", "Följ löftet"):
        assert swedish not in found
    for reason in re.findall(r'<p class="liten"[^>]*>[^<]*hänvisar[^<]*</p>', found):
        assert 'lang="sv"' in reason


def test_a_name_that_may_mean_several_is_chosen_by_a_link(app: AppTest) -> None:
    found = show(app, "fraga", fraga="decisions-of-organ", p_organ="kommun")
    assert "Vilken menar du med ”kommun”?" in found
    assert "<td>" not in found
    chosen = follow(app, link(found, "Kommunfullmäktige"))
    assert "<td>" in chosen
    assert "en ridstig anläggs" in chosen
    assert 'href="aktorer?id=org' in chosen


def test_a_name_that_means_nothing_is_said_to(app: AppTest) -> None:
    show(app, "fraga", fraga="decisions-of-organ", p_organ="Ingenstansnämnden")
    assert "Ingenstansnämnden" in app.warning[0].value


def test_what_a_question_lacks_is_named(app: AppTest) -> None:
    show(app, "fraga", fraga="members-of-organ", p_organ="Kommunfullmäktige")
    assert app.info[0].value == "Fyll i: År."
    app.number_input[0].set_value(2021).run()
    assert app.query_params["p_year"] == "2021"
    assert "Asta Krok" in written(app)


def test_a_day_narrows_the_answer(app: AppTest) -> None:
    every = show(app, "fraga", fraga="decisions-of-organ", p_organ="Kommunfullmäktige")
    assert "<td>" in every
    show(
        app,
        "fraga",
        fraga="decisions-of-organ",
        p_organ="Kommunfullmäktige",
        p_first="2030-01-01",
    )
    assert app.info


def test_a_decision_is_asked_about_by_its_words_or_its_address(
    app: AppTest, collection: Path
) -> None:
    found = show(app, "fraga", fraga="decision", p_decision="kostnadsberäkning")
    assert "Vilken menar du" in found
    address = f"http://localhost:8501/beslut?id={assignment(collection)}&lang=en"
    assert pasted(address) == assignment(collection)
    assert "<td>" in show(app, "fraga", fraga="decision", p_decision=address)


def test_a_ready_question_opens_as_ones_own(app: AppTest) -> None:
    asked = show(app, "fraga", fraga="coverage")
    assert "SELECT" in app.code[0].value
    [own] = [way for way in ways(asked, "fraga") if "sparql=" in way]
    found = follow(app, own)
    assert app.text_area[0].value == parse_qs(urlsplit(own).query)["sparql"][0]
    assert not app.warning
    assert "rader." in found


def test_years_narrow_an_actors_network(app: AppTest) -> None:
    listed = show(app, "aktorer", namn="Asta Krok")
    actor = unquote(link(listed, "Asta Krok"))
    found = follow(app, actor)
    assert app.get("graphviz_chart")
    labels = {one.label for one in app.get("download_button")}
    assert labels == {"GraphML", "GEXF", "CSV", "Excel"}
    assert "Torkel Brandt" in after(found, "Nätverk")
    app.number_input[0].set_value(2022).run()
    assert app.query_params["fran"] == "2022"
    assert "Torkel Brandt" not in after(written(app), "Nätverk")
    app.number_input[0].set_value(2040).run()
    assert "Inga daterade band" in app.info[0].value


def history(collection: Path) -> list[tuple[str, str, str]]:
    workspace = open_workspace(settings.Settings(collection))
    found = [(e.kind, e.who, e.why) for e in identity.history(workspace)]
    workspace.close()
    return found


def test_a_pair_is_merged_and_taken_apart_again(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(own, monkeypatch)
    found = show(app, "granskning")
    assert "Ylva Sandgren (C)" in found
    assert "Ylva Sandgren Mård (C)" in found
    assert history(own) == []
    app.text_input(key="granskare-falt").set_value("Bo Läsare").run()
    [why] = [one for one in app.text_input if "ylva" in pair_names(one.key)]
    why.set_value("Samma plats i salen")
    app.button(key=f"samma-{why.key.removeprefix('varfor-')}").click().run()
    assert "är samma" in app.success[0].value
    assert history(own) == [("merge", "Bo Läsare", "Samma plats i salen")]
    after_merge = written(app)
    assert "Sandgren Mård (C) =" not in after_merge
    assert "Bo Läsare · Samma plats i salen" in after_merge
    [undo] = [one for one in app.button if one.label == "Ångra"]
    undo.click().run()
    assert [kind for kind, *_ in history(own)] == ["undo", "merge"]
    page = written(app)
    assert "Sandgren Mård (C)" in page
    assert re.search(r"Ångrade nummer \d+: [^<]+ är samma", page)
    assert '<span class="sagt-marke svag">Ångrat</span>' in page


def pair_names(key: str | None) -> str:
    """Return the names of the pair that a field belongs to, in small letters."""
    if not key or not key.startswith("varfor-"):
        return ""
    workspace = open_workspace(settings.load())
    names = actor_names(workspace, key.removeprefix("varfor-").split("|"))
    workspace.close()
    return names.casefold()


def actor_names(workspace: Workspace, paths: list[str]) -> str:
    return " ".join(name for p in paths for name in identity.show(workspace, p).names)


def test_an_actor_is_split_from_its_page(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(own, monkeypatch)
    listed = show(app, "aktorer", namn="Asta Krok")
    follow(app, unquote(link(listed, "Asta Krok")))
    [split] = [one for one in app.button if one.label == "Dela"]
    split.click().run()
    assert "Välj minst en handling" in app.warning[0].value
    assert history(own) == []
    app.multiselect[0].select(app.multiselect[0].options[0])
    [who] = [one for one in app.text_input if one.label == "Ditt namn (sparas)"]
    who.set_value("Bo Läsare")
    [split] = [one for one in app.button if one.label == "Dela"]
    split.click().run()
    assert "Delat" in app.success[0].value
    assert [(kind, who) for kind, who, _ in history(own)] == [("split", "Bo Läsare")]
    named = show(app, "aktorer", namn="Asta Krok")
    assert named.count(">Asta Krok</a>") == 2


def test_flowing_text_has_no_pages_to_name(app: AppTest) -> None:
    hits = show(app, "sok", q="kostnadsberäkning")
    assert "sida 1" not in hits
    [way, *_] = [one for one in ways(hits, "handling") if "start=" in one]
    assert "1 sida" not in follow(app, way)


def test_roles_have_words_of_the_readers_language(app: AppTest) -> None:
    listed = show(app, "aktorer", slag="person", namn="Asta", lang="en")
    found = follow(app, link(listed, "Asta Krok"))
    assert "<div>member, " in found
    assert "ledamot" in show(app, "aktorer", id=app.query_params["id"][0])


def test_words_that_are_a_decision_and_a_promise_lead_to_both(
    app: AppTest, collection: Path
) -> None:
    decision = assignment(collection)
    walk = show(app, "beslut", id=decision)
    way = next(one for one in ways(walk, "handling") if "start=" in one)
    found = follow(app, way)
    assert f'href="beslut?id={decision}"' in found
    assert 'href="loften?id=' in found
