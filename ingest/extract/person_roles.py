"""What a person is, in the title's base form, from what a list or a sentence says."""

import re
from dataclasses import replace

from ingest.extract.person_titles import PLURALS, is_base
from ingest.model import Role

GOVERNMENT = "Regeringen"
# "den brittiske premiärministern", "Frankrikes": heads of other states.
ELSEWHERE = re.compile(r"(?:premiärminister|president)\Z", re.IGNORECASE)
MINISTER = re.compile(r"(?:minister|statsråd)\Z", re.IGNORECASE)
# "ryske utrikesminister": a minister of the state that the adjective names.
OF_A_STATE = re.compile(r"\b(?!svensk)[^\W\d_]{3,20}sk[ae][ ]\Z", re.IGNORECASE)
# Labels that say that someone was there or was not, and nothing of what one is.
PRESENCE = frozenset(("närvarande", "frånvarande", "övrig deltagare", "deltagare"))
DECIDING = frozenset(("beslutande", "tjänstgörande"))
MEMBER, DEPUTY, SERVING = "ledamot", "ersättare", "tjänstgörande ersättare"
IDLE = "ej tjänstgörande ersättare"


def base_title(title: str) -> str:
    """Return a title as it is called where no one is meant by it.

    >>> base_title("Förste vice ordföranden"), base_title("tjänstgörande ersättarna")
    ('Förste vice ordförande', 'tjänstgörande ersättare')
    """
    before, space, word = title.rpartition(" ")
    return f"{before}{space}{_base_word(word)}"


def _base_word(word: str) -> str:
    lower = word.lower()
    if lower in PLURALS:
        return word[0] + PLURALS[lower][1:]
    if is_base(lower):
        return word
    for ending in ("na", "en", "et", "n", "t"):
        stem = word.removesuffix(ending)
        if stem != word and is_base(stem.lower()):
            return stem
    stem = word.removesuffix("en")
    return f"{stem}e" if stem != word and is_base(f"{stem.lower()}e") else word


def listed_as(label: str, stated: list[Role], party: bool, replaces: bool) -> str:
    """Return the role that standing under a list's label gives, "" for none.

    Args:
        label: What the label makes of those under it ("beslutande").
        stated: The roles said beside the name.
        party: Whether a party stands by the name.
        replaces: Whether the name's line says whom they stand in for.
    """
    if label in PRESENCE:
        return ""
    if label == IDLE:
        return DEPUTY
    if label not in DECIDING:
        return label
    if replaces:
        return SERVING
    return MEMBER if party and not stated else ""


def as_held(text: str, role: Role) -> Role | None:
    """Return a role with its title in base form, and a minister's government.

    The head of another state whose place is not told is no role that the document
    can be asked about: None.
    """
    title = base_title(role.title)
    if role.organisation is not None:
        return replace(role, title=title)
    if ELSEWHERE.search(title):
        return None
    if not MINISTER.search(title):
        return replace(role, title=title)
    begin = role.start or 0
    if OF_A_STATE.search(text, max(0, begin - 24), begin):
        return replace(role, title=title)
    return replace(role, title=title, organisation=GOVERNMENT)
