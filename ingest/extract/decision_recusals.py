"""Jäv: who takes no part in a matter because of it, and who stands in."""

import re
from functools import lru_cache

from ingest import nlp
from ingest.extract.context import Context
from ingest.extract.decision_blocks import Matter
from ingest.extract.voters import NAME, clean_name
from ingest.model import Recusal

DISQUALIFIED = re.compile(r"\b[Jj]äv(?:ig|iga|igt)?\b")
NONE = re.compile(
    r"\b(?:ing(?:en|a|et)|inte|ej|utan|frågan? om|risk för|anses "
    r"inte)\b[^.]{0,40}\bjäv|"
    r"\bjäv (?:föreligger|finns|anmäls) (?:inte|ej)|\bjävs",
    re.IGNORECASE,
)
# Members of a company's board and the like, named without a party.
PLAIN = re.compile(
    r"(?<![\w.])(?P<name>[A-ZÅÄÖ][\wåäöé-]+(?: (?:von|af|de)(?= ))?(?: "
    r"[A-ZÅÄÖ][\wåäöé-]+){1,2})"
    r"(?= (?:har )?(?:anmäl|deltar|deltog|deltagit|är jäv|var jäv|lämna|avstår|avstod))"
)
STANDS_IN = re.compile(
    r"\b(?:i (?:hans|hennes|dennes|deras) ställe|istället|i stället|ersätt\w*|"
    r"träder|inträder|tjänstgör)\b",
    re.IGNORECASE,
)
DIGITS = re.compile(r"\d+")
# How far from the word itself a mark of disqualification reaches.
REACH = 120
# "Ove Ek (M), jäv § 118" in the list of those present.
MARKED = re.compile(
    NAME.pattern
    + r"[^\n§]{0,40}\bjäv\w*[^\n§]{0,20}§§?\s?(?P<numbers>[\d,–\- och]{1,40})"
)


def find_recusals(context: Context, matter: Matter) -> tuple[Recusal, ...]:
    """Return who was disqualified in a matter, each once."""
    text = context.text
    found: dict[str, Recusal] = {}
    if _mentions(text, matter.start, matter.end):
        sentences = list(context.sentences_from(matter.start, matter.end))
        for at, sentence in enumerate(sentences):
            following = sentences[at + 1] if at + 1 < len(sentences) else None
            for one in _told(sentence, following):
                found.setdefault(one.name, one)
        for one in _listed(matter):
            found.setdefault(one.name, one)
    if matter.section is not None and matter.section.number:
        for one in _marked(text, matter.section.number):
            found.setdefault(one.name, one)
    return tuple(found.values())


def _mentions(text: str, start: int, end: int) -> bool:
    return text.find("jäv", start, end) >= 0 or text.find("Jäv", start, end) >= 0


def _told(sentence: nlp.Sentence, following: nlp.Sentence | None) -> list[Recusal]:
    text = sentence.text
    if DISQUALIFIED.search(text) is None or NONE.search(text):
        return []
    cut = STANDS_IN.search(text)
    before = text[: cut.start()] if cut else text
    names = [clean_name(m["name"]) for m in NAME.finditer(before)]
    names = names or [m["name"] for m in PLAIN.finditer(before)]
    instead = _instead(text) or (_instead(following.text) if following else None)
    return [
        Recusal(sentence.start, sentence.end, text, name, instead)
        for name in names
        if name != instead
    ]


def _instead(text: str) -> str | None:
    """Return who stands in, where a sentence says that someone does."""
    cut = STANDS_IN.search(text)
    if cut is None:
        return None
    after, before = NAME.search(text, cut.end()), NAME.search(text, 0, cut.start())
    found = after or (before if DISQUALIFIED.search(text) is None else None)
    return clean_name(found["name"]) if found else None


def _listed(matter: Matter) -> list[Recusal]:
    """Return those named alone under the heading "Jäv"."""
    return [
        Recusal(line.start, line.end, line.text, clean_name(match["name"]))
        for block in matter.of_role("jav")
        for line in block.lines
        if (match := NAME.match(line.text)) and match.end() >= len(line.text) - 1
    ]


def _marked(text: str, number: str) -> list[Recusal]:
    """Return those whom the list of those present marks as disqualified in a §."""
    own = number.split("/", maxsplit=1)[0]
    return [one for one, numbers in _marks(text) if own in numbers]


@lru_cache(maxsize=2)
def _marks(text: str) -> tuple[tuple[Recusal, frozenset[str]], ...]:
    """Return all who are marked as disqualified, and in which §§."""
    found = []
    at = text.find("jäv")
    while at >= 0:
        start = text.rfind("\n", 0, at) + 1
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        for match in MARKED.finditer(
            text, max(start, at - REACH), min(end, at + REACH)
        ):
            name = clean_name(match["name"])
            one = Recusal(match.start(), match.end(), match.group(), name)
            found.append((one, frozenset(DIGITS.findall(match["numbers"]))))
        at = text.find("jäv", at + REACH)
    return tuple(found)
