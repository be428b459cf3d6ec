"""Sends what is new of watches, each thing once, and remembers what has been sent."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import filelock

from app.settings import Smtp
from app.watches import post, seeking
from app.watches.addresses import checked
from app.watches.letters import Letter, message
from app.watches.model import Watch
from app.workspace import Workspace
from ingest.errors import LockedError, QueryError, SagtError


@dataclass(frozen=True, slots=True)
class Waiting:
    """The letters there are to send, and the watches not looked for, each with why."""

    letters: tuple[Letter, ...] = ()
    troubled: tuple[tuple[Watch, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Mailed:
    """What became of the letters: those sent, and those not with why.

    `troubled` are the watches that could not be looked for.
    """

    sent: tuple[Letter, ...] = ()
    failed: tuple[tuple[Letter, str], ...] = ()
    troubled: tuple[tuple[Watch, str], ...] = ()


def letters(workspace: Workspace) -> Waiting:
    """Return what there is to send: one letter to each address that has news.

    What has been read in the app needs no letter, and what is muted gets none.
    """
    shelf = seeking.book(workspace)
    found: dict[str, Letter] = {}
    troubled: list[tuple[Watch, str]] = []
    for watch in shelf.watches():
        if not watch.email or watch.muted:
            continue
        try:
            seeking.look(workspace, watch)
        except SagtError as error:
            # One that cannot be looked for now keeps nobody else from a letter.
            troubled.append((watch, str(error)))
            continue
        if trouble := shelf.watch(watch.id).trouble:
            troubled.append((watch, trouble))
        news = shelf.news(watch.id, unread=True, unsent=True)
        if news:
            key = watch.email.casefold()
            before = found.get(key, Letter(watch.email, ()))
            found[key] = Letter(before.to, (*before.parts, (watch, tuple(news))))
    return Waiting(tuple(found.values()), tuple(troubled))


def mail(workspace: Workspace) -> Mailed:
    """Send the letters there are; what a server has taken is not sent again.

    Raises:
        QueryError: no mail server is configured, or the sender is no address.
        LockedError: another process is sending.
    """
    smtp = workspace.settings.smtp
    if smtp is None:
        raise QueryError("Ingen e-postserver är inställd. Sätt SAGT_SMTP.")
    sender = checked(smtp.sender)
    if not sender:
        raise QueryError("Sätt SAGT_SMTP_FROM till adressen som breven kommer från.")
    with alone(workspace.archive.folder):
        return _sent(workspace, smtp, sender, letters(workspace))


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Let nobody else send letters of a collection meanwhile.

    Raises:
        LockedError: another process is sending.
    """
    lock = filelock.FileLock(folder / "bevakningar-post.lock", timeout=0)
    try:
        lock.acquire()
    except filelock.Timeout as error:
        raise LockedError("En annan körning skickar brev just nu.") from error
    try:
        yield
    finally:
        lock.release()


def _sent(workspace: Workspace, smtp: Smtp, sender: str, waiting: Waiting) -> Mailed:
    if not waiting.letters:
        return Mailed(troubled=waiting.troubled)
    shelf, app = seeking.book(workspace), workspace.settings.app
    sent: list[Letter] = []
    failed: list[tuple[Letter, str]] = []
    try:
        with post.opened(smtp) as way:
            for letter in waiting.letters:
                try:
                    way.send(message(letter, sender, app), sender, letter.to)
                except post.RefusedError as error:
                    failed.append((letter, str(error)))
                    continue
                # The server has it: from here on it is never sent again.
                shelf.sent(letter.numbers)
                sent.append(letter)
    except post.PostError as error:
        done = {letter.to for letter in (*sent, *(one for one, _ in failed))}
        failed += [(one, str(error)) for one in waiting.letters if one.to not in done]
    return Mailed(tuple(sent), tuple(failed), waiting.troubled)
