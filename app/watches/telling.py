"""News in words: what each of them is, where it stands, and a way to it."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.output import one_line
from app.report.words import Words
from app.watches.model import News, Watch

PASSAGE = 500
# Things whose code has words of its own.
CODED = {"lage": "status", "belagg": "stance"}


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that is new, as it is shown.

    `head` is what it is, when and where; `address` leads there, "" if nowhere.
    """

    head: str
    passage: str
    address: str


def told(one: News, say: Words, app: str = "") -> Told:
    """Return something new in words; `app` is what addresses begin with."""
    of = one.of
    section = f"§ {of.section}" if of.section else ""
    title = of.title if section not in of.title else of.title.replace(section, "")
    where = ", ".join(filter(None, (one_line(title.strip(), 120), section)))
    date = of.date.isoformat() if of.date else ""
    more = say("watch.more", count=of.count) if of.count else ""
    head = " · ".join(filter(None, (what(one, say), date, where, more)))
    address = f"{app}/{one.address}" if app and one.address else one.address
    return Told(head, one_line(of.passage, PASSAGE), address)


def what(one: News, say: Words) -> str:
    """Return what has happened, with the status or stance that it gave."""
    name = say.code("news", one.of.what)
    group = CODED.get(one.of.what)
    return f"{name}: {say.code(group, one.of.code)}" if group else name


def called(watch: Watch, say: Words) -> str:
    """Return what a watch is called, and of which kind it is."""
    return f"{watch.name} ({say.code('watched', watch.kind)})"


def filters(watch: Watch) -> Iterator[str]:
    """Yield each filter of a search in words."""
    if watch.kind == "sokning":
        for name, values in watch.filters:
            yield f"{name}: {', '.join(values)}"
