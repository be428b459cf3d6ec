"""Each part of a query, and the query that is left when it is taken away."""

from collections.abc import Sequence
from itertools import zip_longest

from search.model import Node, Part
from search.query import operators
from search.query.clauses import Clause, Group
from search.query.describing import said
from search.query.writing import between, written


def pieces(clause: Clause) -> tuple[Clause, ...]:
    """Return what can be taken away one at a time: what joins the whole query joins."""
    if isinstance(clause, Group) and clause.joined in ("and", "or"):
        return clause.parts
    return (clause,)


def parts(clause: Clause, nodes: Sequence[Node | None]) -> tuple[Part, ...]:
    """Return each part that means something, with the query that remains without it.

    What could not be read is no part, and is gone from what remains.
    """
    both = zip(pieces(clause), nodes, strict=True)
    kept = [(piece, node) for piece, node in both if node is not None]
    found = tuple(piece for piece, _ in kept)
    texts = [written(piece, within=len(found) > 1) for piece in found]
    either = isinstance(clause, Group) and clause.joined == "or"
    signs = [
        f" {operators.OR} " if either else between(texts, at, at + 1)
        for at in range(len(texts) - 1)
    ]
    return tuple(
        Part(texts[at], _without(at, texts, signs), said(node))
        for at, (_, node) in enumerate(kept)
    )


def _without(at: int, texts: list[str], signs: list[str]) -> str:
    """Return the query without one part; `signs` stand between the texts."""
    before = _run(texts[:at], signs)
    after = _run(texts[at + 1 :], signs[at + 1 :])
    if not before or not after:
        return before or after
    # Of alternatives, and of what must all hold but would fuse, the sign stays.
    either = signs[at] == f" {operators.OR} "
    sign = signs[at] if either else between(texts, at - 1, at + 1)
    return f"{before}{sign}{after}"


def _run(texts: list[str], signs: list[str]) -> str:
    pairs = zip_longest(texts, signs[: max(len(texts) - 1, 0)], fillvalue="")
    return "".join(text + sign for text, sign in pairs)
