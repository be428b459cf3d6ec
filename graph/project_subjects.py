"""Project what the document and its §§ are about: concepts of the list of subjects.

Which they are is told by whoever projects: to find them is not the graph's affair.
"""

from collections.abc import Mapping

from graph import project_document
from graph.project_scope import Scope
from graph.terms import DCTERMS, KOD, NamedNode, segment

# Id of a § → codes of its subjects, the surest first; those of the whole by "".
Subjects = Mapping[str, tuple[str, ...]]


def project(scope: Scope, subjects: Subjects) -> None:
    """State the subjects of the document, of its §§ and of the matters they name."""
    scope.add(scope.work, DCTERMS.subject, *_concepts(subjects.get("", ())))
    for dnr in scope.document.dnr:
        matter = project_document.matter(scope, dnr)
        scope.add(matter, DCTERMS.subject, *_concepts(subjects.get("", ())))
    for section in scope.document.sections:
        concepts = _concepts(subjects.get(section.id, ()))
        scope.add(scope.section(section.id), DCTERMS.subject, *concepts)
        for dnr in section.dnr if concepts else ():
            matter = project_document.matter(scope, dnr)
            scope.add(matter, DCTERMS.subject, *concepts)


def _concepts(codes: tuple[str, ...]) -> list[NamedNode]:
    return [
        KOD[f"amne/{'/'.join(segment(part) for part in code.split('/'))}"]
        for code in codes
    ]
