"""Our JSON-LD 1.1 context, made of the vocabularies so that it never lags behind.

It is written into every export, so that reading one never fetches anything. Every
property takes a set; where its values are always of one kind, the context says so.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from graph import vocabulary
from graph.terms import PREFIXES

Term = Mapping[str, str]
_KINDS: Mapping[str, Term] = {
    "": {},
    "iri": {"@type": "@id"},
    "date": {"@type": "xsd:date"},
    "integer": {"@type": "xsd:integer"},
    "decimal": {"@type": "xsd:decimal"},
    "sv": {"@language": "sv"},
}


@cache
def context() -> Mapping[str, str | float | Term]:
    """Return the context: version, prefixes and one term for each property."""
    made: dict[str, str | float | Term] = {"@version": 1.1, **PREFIXES}
    made.update(terms())
    return MappingProxyType(made)


@cache
def terms() -> Mapping[str, Term]:
    """Return each property's name and how its values are to be read."""
    made = {}
    for iri, kind in sorted(vocabulary.property_values().items()):
        name = compact(iri)
        if name != iri:
            made[name] = {"@id": iri, **_KINDS[kind], "@container": "@set"}
    return made


def compact(iri: str) -> str:
    """Return an IRI with its prefix, or whole where no prefix can stand for it."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and "/" not in iri[len(namespace) :]:
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri
