"""Settings are declared once; code, table and command have the same."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from app import cli
from app.declared import DECLARED, HIDDEN, table, without_password

NAME = re.compile(r"\bSAGT_[A-Z_]+\b")
CODE = ("ingest/", "graph/", "search/", "app/")


def test_every_variable_that_the_code_names_is_declared(
    written: dict[str, str],
) -> None:
    used = {
        name
        for file, text in written.items()
        if file.startswith(CODE) and file != "app/declared.py"
        for name in NAME.findall(text)
    }
    assert used == {one.variable for one in DECLARED if one.variable}


def test_the_table_of_the_documentation_is_the_declaration(root: Path) -> None:
    text = (root / "docs" / "operations.md").read_text(encoding="utf-8")
    assert table() in text


def settings(*words: str) -> tuple[int, dict[str, dict[str, str]]]:
    ran = CliRunner().invoke(cli.main, [*words, "settings", "--json"])
    return ran.exit_code, {one["name"]: one for one in json.loads(ran.stdout)}


def test_a_value_is_shown_with_where_it_comes_from(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SAGT_WORKERS", "3")
    monkeypatch.delenv("SAGT_APP", raising=False)
    code, found = settings("--collection", "arkivet")
    assert code == 0
    told = {name: (one["value"], one["source"]) for name, one in found.items()}
    assert told["SAGT_COLLECTION"] == ("arkivet", "flagga")
    assert told["SAGT_WORKERS"] == ("3", "miljövariabel")
    assert told["SAGT_APP"] == ("http://127.0.0.1:8501", "förval")


def test_no_secret_is_ever_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    secrets = [one.variable for one in DECLARED if one.secret]
    assert len(secrets) >= 5
    for name in secrets:
        monkeypatch.setenv(name, "mycket-hemligt-och-langt")
    monkeypatch.setenv("SAGT_SPARQL", "https://jag:mycket-hemligt@graf.example/q")
    _, found = settings()
    assert "mycket-hemligt" not in json.dumps(found)
    assert {found[name]["value"] for name in secrets} == {HIDDEN}
    assert found["SAGT_SPARQL"]["value"] == "https://…@graf.example/q"
    assert without_password("graf.example/@x") == "graf.example/@x"


def test_what_is_set_wrong_is_said_after_all_is_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SAGT_LOG", "xml")
    ran = CliRunner().invoke(cli.main, ["settings"])
    assert ran.exit_code == 2
    assert "SAGT_LOG ska vara text eller json, inte xml." in ran.stderr
    assert "SAGT_COLLECTION" in ran.stdout
