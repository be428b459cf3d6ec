"""Write docs/vocabulary.md from the vocabulary files in graph/.

python -m tools.vocabulary_page [--check]
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from graph import vocabulary
from graph.export.context import compact
from graph.terms import (
    KOD,
    OWL,
    OWN,
    RDFS,
    SKOS,
    TYPE,
    Literal,
    NamedNode,
    Quad,
)

PAGE = Path(__file__).parents[1] / "docs" / "vocabulary.md"
CLASSES, OBJECTS, DATA = OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty
MAPPINGS = (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch)
HEAD = """\
# Vokabulär · Vocabulary

Sidan skrivs av `python -m tools.vocabulary_page` ur `graph/vocab.ttl`,
`graph/codes.ttl`, `graph/subjects.ttl` (ur `search/topics/subjects.tsv`) och
`graph/terms.tsv`; ändra där. · This page is written by
`python -m tools.vocabulary_page`; edit those files, not the page.

Egna termer finns bara där ingen vedertagen vokabulär har ord för saken. Allt annat är
ELI, ELI-DL, ORG, PROV, Web Annotation, SKOS, DCTERMS och de andra som står sist. · Own
terms exist only for what no established vocabulary has words for.
"""


class Described:
    """What the Turtle files say of each subject."""

    def __init__(self, quads: list[Quad]) -> None:
        """Keep `quads` by subject and property."""
        self.said: dict[NamedNode, dict[NamedNode, list[NamedNode | Literal]]] = {}
        for quad in quads:
            if isinstance(quad.subject, NamedNode):
                of = self.said.setdefault(quad.subject, {})
                if isinstance(quad.object, NamedNode | Literal):
                    of.setdefault(quad.predicate, []).append(quad.object)

    def word(self, node: NamedNode, predicate: NamedNode, language: str) -> str:
        """Return a label or comment in a language, "" where there is none."""
        values = self.said[node].get(predicate, [])
        literals = (v for v in values if isinstance(v, Literal))
        return next((v.value for v in literals if v.language == language), "")

    def nodes(self, node: NamedNode, predicate: NamedNode) -> list[NamedNode]:
        """Return the IRIs that a property leads to."""
        values = self.said[node].get(predicate, [])
        return [value for value in values if isinstance(value, NamedNode)]

    def of(self, predicate: NamedNode, value: NamedNode) -> list[NamedNode]:
        """Return the subjects that a property leads from, by IRI."""
        found = (n for n, of in self.said.items() if value in of.get(predicate, ()))
        return sorted(found, key=lambda node: node.value)


def page() -> str:
    """Return the whole page."""
    described = Described(vocabulary.quads())
    lines = [HEAD]
    lines += _terms(described, "Klasser · Classes", CLASSES)
    lines += _terms(described, "Relationer · Object properties", OBJECTS)
    lines += _terms(described, "Uppgifter · Datatype properties", DATA)
    lines += _codes(described)
    lines += _external()
    return "\n".join(lines).rstrip() + "\n"


def _terms(described: Described, heading: str, kind: NamedNode) -> Iterator[str]:
    yield f"## {heading}\n"
    yield _row("term", "svenska", "English", "domain", "range", "närmast · mapping")
    yield "|---|---|---|---|---|---|"
    for node in described.of(TYPE, kind):
        labels = (
            f"**{described.word(node, RDFS.label, language)}** – "
            f"{described.word(node, RDFS.comment, language)}"
            for language in ("sv", "en")
        )
        ends = (
            _names([*described.nodes(node, predicate)])
            for predicate in (RDFS.domain, RDFS.range)
        )
        above = (RDFS.subClassOf, RDFS.subPropertyOf, *MAPPINGS)
        near = [value for p in above for value in described.nodes(node, p)]
        yield _row(f"`own:{_local(node)}`", *labels, *ends, _names(near))
    yield ""


def _codes(described: Described) -> Iterator[str]:
    yield "## Kodlistor · Code lists\n"
    yield f"En kods adress är `{KOD.iri}{{lista}}/{{kod}}`.\n"
    for scheme in described.of(TYPE, SKOS.ConceptScheme):
        titles = (described.word(scheme, SKOS.prefLabel, tag) for tag in ("sv", "en"))
        yield f"### `{_local(scheme)}` – {' · '.join(titles)}\n"
        meaning = (described.word(scheme, SKOS.definition, tag) for tag in ("sv", "en"))
        yield " · ".join(text for text in meaning if text) + "\n"
        users = _names(described.nodes(scheme, RDFS.seeAlso))
        if users:
            yield f"Används av · used by: {users}\n"
        yield "| kod | svenska | English | motsvarar · mapping |"
        yield "|---|---|---|---|"
        for code in described.of(SKOS.inScheme, scheme):
            words = (described.word(code, SKOS.prefLabel, tag) for tag in ("sv", "en"))
            near = [value for p in MAPPINGS for value in described.nodes(code, p)]
            name = code.value.removeprefix(f"{scheme.value}/")
            yield _row(f"`{name}`", *words, _names(near))
        yield ""


def _external() -> Iterator[str]:
    yield "## Andras termer · Terms of other vocabularies\n"
    yield _row("vokabulär", "klasser · classes", "egenskaper · properties", "värden")
    yield "|---|---|---|---|"
    terms = vocabulary.listed()
    for iri in sorted({term.vocabulary for term in terms}):
        named = (
            ", ".join(
                f"`{term.name}`"
                for term in sorted(terms)
                if term.vocabulary == iri and term.kind == kind
            )
            for kind in ("class", "property", "value")
        )
        yield _row(f"<{iri}>", *named)
    yield ""


def _names(nodes: list[NamedNode]) -> str:
    return ", ".join(f"`{_short(node)}`" for node in nodes)


def _short(node: NamedNode) -> str:
    if node.value.startswith(KOD.iri):
        return node.value.removeprefix(KOD.iri)
    return compact(node.value)


def _local(node: NamedNode) -> str:
    return node.value.removeprefix(OWN.iri).removeprefix(KOD.iri)


def _row(*cells: str) -> str:
    safe = (cell.replace("|", "\\|") for cell in cells)
    return f"| {' | '.join(safe)} |"


def main() -> int:
    """Write the page, or with --check say whether it is up to date."""
    written = page()
    if "--check" in sys.argv[1:]:
        same = PAGE.read_text(encoding="utf-8") == written
        print("aktuell" if same else f"{PAGE.name} är inte aktuell")
        return 0 if same else 1
    PAGE.write_text(written, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
