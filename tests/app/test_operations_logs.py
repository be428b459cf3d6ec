"""What is logged, counted and told of a running server, and what never is."""

import asyncio
import json
import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from starlette.requests import Request

from app import cli
from app.access import acting
from app.access.model import RIGHTS, Person, Role
from app.operations import audit, logs, looking, making_pages, metrics
from app.operations import requests as requesting
from app.operations.requests import Message, Requests
from app.settings import Settings
from app.workspace import Workspace


class Written:
    """What has been written in the log."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self._text = ""

    def getvalue(self) -> str:
        self._text += self._capsys.readouterr().err
        return self._text


@pytest.fixture
def written(capsys: pytest.CaptureFixture[str]) -> Iterator[Written]:
    """Write the log as JSON to what is returned."""
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    begin("json")
    yield Written(capsys)
    root.handlers[:] = before
    root.setLevel(level)


def begin(form: str) -> None:
    logs.begin(Settings(Path("samling"), log=form, log_level="info"))


def lines(out: Written) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.getvalue().splitlines()]


def ask(app: Requests, path: str, **headers: str) -> list[Message]:
    """Return what is sent for a request."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request"}

    named = [(name.encode(), value.encode()) for name, value in headers.items()]
    place, _, query = path.partition("?")
    scope = {
        "type": "http",
        "method": "GET",
        "path": place,
        "query_string": query.encode(),
        "headers": named,
    }
    # In a thread of its own: browser tests in this process leave a loop running here.
    with ThreadPoolExecutor(1) as apart:
        around = copy_context().run
        apart.submit(around, lambda: asyncio.run(app(scope, receive, send))).result()
    return sent


def answering(status: int = 200) -> Requests:
    async def app(_scope: Message, _receive: object, send: Any) -> None:
        logging.getLogger("app.x").warning("inside")
        await send({"type": "http.response.start", "status": status, "headers": []})

    return Requests(app, ("sok", "oauth2callback"))


def test_all_that_is_logged_of_a_request_has_its_id(written: Written) -> None:
    sent = ask(answering(), "/sok?q=hemligt+namn", **{"x-request-id": "fraga-12345"})
    inside, after = lines(written)
    assert {inside["request"], after["request"]} == {"fraga-12345"}
    assert (after["place"], after["status"], after["method"]) == ("sok", 200, "GET")
    assert (b"x-request-id", b"fraga-12345") in sent[0]["headers"]
    assert "hemligt" not in written.getvalue()


@pytest.mark.parametrize("given", ["kort", "två rader\nfalsk", "x" * 65, "a b c d e f"])
def test_an_id_that_is_not_well_formed_is_not_taken(
    written: Written, given: str
) -> None:
    ask(answering(), "/sok", **{"x-request-id": given})
    assert given not in written.getvalue()
    assert all(logs.ID.fullmatch(line["request"]) for line in lines(written))


def test_a_place_that_is_not_ours_is_not_told(written: Written) -> None:
    ask(answering(404), "/hemligt/namn")
    assert lines(written)[-1]["place"] == "annat"
    assert "hemligt" not in written.getvalue()


def test_what_is_slow_is_a_warning(
    written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(requesting, "SLOW", 0.0)
    ask(answering(), "/sok")
    assert lines(written)[-1]["level"] == "WARNING"


def test_signing_in_is_told_of_without_a_name(written: Written) -> None:
    who = Person("Åsa Ek", Role.REVIEWER, RIGHTS[Role.REVIEWER], "hemlig-session")
    with acting.acting(who):
        ask(answering(302), "/oauth2callback?code=hemlig")
        ask(answering(401), "/oauth2callback")
        audit.note("decided_public", documents=3)
    told = [one for one in lines(written) if one["logger"] == "sagt.audit"]
    assert [one["message"] for one in told] == [
        "signed_in",
        "not_signed_in",
        "decided_public",
    ]
    assert {one["role"] for one in told} == {"reviewer"}
    assert len({one["session"] for one in told}) == 1
    for secret in ("Åsa", "Ek", "hemlig"):
        assert secret not in written.getvalue()


@pytest.mark.parametrize("form", ["text", "json"])
def test_nothing_can_be_written_into_the_log_from_outside(
    written: Written, form: str
) -> None:
    begin(form)
    evil = "rad\n2026-01-01 falsk\r\x1b[31m\x9b2J\u2028"
    logging.getLogger("app.x").info("sida %s", evil, extra={"place": evil})
    assert written.getvalue().count("\n") == 1
    assert not set(written.getvalue()) & set("\r\x1b\x9b\u2028")


@pytest.mark.parametrize("form", ["text", "json"])
def test_an_error_is_told_by_its_kind_and_not_by_its_words(
    written: Written, form: str
) -> None:
    begin(form)
    try:
        int("4711 är hemligt")
    except ValueError:
        logging.getLogger("app.x").exception("det gick inte")
    assert "4711" not in written.getvalue()
    assert "builtins.ValueError" in written.getvalue()
    assert Path(__file__).name in written.getvalue()


def test_a_command_is_told_of_by_its_name_and_end(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, written: Written
) -> None:
    monkeypatch.setenv("SAGT_LOG", "json")
    monkeypatch.setenv("SAGT_LOG_LEVEL", "info")
    words = ["remove", "hemligt", "--collection", str(tmp_path / "ingen")]
    ran = CliRunner().invoke(cli.main, words)
    *_, line, noted = ran.stderr.splitlines()
    told, audited = json.loads(line), json.loads(noted)
    assert (told["message"], told["command"], told["code"]) == ("command", "remove", 4)
    assert (audited["logger"], audited["message"]) == ("sagt.audit", "remove")
    assert told["request"] == audited["request"]
    assert "hemligt" not in line + noted
    assert written.getvalue() == ""


def test_what_the_servers_libraries_log_is_written_as_all_else(
    written: Written,
) -> None:
    names = ("streamlit.web.x", "uvicorn.access")
    for name in names:
        one = logging.getLogger(name)
        one.addHandler(logging.StreamHandler())
        one.propagate = False
        one.setLevel(logging.INFO)
    logs.take_over()
    for name in names:
        logging.getLogger(name).info("GET /sok?q=hemligt")
        logging.getLogger(name).warning("något")
    assert [line["logger"] for line in lines(written)] == list(names)
    assert "hemligt" not in written.getvalue()


def test_a_page_is_counted_with_how_it_went() -> None:
    with making_pages.made("sok", "fraga-12345") as made:
        assert logs.request() == "fraga-12345"
        made.outcome = "refused"
    assert 'sagt_pages_total{outcome="refused",page="sok"}' in figures()
    logs.of_request("")
    assert logs.request() == "-"


def figures() -> str:
    return metrics.written(None).decode()


def test_health_says_how_it_stands_and_nothing_it_holds(followed: Workspace) -> None:
    found = looking.standing.of(followed)
    assert looking.health(found, ready=True)[0] == 200
    code, told = looking.health(found, ready=False)
    assert (code, told["state"]) == (200, "ok")
    assert told.keys() == {"state", "program", "problems", "making", "ready"}
    assert looking.health(None, ready=False)[0] == 503
    (index,) = (followed.archive.folder / "index").glob("*/meta.json")
    whole = index.read_bytes()
    index.write_text("skrot")
    try:
        other = Workspace(followed.archive, followed.settings)
        found = looking.standing.of(other)
    finally:
        index.write_bytes(whole)
    assert found.problems == ("index",)
    assert looking.health(found, ready=False)[0] == 200
    assert looking.health(found, ready=True)[0] == 503


def asked(host: str, **headers: str) -> Request:
    named = [(name.encode(), value.encode()) for name, value in headers.items()]
    return Request({"type": "http", "client": (host, 1), "headers": named})


def test_metrics_are_for_whoever_has_the_key(tmp_path: Path) -> None:
    with_key = Settings(tmp_path, metrics_key="en-lang-och-hemlig-nyckel")
    right = {"authorization": "Bearer en-lang-och-hemlig-nyckel"}
    assert looking._may_read(with_key, asked("10.0.0.9", **right))
    wrong = {"authorization": "Bearer en-lang-och-hemlig-nycke"}
    assert not looking._may_read(with_key, asked("127.0.0.1", **wrong))
    assert not looking._may_read(with_key, asked("127.0.0.1"))
    assert "en-lang-och" not in repr(with_key)


def test_without_a_key_metrics_are_for_this_machine_where_nobody_signs_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without = Settings(tmp_path)
    assert looking._may_read(without, asked("127.0.0.1"))
    assert not looking._may_read(without, asked("10.0.0.9"))
    monkeypatch.setattr(looking.config, "of", lambda _: object())
    assert not looking._may_read(without, asked("127.0.0.1"))
