"""The public view: a collection that never held what is not public.

The hidden document has words, a person, an organisation, a number and days of its own.
None of them may be found by whoever has no right to it, on any page or way out.
"""

import datetime as dt
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from starlette.requests import Request
from streamlit.testing.v1 import AppTest

from app import answers, identity, networks, promises, review, web
from app.access import acting, marks, public
from app.access.model import NOBODY, OWNER, RIGHTS, ForbiddenError, Person, Role
from app.access.public import NotReadyError
from app.access.viewing import PublicWorkspace, Views
from app.cli import main
from app.promise_filters import Filters
from app.review import Reviewer
from app.settings import Settings
from app.suggestions import suggestions
from app.ui import server
from app.ui.components.links import DOCUMENT
from app.watches import seeking
from app.watches.model import Watch
from app.workspace import Workspace, create_workspace
from graph import network, queries

TODAY = dt.date(2023, 6, 1)
HEAD = "Påhittad handling\n\n"
OPEN = {
    "svar.txt": """Region Norrlid, regionstyrelsen
Interpellationssvar: Vägen till Östmåla
Dnr RS 2021/44

Regionstyrelsen kommer att redovisa en plan för vägen till Östmåla senast den 1 juni
2022. Åsa Ek tackar för frågan.

Norrlid den 24 maj 2021
Åsa Ek (S)
Ordförande regionstyrelsen
""",
    "protokoll.txt": """Regionstyrelsen i Region Norrlid
Protokoll
Sammanträdesdatum: 2022-05-10

§ 11 Plan för vägen till Östmåla
Dnr RS 2021/44

Regionstyrelsens beslut

Regionstyrelsen godkänner redovisningen av planen för vägen till Östmåla.

Justeras av Åsa Ek (S).
""",
}
HIDDEN = """Regionstyrelsen i Region Norrlid
Protokoll
Sammanträdesdatum: 2023-02-14

§ 77 Ostronbanken i Kråkvik
Dnr RS 2023/9871

Avtal mellan Region Norrlid och Föreningen Vinterskymning om ostronbanken i Kråkvik.

Regionstyrelsens beslut

Regionstyrelsen upphäver planen för vägen till Östmåla. Vägen till Östmåla byggs inte.
Regionstyrelsen kommer att redovisa ostronbanken senast den 31 mars 2023.

Torkel Gyllenskruv (M) yrkar bifall.

Närvarande: Torkel Gyllenskruv (M), Åsa Ek (S)
"""
FILE = "hemlig.txt"
WORDS = (
    "hemlig",
    "gyllenskruv",
    "torkel",
    "ostron",
    "kråkvik",
    "vinterskymning",
    "2023/9871",
    "2023-02-14",
)
PAGES = sorted(p.stem for p in (Path(server.__file__).parent / "views").glob("*.py"))
READER = Person("Lisa Läsare", Role.READER, RIGHTS[Role.READER], "s1")
REVIEWER = Person("Gun Granskare", Role.REVIEWER, RIGHTS[Role.REVIEWER], "s2")


def clean(text: str) -> str:
    """Return a text, asserting that nothing hidden is in it."""
    folded = text.casefold()
    assert [word for word in WORDS if word in folded] == []
    return text


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a collection where all is still public."""
    folder = tmp_path_factory.mktemp("offentligt")
    for name, text in {**OPEN, FILE: HIDDEN}.items():
        (folder / name).write_text(HEAD + text, encoding="utf-8")
    opened = create_workspace(Settings(folder / "samling", workers=1, day=TODAY))
    files = [folder / name for name in (*OPEN, FILE)]
    opened.ingest(files, False, lambda *_: None)
    opened.close()
    return folder / "samling"


@pytest.fixture(scope="module")
def restricted(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a copy in which one document is not public."""
    folder = tmp_path_factory.mktemp("begransat") / "samling"
    shutil.copytree(built, folder)
    opened = create_workspace(Settings(folder, workers=1, day=TODAY))
    opened.decide("restrict", [FILE], "sekretess")
    opened.close()
    return folder


@pytest.fixture
def whole(built: Path, tmp_path: Path) -> Iterator[Workspace]:
    """Return a collection of one's own, where all is still public."""
    shutil.copytree(built, tmp_path / "samling")
    opened = create_workspace(Settings(tmp_path / "samling", workers=1, day=TODAY))
    yield opened
    opened.close()


@pytest.fixture
def views(restricted: Path) -> Views:
    return Views(Settings(restricted, workers=1, day=TODAY))


def names(workspace: Workspace) -> list[str]:
    return [entry.name for entry in workspace.archive.ledger.entries()]


def test_the_files_of_the_view_hold_nothing_hidden(restricted: Path) -> None:
    place = public.current(restricted)
    assert place is not None
    assert place.name == restricted.name
    files = [path for path in place.parent.rglob("*") if path.is_file()]
    assert len(files) > 10
    for path in files:
        clean(path.name)
        clean(path.read_bytes().decode("utf-8", "ignore"))
    # The whole has it, so the words are the right ones.
    data = b"".join(p.read_bytes() for p in (restricted / "artifacts").rglob("*.*"))
    held = data or b"".join(
        p.read_bytes() for p in (restricted / "originals").rglob("*") if p.is_file()
    )
    assert "Gyllenskruv" in held.decode("utf-8", "ignore")


def test_nothing_that_is_asked_of_the_view_tells_of_it(views: Views) -> None:
    seen, every = views.seen_by(READER), views.seen_by(OWNER)
    assert isinstance(seen, PublicWorkspace)
    assert names(every) == ["hemlig.txt", "protokoll.txt", "svar.txt"]
    assert names(seen) == ["protokoll.txt", "svar.txt"]
    asked: list[Callable[[Workspace], object]] = [
        answers.status,
        lambda w: queries.documents(w.graph),
        lambda w: list(answers.decisions(w)),
        lambda w: promises.listed(w, TODAY, Filters()),
        lambda w: promises.conflicts(w, TODAY, Filters()),
        lambda w: network.kept_network(networks.shelf(w), w.graph),
        lambda w: w.search.search("väg*", 50),
        lambda w: w.ask("SELECT * WHERE { ?s ?p ?o }").results,
        lambda w: w.ask("SELECT * WHERE { GRAPH ?g { ?s ?p ?o } }").results,
        identity.review_queue,
        lambda w: w.archive.ledger.verdicts.latest(),
        lambda w: w.archive.failures(),
    ]
    for ask in asked:
        clean(repr(ask(seen)))
    assert "ostron" in repr(asked[3](every))
    for word in ("ostronbanken", "gyllenskruv", "Kråkvik", "Vinterskymning"):
        assert seen.search.search(word, 20).hits == ()
        assert every.search.search(word, 20).hits
    for typed in ("ost", "gyl", "kråk", "vint", "RS 2023", "tork"):
        clean(repr(suggestions(seen, typed)))
    # A misspelt word is not mended to one that only the hidden document has.
    for near in ("ostronbannken", "gyllenskruw", "vinterskymningg"):
        found = seen.search.search(near, 20)
        assert "ostronbanken" not in repr(found)
        assert "gyllenskruv" not in repr(found).replace("gyllenskruw", "")


def test_verdicts_and_coverage_rest_on_what_is_public(views: Views) -> None:
    seen, every = views.seen_by(READER), views.seen_by(OWNER)

    def told(workspace: Workspace) -> dict[str, tuple[str, str]]:
        found = promises.listed(workspace, TODAY, Filters()).promises
        return {one.text[:60]: (one.status, repr(one)) for one in found}

    of_seen, of_every = told(seen), told(every)
    assert set(of_seen) < set(of_every)
    for status, all_of_it in of_seen.values():
        assert status
        clean(all_of_it)
    counted = [answers.status(one).documents for one in (seen, every)]
    assert counted == [2, 3]


@pytest.fixture
def reading(restricted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let whoever has not signed in read what is public."""
    path = tmp_path / "atkomst.toml"
    path.write_text(
        """[sign_in]
address = "http://localhost:8501"
provider = "http://localhost:9400/.well-known/openid-configuration"
client_id = "sagt"
client_secret = "pahittad"
cookie_secret = "pahittad-kakhemlighet-med-manga-tecken"

[roles]
unknown = "reader"
""",
        encoding="utf-8",
    )
    path.chmod(0o600)
    monkeypatch.setenv("SAGT_ACCESS", str(path))
    monkeypatch.setenv("SAGT_COLLECTION", str(restricted))
    monkeypatch.setenv("SAGT_TODAY", TODAY.isoformat())


def shown(page: str, **asked: str) -> str:
    """Return all that a page sends to the browser."""
    app = AppTest.from_file(
        str(Path(server.__file__).parent / "main.py"), default_timeout=60
    )
    app.run()
    app.switch_page(f"views/{page}.py")
    for name, value in asked.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception, [one.value for one in app.exception]
    blocks = (repr(block) for block in app.main)
    protos = (str(getattr(one, "proto", "")) for one in _all(app))
    return "\n".join((*blocks, *protos)).encode().decode("unicode_escape", "ignore")


def _all(app: AppTest) -> list[object]:
    found: list[object] = []
    waiting: list[object] = [app._tree]
    while waiting:
        node = waiting.pop()
        found.append(node)
        waiting.extend(getattr(node, "children", {}).values())
    return found


@pytest.mark.usefixtures("reading")
@pytest.mark.parametrize("view", PAGES)
def test_no_page_tells_of_what_is_not_public(view: str) -> None:
    clean(shown(view))


@pytest.mark.usefixtures("reading")
def test_an_address_of_what_is_hidden_leads_nowhere(
    views: Views, restricted: Path
) -> None:
    every = views.seen_by(OWNER)
    hidden = every.archive.ledger.entry(FILE)
    assert hidden is not None
    promise = next(
        one
        for one in promises.listed(every, TODAY, Filters()).promises
        if one.document_id == hidden.id
    )
    assert DOCUMENT
    for page, asked in (
        ("handling", {"id": hidden.id}),
        ("loften", {"id": promise.id}),
        ("sok", {"q": "väg* Östmåla"}),
        ("aktorer", {"namn": "Åsa"}),
    ):
        clean(shown(page, **asked))
    assert restricted.exists()


@pytest.mark.usefixtures("reading")
@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/forslag", "q=ost"),
        ("/flode/loften.atom", ""),
        ("/kalender/loften.ics", ""),
        ("/rapport", "format=csv"),
        ("/rapport", "organ=regionstyrelsen"),
    ],
)
def test_no_address_beside_the_pages_tells_of_it(
    path: str, query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web, "_HELD", web._Held(web.Lock()))
    status, body = asked_of(path, query, READER)
    assert status == 200
    clean(body)
    if path != "/forslag":
        every = asked_of(path, query, OWNER)[1]
        assert "stronbank" in every
    assert asked_of(path, query, NOBODY)[0] == 401


def asked_of(path: str, query: str, person: Person) -> tuple[int, str]:
    scope = {
        "type": "http",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "server": ("127.0.0.1", 1),
        "query_string": query.encode(),
        "headers": [(b"host", b"127.0.0.1:1")],
    }
    route = next(one for one in web.ROUTES if one.path == path)
    with acting.acting(person):
        found = route.endpoint(Request(scope))
    return found.status_code, bytes(found.body).decode("utf-8", "ignore")


@pytest.mark.parametrize(
    "command",
    [
        ["status"],
        ["promises"],
        ["decisions"],
        ["actors"],
        ["matters"],
        ["interpellations"],
        ["conflicts"],
        ["search", "Östmåla"],
        ["export", "--format", "nq"],
        ["export", "--format", "popolo"],
        ["export", "--format", "graphml"],
        ["report", "--format", "csv", "-o"],
        ["calendar", "-o"],
        ["feed", "-o"],
        ["network", "show"],
        ["identity", "queue"],
        ["catalogue"],
    ],
    ids=" ".join,
)
def test_no_command_tells_of_it_when_only_the_public_is_asked_for(
    command: list[str], restricted: Path, tmp_path: Path
) -> None:
    written = tmp_path / "fil.csv"
    command = [*command, str(written)] if command[-1] == "-o" else command
    found = CliRunner().invoke(
        main,
        ["--public", *command, "--collection", str(restricted)],
        env={"SAGT_TODAY": TODAY.isoformat()},
    )
    assert found.exit_code == 0, found.output
    clean(found.output)
    if written.exists():
        clean(written.read_text(encoding="utf-8"))


def test_where_nothing_is_hidden_there_is_no_second_collection(
    whole: Workspace,
) -> None:
    found = Views(whole.settings)
    assert found.seen_by(READER) is found.whole
    assert not (whole.archive.folder / public.FOLDER).exists()
    whole.decide("restrict", [FILE])
    assert found.seen_by(READER) is not found.whole
    whole.decide("publish", [FILE])
    assert found.seen_by(READER) is found.whole
    assert not (whole.archive.folder / public.FOLDER).exists()
    with pytest.raises(ForbiddenError):
        found.seen_by(NOBODY)


def test_nobody_is_let_into_a_view_that_holds_too_much(whole: Workspace) -> None:
    whole.decide("restrict", ["svar.txt"])
    found = Views(whole.settings)
    assert names(found.seen_by(READER)) == ["hemlig.txt", "protokoll.txt"]
    before = public.current(whole.archive.folder)
    with whole.archive.writing():
        marks.decide(whole.archive, "restrict", [FILE])
    # Decided, but not yet followed.
    with pytest.raises(NotReadyError):
        found.seen_by(READER)
    assert names(found.seen_by(OWNER)) == ["hemlig.txt", "protokoll.txt", "svar.txt"]
    whole.catch_up()
    assert names(found.seen_by(READER)) == ["protokoll.txt"]
    assert public.current(whole.archive.folder) != before
    assert before is not None
    assert not before.exists()


def test_more_that_is_public_is_added_to_the_view(
    whole: Workspace, tmp_path: Path
) -> None:
    whole.decide("restrict", [FILE])
    place = public.current(whole.archive.folder)
    (tmp_path / "nytt.txt").write_text(
        f"{HEAD}Regionstyrelsen i Region Norrlid\nProtokoll\n"
        "Sammanträdesdatum: 2023-03-01\n\n§ 3 Badplatsen\n\nRegionstyrelsens beslut\n\n"
        "Regionstyrelsen kommer att rusta badplatsen i Lillvik under 2024.\n",
        encoding="utf-8",
    )
    whole.ingest([tmp_path / "nytt.txt"], False, lambda *_: None)
    found = Views(whole.settings).seen_by(READER)
    assert found.archive.folder == place
    assert names(found) == ["nytt.txt", "protokoll.txt", "svar.txt"]
    assert found.search.search("badplatsen", 5).hits
    whole.remove(["nytt.txt"])
    assert names(found) == ["protokoll.txt", "svar.txt"]
    assert found.search.search("badplatsen", 5).hits == ()
    assert not public.is_behind(whole.archive)


def test_what_is_read_in_as_restricted_never_comes_there(
    whole: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "ny hemlig.txt").write_text(HEAD + HIDDEN, encoding="utf-8")
    whole.remove([FILE])
    whole.ingest([tmp_path / "ny hemlig.txt"], False, lambda *_: None, restricted=True)
    found = Views(whole.settings).seen_by(READER)
    assert names(found) == ["protokoll.txt", "svar.txt"]
    assert len(names(whole)) == 3


def first(workspace: Workspace, name: str) -> str:
    document = workspace.archive.ledger.entry(name)
    assert document is not None
    found = promises.listed(workspace, TODAY, Filters()).promises
    return next(one.id for one in found if one.document_id == document.id)


def test_what_people_say_is_carried_where_it_is_about_what_is_public(
    whole: Workspace,
) -> None:
    Reviewer(whole, "Eva").note(first(whole, FILE), "Om ostronbanken.")
    Reviewer(whole, "Eva").note(first(whole, "svar.txt"), "Om vägen.")
    # A status that was set when the hidden document spoke too tells of it.
    promise = first(whole, "svar.txt")
    spoke = Reviewer(whole, "Eva").status(promise, "infriad", TODAY)
    whole.decide("restrict", [FILE])
    found = Views(whole.settings).seen_by(READER)
    told = review.history(found)
    hidden = whole.archive.ledger.entry(FILE)
    assert hidden is not None
    expected = 1 if hidden.id in spoke.spoke else 2
    assert len(told) == expected
    assert [event.value for event in told][-1] == "Om vägen."
    assert told[-1].seq == 1


def test_a_reviewer_of_the_view_reviews_the_whole(whole: Workspace) -> None:
    Reviewer(whole, "Eva").note(first(whole, FILE), "Om ostronbanken.")
    whole.decide("restrict", [FILE])
    found = Views(whole.settings).seen_by(REVIEWER)
    promise = first(found, "svar.txt")
    with acting.acting(REVIEWER):
        kept = Reviewer(found, "någon annan").note(promise, "Ringde kansliet.")
    assert (kept.seq, kept.who) == (1, "Gun Granskare")
    in_whole = whole.archive.ledger.reviews.history()
    assert [event.value for event in in_whole] == [
        "Om ostronbanken.",
        "Ringde kansliet.",
    ]
    with acting.acting(REVIEWER):
        Reviewer(found).undo(kept.seq)
    assert whole.archive.ledger.reviews.history()[-1].undoes == in_whole[-1].seq
    assert [e.kind for e in review.history(found)] == ["undo", "note"]
    with acting.acting(READER), pytest.raises(ForbiddenError):
        Reviewer(found).note(promise, "Får inte.")


def test_decisions_on_who_is_who_name_only_whom_the_public_names(
    whole: Workspace,
) -> None:
    actors = {
        a.name: a.iri.value.removeprefix(whole.settings.base)
        for a in queries.actors(whole.graph)
    }
    ek = next(path for name, path in actors.items() if name.startswith("Åsa Ek"))
    torkel = next(path for name, path in actors.items() if "Gyllenskruv" in name)
    identity.reject(whole, ek, torkel, who="Eva")
    whole.decide("restrict", [FILE])
    found = Views(whole.settings).seen_by(READER)
    assert identity.history(found) == []
    clean(found.archive.ledger.reviews.history().__repr__())
    assert len(identity.history(whole)) == 1


def test_only_whoever_may_changes_the_collection(
    whole: Workspace, tmp_path: Path
) -> None:
    whole.decide("restrict", [FILE])
    seen = Views(whole.settings).seen_by(READER)
    acts: list[Callable[[Workspace], object]] = [
        lambda w: w.ingest([tmp_path], False, lambda *_: None),
        lambda w: w.remove(["svar.txt"]),
        lambda w: w.decide("publish", [FILE]),
    ]
    for act in acts:
        for person in (READER, REVIEWER, NOBODY):
            with acting.acting(person), pytest.raises(ForbiddenError):
                act(whole)
        # In the view nobody does, whoever it is.
        with acting.acting(OWNER), pytest.raises(ForbiddenError):
            act(seen)
    watch = Watch("", "sokning", "väg", "", (), "", "")
    with acting.acting(READER), pytest.raises(ForbiddenError):
        seeking.make(seen, watch)
    with acting.acting(REVIEWER):
        made = seeking.make(seen, watch)
    assert made.watch.who == "Gun Granskare"
    assert names(whole) == ["hemlig.txt", "protokoll.txt", "svar.txt"]


def test_watches_follow_when_the_view_is_made_anew(whole: Workspace) -> None:
    whole.decide("restrict", ["svar.txt"])
    found = Views(whole.settings)
    seen = found.seen_by(REVIEWER)
    made = seeking.make(seen, Watch("", "sokning", "Östmåla", "", (), "Eva", ""))
    whole.decide("publish", ["svar.txt"])
    whole.decide("restrict", [FILE])
    seen = found.seen_by(REVIEWER)
    kept = seeking.book(seen).watches()
    assert [one.id for one in kept] == [made.watch.id]
    place = seen.archive.folder / "bevakningar.sqlite"
    clean(place.read_bytes().decode("utf-8", "ignore"))
    news = seeking.new(seen, kept[0])
    assert {one.fresh.document for one in news} <= {
        e.id for e in seen.archive.ledger.entries()
    }


def test_an_interrupted_view_is_made_anew(whole: Workspace) -> None:
    whole.decide("restrict", [FILE])
    place = public.current(whole.archive.folder)
    assert place is not None
    (place.parent / public.STATE).unlink()
    Reviewer(whole, "Eva").note(first(whole, "svar.txt"), "Om vägen.")
    (place / "ledger.sqlite").write_bytes(b"skadad")
    whole.decide("restrict", ["protokoll.txt"])
    found = Views(whole.settings).seen_by(READER)
    assert names(found) == ["svar.txt"]
    assert len(review.history(found)) == 1


def test_rebuilding_rebuilds_the_view(restricted: Path) -> None:
    found = CliRunner().invoke(main, ["rebuild", "--collection", str(restricted)])
    assert found.exit_code == 0, found.output
    opened = Views(Settings(restricted, workers=1, day=TODAY)).seen_by(READER)
    assert names(opened) == ["protokoll.txt", "svar.txt"]
    assert opened.search.search("Östmåla", 5).hits


def test_commands_decide_and_list(whole: Workspace) -> None:
    place = str(whole.archive.folder)

    def run(*command: str) -> str:
        found = CliRunner().invoke(main, [*command, "--collection", place])
        assert found.exit_code == 0, found.output
        return found.stdout

    assert "Allt i samlingen är offentligt" in run("restrict")
    assert "1 handlingar" in run("restrict", FILE, "--why", "sekretess")
    assert "sekretess" in run("restrict")
    told = json.loads(run("publish", FILE, "--json"))
    assert told == {"kind": "publish", "documents": [FILE]}
