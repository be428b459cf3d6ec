"""`sagt watch`: watches made, looked at and mailed from the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.cli import main
from app.settings import Smtp
from app.watches import seeking
from app.watches.book import Book
from app.watches.model import Sought
from app.workspace import Workspace
from tests.app.watches.watched import BO, HIT, SENDER, Box, waiting


def sagt(folder: Path, *words: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, [*words, "--collection", str(folder)])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.stdout, done.stderr


def test_the_command_sends_and_says_so(
    opened: Workspace,
    plain_server: Smtp,
    box: Box,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = opened.archive.folder
    identity = waiting(opened, BO, "badhus")
    code, out, err = sagt(folder, "watch", "mail", "--dry-run")
    assert (code, err) == (0, "")
    assert f"Till: {BO}" in out
    assert "Badhuset öppnar." in out
    code, _, err = sagt(folder, "watch", "mail")
    assert code == 2
    assert "SAGT_SMTP" in err
    monkeypatch.setenv("SAGT_SMTP", f"127.0.0.1:{plain_server.port}")
    monkeypatch.setenv("SAGT_SMTP_FROM", SENDER)
    box.refused = {BO}
    code, out, err = sagt(folder, "watch", "mail")
    assert (code, out) == (1, "")
    assert f"Inte skickat till {BO}: 550" in err
    box.refused.clear()
    code, out, err = sagt(folder, "watch", "mail", "--json")
    assert (code, err) == (0, "")
    [sent] = json.loads(out)["sent"]
    assert sent["parts"][0]["watch"]["id"] == identity
    assert sagt(folder, "watch", "mail")[1] == "Inget nytt att skicka.\n"
    assert len(box.letters) == 1
    assert Book(folder).news(identity, unsent=True) == []


def test_the_commands_of_watches(opened: Workspace) -> None:
    folder = opened.archive.folder
    code, out, _ = sagt(
        folder, "watch", "add", "--search", "badhus", "--filter", "typ=protokoll"
    )
    assert code == 0
    assert "räknas som sett: 0" in out
    [made] = json.loads(sagt(folder, "watch", "list", "--json")[1])["watches"]
    identity = made["watch"]["id"]
    assert made["watch"]["filters"] == [["typ", ["protokoll"]]]
    assert made["watch"]["address"] == "sok?q=badhus&f_typ=protokoll"
    shelf = seeking.book(opened)
    kept = shelf.watch(identity)
    shelf.keep(kept, kept, Sought((HIT,)))
    assert "Badhuset öppnar." in sagt(folder, "watch", "new")[1]
    assert "1 nya" in sagt(folder, "watch", "list")[1]
    assert sagt(folder, "watch", "read", identity[:6])[1] == "Märkt som läst: 1.\n"
    assert sagt(folder, "watch", "new")[1] == "Inget nytt.\n"
    assert "Badhuset öppnar." in sagt(folder, "watch", "show", identity)[1]
    assert "tyst" in sagt(folder, "watch", "mute", identity)[1]
    assert "Borttagen" in sagt(folder, "watch", "remove", identity)[1]
    assert "Inga bevakningar" in sagt(folder, "watch", "list")[1]
    assert sagt(folder, "watch", "remove", "--undo", identity)[0] == 0
    for wrong in (["add"], ["add", "--search", "a", "--promise", "b"], ["show", "x"]):
        code, out, err = sagt(folder, "watch", *wrong)
        assert (code, out, err.count("\n")) == (2, "", 1)
