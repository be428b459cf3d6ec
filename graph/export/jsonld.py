"""JSON-LD 1.1 with our own context: written in order, read back without loss.

A value that the context does not describe exactly is written out in full, which is
why nothing can be lost.
"""

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from graph.export.context import Term, compact, context, terms
from graph.parts import parts
from graph.store import Store
from graph.terms import TYPE, XSD, Literal, NamedNode, Quad


def chunks(store: Store, names: Iterable[NamedNode]) -> Iterator[bytes]:
    """Give the store as one JSON-LD document, one part of a graph at a time."""
    yield f'{{\n"@context": {_written(dict(context()))},\n"@graph": ['.encode()
    between = "\n"
    for name in names:
        yield f'{between}{{"@id": {_written(name.value)}, "@graph": ['.encode()
        first = True
        for part in parts(store, name):
            written = ",\n".join(_written(node) for node in nodes(part))
            yield ("\n" if first else ",\n").encode() + written.encode()
            first = False
        yield b"\n]}"
        between = ",\n"
    yield b"\n]\n}\n"


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)


def nodes(quads: Iterable[Quad]) -> list[dict[str, Any]]:
    """Return one graph's subjects as node objects; `quads` in their order."""
    return [
        _node(subject, list(of))
        for subject, of in groupby(quads, key=lambda quad: str(quad.subject))
    ]


def _node(subject: str, quads: list[Quad]) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": subject.strip("<>")}
    for quad in quads:
        if quad.predicate == TYPE and isinstance(quad.object, NamedNode):
            node.setdefault("@type", []).append(compact(quad.object.value))
            continue
        name = compact(quad.predicate.value)
        node.setdefault(name, []).append(_value(name, quad.object))
    return node


def _value(name: str, term: object) -> Any:
    """Return a value, short where the context says how to read it."""
    described: Term = terms().get(name, {})
    if isinstance(term, NamedNode):
        short = described.get("@type") == "@id"
        return term.value if short else {"@id": term.value}
    assert isinstance(term, Literal), term
    if term.language:
        if described.get("@language") == term.language:
            return term.value
        return {"@value": term.value, "@language": term.language}
    kind = term.datatype.value
    if described.get("@type") == compact(kind):
        return term.value
    if kind == XSD.string.value:
        plain = "@type" not in described and "@language" not in described
        return term.value if plain else {"@value": term.value}
    return {"@value": term.value, "@type": compact(kind)}
