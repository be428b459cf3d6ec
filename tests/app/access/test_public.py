"""No page and no way out of the public view tells of what is not public."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from starlette.requests import Request
from streamlit.testing.v1 import AppTest

from app import answers, identity, networks, promises, web
from app.access import acting, public
from app.access.model import NOBODY, OWNER, Person
from app.access.viewing import PublicWorkspace, Views
from app.cli import main
from app.promise_filters import Filters
from app.suggestions import suggestions
from app.ui import server
from app.ui.components.links import DOCUMENT
from app.workspace import Workspace
from graph import network, queries
from tests.app.access.hidden import FILE, READER, TODAY, clean, names

PAGES = sorted(p.stem for p in (Path(server.__file__).parent / "views").glob("*.py"))


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
        lambda w: queries.documents(w.columns),
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
