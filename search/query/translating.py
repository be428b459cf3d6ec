"""From clauses to the tree that engines translate."""

import datetime as dt
import itertools

from search import analysis, casenumbers
from search.model import All, Dated, Either, Everything, Exactly, Node, Not, Rather
from search.query import dates, fields, numbers, operators, values
from search.query.clauses import Clause, Fielded, Group, Leaf
from search.query.fields import Field
from search.query.telling import told
from search.query.terms import Terms

# How many ways the words of NEAR may be put together when some are alternatives.
MAX_WAYS = 16


class Translator:
    """Translates the clauses of one query; `terms` keeps what to tell of them."""

    def __init__(self, today: dt.date | None) -> None:
        """Count relative dates from `today`, if it is known."""
        self.today = today
        self.terms = Terms()

    def node(self, clause: Clause, field: Field = fields.TEXT) -> Node | None:
        """Return the tree of a clause within a field; None if nothing is left of it."""
        match clause:
            case Leaf():
                return self._leaf(clause, clause.field or field)
            case Fielded():
                return self.node(clause.part, clause.field)
            case Group("not"):
                part = self.node(clause.parts[0], field)
                return Not(part) if part and not isinstance(part, Everything) else None
            case Group("near"):
                return self._near(clause, field)
            case Group():
                found = [self.node(part, field) for part in clause.parts]
                return grouped(clause.joined == "or", found)

    def _leaf(self, leaf: Leaf, field: Field) -> Node | None:
        match leaf.kind, field.kind:
            case "sections", "words" | "section" | "within":
                return self._sections(leaf.text)
            case "dnr", "words" | "within" if not field.target:
                return self._either_dnr(leaf.text)
            case "words", _:
                parts = [self._one(word, field, False) for word in leaf.text.split()]
                return grouped(False, parts)
            case _, "date":
                return self._dated(leaf, field)
            case "range", _:
                return self._sections(f"{leaf.low}-{leaf.high}")
            case _:
                quoted = leaf.kind != "word"
                return self._one(leaf.text, field, quoted, leaf.distance or 0)

    def _one(
        self, text: str, field: Field, quoted: bool, distance: int = 0
    ) -> Node | None:
        match field.kind:
            case "value":
                return self._value(field, text)
            case "dnr" if "*" not in text:
                key = casenumbers.key(text)
                if key:
                    return Exactly("dnr_ord", key, text)
                self.terms.tell(told("part_empty", text))
                return None
            case "section":
                return self._sections(text)
            case "topic":
                return self._topic(field, text)
            case "document":
                words = self._text(text, "title", quoted, distance)
                return words and Either((Exactly("document", text), words))
            case "within":
                return self._within(field.target, text, quoted, distance)
            case _:
                return self._text(text, field.target, quoted, distance)

    def _text(self, text: str, target: str, quoted: bool, distance: int) -> Node | None:
        if quoted:
            return self.terms.phrase(text, target, distance)
        return self.terms.word(text, target)

    def _within(self, kind: str, text: str, quoted: bool, distance: int) -> Node | None:
        """Return words in passages of a kind, best where its own sentence has them."""
        words = self._text(text, "", quoted, distance)
        if words is None or isinstance(words, Everything):
            return words and Exactly("status", kind)
        said = self._text(text, "promise" if kind == "löfte" else "decision", quoted, 0)
        return All((Exactly("status", kind), words, Rather(said or words)))

    def _either_dnr(self, text: str) -> Node | None:
        """Return a case number that was typed bare: of the matter, or in the text."""
        words = self.terms.phrase(text, "")
        return words and Either(
            (Exactly("dnr_ord", casenumbers.key(text), text), words)
        )

    def _value(self, field: Field, text: str) -> Node | None:
        if exact := values.exactly(field.target, text):
            return Exactly(field.target, exact.kept)
        near = values.nearest(field.target, text)
        if near:
            self.terms.tell(told("value_near", field.name, text, near.sv))
            return Exactly(field.target, near.kept)
        listed = values.listed(field.target)
        typed = text.strip(" ()")
        if field.target != "parti" or not analysis.words(typed):
            self.terms.tell(told("value_unknown", field.name, text, listed))
            return None
        # A local party has a code that no table knows, in capitals or not.
        self.terms.tell(told("party_unknown", typed, listed))
        ways = dict.fromkeys((typed, typed.upper()))
        return grouped(True, [Exactly("parti", way) for way in ways])

    @staticmethod
    def _topic(field: Field, text: str) -> Node | None:
        """Return a subject by one of its names, else nothing is of that name."""
        name = " ".join(text.split())
        if not name.strip("*?"):
            return None
        found = values.exactly(field.target, name) or values.nearest(field.target, name)
        if found is None:
            return Exactly(field.target, name.lower())
        return Exactly(field.target, found.kept, "" if found.kept == name else name)

    def _sections(self, text: str) -> Node | None:
        found = numbers.spread(text.strip(" .§"))
        if not found:
            self.terms.tell(told("section_unknown", text))
            return None
        if len(found) > numbers.MAX_SECTIONS:
            self.terms.tell(told("sections_many", numbers.MAX_SECTIONS))
            found = found[: numbers.MAX_SECTIONS]
        self.terms.count(len(found))
        one = (Exactly("paragraf", analysis.compact(n), n) for n in found)
        return grouped(True, list(one))

    def _dated(self, leaf: Leaf, field: Field) -> Node | None:
        try:
            found = self._interval(leaf)
        except dates.UnknownDateError as error:
            code = "date_relative" if error.relative else "date_unknown"
            self.terms.tell(told(code, error.text))
            return None
        if found.turned:
            self.terms.tell(told("range_turned", leaf.text))
        return Dated(found.first, found.last, field=field.target)

    def _interval(self, leaf: Leaf) -> dates.Interval:
        if leaf.kind == "range":
            return dates.ranged(leaf.low, leaf.high, self.today, leaf.outside)
        return dates.interval(leaf.text, self.today)

    def _near(self, group: Group, field: Field) -> Node | None:
        """Return words near each other; where there are alternatives, each way."""
        plain = field.kind in ("words", "names")
        ways = [_alternatives(part) if plain else [] for part in group.parts]
        count = 1
        for way in ways:
            count *= len(way)
        if not 0 < count <= MAX_WAYS:
            self.terms.tell(told("near_plain", operators.NEAR))
            return grouped(False, [self.node(part, field) for part in group.parts])
        nodes = [
            self.terms.phrase(" ".join(texts), field.target, group.distance)
            for texts in itertools.product(*ways)
        ]
        return grouped(True, nodes)


def _alternatives(clause: Clause) -> list[str]:
    """Return the texts that a side of NEAR may have; none if it is more than words."""
    match clause:
        case Leaf("word" | "phrase", field=None, distance=None):
            plain = clause.kind == "phrase" or not set("*?~") & set(clause.text)
            return [clause.text] if plain and analysis.words(clause.text) else []
        case Group("or"):
            found = [_alternatives(part) for part in clause.parts]
            return [text for texts in found for text in texts] if all(found) else []
        case _:
            return []


def grouped(either: bool, found: list[Node | None]) -> Node | None:
    """Return nodes as one, without those that are nothing."""
    nodes = [node for node in found if node is not None]
    everything = [node for node in nodes if isinstance(node, Everything)]
    if everything and (either or len(nodes) == len(everything)):
        return everything[0]
    kept = tuple(node for node in nodes if not isinstance(node, Everything))
    if len(kept) < 2:
        return kept[0] if kept else None
    return Either(kept) if either else All(kept)
