"""A collection with a document that is not public, and what only that one holds.

The hidden document has words, a person, an organisation, a number and days of its own.
None of them may be found by whoever has no right to it.
"""

import datetime as dt

from app import promises
from app.access.model import RIGHTS, Person, Role
from app.promise_filters import Filters
from app.workspace import Workspace

TODAY = dt.date(2023, 6, 1)
HEAD = "Påhittad handling\n\n"
OPEN = {
    "svar.txt": """Region Norrlid, regionstyrelsen
Interpellationssvar: Vägen till Östmåla
Dnr RS 2021/44

Regionstyrelsen kommer att redovisa en plan för vägen till Östmåla senast den 1 juni
2022. Åsa Ek tackar för frågan.

Norrlid den 24 maj 2021
Åsa Ek (S)
Ordförande regionstyrelsen
""",
    "protokoll.txt": """Regionstyrelsen i Region Norrlid
Protokoll
Sammanträdesdatum: 2022-05-10

§ 11 Plan för vägen till Östmåla
Dnr RS 2021/44

Regionstyrelsens beslut

Regionstyrelsen godkänner redovisningen av planen för vägen till Östmåla.

Justeras av Åsa Ek (S).
""",
}
HIDDEN = """Regionstyrelsen i Region Norrlid
Protokoll
Sammanträdesdatum: 2023-02-14

§ 77 Ostronbanken i Kråkvik
Dnr RS 2023/9871

Avtal mellan Region Norrlid och Föreningen Vinterskymning om ostronbanken i Kråkvik.

Regionstyrelsens beslut

Regionstyrelsen upphäver planen för vägen till Östmåla. Vägen till Östmåla byggs inte.
Regionstyrelsen kommer att redovisa ostronbanken senast den 31 mars 2023.

Torkel Gyllenskruv (M) yrkar bifall.

Närvarande: Torkel Gyllenskruv (M), Åsa Ek (S)
"""
FILE = "hemlig.txt"
WORDS = (
    "hemlig",
    "gyllenskruv",
    "torkel",
    "ostron",
    "kråkvik",
    "vinterskymning",
    "2023/9871",
    "2023-02-14",
)
READER = Person("Lisa Läsare", Role.READER, RIGHTS[Role.READER], "s1")
REVIEWER = Person("Gun Granskare", Role.REVIEWER, RIGHTS[Role.REVIEWER], "s2")


def clean(text: str) -> str:
    """Return a text, asserting that nothing hidden is in it."""
    folded = text.casefold()
    assert [word for word in WORDS if word in folded] == []
    return text


def names(workspace: Workspace) -> list[str]:
    return [entry.name for entry in workspace.archive.ledger.entries()]


def first(workspace: Workspace, name: str) -> str:
    document = workspace.archive.ledger.entry(name)
    assert document is not None
    found = promises.listed(workspace, TODAY, Filters()).promises
    return next(one.id for one in found if one.document_id == document.id)
