"""Whoosh's parser with taggers of our own: from a query's text to its clauses.

Whoosh walks the text, nests the brackets and binds the operators: NOT before NEAR, NEAR
before AND, AND before OR, OR before a blank. What is between is cut by `search.query.
cutting`, so that no stretch of text is ever lost or read twice.
"""

import datetime as dt
from typing import Any

from whoosh.qparser import default, plugins, syntax, taggers

from search.model import Told
from search.query import operators
from search.query.clauses import Clause, Fielded, Group, Leaf
from search.query.cutting import Cutter, FieldMark
from search.query.fields import Field
from search.query.telling import RefusedError, told

MAX_CLAUSES = 200
NEAR_DISTANCE = 5
MAX_DISTANCE = 50


class _Bracket(syntax.GroupNode):  # type: ignore[misc]
    """What stands between brackets, and the query as a whole."""


class _Not(syntax.GroupNode):  # type: ignore[misc]
    merging = False


class _Near(syntax.GroupNode):  # type: ignore[misc]
    distance = 0


class _Within(syntax.GroupNode):  # type: ignore[misc]
    merging = False
    field: Field


class _LeafNode(syntax.SyntaxNode):  # type: ignore[misc]
    """One leaf of the query."""

    def __init__(self, leaf: Leaf) -> None:
        self.leaf = leaf


class _FieldOperator(syntax.PrefixOperator):  # type: ignore[misc]
    """A field before a bracket."""

    def __init__(self, field: Field) -> None:
        super().__init__(field.name, _Within)
        self.field = field

    def replace_self(self, _parser: Any, group: Any, position: int) -> int:
        del group[position]
        group[position] = _Within([group[position]])
        group[position].field = self.field
        return position


class _NearOperator(syntax.InfixOperator):  # type: ignore[misc]
    """NEAR with its distance; in a row of several the widest holds."""

    def replace_self(self, parser: Any, group: Any, position: int) -> int:
        wanted = self.text.partition("/")[2]
        position = super().replace_self(parser, group, position)
        near = group[position - 1]
        near.distance = max(near.distance, int(wanted or NEAR_DISTANCE))
        return position


class _Operator(plugins.OperatorsPlugin.OpTagger):  # type: ignore[misc]
    """An operator in capitals, or in small letters where it plainly joins."""

    def __init__(self, operator: str, ending: str, *made: Any) -> None:
        names = operators.pattern(operator)
        super().__init__(rf'(?<![^\s()"])(?:{names}){ending}(?![^\s()"])', *made)
        self.operator = operator

    def match(self, parser: Any, text: str, pos: int) -> Any:
        if node := super().match(parser, text, pos):
            return node
        word = text[pos : pos + 6].partition(" ")[0]
        if operators.small(word) != self.operator or text[pos - 1 : pos].strip(" ("):
            return None
        if not operators.joins(self.operator, text[:pos], text[pos + len(word) :]):
            return None
        node = self.optype(word, self.grouptype)
        return node.set_range(pos, pos + len(word))


class _MinusTagger(taggers.RegexTagger):  # type: ignore[misc]
    """A minus sign that touches the word, phrase or bracket it leaves out."""

    def __init__(self) -> None:
        super().__init__(r'(?<![^\s(])-(?=["(]|§|[^\W\d_])(?!(?:och|eller|samt)\b)')

    def create(self, _parser: Any, _match: Any) -> Any:
        return syntax.PrefixOperator("-", _Not)


class _LeafTagger(taggers.Tagger):  # type: ignore[misc]
    """Everything that is no blank, bracket or operator."""

    def __init__(self, cutter: Cutter) -> None:
        self.cutter = cutter
        self.count = 0

    def match(self, _parser: Any, text: str, pos: int) -> Any:
        end, cut = self.cutter.cut(text, pos)
        self.count += 1
        if self.count > MAX_CLAUSES:
            raise RefusedError("too_many", MAX_CLAUSES)
        node = (
            _FieldOperator(cut.field) if isinstance(cut, FieldMark) else _LeafNode(cut)
        )
        return node.set_range(pos, end)


class _Ours(plugins.Plugin):  # type: ignore[misc]
    """The leaves, and the operators that have nothing beside them taken out."""

    def __init__(self, cutter: Cutter, notes: list[Told]) -> None:
        self.cutter = cutter
        self.notes = notes

    def taggers(self, _parser: Any) -> list[Any]:
        return [(_MinusTagger(), 50), (_LeafTagger(self.cutter), 200)]

    def filters(self, _parser: Any) -> list[Any]:
        return [(self.cleaned, 550)]

    def cleaned(self, parser: Any, group: Any) -> Any:
        """Return a group without empty groups and operators that join nothing."""
        kept: list[Any] = []
        for node in group:
            inner = self.cleaned(parser, node) if isinstance(node, _Bracket) else node
            if not isinstance(inner, _Bracket) or len(inner):
                self._add(kept, inner)
        while kept and isinstance(kept[-1], syntax.Operator):
            self._alone(kept.pop())
        group.nodes = kept
        return group

    def _add(self, kept: list[Any], node: Any) -> None:
        last = kept[-1] if kept else None
        if isinstance(last, _FieldOperator) and not isinstance(node, _Bracket):
            self._alone(kept.pop())
            last = kept[-1] if kept else None
        if isinstance(node, syntax.InfixOperator):
            while isinstance(last, syntax.PrefixOperator):
                self._alone(kept.pop())
                last = kept[-1] if kept else None
            if last is None or isinstance(last, syntax.InfixOperator):
                self._alone(node)
                return
        elif isinstance(node, syntax.PrefixOperator) and _same(last, node):
            self._tell(told("not_twice", node.text))
            return
        kept.append(node)

    def _alone(self, node: Any) -> None:
        if isinstance(node, _FieldOperator):
            self._tell(told("field_empty", node.text, f"{node.text}:ord"))
        elif isinstance(node, syntax.PrefixOperator):
            self._tell(told("not_alone", node.text))
        else:
            self._tell(told("operator_alone", node.text))

    def _tell(self, note: Told) -> None:
        if note not in self.notes:
            self.notes.append(note)


def _same(last: Any, node: Any) -> bool:
    both = isinstance(last, syntax.PrefixOperator)
    return both and last.grouptype is node.grouptype


def _operators() -> Any:
    prefix, infix = syntax.PrefixOperator, syntax.InfixOperator
    made = [
        # Never seen in the text itself: only told here which comes first.
        plugins.OperatorsPlugin.OpTagger(r"(?!)", _Within, prefix),
        _Operator("not", "", _Not, prefix),
        _Operator("near", r"(?:/\d{1,4})?", _Near, _NearOperator),
        _Operator("and", "", syntax.AndGroup, infix),
        _Operator("or", "", syntax.OrGroup, infix),
    ]
    return plugins.OperatorsPlugin([(tagger, 10) for tagger in made], clean=True)


def read(text: str, today: dt.date | None) -> tuple[Clause | None, list[Told]]:
    """Return the clauses of a repaired query, None if it has none, and what to tell.

    Raises:
        QueryError: it is over a limit.
    """
    notes: list[Told] = []
    ours = [plugins.GroupPlugin(), _operators(), _Ours(Cutter(today), notes)]
    parser = default.QueryParser(None, None, plugins=ours, group=_Bracket)
    return _clause(parser.process(text), notes), notes


def _clause(node: Any, notes: list[Told]) -> Clause | None:
    if isinstance(node, _LeafNode):
        notes += [note for note in node.leaf.notes if note not in notes]
        return node.leaf if node.leaf.text else None
    found = [_clause(part, notes) for part in node]
    parts = tuple(part for part in found if part is not None)
    if not parts:
        return None
    match node:
        case _Within():
            return Fielded(node.field, parts[0])
        case _Not():
            return Group("not", parts[:1])
        case _Near() if len(parts) > 1:
            return Group("near", parts, _bounded(node.distance, notes))
        case syntax.OrGroup() if len(parts) > 1:
            return _flat("or", parts)
        case _:
            return parts[0] if len(parts) == 1 else _flat("and", parts)


def _bounded(distance: int, notes: list[Told]) -> int:
    if distance > MAX_DISTANCE:
        notes.append(told("near_far", MAX_DISTANCE, distance))
    return max(1, min(distance, MAX_DISTANCE))


def _flat(joined: Any, parts: tuple[Clause, ...]) -> Group:
    """Return a group without groups of its own kind directly within it."""
    flat: list[Clause] = []
    for part in parts:
        same = isinstance(part, Group) and part.joined == joined
        flat += part.parts if same and isinstance(part, Group) else (part,)
    return Group(joined, tuple(flat))
