"""What only those who publish a collection know of it."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

CC0 = "http://creativecommons.org/publicdomain/zero/1.0/"
# What kinds of publishers there are, by ADMS.
Publisher = Literal[
    "LocalAuthority",
    "RegionalAuthority",
    "NationalAuthority",
    "NonGovernmentalOrganisation",
    "NonProfitOrganisation",
    "Academia-ScientificOrganisation",
    "Company",
    "PrivateIndividual(s)",
]
NOT_TOLD = "Utgivare inte angiven"


@dataclass(frozen=True, slots=True)
class About:
    """What only those who publish a collection know.

    Args:
        title: What the catalogue is called.
        publisher: The name of who publishes it; a plain placeholder if not told.
        publisher_type: What kind of publisher that is.
        publisher_iri: Its own address, made below `base` if it has none.
        homepage: A page about the collection, which is also where it is reached.
        address: The folder on the web where the files lie; below `base` if not told.
        contact: Name and e-mail address of a function (not of a person) to write to.
        issued: The day the catalogue was first published.
        modified: The day it was last changed.
        licence: The licence of the files; the catalogue's own is always CC0.
    """

    title: str = "Sagt och gjort"
    publisher: str = NOT_TOLD
    publisher_type: Publisher = "PrivateIndividual(s)"
    publisher_iri: str | None = None
    homepage: str | None = None
    address: str | None = None
    contact: tuple[str, str] | None = None
    issued: dt.date | None = None
    modified: dt.date | None = None
    licence: str = CC0

    def missing(self) -> tuple[str, ...]:
        """Return what must be told before the description is published, in Swedish."""
        told = {
            "utgivare": self.publisher != NOT_TOLD,
            "adress till filerna": self.address is not None,
            "kontakt": self.contact is not None,
        }
        return tuple(what for what, is_told in told.items() if not is_told)
