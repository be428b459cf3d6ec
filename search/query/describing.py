"""A query tree in plain words, in both languages."""

import calendar
import datetime as dt

from search.model import (
    All,
    Best,
    Dated,
    Either,
    Everything,
    Exactly,
    Fuzzy,
    Node,
    Not,
    Plain,
    Prefix,
    Rather,
    Told,
    Weighted,
    Wildcard,
    Without,
    Word,
)
from search.query import fields, values
from search.query.telling import joined, told


def describe(node: Node) -> str:
    """Return a query tree in plain Swedish."""
    return said(node).sv


def said(node: Node) -> Told:
    """Return a query tree in plain words."""
    match node:
        case All() | Either() | Best():
            return _group(node)
        case Weighted() | Rather():
            return said(node.part)
        case Not():
            return told("say_not", _bracket(node.part))
        case _:
            return _plain(node)


def _plain(node: Plain) -> Told:
    match node:
        case Word():
            return _in(node.field, _word(node))
        case Prefix():
            return _in(node.field, told("say_prefix", node.shown or node.text))
        case Wildcard():
            return _in(node.field, told("say_wildcard", node.text))
        case Fuzzy():
            return _in(node.field, told("say_fuzzy", node.shown or node.text))
        case Exactly():
            return _in(node.field, _value(node))
        case Dated():
            due = "say_due" if node.field == "frist" else "say_dated"
            return told(due, _span(node.earliest, node.latest))
        case Without():
            return told("say_without", _named(node.field))
        case Everything():
            return told("say_everything")


def _value(node: Exactly) -> Told:
    if node.shown:
        return told("say_word", node.shown)
    shown = values.shown(node.field, node.value)
    return Told("value", (shown.kept,), shown.sv, shown.en)


def _word(node: Word) -> Told:
    shown = node.shown.strip('"') or " ".join(node.stems)
    if node.shown and " " not in node.shown:
        return told("say_word", shown)
    if node.slop:
        return told("say_near", shown, node.slop)
    return told("say_phrase", shown)


def _group(node: All | Either | Best) -> Told:
    match node:
        case All((Exactly("status") as status, part, Rather())):
            return told("say_within", _value(status), _bracket(part))
        case Either((Exactly("dnr_ord") as number, Word())):
            return told("say_dnr", number.shown)
        case Either((Prefix() as begun, Word() as same)) if begun.shown == same.shown:
            return said(begun)
        case All():
            held = [part for part in node.parts if not isinstance(part, Rather)]
            return joined("and", [_bracket(part) for part in held])
        case Either() if node.minimum > 1:
            some = joined("or", [_bracket(part) for part in node.parts])
            return told("say_some", node.minimum, some)
        case _:
            return joined("or", [_bracket(part) for part in node.parts])


def _bracket(node: Node) -> Told:
    text = said(node)
    return told("say_bracket", text) if text.code in ("and", "or") else text


def _in(target: str, text: Told) -> Told:
    return told("say_field", _named(target), text) if target else text


def _named(target: str) -> Told:
    field = fields.of_target(target)
    return Told("field", (field.name,), field.name, field.english)


def _span(first: dt.date | None, last: dt.date | None) -> Told:
    if first and last:
        if whole := _whole(first, last):
            return told("say_on", whole)
        return told("say_between", first.isoformat(), last.isoformat())
    if first:
        return told("say_from", first.isoformat())
    return told("say_until", last.isoformat()) if last else told("say_ever")


def _whole(first: dt.date, last: dt.date) -> str | None:
    """Return the day, month or year that an interval is, or None."""
    if first == last:
        return first.isoformat()
    ends = calendar.monthrange(last.year, last.month)[1] == last.day
    if first.year != last.year or first.day != 1 or not ends:
        return None
    if (first.month, last.month) == (1, 12):
        return f"{first.year}"
    return f"{first:%Y-%m}" if first.month == last.month else None
