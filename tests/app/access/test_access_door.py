"""What stands before the server: who asks, what is closed, and where one comes back."""

import ast
import asyncio
import json
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from app.access import acting, config, keys
from app.access.config import Access, Roles, SignIn
from app.access.guard import BACK, Guard, Message
from app.access.model import NOBODY, OWNER, RIGHTS, ForbiddenError, Person, Right, Role
from app.adding.runs import Runs
from app.settings import Settings
from app.ui import server, signing_in
from app.workspace import create_workspace
from ingest.errors import SagtError

HOME = "https://sagt.norrlid.example"
COOKIE = "pahittad-kakhemlighet-med-manga-tecken"
SIGN_IN = SignIn(
    address=HOME,
    provider="https://in.norrlid.example/.well-known/openid-configuration",
    client_id="sagt",
    client_secret="pahittad-hemlighet",  # noqa: S106
    cookie_secret=COOKIE,
)
ACCESS = Access(sign_in=SIGN_IN, roles=Roles(claim="g", administrator=("skotare",)))
READER = Person("Lisa", Role.READER, RIGHTS[Role.READER], "s")
FILE = f"""[sign_in]
address = "{HOME}"
provider = "https://in.norrlid.example/.well-known/openid-configuration"
client_id = "sagt"
client_secret = "pahittad-hemlighet"
cookie_secret = "{COOKIE}"
"""


@dataclass
class Answer:
    """What came of a request, and who acted while it was answered."""

    status: int = 0
    headers: list[tuple[str, str]] = field(default_factory=list)
    acted: list[Person] = field(default_factory=list)

    def all(self, name: str) -> list[str]:
        return [value for key, value in self.headers if key == name]


def ask(
    path: str,
    person: Person = OWNER,
    *,
    query: str = "",
    sent: Mapping[str, str] | None = None,
    given: Mapping[str, str] | None = None,
) -> Answer:
    """Ask an app behind the guard, which answers with some headers."""
    found = Answer()

    async def app(_scope: Message, _receive: Any, send: Any) -> None:
        found.acted.append(acting.person())
        told = [(k.encode(), v.encode()) for k, v in (given or {}).items()]
        await send({"type": "http.response.start", "status": 200, "headers": told})
        await send({"type": "http.response.body", "body": b""})

    async def receive() -> Message:
        return {}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            found.status = message["status"]
            pairs = [(k.decode(), v.decode()) for k, v in message["headers"]]
            found.headers = pairs

    scope = {
        "type": "http",
        "path": path,
        "query_string": query.encode(),
        "headers": [(k.encode(), v.encode()) for k, v in (sent or {}).items()],
    }
    door = Guard(app, SIGN_IN, lambda _: person)
    # In a thread of its own: browser tests in this process leave a loop running here.
    with ThreadPoolExecutor(1) as apart:
        apart.submit(lambda: asyncio.run(door(scope, receive, send))).result()
    return found


def test_whoever_asks_acts_while_it_is_answered() -> None:
    assert ask("/rapport", READER).acted == [READER]
    assert acting.person() is OWNER


def test_only_whoever_may_add_hands_over_files() -> None:
    for person in (READER, NOBODY):
        found = ask("/_stcore/upload_file/a/b", person)
        assert (found.status, found.acted) == (403, [])
    assert ask("/_stcore/upload_file/a/b", OWNER).status == 200
    assert ask("/media/abc.png", NOBODY).status == 403
    assert ask("/media/abc.png", READER).status == 200
    assert ask("/", NOBODY).status == 200


def test_a_key_in_the_address_reads_for_whoever_has_not_signed_in() -> None:
    key = f"{keys.PART}={keys.made(SIGN_IN)}"
    acted = ask("/flode/loften.atom", NOBODY, query=key).acted[0]
    assert acted.rights == {Right.READ}
    assert ask("/flode/loften.atom", READER, query=key).acted == [READER]
    assert ask("/flode/loften.atom", NOBODY, query=f"{key}x").acted == [NOBODY]


def test_one_comes_back_to_where_one_was() -> None:
    came = {"referer": f"{HOME}/loften?lang=en&id=a1"}
    kept = ask("/auth/login", sent=came).all("set-cookie")
    assert kept[0].startswith(f'{BACK}="/loften?lang=en&id=a1"')
    assert all(part in kept[0] for part in ("HttpOnly", "SameSite=Lax", "Secure"))
    back = {"cookie": f'{BACK}="/loften?lang=en&id=a1"'}
    found = ask("/oauth2callback", sent=back, given={"location": "/"})
    assert found.all("location") == ["/loften?lang=en&id=a1"]
    assert "Max-Age=0" in found.all("set-cookie")[0]


@pytest.mark.parametrize(
    "place", ["//annan.example/", "https://annan.example/", "/\\annan.example", "x"]
)
def test_nobody_is_led_elsewhere(place: str) -> None:
    back = {"cookie": f"{BACK}={place}"}
    found = ask("/oauth2callback", sent=back, given={"location": "/"})
    assert found.all("location") == ["/"]
    came = {"referer": f"https://annan.example{place}"}
    assert f'{BACK}="";' in ask("/auth/login", sent=came).all("set-cookie")[0]


def test_cookies_are_not_sent_in_the_clear_and_nobody_frames_the_app() -> None:
    found = ask("/", given={"set-cookie": "_streamlit_user=x; HttpOnly"})
    assert found.all("set-cookie") == ["_streamlit_user=x; HttpOnly; Secure"]
    assert found.all("content-security-policy") == ["frame-ancestors 'self'"]
    assert found.all("referrer-policy") == ["same-origin"]


@pytest.fixture
def configured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "atkomst.toml"
    path.write_text(FILE, encoding="utf-8")
    path.chmod(0o600)
    monkeypatch.setenv("SAGT_ACCESS", str(path))
    monkeypatch.setenv("SAGT_COLLECTION", str(tmp_path))
    return path


def cookie(claims: Mapping[str, object], secret: str = COOKIE) -> dict[str, str]:
    name = "_streamlit_user"
    return {name: create_signed_value(secret, name, json.dumps(claims)).decode()}


@pytest.mark.usefixtures("configured")
def test_the_cookie_tells_who_asks_as_long_as_it_counts() -> None:
    claims = {
        "is_logged_in": True,
        "origin": HOME,
        "sub": "1",
        "name": "Adam",
        "g": ["skotare"],
        "iat": time.time(),
    }
    found = signing_in.of_cookies(ACCESS, cookie(claims))
    assert (found.name, found.role) == ("Adam", Role.ADMINISTRATOR)
    for other in (
        {},
        cookie(claims, "en-annan-hemlighet"),
        cookie({**claims, "origin": "https://annan.example"}),
        cookie({**claims, "is_logged_in": False}),
        cookie({**claims, "iat": time.time() - 13 * 3600}),
        {"_streamlit_user": json.dumps(claims)},
    ):
        assert signing_in.of_cookies(ACCESS, other) is NOBODY
    signing_in._sessions(ACCESS).end(found.session)
    assert signing_in.of_cookies(ACCESS, cookie(claims)) is NOBODY


def test_secrets_are_neither_arguments_nor_handed_on(
    configured: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAGT_APP", "")
    access = config.read(configured)
    command = server._command("0.0.0.0", 8501, HOME)  # noqa: S104
    told = server._environment(Settings(configured.parent, access=configured), HOME)
    assert told["SAGT_ACCESS"] == str(configured)
    assert told["SAGT_APP"] == HOME
    for text in (*command, *told.values(), repr(access), repr(SIGN_IN)):
        assert "hemlighet" not in text
    assert "--server.allowedHosts=sagt.norrlid.example" in command
    assert "--server.address=0.0.0.0" in command


def test_others_are_let_in_only_where_one_signs_in(tmp_path: Path) -> None:
    create_workspace(Settings(tmp_path / "samling")).close()
    for address in ("0.0.0.0", "::", "192.0.2.1"):  # noqa: S104
        with pytest.raises(SagtError, match="logga in"):
            server.run(Settings(tmp_path / "samling"), 8501, address)
    wrong = tmp_path / "fel.toml"
    wrong.write_text("[sign_in]\n", encoding="utf-8")
    wrong.chmod(0o600)
    with pytest.raises(SagtError, match="går inte att tolka"):
        server.run(Settings(tmp_path / "samling", access=wrong), 8501)


@dataclass
class Handed:
    """A file that somebody hands over."""

    name: str = "a.txt"
    size: int = 1

    def getvalue(self) -> bytes:
        return b"a"


def test_nobody_adds_documents_without_the_right(tmp_path: Path) -> None:
    runs = Runs(Settings(tmp_path))
    with acting.acting(READER):
        with pytest.raises(ForbiddenError):
            runs.start([Handed()])
        with pytest.raises(ForbiddenError):
            runs.stop()
    assert runs.last is None
    assert list(tmp_path.iterdir()) == []


def test_no_answer_is_kept_for_whoever_asks_next_without_telling_of_what() -> None:
    """A kept answer must hang on the collection it is of, or on a document's bytes."""
    kept = []
    for path in Path(server.__file__).parent.rglob("*.py"):
        for one in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(one, ast.FunctionDef) and any(
                "st.cache_" in ast.unparse(how) for how in one.decorator_list
            ):
                kept.append((path.stem, one.name, {a.arg for a in one.args.args}))
    assert len(kept) > 20
    told = {"mark", "collection", "sha256"}
    assert [found for found in kept if not found[2] & told] == []
