"""What a name written by a reader may mean: one thing, or some to choose among."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

import streamlit as st

from app.promise_filters import Filters
from app.ui import state
from app.ui.components import plain, role_words
from app.ui.language import day, t
from graph.queries import Document, lookup
from graph.queries.actors import Membership
from graph.queries.matters import matters
from graph.queries.things import places
from graph.terms import NamedNode

# So many are offered; whoever meant another writes more of its name.
MOST = 12
WIDTH = 110
TITLE = 80
# Kinds of things whose names are looked up; the others are written as they are.
KINDS = frozenset(lookup.PATHS)
# Kinds that are known by their words or their address, not by a name.
NAMELESS = frozenset({"decision", "promise", "meeting", "agreement"})


@dataclass(frozen=True, slots=True)
class Choice:
    """A thing that may be meant: its path, what it is called, and what tells it apart.

    `sure` is False for what only holds the words written.
    """

    path: str
    name: str
    about: str
    sure: bool = False


def pasted(written: str) -> str:
    """Return what an address of one of the pages names, or the words as they are.

    >>> pasted("http://127.0.0.1:8501/beslut?id=b12&lang=en")
    'b12'
    >>> pasted(" Asta Krok ")
    'Asta Krok'
    """
    words = written.strip()
    named = parse_qs(urlsplit(words).query).get("id") if "://" in words else None
    return named[0] if named else words


def meant(kind: str, written: str) -> Sequence[Choice]:
    """Return what the words may mean: one sure thing, or all that they may stand for.

    There is one more than `MOST` where there are more than that.
    """
    workspace = state.workspace()
    base = workspace.settings.base
    hits = lookup.candidates(workspace.graph, kind, written, base)
    if hits:
        return [_exact(hit, base) for hit in hits[: MOST + 1]]
    return list(_holding(kind, written.casefold()))[: MOST + 1]


def _exact(hit: lookup.Hit, base: str) -> Choice:
    """Return what is called exactly so, as it is called wherever it stands alone."""
    path = hit.iri.value.removeprefix(base)
    known = state.actors().get(path)
    name = known.name if known else hit.name
    return Choice(path, name, hit.within or "", True)


def _holding(kind: str, words: str) -> Iterable[Choice]:
    """Return the things of a kind whose name or text holds the words."""
    if kind in {"actor", "organ", "person"}:
        return _actors(kind, words)
    if kind == "matter":
        return _matters(words)
    if kind == "document":
        return _documents(words)
    return _said(kind, words)


def _actors(kind: str, words: str) -> Iterable[Choice]:
    prefixes = tuple(f"{path}/" for path in lookup.PATHS[kind])
    for path, one in state.actors().items():
        names = (one.name, *one.names)
        if path.startswith(prefixes) and any(words in n.casefold() for n in names):
            parties = f" ({', '.join(one.parties)})" if one.parties else ""
            yield Choice(path, f"{one.name}{parties}", about_actor(path))


def _matters(words: str) -> Iterable[Choice]:
    workspace = state.workspace()
    base = workspace.settings.base
    for one in matters(workspace.graph, text=words, limit=MOST + 1, base=base):
        path = one.iri.value.removeprefix(base)
        yield Choice(path, one.title, ", ".join((*one.bodies, *one.dnr)))


def _documents(words: str) -> Iterable[Choice]:
    for one in state.documents():
        if words in f"{one.title} {one.name}".casefold():
            yield Choice(f"handling/{one.id}", one.title or one.name, one.name)


def _said(kind: str, words: str) -> Iterable[Choice]:
    """Return decisions or promises by their words."""
    if kind == "decision":
        for view in state.decisions():
            if words in view.text.casefold():
                name, about = plain.short(view.text, WIDTH), view.organ
                yield Choice(f"beslut/{view.id}", name, f"{about}, {day(view.date)}")
    elif kind == "promise":
        asked = Filters(topic=words)
        for promise in state.listing(state.today(), asked, 0, MOST + 1).promises:
            name = plain.short(promise.text, WIDTH)
            yield Choice(f"atagande/{promise.id}", name, day(promise.date))


def about_actor(path: str) -> str:
    """Return what tells an actor from another of the same name."""
    one = state.actors().get(path)
    if one is not None and one.kind == "person":
        roles = dict.fromkeys(map(_role, one.roles))
        return "; ".join(list(roles)[:2])
    return state.whole(path)


def named_in(path: str) -> str:
    """Return in which documents an actor is named, the latest by its title.

    It tells apart those of one name of whom nothing else is known.
    """
    of = state.workspace()
    iri = NamedNode(of.settings.base + path)
    there = {one.document_id for one in places(of.graph, iri, of.settings.base)}
    known = _documents_by_id(state.mark())
    found = [known[one] for one in there if one in known]
    if not found:
        return ""
    last = min(found, key=lambda one: one.place).document
    title = plain.short(last.title or last.name, TITLE)
    told = not last.date or last.date.isoformat() in title
    dated = title if told else f"{title}, {day(last.date)}"
    return t("overview.who_named", count=len(found), title=dated)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A document, and its place in the list of all: the latest has 0."""

    place: int
    document: Document


@st.cache_resource(show_spinner=False, max_entries=2)
def _documents_by_id(mark: str) -> Mapping[str, _Placed]:
    """Return id → document; asked for each of those who have the same name."""
    del mark
    return {one.id: _Placed(at, one) for at, one in enumerate(state.documents())}


def _role(role: Membership) -> str:
    """Return a role and whose: every municipality has a Kommunstyrelsen."""
    base = state.workspace().settings.base
    whole = state.whole(role.organisation_iri.value.removeprefix(base))
    said = role_words.said(role.title, role.role)
    return ", ".join(filter(None, (said, role.organisation, whole)))
