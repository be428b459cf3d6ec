"""Take the follow-up record of one document: pure, one pass over its facts."""

from bisect import bisect_left
from collections.abc import Sequence

from graph.followup import links
from graph.followup.links import Cited
from graph.followup.marks import Named, periods
from graph.followup.promising import Promises
from graph.followup.records import FollowRecord, PassageRecord, StatementRecord, Terms
from graph.followup.stating import Statements
from graph.matters.names import Names
from ingest.language.terms import terms
from ingest.model import Artifact, Passage


def of(artifact: Artifact) -> FollowRecord:
    """Return what promises are followed up by in one document."""
    document = artifact.document
    names, named = Names(artifact), Named(artifact)
    cited = links.citations(artifact, names)
    told = [*links.decision_days(artifact), *links.numbers_named(artifact)]
    statements = Statements(artifact, named, cited, told).records()
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
        passages=tuple(
            _passage(artifact, passage, names, named, cited, statements)
            for passage in artifact.passages
        ),
    )


def passage_text(text: str, heading: str | None, matter: str) -> str:
    """Return the words by which a passage is found: its own and its headings'."""
    return f"{text}\n{heading or ''}\n{matter}"


def _passage(
    artifact: Artifact,
    passage: Passage,
    names: Names,
    named: Named,
    cited: Sequence[Cited],
    statements: Sequence[StatementRecord],
) -> PassageRecord:
    document = artifact.document
    section = document.paragraf_at(passage.start)
    text = document.text[passage.start : passage.end]
    matter = (section.heading or "") if section else document.title
    heading: Terms = terms(f"{passage.heading or ''}\n{matter}")
    low = bisect_left(cited, passage.start, key=lambda c: c.start)
    high = bisect_left(cited, passage.end, key=lambda c: c.start)
    named_here = [link for one in cited[low:high] for link in one.links]
    stated = [
        s for s in statements if s.start < passage.end and s.end > passage.start
    ]
    told = [link for s in stated for link in s.links]
    numbers = links.dnr_links(links.numbers_at(document, section))
    return PassageRecord(
        start=passage.start,
        end=passage.end,
        text=text,
        section=section.number if section else None,
        terms=terms(passage_text(text, passage.heading, matter)),
        heading=heading,
        acts=tuple(links.acts_at(artifact, names, section)),
        statements=tuple(stated),
        links=tuple(dict.fromkeys((*named_here, *told, *numbers))),
        marks=named.of(f"{text}\n{passage.heading or ''}\n{matter}"),
        periods=periods(f"{text}\n{matter}"),
    )
