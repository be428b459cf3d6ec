"""Raised numbers right after a figure: "2023" with a note's "1" is not 20231."""

import re

from ingest.readers.pdf_characters import Characters
from ingest.readers.pdf_layout import LaidLine

# The number that calls a note is lower than the figure before it by this much.
LOWER = 0.8
_FIGURE = re.compile(r"(?<![\d.,])\d{3,8}(?!\d)")


def with_calls(lines: list[LaidLine], page: Characters) -> list[LaidLine]:
    """Return lines with the calls of notes that follow a figure in brackets."""
    calls = _calls(page)
    return [_called(line, calls) for line in lines] if calls else lines


def _called(line: LaidLine, calls: list[tuple[int, str, str]]) -> LaidLine:
    start, end = line.at
    for offset, figure, number in calls:
        whole = figure + number
        if start <= offset < end and line.text.count(whole) == 1:
            return _with_call(line, line.text.index(whole) + len(figure), number)
    return line


def _calls(page: Characters) -> list[tuple[int, str, str]]:
    """Return where figures with raised digits stand, with both of their parts."""
    calls = []
    for found in _FIGURE.finditer(page.text):
        first, last = page.box(found.start()), page.box(found.end() - 1)
        tall = first[3] - first[1]
        if last[3] - last[1] > LOWER * tall or last[1] <= first[1]:
            continue
        split = found.end() - 1
        box = page.box(split - 1)
        if box[3] - box[1] <= LOWER * tall:
            split -= 1
        calls.append(
            (
                found.start(),
                page.text[found.start() : split],
                page.text[split : found.end()],
            )
        )
    return calls


def _with_call(line: LaidLine, at: int, number: str) -> LaidLine:
    text = f"{line.text[:at]}[{number}]{line.text[at + len(number) :]}"
    places = tuple(
        place._replace(
            start=place.start + 2 * (place.start > at),
            end=place.end + 2 * (place.end > at),
        )
        for place in line.places
    )
    return line._replace(text=text, places=places)
