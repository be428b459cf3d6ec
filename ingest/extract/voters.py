"""Names in lists: who voted, who put a motion, who reserved themselves."""

import re

from ingest import lexicon
from ingest.model import Ballot

PART = r"[A-ZÅÄÖÉ][\wåäöéèüÅÄÖ'’-]{0,40}"
NAME = re.compile(
    rf"(?<!\w)(?P<name>{PART}(?: (?:af|av|de|del|la|von|van|der|{PART})){{0,3}}"
    rf"(?: |, ){PART}|{PART})"
    r"(?: m\.? ?fl\.?)?,? \((?P<party>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,3})\)"
)
TITLES = re.compile(
    r"^(?:(?:Ordföranden|Ordförande|Tjänstgörande ersättaren?|Ledamoten|Vice|Förste|"
    r"Andre|Kommunalrådet|Regionrådet|Den|Vidare) )+"
)
# Lines; a council's members in one list are fewer.
LONGEST_LIST = 200
GROUP = re.compile(r"\b(?P<party>[A-ZÅÄÖ]{1,3})\b")


def people_in(text: str) -> tuple[str, ...]:
    """Return the people named with a party: "Eva Klint (MP)" gives "Eva Klint"."""
    return tuple(dict.fromkeys(clean_name(m["name"]) for m in NAME.finditer(text)))


def clean_name(name: str) -> str:
    """Return a name without the title before it."""
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
        Ballot(clean_name(m["name"]), m["party"], vote, m.start(), m.end())
        for m in NAME.finditer(text, start, end)
    ]


def names_start(text: str, end: int) -> int:
    """Return where the list of names before `end` begins: lines broken at a comma."""
    start = text.rfind("\n", 0, end) + 1
    for _ in range(LONGEST_LIST):
        before = start
        while before and text[before - 1] in "\n ":
            before -= 1
        if start <= 1 or not text.endswith((",", " och", " samt"), 0, before):
            break
        start = text.rfind("\n", 0, before) + 1
    return start
