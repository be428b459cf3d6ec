"""Letters about what is new: one to each address, as plain text and as HTML."""

import html
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate

from app.output import one_line
from app.plain_text import clean
from app.report.words import Words
from app.watches.model import News, Watch
from app.watches.telling import Told, called, told
from ingest import ids

# So many things of one watch stand in a letter; the app has the rest.
SHOWN = 25
SUBJECT = 80
SENDER = "Sagt och gjort"
STYLE = "font-family: sans-serif; line-height: 1.4; max-width: 42em"


@dataclass(frozen=True, slots=True)
class Letter:
    """What is new of one person's watches."""

    to: str
    parts: tuple[tuple[Watch, tuple[News, ...]], ...]

    @property
    def numbers(self) -> tuple[int, ...]:
        """Return the numbers of all that is told."""
        return tuple(one.number for _, news in self.parts for one in news)

    @property
    def subject(self) -> str:
        """Return what the letter is about, on one line."""
        count = len(self.numbers)
        if len(self.parts) > 1:
            return f"Nytt i {len(self.parts)} bevakningar ({count})"
        name = one_line(_plain(self.parts[0][0].name), SUBJECT)
        return f"Nytt i bevakningen {name} ({count})"


def message(letter: Letter, sender: str, app: str) -> EmailMessage:
    """Return a letter as it is sent.

    Its id follows from what it tells, so that a letter that a server took without
    saying so is known again when it is sent once more.
    """
    say = Words("sv")
    made = EmailMessage(policy=SMTP)
    made["From"] = Address(SENDER, addr_spec=sender)
    made["To"] = Address(addr_spec=letter.to)
    made["Subject"] = letter.subject
    made["Date"] = formatdate(usegmt=True)
    about = [f"{one.number} {one.found}" for _, news in letter.parts for one in news]
    identity = ids.digest("brev", letter.to, *about)
    made["Message-ID"] = f"<{identity}@{sender.rpartition('@')[2]}>"
    made["Auto-Submitted"] = "auto-generated"
    made["List-Unsubscribe"] = f"<{_plain(app)}/bevakningar>"
    made["Content-Language"] = "sv"
    text = "\n".join(_lines(letter, say, app))
    made.set_content(text, cte="quoted-printable")
    made.add_alternative(_page(letter, say, app), subtype="html", cte="base64")
    return made


def _plain(text: str) -> str:
    """Return text without line ends or other characters that steer."""
    kept = (c if unicodedata.category(c) != "Cc" else " " for c in clean(text))
    return " ".join("".join(kept).split())


def _shown(news: Sequence[News], say: Words, app: str) -> list[Told]:
    found = (told(one, say, app) for one in news[:SHOWN])
    return [
        Told(_plain(one.head), _plain(one.passage), _plain(one.address))
        for one in found
    ]


def _rest(watch: Watch, news: Sequence[News], app: str) -> tuple[str, str]:
    """Return what is said of what the letter does not hold, and where it is."""
    left = len(news) - SHOWN
    where = f"{_plain(app)}/bevakningar?id={watch.id}"
    return (f"Och {left} till:", where) if left > 0 else ("Bevakningen i appen:", where)


def _farewell(letter: Letter, app: str) -> tuple[str, ...]:
    first = letter.parts[0][0].id[:8]
    return (
        "Brevet är skickat av programmet Sagt och gjort på den dator där samlingen "
        "ligger. Citaten är maskinlästa; läs källan innan du citerar.",
        f"Sluta bevaka: ta bort eller tysta bevakningen på {_plain(app)}/bevakningar, "
        f"eller med kommandot sagt watch remove {first}. Går ingetdera, be den som "
        "driver samlingen.",
    )


def _lines(letter: Letter, say: Words, app: str) -> Iterator[str]:
    for watch, news in letter.parts:
        yield _plain(called(watch, say))
        yield ""
        for one in _shown(news, say, app):
            yield f"- {one.head}"
            if one.passage:
                yield f"  ”{one.passage}”"
            if one.address:
                yield f"  {one.address}"
            yield ""
        yield " ".join(_rest(watch, news, app))
        yield f"Sluta bevaka: sagt watch remove {watch.id[:8]}"
        yield ""
    yield "-- "
    yield from _farewell(letter, app)


def _page(letter: Letter, say: Words, app: str) -> str:
    parts = []
    for watch, news in letter.parts:
        items = "".join(map(_item, _shown(news, say, app)))
        said, where = _rest(watch, news, app)
        parts.append(
            f"<h2>{html.escape(_plain(called(watch, say)))}</h2>\n<ul>\n{items}</ul>\n"
            f"<p>{html.escape(said)} {_link(where)}</p>\n"
        )
    end = "".join(f"<p>{html.escape(one)}</p>\n" for one in _farewell(letter, app))
    return (
        '<!DOCTYPE html>\n<html lang="sv">\n<head><meta charset="utf-8">\n'
        f"<title>{html.escape(letter.subject)}</title></head>\n"
        f'<body style="{STYLE}">\n{"".join(parts)}<hr>\n{end}</body>\n</html>\n'
    )


def _item(one: Told) -> str:
    quote = (
        f"<blockquote>{html.escape(one.passage)}</blockquote>" if one.passage else ""
    )
    way = f"<p>{_link(one.address)}</p>" if one.address else ""
    return f"<li><b>{html.escape(one.head)}</b>{quote}{way}</li>\n"


def _link(address: str) -> str:
    shown = html.escape(address)
    if not address.startswith(("http://", "https://")):
        return shown
    return f'<a href="{shown}">{shown}</a>'
