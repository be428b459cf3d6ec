"""The frame of the commands: the group, shared options, errors and progress.

Exit codes: 0 done, 1 done with failures listed, 2 wrong use, 3 could not read, 4 no
collection, 5 locked by another writer, 6 damage that cannot be undone (`check`),
7 stopped by a signal.
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app import settings
from app.cli.commands import COMMANDS
from app.cli.told import told
from app.operations import stopping
from ingest.errors import LockedError, NoCollectionError, ReadError, SagtError

if TYPE_CHECKING:
    from app.workspace import Workspace

WRONG_USE, UNREAD, NO_COLLECTION, LOCKED = 2, 3, 4, 5
DAY = click.DateTime(["%Y-%m-%d"])


class Sagt(click.Group):
    """The command group; every error of ours ends in one plain line and a code."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's
        """Return the names of the commands, in order."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import a command; None if there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module, _ = COMMANDS[cmd_name]
        found = getattr(import_module(f"app.cli.{module}"), cmd_name)
        assert isinstance(found, click.Command)
        return found

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """Write what each command does, without importing any."""
        names = self.list_commands(ctx)
        limit = formatter.width - 6 - max(map(len, names))
        told = (click.Command(name, help=COMMANDS[name][1]) for name in names)
        rows = [(one.name or "", one.get_short_help_str(limit)) for one in told]
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, turning our errors into exit codes."""
        with told(ctx):
            return self._run(ctx)

    def _run(self, ctx: click.Context) -> Any:
        try:
            with stopping.stoppable():
                return super().invoke(ctx)
        except stopping.Stopped:
            click.echo(stopping.STOPPED, err=True)
            ctx.exit(stopping.CODE)
        except SagtError as error:
            click.echo(str(error), err=True)
            ctx.exit(_code(error))
        except BrokenPipeError:
            # Whoever read, "head" say, has had enough: click ends without a word.
            raise
        except (OSError, UnicodeError) as error:
            # A disk, a pipe or a file that does not do what it should.
            click.echo(f"Det gick inte: {error}", err=True)
            ctx.exit(UNREAD)


def _code(error: SagtError) -> int:
    if isinstance(error, NoCollectionError):
        return NO_COLLECTION
    if isinstance(error, LockedError):
        return LOCKED
    return UNREAD if isinstance(error, ReadError) else WRONG_USE


def _collection(ctx: click.Context, _param: click.Parameter, value: Path | None) -> Any:
    """Keep the folder given, on whichever side of the command it stands."""
    if value is not None:
        ctx.find_root().meta["collection"] = value
    return value


collection = click.option(
    "--collection",
    type=click.Path(file_okay=False, path_type=Path),
    expose_value=False,
    callback=_collection,
    help="Samlingens mapp (eller SAGT_COLLECTION; annars ./samling).",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Skriv JSON.")


def current_settings() -> settings.Settings:
    """Return the settings of this run, by what is given on the command line."""
    root = click.get_current_context().find_root()
    found = settings.load(root.meta.get("collection"))
    return replace(found, public=found.public or root.params.get("public", False))


def open_collection() -> "Workspace":
    """Open the collection that the command is about, or what is public of it."""
    from app.access import viewing  # noqa: PLC0415 - slow to import, and help needs none

    tell = progress()[1]
    return viewing.open_view(current_settings(), tell)


def progress() -> tuple[Callable[[int, int, str], None], Callable[[str], None]]:
    """Return what to call after each document and at each later step."""
    shown = sys.stderr.isatty()

    def document(done: int, total: int, name: str) -> None:
        if shown:
            filled = "█" * (30 * done // total)
            text = f"\r{filled:░<30} {done}/{total} {name[-40:]:<40}"
            click.echo(text, err=True, nl=done == total)
        elif done == total or done % 50 == 0:
            click.echo(f"Läser {done}/{total}", err=True)

    return document, lambda step: click.echo(f"{step} …", err=True)


@click.group(cls=Sagt)
@click.version_option(package_name="sagt-och-gjort")
@click.option(
    "--public", is_flag=True, help="Bara det som är offentligt (eller SAGT_PUBLIC=1)."
)
@collection
def main(public: bool) -> None:
    """Sagt och gjort: vem lovade vad, till när, och vad blev det?"""
