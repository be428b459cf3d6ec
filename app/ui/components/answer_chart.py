"""The answer to a question as a chart, beside its table."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from app.charts import Chart, Row, chart
from app.ui.components import plain
from app.ui.language import t

# Okabe and Ito's colours, in the order in which neighbours differ most.
COLOURS = (
    *("#0072B2", "#E69F00", "#009E73"),
    *("#CC79A7", "#56B4E9", "#888888"),
)
# Letters of a name beside its bar, and beside its colour; columns of colours.
WIDTH, LEGEND, COLUMNS = 40, 26, 2
# The width of a letter, in pixels.
PIXELS = 6
# The height of a bar beside its name, and of other charts, in pixels.
BAR, HEIGHT = 22, 380


def show(names: Sequence[str], rows: Sequence[Row]) -> None:
    """Show the chart, if the answer has one; the table says the same in numbers."""
    found = chart(names, rows)
    if found is None:
        return
    x = found.x[:1].lower() + found.x[1:]
    title = t("ask.chart_of" if found.y else "ask.chart_count", y=found.y, x=x)
    st.html(plain.block(plain.heading(3, title)))
    drawn = _drawn(found, list(dict.fromkeys(one.series for one in found.points)))
    st.vega_lite_chart(spec=drawn, alt=f"{title}. {t('ask.chart_table')}")
    if found.left:
        series = {one.series for one in found.points}
        count = len(found.points) if found.form == "names" else len(series)
        said = plain.paragraph(t("ask.chart_left", count=count), "liten")
        st.html(plain.block(said))


def _drawn(found: Chart, lines: Sequence[str]) -> dict[str, Any]:
    """Return what Streamlit draws, in Vega-Lite."""
    points = [{"x": one.x, "y": one.y, "s": one.series} for one in found.points]
    apart = len(lines) > 1
    number = {"field": "y", "type": "quantitative", "title": found.y or t("ask.count")}
    encoding = {"color": _colour(lines), "tooltip": _said(found, number, apart)}
    if found.form == "names":
        # Names are read more easily beside the bars than under them.
        name = {
            **{"field": "x", "type": "nominal", "sort": None, "title": None},
            "axis": {"labelLimit": WIDTH * PIXELS},
        }
        mark: object = "bar"
        encoding |= {"y": name, "x": number}
    elif found.form == "days":
        mark = {"type": "line", "point": True}
        day = {"field": "x", "type": "temporal", "title": found.x}
        encoding |= {"x": day, "y": number}
    else:
        # Beside each other: a year alone is seen too, which it is not on a line.
        mark = "bar"
        year = {"field": "x", "type": "ordinal", "title": found.x}
        encoding |= {"x": year, "y": number}
        if apart:
            encoding["xOffset"] = {"field": "s", "sort": list(lines)}
    high = BAR * len(points) + 60 if found.form == "names" else HEIGHT
    data = {"values": points}
    return {"data": data, "mark": mark, "encoding": encoding, "height": high}


def _colour(lines: Sequence[str]) -> dict[str, Any]:
    legend = {
        **{"title": None, "orient": "bottom", "columns": COLUMNS},
        "labelLimit": LEGEND * PIXELS,
    }
    return {
        **{"field": "s", "type": "nominal"},
        "scale": {"domain": list(lines), "range": list(COLOURS[: len(lines)])},
        "legend": legend if len(lines) > 1 else None,
    }


def _said(found: Chart, number: dict[str, Any], apart: bool) -> list[dict[str, Any]]:
    """Return what is said of the point that is pointed at."""
    sort = "temporal" if found.form == "days" else "nominal"
    said = [{"field": "x", "type": sort, "title": found.x}, number]
    return [{"field": "s", "type": "nominal", "title": ""}, *said] if apart else said
