"""The party of an agreement that a heading or an intro line names."""

import re

from ingest.extract.atagande.agents import is_title
from ingest.language.finite import PREPOSITIONS
from ingest.language.wordsets import is_actor_word


def party_of(heading: str | None, strict: bool = False) -> str | None:
    """Return the party a heading names ("Kommunens åtaganden", "Föreningen ska:").

    Args:
        heading: The heading or the line above a list.
        strict: Whether only words for an actor will do, as in a plan, where
            "Årets insatser" is no one's.
    """
    if not heading:
        return None
    cleaned = re.sub(r"\s{0,9}\([^)]{1,30}\)", "", heading)
    cleaned = re.sub(r"^[\d.\s§]+", "", cleaned).strip(" :")
    match = re.match(
        r"(?P<who>.{2,80}?)(?P<s>:?s)?\s+(?:åtagande|ansvar|uppgift|skyldighet|bidrag|"
        r"insats|investering|medverkan|resurs|roll|del)\w*",
        cleaned,
    ) or re.match(
        r"(?P<who>.{2,80}?)(?P<s>)\s+"
        r"(?:ska|åtar sig|ansvarar|bidrar|svarar för|förbinder|står för)\b",
        cleaned,
    )
    if match is None:
        return None
    who = match["who"].strip()
    if who.lower() in ("gemensamma", "gemensamt", "parternas", "parterna", "parterna"):
        return "Parterna"
    last = who.split()[-1].lower()
    # "Godkännande av fortsatta insatser": without a genitive only an actor has duties.
    owned = match["s"] or last.endswith("s")
    if (strict or not owned) and not (is_actor_word(last) or is_title(last)):
        return None
    return who if who[:1].isupper() else None


def bare_party(line: str | None) -> str | None:
    """Return the party that a line is nothing but ("Länsstyrelsen", "Ekby kommun:")."""
    words = (line or "").rstrip(" :").split()
    if not 0 < len(words) <= 5 or not words[0][:1].isupper():
        return None
    lower = [word.lower() for word in words]
    # "Uppdrag från fullmäktige" names a task, "Nämnden för kultur" a body.
    whole = not PREPOSITIONS.intersection(lower)
    named = is_actor_word(lower[0]) or (whole and is_actor_word(lower[-1]))
    plain = all(word[-1].isalnum() for word in words)
    return " ".join(words) if named and plain else None
