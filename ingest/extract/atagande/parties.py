"""The party of an agreement that a heading or an intro line names."""

import re

from ingest.extract.wordsets import is_actor_word


def party_of(heading: str | None) -> str | None:
    """Return the party a heading names ("Kommunens åtaganden", "Föreningen ska:")."""
    if not heading:
        return None
    cleaned = re.sub(r"\s*\([^)]{1,30}\)", "", heading)
    cleaned = re.sub(r"^[\d.\s§]+", "", cleaned).strip(" :")
    match = re.match(
        r"(?P<who>.{2,80}?)(?P<s>:?s)?\s+(?:åtagande|ansvar|uppgift|skyldighet|bidrag|"
        r"insats|investering|medverkan|resurs|roll|del)\w*",
        cleaned,
    ) or re.match(
        r"(?P<who>.{2,80}?)(?P<s>)\s+"
        r"(?:ska|åtar sig|ansvarar|bidrar|svarar|förbinder|står)\b",
        cleaned,
    )
    if match is None:
        return None
    who = match["who"].strip()
    if who.lower() in ("gemensamma", "gemensamt", "parternas", "parterna", "parterna"):
        return "Parterna"
    return who if who[:1].isupper() else None


def bare_party(line: str | None) -> str | None:
    """Return the party that a line is nothing but ("Länsstyrelsen", "Ekby kommun:")."""
    words = (line or "").rstrip(" :").split()
    if not 0 < len(words) <= 5 or not words[0][:1].isupper():
        return None
    named = is_actor_word(words[0].lower()) or is_actor_word(words[-1].lower())
    plain = all(word[-1].isalnum() for word in words)
    return " ".join(words) if named and plain else None
