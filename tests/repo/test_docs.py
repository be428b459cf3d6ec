"""What the documentation says is there is there, and the other way round."""

import re
import typing
from pathlib import Path

import click
import pytest

from app import cli
from app.cli import frame
from app.cli.commands import COMMANDS
from app.report.words import Words
from graph import followup_model
from ingest import model

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
ENVIRONMENT = re.compile(r"\bSAGT_[A-Z]+\b")
CODE = ("ingest/", "graph/", "search/", "app/")


@pytest.fixture(scope="module")
def pages(written: dict[str, str]) -> dict[str, str]:
    return {name: text for name, text in written.items() if name.endswith(".md")}


def _commands() -> dict[str, click.Command]:
    context = click.Context(cli.main)
    named = {n: cli.main.get_command(context, n) for n in COMMANDS}
    return {name: command for name, command in named.items() if command is not None}


def _values() -> list[str]:
    """Return the values of every closed set of words in the data model."""
    found = {
        value
        for module in (model, followup_model)
        for kind in vars(module).values()
        if typing.get_origin(kind) is typing.Literal
        for value in typing.get_args(kind)
    }
    return sorted(found)


def test_every_link_leads_somewhere(root: Path, pages: dict[str, str]) -> None:
    broken = [
        f"{page}: {target}"
        for page, text in pages.items()
        for target in LINK.findall(text)
        if "://" not in target
        and not (root / page).parent.joinpath(target.partition("#")[0]).exists()
    ]
    assert broken == []


@pytest.mark.parametrize("name", sorted(_commands()))
def test_every_command_is_in_the_readme_and_in_operations(
    root: Path, name: str
) -> None:
    for page in ("README.md", "docs/operations.md"):
        text = (root / page).read_text(encoding="utf-8")
        assert re.search(rf"`sagt {name}\b", text), page


@pytest.mark.parametrize("name", sorted(_commands()))
def test_every_flag_is_in_operations(root: Path, name: str) -> None:
    text = (root / "docs" / "operations.md").read_text(encoding="utf-8")
    rows = (r for r in text.splitlines() if re.match(rf"\| `sagt {name}[ `]", r))
    row = next(rows)
    everywhere = {"--json", "--collection"}
    for parameter in _commands()[name].params:
        if isinstance(parameter, click.Option):
            for flag in set(parameter.opts) - everywhere:
                assert f"`{flag}" in row, f"{flag} is not in the row of {name}"


def _told(pages: dict[str, str], command: str) -> set[str]:
    """Return what follows a command's name, in running text and in examples."""
    form = re.compile(rf"(?:`|^|/|\\){command} (?:--collection \S+ )?([a-z]+)", re.M)
    return {word for text in pages.values() for word in form.findall(text)}


def test_no_command_is_told_of_that_is_not_there(pages: dict[str, str]) -> None:
    assert _told(pages, "sagt") == _commands().keys()


def test_every_make_target_told_of_is_there(
    written: dict[str, str], pages: dict[str, str]
) -> None:
    targets = set(re.findall(r"^([a-z]+):", written["Makefile"], re.MULTILINE))
    told = _told(pages, "make")
    assert told <= targets
    assert {"demo", "test"} <= told


def test_the_settings_table_holds_every_environment_variable(
    written: dict[str, str],
) -> None:
    used = {
        name
        for file, text in written.items()
        if file.startswith(CODE)
        for name in ENVIRONMENT.findall(text)
    }
    told = set(ENVIRONMENT.findall(written["docs/operations.md"]))
    assert used == told


def test_the_glossary_holds_every_word_of_the_model(written: dict[str, str]) -> None:
    lines = written["docs/glossary.md"].splitlines()
    told = {
        word
        for line in lines
        if line.startswith("|")
        for word in re.findall(r"`([^`]+)`", line)
    }
    assert [value for value in _values() if value not in told] == []


def test_the_guide_explains_every_status_of_a_promise(
    written: dict[str, str],
) -> None:
    guide = written["docs/guide.md"]
    say = Words("sv")
    for code in typing.get_args(followup_model.PromiseStatus):
        assert say.code("status", code).lower() in guide, code


def test_exit_codes_are_told_of(written: dict[str, str]) -> None:
    text = written["docs/operations.md"]
    for code in (
        0,
        1,
        frame.WRONG_USE,
        frame.UNREAD,
        frame.NO_COLLECTION,
        frame.LOCKED,
    ):
        assert re.search(rf"^\| {code} \|", text, re.MULTILINE)
