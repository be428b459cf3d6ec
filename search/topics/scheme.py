"""The tree of subjects as a SKOS concept scheme in Turtle.

python -m search.topics.scheme > graph/subjects.ttl
"""

import sys
from collections.abc import Iterator

from search.topics.subjects import Subject, subjects

LIST = "https://w3id.org/sagt/kod/amne"
HEAD = f"""@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

<{LIST}> a skos:ConceptScheme ;
    skos:prefLabel "Ämnen"@sv, "Subjects"@en ;
    skos:definition "Vad en handling, en paragraf eller ett ärende handlar om."@sv,
        "What a document, an item or a matter is about."@en ."""


def turtle() -> str:
    """Return the scheme and its concepts."""
    return "\n\n".join((HEAD, *map(_concept, subjects().values()))) + "\n"


def _concept(subject: Subject) -> str:
    said = " ;\n    ".join(("a skos:Concept", *_said(subject)))
    return f"{_iri(subject.code)} {said} ."


def _said(subject: Subject) -> Iterator[str]:
    yield f"skos:inScheme <{LIST}>"
    yield f'skos:notation "{subject.code}"'
    yield f'skos:prefLabel "{subject.sv}"@sv, "{subject.en}"@en'
    if subject.names:
        names = ", ".join(f'"{name}"@sv' for name in subject.names)
        yield f"skos:altLabel {names}"
    if subject.parent:
        yield f"skos:broader {_iri(subject.parent)}"
    else:
        yield f"skos:topConceptOf <{LIST}>"
    narrower = [_iri(s.code) for s in subjects().values() if s.parent == subject.code]
    if narrower:
        yield f"skos:narrower {', '.join(narrower)}"


def _iri(code: str) -> str:
    return f"<{LIST}/{code}>"


if __name__ == "__main__":
    sys.stdout.write(turtle())
