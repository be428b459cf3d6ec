"""What stands about a passage: a question's words are often spread over its §.

"Ärendet bordläggs" says little without the heading of its §, and a protocol seldom
says its year in the running text. So each passage can also be found, with less weight,
by its headings, its §, the passages beside it, and the document's body and day.
"""

import datetime as dt
from functools import lru_cache

from ingest import lexicon
from ingest.model import Artifact, Passage, Section
from search import words

# How many characters of a § or of the document's opening are near enough.
REACH, OPENING = 1500, 300
BESIDE = 2
CACHED = 2_000
SEASONS = ("vintern", "våren", "våren", "sommaren", "hösten", "hösten")


class Surroundings:
    """What stands about the passages of one document."""

    def __init__(self, artifact: Artifact) -> None:
        """Read from `artifact`."""
        self._artifact = artifact
        self._text = artifact.document.text
        self._places = {p.id: n for n, p in enumerate(artifact.passages)}
        self._document = self._of_document()
        self._sections: dict[tuple[int, int], dict[str, None]] = {}
        self._near: dict[tuple[int, int], dict[str, None]] = {}

    def of(self, passage: Passage) -> str:
        """Return by what a passage is found for what stands about it."""
        section = self._artifact.document.paragraf_at(passage.start)
        near = self._within(section) if section else self._beside(passage)
        number = f"§ {passage.section}" if passage.section else ""
        found = self._document | near | _named(number) | _named(passage.heading or "")
        return " ".join(found)

    def _of_document(self) -> dict[str, None]:
        document = self._artifact.document
        told = [document.title, document.organ or "", document.body or ""]
        told.append(self._text[:OPENING])
        if document.date:
            told.append(_day_in_words(document.date))
        return words.around(*told)

    def _within(self, section: Section) -> dict[str, None]:
        """Return what a § is found by, as far as it is near its beginning."""
        place = (section.start, min(section.end, section.start + REACH))
        if place not in self._sections:
            told = (section.heading or "", *section.dnr, self._text[slice(*place)])
            self._sections[place] = words.around(*told)
        return self._sections[place]

    def _beside(self, passage: Passage) -> dict[str, None]:
        """Return what the passages beside one are found by, as far as they are near."""
        passages, at = self._artifact.passages, self._places[passage.id]
        found: dict[str, None] = {}
        for other in passages[max(0, at - BESIDE) : at]:
            found |= self._words(max(other.start, passage.start - REACH), other.end)
        for other in passages[at + 1 : at + BESIDE + 1]:
            found |= self._words(other.start, min(other.end, passage.end + REACH))
        return found

    def _words(self, start: int, end: int) -> dict[str, None]:
        """Return what a stretch is found by; the same few are asked for anew."""
        if (start, end) not in self._near:
            if len(self._near) > 4 * BESIDE:
                self._near.clear()
            self._near[start, end] = words.around(self._text[start : max(end, start)])
        return self._near[start, end]


@lru_cache(CACHED)
def _named(text: str) -> dict[str, None]:
    """Return what a heading or number is found by; many passages share it."""
    return words.around(text)


def _day_in_words(day: dt.date) -> str:
    """Return a day as people ask for it: "2021-05-12 12 maj 2021 våren"."""
    season = SEASONS[day.month % 12 // 2]
    month = lexicon.table("manader")[day.month - 1]["namn"]
    return f"{day.isoformat()} {day.day} {month} {day.year} {season}"
