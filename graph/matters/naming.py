"""What the name of a document says: "tjänsteskrivelse 2024-03-02", "svar, dnr KS 12".

Read once, when a document is recorded; which document it is can only be told when
all of them are known (`graph.matters.documents`).
"""

from graph.matters.headings import topic
from graph.matters.records import Naming
from ingest.extract.referens.targets import dnr_target
from ingest.model import Reference
from ingest.structure.dnr import find_numbers
from ingest.structure.written_dates import written_dates

# What a document is called, the narrower first, and the types it may have been read as.
_SORTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("interpellationssvar", ("interpellationssvar",)),
    ("svar på interpellation", ("interpellationssvar",)),
    ("interpellation", ("interpellation",)),
    ("motionssvar", ("motionssvar",)),
    ("svar på motion", ("motionssvar",)),
    ("yttrande över motion", ("motionssvar", "tjansteskrivelse")),
    ("motion", ("motion",)),
    ("tjänsteskrivelse", ("tjansteskrivelse",)),
    ("tjänsteutlåtande", ("tjansteskrivelse",)),
    ("skrivelse", ("tjansteskrivelse",)),
    ("svar", ("interpellationssvar", "motionssvar")),
    ("överenskommelse", ("overenskommelse",)),
    ("partnerskap", ("overenskommelse",)),
    ("avtal", ("overenskommelse",)),
)
# A day this close before a dnr dates the document that the dnr is of.
_NEAR = 20


def naming(reference: Reference, before: str) -> Naming | None:
    """Return what a reference calls a document, None if that tells too little.

    Args:
        reference: Of kind document or dnr.
        before: What stands before it on its line.
    """
    if reference.kind == "dnr":
        return _dated_dnr(reference, before)
    folded = reference.target.casefold()
    types = next((types for word, types in _SORTS if word in folded), ())
    dates = written_dates(reference.text)
    numbers = [n for n in find_numbers(reference.text) if n.kind == "dnr"]
    titled = len(topic(reference.text).telling) >= 2
    if not titled and not (types and (dates or numbers)):
        return None
    return Naming(
        types,
        dates[0].date if dates else None,
        dnr_target(numbers[0].text) if numbers else None,
        titled,
    )


def _dated_dnr(reference: Reference, before: str) -> Naming | None:
    """Read "i ett svar den 3 maj 2021, dnr KS 12-2021": a document by day and dnr."""
    dates = written_dates(before)
    if not dates:
        return None
    day = dates[-1].date
    if len(before) - before.rfind(str(day.year)) - 4 > _NEAR:
        return None
    return Naming((), day, reference.target)
