"""Take the follow-up record of one document: pure, one pass over its facts."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from graph.followup.documents import links
from graph.followup.documents.auditing import is_audit
from graph.followup.documents.headings import links_of_heading
from graph.followup.documents.links import Cited
from graph.followup.documents.marks import Named, periods
from graph.followup.documents.overlaps import Overlaps
from graph.followup.documents.owners import owners
from graph.followup.documents.promising import Promises
from graph.followup.documents.records import (
    FollowRecord,
    PassageRecord,
    StatementRecord,
)
from graph.followup.documents.sides import Sides
from graph.followup.documents.spoken import spoken
from graph.followup.documents.stating import Statements
from graph.matters.names import Names
from ingest.language.terms import terms
from ingest.model import Artifact, Passage


def of(artifact: Artifact) -> FollowRecord:
    """Return what promises are followed up by in one document."""
    document = artifact.document
    names, named = Names(artifact), Named(artifact)
    cited = links.citations(artifact, names)
    told = [
        *links.decision_days(artifact),
        *links.numbers_named(artifact),
        *links.budgets_named(document),
    ]
    sides = Sides(artifact)
    statements = Statements(artifact, named, cited, told, sides).records()
    whole = _Whole(artifact, names, named, cited, Overlaps(statements), sides)
    return FollowRecord(
        id=artifact.id,
        type=document.type,
        title=document.title,
        source=document.source,
        body=names.body,
        organ=names.organ(None),
        body_name=document.body,
        organ_name=document.organ,
        date=document.date,
        dated_from=document.dated_from,
        dated_to=document.dated_to,
        dnr=document.dnr,
        promises=Promises(artifact, names, named).records(),
        passages=tuple(whole.passage(passage) for passage in artifact.passages),
        owners=owners(document.body, names.identity),
        audit=is_audit(artifact),
    )


@dataclass(frozen=True, slots=True)
class _Whole:
    """What all passages of a document are recorded with."""

    artifact: Artifact
    names: Names
    named: Named
    cited: Sequence[Cited]
    statements: Overlaps[StatementRecord]
    sides: Sides

    def passage(self, passage: Passage) -> PassageRecord:
        """Return the record of one passage."""
        document = self.artifact.document
        section = document.paragraf_at(passage.start)
        text = document.text[passage.start : passage.end]
        matter = (section.heading or "") if section else document.title
        low = bisect_left(self.cited, passage.start, key=lambda c: c.start)
        high = bisect_left(self.cited, passage.end, key=lambda c: c.start)
        stated = self.statements.within(passage.start, passage.end)
        named = [link for one in self.cited[low:high] for link in one.links]
        told = [link for one in stated for link in one.links]
        headed = links_of_heading(section.heading or "") if section else ()
        numbers = links.dnr_links(links.numbers_at(document, section))
        headings = f"{passage.heading or ''}\n{matter}"
        return PassageRecord(
            start=passage.start,
            end=passage.end,
            text=text,
            section=section.number if section else None,
            terms=terms(f"{text}\n{headings}"),
            heading=terms(headings),
            acts=tuple(links.acts_at(self.artifact, self.names, section)),
            statements=tuple(stated),
            links=tuple(dict.fromkeys((*named, *told, *headed, *numbers))),
            marks=self.named.of(f"{text}\n{headings}"),
            periods=periods(f"{text}\n{matter}"),
            sentences=spoken(text, passage.start, stated, self.sides),
        )
