"""The table of commands says what the commands themselves say."""

import subprocess
import sys

import click
import pytest

from app.cli import main
from app.cli.commands import COMMANDS


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_found_and_says_what_the_table_says(name: str) -> None:
    command = main.get_command(click.Context(main), name)
    assert command is not None
    assert command.name == name
    assert command.get_short_help_str(1000) == COMMANDS[name][1]


def test_what_is_no_command_is_none() -> None:
    assert main.get_command(click.Context(main), "ingenting") is None


def test_help_opens_no_collection_and_reads_no_language() -> None:
    code = (
        "import sys\n"
        "from app.cli import main\n"
        "main(['--help'], standalone_mode=False)\n"
        "slow = {'app.workspace', 'spacy', 'pandas', 'networkx'} & sys.modules.keys()\n"
        "sys.exit(repr(slow) if slow else 0)"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stderr
    assert all(name in told.stdout for name in COMMANDS)


def test_who_has_read_enough_is_told_of_no_failure() -> None:
    command = [sys.executable, "-c", "from app.cli import main; main()", "settings"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert not running.stderr.read()
