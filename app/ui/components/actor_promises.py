"""What an actor and those with a role in it have promised: by year, and the silent."""

import html
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import streamlit as st

from app.actor_details import ActorDetails, RoleOf
from app.plain_text import capital
from app.promise_filters import Filters
from app.ui import state
from app.ui.components import links, plain, promise_card, promise_filters, take_along
from app.ui.components.promises_in_brief import Stood, first, whole
from app.ui.language import t

SHOWN = 6
# So many of those with a role are counted year by year, those who promised most.
PEOPLE = 12
LEADS = "ordförande"


@dataclass
class Row:
    """One actor's promises by year; the year is 0 where it is not known."""

    path: str
    name: str
    about: str
    unsure: bool = False
    years: defaultdict[int, list[Stood]] = field(
        default_factory=lambda: defaultdict(list)
    )

    @property
    def count(self) -> int:
        """Return how many promises there are in all."""
        return sum(map(len, self.years.values()))


def show(actor: ActorDetails) -> None:
    """Show the years, then the promises of the actor itself, the silent first."""
    rows = [row for row in _rows(actor) if row.count]
    if not rows:
        none = plain.paragraph(t("actors.no_promises"), "liten")
        st.html(plain.block(plain.heading(2, t("actors.promises")), none))
        return
    own = [one for year in rows[0].years.values() for one in year]
    mine = own if rows[0].path == actor.id else []
    st.html(
        plain.block(
            plain.heading(2, t("actors.promises")),
            plain.paragraph(t("actors.promises_help"), "liten"),
            _table(rows),
        )
    )
    if any(row.unsure for row in rows):
        links.show(links.to(links.REVIEW, t("actors.perhaps_review"), "rule"))
    _short(actor.id, mine)
    take_along.show({promise_filters.ACTOR: actor.id}, lambda: whole(mine))


def _rows(actor: ActorDetails) -> list[Row]:
    """Return the actor's row, then those of who has a role in it, its chair first."""
    roles: defaultdict[str, list[RoleOf]] = defaultdict(list)
    for role in actor.members:
        roles[role.id].append(role)
    people = []
    for path, held in roles.items():
        titles = ", ".join({one.title.casefold(): one.title for one in held}.values())
        people.append(_row(path, held[0].name, titles))
        people += _perhaps(path, titles, frozenset(roles))
    people = [row for row in people if row.count]
    people.sort(key=lambda row: (not _leads(row.about), -row.count, row.name))
    own = _row(actor.id, actor.name, "")
    return [own, *_perhaps(actor.id, "", frozenset()), *people[:PEOPLE]]


def _perhaps(path: str, titles: str, known: frozenset[str]) -> list[Row]:
    """Return the rows of those who may be the same as an actor."""
    named = state.actors()
    return [
        _row(other, named[other].name, titles, t("actors.perhaps"))
        for other in state.maybe(path)
        if other in named and other not in known
    ]


def _leads(titles: str) -> bool:
    """Tell whether one of the titles is that of a chair; a deputy's is not."""
    return any(one.casefold().startswith(LEADS) for one in titles.split(", "))


def _row(path: str, name: str, titles: str, sure: str = "") -> Row:
    row = Row(path, name, ", ".join(filter(None, (titles, sure))), unsure=bool(sure))
    found = state.stood(Filters(person=path)) if state.promised(path) else ()
    for told, mark in found:
        row.years[told.date.year if told.date else 0].append((told, mark))
    return row


def _table(rows: Sequence[Row]) -> str:
    years = sorted({year for row in rows for year in row.years}, reverse=True)
    head = "".join(
        f'<th scope="col">{year or html.escape(t("app.undated"))}</th>'
        for year in years
    )
    body = "".join(_line(row, years) for row in rows)
    who = html.escape(t("actors.who"))
    every = html.escape(t("actors.all_years"))
    return (
        '<div class="sagt-rulla" tabindex="0"><table class="sagt-ar"><thead><tr>'
        f'<th scope="col">{who}</th><th scope="col">{every}</th>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _line(row: Row, years: Sequence[int]) -> str:
    target = html.escape(links.href("aktorer", id=row.path))
    name, about = html.escape(capital(row.name)), html.escape(row.about)
    every = [one for year in row.years.values() for one in year]
    cells = [_cell(row, every, None), *(_cell(row, row.years[y], y) for y in years)]
    return (
        f'<tr><th scope="row"><a href="{target}">{name}</a><br>'
        f'<span class="liten">{about}</span></th>{"".join(cells)}</tr>'
    )


def _cell(row: Row, found: Sequence[Stood], year: int | None) -> str:
    """Return how many promises there are of a year, and how many are silent."""
    if not found:
        return "<td></td>"
    silent = sum(mark.silent for _, mark in found)
    given = t("actors.given", count=len(found))
    said = t("actors.silent", count=silent) if silent else ""
    label = html.escape(
        " ".join(filter(None, (row.name, str(year or ""), given, said)))
    )
    count = f"<b>{len(found)}</b>"
    if year != 0:
        way = html.escape(links.href("loften", aktor=row.path, ar=year))
        count = f'<a href="{way}" aria-label="{label}">{count}</a>'
    return f'<td>{count}<br><span class="liten">{html.escape(said)}</span></td>'


def _short(path: str, promises: Sequence[Stood]) -> None:
    """Show the first of the promises, and the ways to all of them and the silent."""
    if not promises:
        return
    rows = "".join(map(promise_card.row, first(promises, SHOWN)))
    silent = sum(mark.silent for _, mark in promises)
    title = t("actors.own", count=len(promises), silent=silent)
    st.html(plain.block(plain.heading(3, title), f'<ul class="sagt-rader">{rows}</ul>'))
    ways = [_way(t("actors.all_promises", count=len(promises)), aktor=path)]
    if silent:
        silently = {promise_filters.SILENT: "1"}
        ways.append(_way(t("actors.all_silent", count=silent), aktor=path, **silently))
    links.show(*ways)


def _way(label: str, **asked: str) -> str:
    return links.to(links.PROMISES, label, "arrow_forward", **asked)
