"""One stretch of a query at a time: a word, a phrase, a field with its value."""

import datetime as dt
import re
from dataclasses import dataclass, replace

from search.model import Told
from search.query import dates, fields, numbers, operators
from search.query.clauses import Leaf
from search.query.fields import Field
from search.query.telling import told

_NAMED = re.compile(r"(?P<name>[^\W\d_][\w-]{0,30}|§§?)\s?(?P<colon>:)(?P<blank>\s?)")
_PHRASE = re.compile(r'"(?P<text>[^"]*)"(?:~(?P<distance>\d{1,4})?)?')
_WORD = re.compile(r'[^\s()"]+')
_TO = operators.pattern("to")
_RANGE = re.compile(
    rf"(?P<open>[\[{{])\s*(?P<low>[^\[\]{{}}()]{{0,40}}?)\s*\b(?:{_TO})\b\s*"
    rf"(?P<high>[^\[\]{{}}()]{{0,40}}?)\s*(?P<close>[\]}}])"
)
_ENDS = re.compile(r'(?P<low>[^\s()".]*(?:\.[^\s()".]+)*)\.\.(?P<high>[^\s()"]*)')
_LOW = re.compile(r'(?P<low>[^()":\[\]{}]{1,30}?)\s?\.\.\s?')
_COMPARED = re.compile(r'(?:<=|>=|<|>)\s?[^\s()"]+')
# What abbreviations take after a colon: "KF:s", "S:t", "VD:n".
_ENDING = re.compile(r"(?:[a-zåäö]{1,2}|arna|erna|aren|ens|ets)$")
_RANGED = ("date", "section")
NEAR_PHRASE = 5
# A longer query is more likely running text than one thing without another.
SHORT = 4


@dataclass(frozen=True, slots=True)
class FieldMark:
    """A field that holds for the bracket after it."""

    field: Field


class Cutter:
    """Cuts a query; `today` is the day that relative dates count from."""

    def __init__(self, today: dt.date | None) -> None:
        """Remember the day."""
        self.today = today

    def cut(self, text: str, at: int) -> tuple[int, Leaf | FieldMark]:
        """Return where the stretch that begins at `at` ends, and what it is."""
        if end := numbers.law(text, at):
            return end, Leaf("phrase", text[at:end])
        if found := numbers.sections(text, at):
            return found[0], Leaf("sections", found[1])
        if found := numbers.dnr(text, at):
            return found[0], Leaf("dnr", found[1], field=_led(text, at))
        named = _NAMED.match(text, at)
        if named and (cut := self._named(text, named)):
            return cut
        return _plain(text, at)

    def _named(
        self, text: str, named: re.Match[str]
    ) -> tuple[int, Leaf | FieldMark] | None:
        """Return a field with its value; None if what looks like one is a word."""
        name, at = named["name"], named.end()
        field = fields.known(name)
        notes: tuple[Told, ...] = ()
        rest = text[at : at + 3]
        if field is None:
            word = _WORD.match(text, at)
            if named["blank"] or rest.startswith("//") or not rest.strip(" )"):
                return None
            if word and _ENDING.match(word.group()):
                return None
            field = fields.meant(name)
            if field is None:
                return self._unknown(text, named)
            notes = (told("field_meant", name, field.name),)
        if not rest or rest[0] == ")" or _operator_at(text, at):
            return _empty(field, named)
        if rest[0] == "(":
            return at, FieldMark(field)
        end, leaf = self._value(text, at, field)
        return end, replace(leaf, field=field, notes=(*notes, *leaf.notes))

    def _unknown(
        self, text: str, named: re.Match[str]
    ) -> tuple[int, Leaf | FieldMark] | None:
        """Return what stands after a name that is no field, read by itself."""
        at = named.end()
        while again := _NAMED.match(text, at):
            if fields.known(again["name"]):
                break
            at = again.end()
        if not text[at : at + 1].strip(" )"):
            return None
        note = told("field_unknown", named["name"], _shown(text, at), fields.listed())
        if text[at] == "(":
            return at, Leaf("word", "", notes=(note,))
        end, cut = self.cut(text, at)
        if isinstance(cut, Leaf):
            cut = replace(cut, notes=(note, *cut.notes))
        return end, cut

    def _value(self, text: str, at: int, field: Field) -> tuple[int, Leaf]:
        if field.kind == "date" and (found := self._date(text, at)):
            return found
        ranged = _range(text, at)
        if ranged and field.kind in _RANGED:
            return ranged
        if field.kind == "dnr" and (number := numbers.dnr(text, at)):
            return number[0], Leaf("dnr", number[1])
        if field.kind == "section" and (
            listed := numbers.sections(f"§{text[at : at + 80]}", 0)
        ):
            return at + listed[0] - 1, Leaf("sections", listed[1])
        if ranged and (ranged[1].low or ranged[1].high) and text[at] in "[{":
            return _not_ranged(text, at, ranged[0])
        return _plain(text, at)

    def _date(self, text: str, at: int) -> tuple[int, Leaf] | None:
        if compared := _COMPARED.match(text, at):
            return compared.end(), Leaf("date", compared.group())
        if (low := _LOW.match(text, at)) and self._whole(low["low"]):
            high = dates.length(text[low.end() : low.end() + 100], self.today)
            ends = (low["low"], text[low.end() : low.end() + high])
            return low.end() + high, Leaf("range", low.group(), None, None, *ends)
        length = dates.length(text[at : at + 100], self.today)
        return (at + length, Leaf("date", text[at : at + length])) if length else None

    def _whole(self, text: str) -> bool:
        return dates.length(text, self.today) == len(text)


def _led(text: str, at: int) -> Field | None:
    """Return the field of a case number that "dnr" stands before."""
    return (
        fields.known("dnr")
        if text[at : at + 1] in "dD" and numbers.led(text, at)
        else None
    )


def _shown(text: str, at: int) -> str:
    """Return what stands at `at` up to the next blank or the end of its phrase."""
    found = _PHRASE.match(text, at) or _WORD.match(text, at)
    return found.group().strip('"') if found else text[at : at + 1]


def _plain(text: str, at: int) -> tuple[int, Leaf]:
    if phrase := _PHRASE.match(text, at):
        near = "~" in phrase.group()[-6:].rpartition('"')[2]
        distance = int(phrase["distance"] or NEAR_PHRASE) if near else None
        return phrase.end(), Leaf("phrase", phrase["text"].strip(), distance=distance)
    ranged = _range(text, at)
    if ranged and text[at] in "[{":
        return _not_ranged(text, at, ranged[0])
    word = _WORD.match(text, at)
    if not word:
        return at + 1, Leaf("word", text[at])
    shown = word.group()
    if "*" not in shown and not any(c.isalnum() for c in shown):
        return word.end(), Leaf("word", "", notes=(told("part_empty", shown),))
    small = operators.small(shown) == "not" and at and len(text.split()) <= SHORT
    notes = (told("not_small", shown, operators.NOT),) if small else ()
    return word.end(), Leaf("word", shown, notes=notes)


def _range(text: str, at: int) -> tuple[int, Leaf] | None:
    if found := _RANGE.match(text, at):
        outside = (found["open"] == "{", found["close"] == "}")
        ends = (found["low"].strip(' "'), found["high"].strip(' "'))
        return found.end(), Leaf("range", found.group(), None, None, *ends, outside)
    if (dots := _ENDS.match(text, at)) and (dots["low"] or dots["high"]):
        return dots.end(), Leaf(
            "range", dots.group(), None, None, dots["low"], dots["high"]
        )
    return None


def _not_ranged(text: str, at: int, end: int) -> tuple[int, Leaf]:
    """Return the words of a range where there can be none, as words."""
    found = re.findall(r"\w+(?:[.-]\w+)*", text[at:end])
    inside = " ".join(word for word in found if not operators.joining(word))
    return end, Leaf("words", inside, notes=(told("range_field", inside),))


def _empty(field: Field, named: re.Match[str]) -> tuple[int, Leaf]:
    example = {"date": "2021", "section": "12", "dnr": "KS 2021/118"}
    note = told(
        "field_empty", named["name"], f"{field.name}:{example.get(field.kind, 'ord')}"
    )
    return named.end(), Leaf("word", "", notes=(note,))


def _operator_at(text: str, at: int) -> bool:
    return operators.joining(text[at : at + 8].partition(" ")[0].partition("/")[0])
