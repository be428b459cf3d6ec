"""Passwords and keys are in no settings shown, no error told and no child's hands."""

import traceback
from pathlib import Path

import pytest

from app import settings
from graph import sandbox
from graph.store_http import Connection, Server
from ingest.errors import GraphError, SagtError
from ingest.fetch import listed_name
from tests.hostile.reached import Listener

HIDDEN = "hemligt-9d2f"


def test_no_secret_is_shown_with_the_settings(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    given = {
        "SAGT_SPARQL": "http://127.0.0.1:9/sparql",
        "SAGT_SPARQL_USER": "graf",
        "SAGT_SPARQL_PASSWORD": HIDDEN,
        "SAGT_SMTP": "smtp.norrlid.example",
        "SAGT_SMTP_FROM": "sagt@norrlid.example",
        "SAGT_SMTP_USER": "brev",
        "SAGT_SMTP_PASSWORD": HIDDEN,
        "SAGT_METRICS_KEY": HIDDEN * 3,
    }
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    found = settings.load(tmp_path)
    assert found.server is not None
    assert found.server.password == HIDDEN
    assert HIDDEN not in repr(found)
    assert HIDDEN not in f"{found} {found.server} {found.smtp}"


def test_a_server_that_fails_tells_no_password(listener: Listener) -> None:
    server = Server(f"{listener.address}/sparql", user="graf", password=HIDDEN)
    with pytest.raises(GraphError) as failed:
        Connection(server).query("ASK {}", "application/sparql-results+json")
    told = "".join(traceback.format_exception(failed.value))
    assert listener.called
    assert HIDDEN not in told


def test_a_password_in_the_address_of_a_server_is_refused_and_not_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SAGT_SPARQL", f"http://graf:{HIDDEN}@127.0.0.1:9/sparql")
    with pytest.raises(SagtError, match="SAGT_SPARQL") as refused:
        settings.load(tmp_path)
    assert HIDDEN not in str(refused.value)


def test_a_password_in_an_address_to_fetch_is_not_listed() -> None:
    assert HIDDEN not in listed_name(f"https://graf:{HIDDEN}@norrlid.example/a.pdf")


def test_the_process_of_a_query_gets_no_settings(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SAGT_SPARQL_PASSWORD", HIDDEN)
    assert not [name for name in sandbox._without_settings() if "SAGT" in name]
