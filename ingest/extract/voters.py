"""Names in lists: who voted, who put a motion, who reserved themselves."""

import re

from ingest import lexicon
from ingest.model import Ballot

PART = r"[A-ZÅÄÖÉ][\wåäöéèüÅÄÖ'’-]*"
NAME = re.compile(
    rf"(?P<name>{PART}(?: (?:af|av|de|del|la|von|van|der|{PART})){{0,3}}(?: |, ){PART}|{PART})"
    r",? \((?P<party>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,3})\)"
)
TITLES = re.compile(
    r"^(?:(?:Ordföranden|Ordförande|Tjänstgörande ersättaren?|Ledamoten|Vice|Förste|Andre|"
    r"Kommunalrådet|Regionrådet|Den|Vidare) )+"
)
GROUP = re.compile(r"\b(?P<party>[A-ZÅÄÖ]{1,3})\b")


def people_in(text: str) -> tuple[str, ...]:
    """Return the people named with a party: "Eva Klint (MP)" gives "Eva Klint"."""
    return tuple(dict.fromkeys(_clean(m["name"]) for m in NAME.finditer(text)))


def _clean(name: str) -> str:
    return TITLES.sub("", name)


def parties_in(text: str) -> tuple[str, ...]:
    """Return the party letters that stand alone: "Ledamöterna från M och KD"."""
    codes = {row["code"] for row in lexicon.table("partier")}
    return tuple(
        dict.fromkeys(m["party"] for m in GROUP.finditer(text) if m["party"] in codes)
    )


def actors_in(text: str) -> tuple[str, ...]:
    """Return the people named, or the party groups where nobody is."""
    return people_in(text) or parties_in(text)


def ballots_in(text: str, start: int, end: int, vote: str) -> list[Ballot]:
    """Return a ballot for each member named in `text[start:end]`."""
    return [
        Ballot(_clean(m["name"]), m["party"], vote, m.start(), m.end())
        for m in NAME.finditer(text, start, end)
    ]
