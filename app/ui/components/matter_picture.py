"""A matter's way through the bodies as a picture: a lane for each, time to the right.

Each act is a link to the same act in the list below, which says all in words.
"""

import base64
import html
from collections.abc import Sequence

from app.lanes import Act, Picture, Placed, drawn
from app.ui.components import plain
from app.ui.language import day, t
from graph.queries.matters import Step

# Shorter matters are told as quickly by the list alone.
LEAST = 2
# The height of a row, in rem.
HEIGHT = 2.0
KINDS = ("decision", "proposal", "other")


def show(steps: Sequence[Step]) -> str:
    """Return the picture as HTML; "" where there is no way to draw."""
    acts = [
        Act(number, step.act.organ or t("matter.document"), step.act.date)
        for number, step in enumerate(steps, 1)
    ]
    picture = drawn(acts)
    if len(picture.acts) < LEAST:
        return ""
    height = f"height:{picture.rows * HEIGHT:.1f}rem"
    dots = "".join(_dot(one, steps[one.act.number - 1]) for one in picture.acts)
    return (
        plain.heading(2, t("matter.picture"))
        + plain.paragraph(t("matter.picture_help"), "liten")
        + _legend(steps)
        + '<div class="sagt-rulla" tabindex="0" role="group" '
        f'aria-label="{html.escape(t("matter.picture"))}"><div class="sagt-banor">'
        f"<div>{_names(picture)}</div>"
        f'<div><div class="sagt-banor-yta" style="{height}">'
        f"{_ground(picture)}{_way(picture)}{dots}</div>{_days(picture)}</div>"
        "</div></div>" + _undated(acts)
    )


def anchor(number: int) -> str:
    """Return what an act of the list is found by."""
    return f"akt-{number}"


def kind(step: Step) -> str:
    """Return what is done in a step: a decision, a proposal, or something else."""
    found = {point.status for point in step.points}
    return next((one for one in KINDS[:2] if one in found), KINDS[2])


def _dot(one: Placed, step: Step) -> str:
    act = step.act
    section = f"§ {act.section}" if act.section else ""
    done = t(f"did.{kind(step)}")
    about = " ".join(filter(None, (day(act.date), act.organ, section)))
    label = html.escape(f"{one.act.number}. {about}: {done}")
    place = f"left:{one.x:.2%};top:{(one.row + 0.5) * HEIGHT:.2f}rem"
    absent = "" if act.held else " saknas"
    return (
        f'<a class="sagt-akt {kind(step)}{absent}" style="{place}" title="{label}" '
        f'aria-label="{label}" href="#{anchor(one.act.number)}">{one.act.number}</a>'
    )


def _names(picture: Picture) -> str:
    return "".join(
        f'<div class="sagt-bana" style="height:{lane.rows * HEIGHT:.1f}rem">'
        f"{html.escape(plain.short(lane.name, 60))}</div>"
        for lane in picture.lanes
    )


def _ground(picture: Picture) -> str:
    """Return the lanes' ground and the lines of the days."""
    lanes = "".join(
        f'<i class="sagt-bana" style="height:{lane.rows * HEIGHT:.1f}rem"></i>'
        for lane in picture.lanes
    )
    lines = "".join(
        f'<i class="sagt-streck" style="left:{tick.x:.2%}"></i>'
        for tick in picture.ticks
    )
    return lanes + lines


def _way(picture: Picture) -> str:
    """Return the line from act to act; only for the eye, the numbers say the same."""
    points = " ".join(f"{one.x * 100:.2f},{one.row + 0.5}" for one in picture.acts)
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 {picture.rows}" '
        'preserveAspectRatio="none"><polyline fill="none" stroke="#888888" '
        f'stroke-width="1.5" vector-effect="non-scaling-stroke" points="{points}"/>'
        "</svg>"
    )
    source = base64.b64encode(drawing.encode()).decode()
    return f'<img class="sagt-vag" alt="" src="data:image/svg+xml;base64,{source}">'


def _days(picture: Picture) -> str:
    ticks = "".join(
        f'<span style="left:{tick.x:.2%}">{tick.label}</span>' for tick in picture.ticks
    )
    return f'<div class="sagt-banor-dagar" aria-hidden="true">{ticks}</div>'


def _legend(steps: Sequence[Step]) -> str:
    found = {kind(step) for step in steps}
    names = "".join(
        f'<span><i class="sagt-akt {one}"></i>{html.escape(t(f"did.{one}"))}</span>'
        for one in KINDS
        if one in found
    )
    return f'<div class="sagt-forklaring liten" aria-hidden="true">{names}</div>'


def _undated(acts: Sequence[Act]) -> str:
    count = sum(act.day is None for act in acts)
    return plain.paragraph(t("matter.undated", count=count), "liten") if count else ""
