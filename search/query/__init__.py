"""What people type, as a query tree and in words.

`parse` reads a query whatever it looks like: what cannot be read is told, never raised,
but for what is over a limit or holds no word at all. See `docs/guide.md`.
"""

import datetime as dt

from search.model import Everything, Node, Part, Told, Understood
from search.query import grammar, taking
from search.query.clauses import Group
from search.query.describing import describe, said
from search.query.repairing import repaired
from search.query.telling import RefusedError
from search.query.translating import Translator, grouped

__all__ = ["describe", "parse", "said"]

# Notes that, if nothing is left of the query, say why.
_WHY = (
    "date_unknown",
    "date_relative",
    "value_unknown",
    "section_unknown",
    "field_empty",
)


def parse(query: str, today: dt.date | None = None) -> Understood:
    """Return the tree of a query, and how it was understood.

    Args:
        query: What was typed.
        today: The day that "nästa år" counts from; None if there is none.

    Raises:
        QueryError: it is over a limit, or has nothing to search for; the message says
            what to change.
    """
    text, notes = repaired(query)
    if not text:
        if query.strip():
            raise RefusedError("no_words")
        return _understood(Everything(), [], ())
    clause, read = grammar.read(text, today)
    translator = Translator(today)
    pieces = taking.pieces(clause) if clause else ()
    nodes = [translator.node(piece) for piece in pieces]
    either = isinstance(clause, Group) and clause.joined == "or"
    tree = grouped(either, nodes)
    notes += [*read, *translator.terms.notes]
    if tree is None or clause is None:
        why = [note for note in notes if note.code in _WHY]
        raise RefusedError(why[0] if why else "no_words")
    return _understood(tree, notes, taking.parts(clause, nodes))


def _understood(tree: Node, notes: list[Told], parts: tuple[Part, ...]) -> Understood:
    words = said(tree)
    return Understood(
        tree,
        words.sv,
        tuple(note.sv for note in notes),
        english=words.en,
        said=tuple(notes),
        parts=parts,
    )
