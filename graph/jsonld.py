"""JSON-LD 1.1 with our own context: written in order, read back without loss.

The context lies beside this file and is written into every export, so that reading
never fetches anything. A value that the context does not describe exactly is written
out in full, which is why nothing can be lost.
"""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from graph.terms import PREFIXES, TYPE, XSD, Literal, NamedNode, Quad

CONTEXT = Path(__file__).parent / "context.jsonld"


@cache
def context() -> Mapping[str, Any]:
    """Return the context as it is written into every export."""
    loaded: dict[str, Any] = json.loads(CONTEXT.read_text(encoding="utf-8"))
    found: dict[str, Any] = loaded["@context"]
    return found


@cache
def _names() -> Mapping[str, str]:
    """Return IRI → the name that the context gives a property."""
    terms = ((name, term) for name, term in context().items() if isinstance(term, dict))
    return {term["@id"]: name for name, term in terms}


def write(quads: Iterable[Quad]) -> bytes:
    """Return `quads` as one JSON-LD document, the same bytes every time."""

    def graph(quad: Quad) -> str:
        name = quad.graph_name
        return name.value if isinstance(name, NamedNode) else ""

    ordered = sorted(quads, key=lambda quad: (graph(quad), str(quad)))
    graphs = []
    for name, members in groupby(ordered, key=graph):
        nodes = [
            _node(subject, list(of))
            for subject, of in groupby(members, key=lambda quad: str(quad.subject))
        ]
        graphs.append({"@id": name, "@graph": nodes} if name else {"@graph": nodes})
    whole = {"@context": context(), "@graph": graphs}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _node(subject: str, quads: list[Quad]) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": subject.strip("<>")}
    for quad in quads:
        if quad.predicate == TYPE and isinstance(quad.object, NamedNode):
            node.setdefault("@type", []).append(_compact(quad.object.value))
            continue
        name = _names().get(quad.predicate.value, quad.predicate.value)
        node.setdefault(name, []).append(_value(name, quad.object))
    return node


def _value(name: str, term: object) -> Any:
    """Return a value, short where the context says how to read it."""
    described: Mapping[str, str] = context().get(name, {})
    if isinstance(term, NamedNode):
        short = described.get("@type") == "@id"
        return term.value if short else {"@id": term.value}
    assert isinstance(term, Literal), term
    if term.language:
        if described.get("@language") == term.language:
            return term.value
        return {"@value": term.value, "@language": term.language}
    kind = term.datatype.value
    if described.get("@type") == _compact(kind):
        return term.value
    if kind == XSD.string.value:
        plain = "@type" not in described and "@language" not in described
        return term.value if plain else {"@value": term.value}
    return {"@value": term.value, "@type": _compact(kind)}


def _compact(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and "/" not in iri[len(namespace) :]:
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri
