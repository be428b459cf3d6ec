"""Which promises are asked for: fields in the side bar, all of them in the address."""

import datetime as dt
import html
from collections.abc import Mapping

import streamlit as st

from app.promise_filters import Filters, Order
from app.ui import state
from app.ui.components import controls, links, plain
from app.ui.language import t, word
from app.ui.style import STATES

# The parts of the address that say which promises are asked for.
ORGAN, PERSON, TOPIC, YEAR = "organ", "person", "amne", "ar"
STATUS, DUE_FROM, DUE_TO, LATE = "lage", "fran", "till", "sena"
SILENT, COMING, AS_OF = "tysta", "kommande", "dag"
ACTOR, MATTER, REVIEWED, ORDER = "aktor", "arende", "granskade", "ordning"
NAMES = (
    *(ORGAN, PERSON, TOPIC, YEAR, STATUS, DUE_FROM, DUE_TO, LATE),
    *(SILENT, COMING, AS_OF, ACTOR, MATTER, REVIEWED, ORDER),
)
# The orders there are, the usual one first: what is near in time matters most now.
ORDERS: tuple[Order, ...] = ("narmast", "senast", "aldst")
# A promise is coming up this many days ahead.
AHEAD = 90
FIRST_YEAR, LAST_YEAR = 1950, 2150


def show() -> dt.date:
    """Show the fields; return the day that is asked about."""
    st.html(plain.block(plain.heading(2, t("app.filter"))))
    controls.text(t("promises.person"), PERSON)
    controls.text(t("promises.organ"), ORGAN)
    controls.text(t("promises.topic"), TOPIC, help=t("promises.topic_help"))
    controls.whole(t("promises.year"), YEAR, FIRST_YEAR, LAST_YEAR)
    controls.some_day(t("promises.due_from"), DUE_FROM)
    controls.some_day(t("promises.due_to"), DUE_TO)
    controls.flag(t("promises.overdue"), LATE)
    as_of = controls.day(t("promises.as_of"), AS_OF, state.today())
    st.html(plain.block(plain.paragraph(t("promises.as_of_help", day=as_of), "liten")))
    return as_of


def day_asked() -> dt.date:
    """Return the day that the address asks about, today if it names none."""
    return _day(AS_OF) or state.today()


def asked() -> Filters:
    """Return which promises the address asks for."""
    year = controls.number(YEAR)
    within = FIRST_YEAR <= year <= LAST_YEAR
    wanted = st.query_params.get_all(STATUS)
    return Filters(
        organ=controls.parameter(ORGAN) or None,
        person=controls.parameter(ACTOR) or controls.parameter(PERSON) or None,
        topic=controls.parameter(TOPIC) or None,
        statuses=tuple(code for code in STATES if code in wanted),
        due_from=_day(DUE_FROM),
        due_to=_day(DUE_TO),
        said_from=dt.date(year, 1, 1) if within else None,
        said_to=dt.date(year, 12, 31) if within else None,
        overdue=controls.parameter(LATE) == "1",
        silent=controls.parameter(SILENT) == "1",
        upcoming=AHEAD if controls.parameter(COMING) else None,
        reviewed={"ja": True, "nej": False}.get(controls.parameter(REVIEWED)),
        matter=controls.parameter(MATTER) or None,
        order=_order(),
    )


def _order() -> Order:
    """Return the order that the address names, the usual if it names none."""
    asked = controls.parameter(ORDER)
    return next((one for one in ORDERS if one == asked), ORDERS[0])


def orders() -> None:
    """Show the orders to choose among."""
    now = _order()
    ways = links.choice(
        t("promises.order"),
        (
            (
                links.href_of(
                    links.PROMISES, kept(**{ORDER: None if one == ORDERS[0] else one})
                ),
                t(f"ordered.{one}"),
                one == now,
            )
            for one in ORDERS
        ),
    )
    st.html(plain.block(f'<div class="sagt-val">{ways}</div>'))


def statuses(counts: Mapping[str, int]) -> None:
    """Show the statuses that the other filters let through, to turn on and off."""
    chosen = st.query_params.get_all(STATUS)
    there = [code for code in STATES if counts.get(code) or code in chosen]
    # A single one to choose among, as of the silent, would say nothing more.
    if chosen or len(there) > 1:
        controls.toggles(
            t("promises.status"),
            STATUS,
            there,
            lambda code: f"{word('status', code)} · {counts.get(code, 0)}",
        )


def kept(**changes: str | None) -> dict[str, str | list[str]]:
    """Return the address of the same choice with some of it changed."""
    found: dict[str, str | list[str]] = {
        name: values if len(values) > 1 else values[0]
        for name in NAMES
        if (values := st.query_params.get_all(name))
    }
    for name, value in changes.items():
        found.pop(name, None)
        if value is not None:
            found[name] = value
    return found


def limits() -> None:
    """Show what a link has limited the list to, each with a way to take it away."""
    taken = html.escape(t("promises.take_away"))
    for name, said in ((ACTOR, _actor()), (MATTER, _matter())):
        if said:
            target = links.href_of(links.PROMISES, kept(**{name: None}))
            links.show(
                f'<span title="{taken}">{links.way(target, said, "close")}</span>'
            )


def _actor() -> str:
    path = controls.parameter(ACTOR)
    known = state.actors().get(path)
    name = known.name if known else path
    return t("promises.only_actor", name=name) if path else ""


def _matter() -> str:
    path = controls.parameter(MATTER)
    return t("promises.only_matter") if path else ""


def _day(name: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(controls.parameter(name))
    except ValueError:
        return None
