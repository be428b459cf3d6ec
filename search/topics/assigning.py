"""Which subjects a passage is about: told by its headings, its text and its §."""

import re
from collections import defaultdict
from collections.abc import Mapping

from ingest.model import Artifact, Passage, Section
from search import words
from search.topics.subjects import DECIDING

# What words say is worth so many times as much in a heading as in the text, and in the
# rest of the § less.
HEADING, TITLE, BESIDE = 2.5, 2.0, 0.5
# So many characters of a § or a passage are read; a longer one is about more things.
REACH = 2000
# A text without §§ that is no longer is about one thing.
SHORT = 2000
# Less than that is chance; and a second subject must be nearly as sure as the first.
ENOUGH, SECOND = 6.0, 0.6
# "Kultur- och fritidsnämnden": who decides says who, and not what about.
_DECIDING = re.compile(rf"\b\w+-(?:, \w+-)* och (?=\w*(?:{'|'.join(DECIDING)}))")

Scores = Mapping[str, float]


class Subjects:
    """The subjects of the passages of one document."""

    def __init__(self, artifact: Artifact) -> None:
        """Read from `artifact`."""
        self._document = artifact.document
        self._whole = self._about_all()
        self._sections: dict[int, tuple[Scores, Scores]] = {}

    def of(self, passage: Passage) -> tuple[str, ...]:
        """Return the codes of at most two subjects, the surest first."""
        section = self._document.paragraf_at(passage.start)
        end = min(passage.end, passage.start + REACH)
        said = [(_told(self._document.text[passage.start : end]), 1.0)]
        if section is None or passage.heading != section.heading:
            said.append((_told(passage.heading or ""), HEADING))
        said += self._about(section) if section else self._whole
        return chosen(_sum(said))

    def by_section(self) -> Mapping[str, tuple[str, ...]]:
        """Return id of a § → its codes, of what has no §§ those of the whole by ""."""
        items = [s for s in self._document.sections if s.kind == "paragraf"]
        found = {item.id: chosen(_sum(self._about(item, 1.0))) for item in items}
        if not items:
            found[""] = chosen(_sum(self._whole))
        return {of: codes for of, codes in found.items() if codes}

    def _about_all(self) -> list[tuple[Scores, float]]:
        """Return what the title says, and a text short enough to be about one thing."""
        said = [(_told(self._document.title or ""), TITLE)]
        whole = all(section.kind != "paragraf" for section in self._document.sections)
        if whole and len(self._document.text) <= SHORT:
            said.append((_told(self._document.text), BESIDE))
        return said

    def _about(
        self, section: Section, body: float = BESIDE
    ) -> list[tuple[Scores, float]]:
        """Return what the heading and the body of a § say, with what they are worth."""
        if section.start not in self._sections:
            end = min(section.end, section.body_start + REACH)
            self._sections[section.start] = (
                _told(section.heading or ""),
                _told(self._document.text[section.body_start : end]),
            )
        heading, text = self._sections[section.start]
        return [(heading, HEADING), (text, body)]


def _told(text: str) -> Scores:
    """Return what a text's words say of subjects, each word once."""
    read = words.readings(_without_deciding(text))
    telling = {each.stem: each.told for each in read if each.told}
    found: dict[str, float] = {}
    for told in telling.values():
        for code, weight in told:
            found[code] = found.get(code, 0.0) + weight
    return found


def _without_deciding(text: str) -> str:
    return _DECIDING.sub(" ", text) if "- och " in text else text


def _sum(said: list[tuple[Scores, float]]) -> Scores:
    found: defaultdict[str, float] = defaultdict(float)
    for scores, times in said:
        for code, weight in scores.items():
            found[code] += weight * times
    return found


def chosen(scores: Scores) -> tuple[str, ...]:
    """Return the codes of at most two subjects that are sure enough, the best first."""
    sure = [code for code, score in scores.items() if score >= ENOUGH]
    narrow = [c for c in sure if not any(o.startswith(f"{c}/") for o in sure)]
    best = sorted(narrow, key=lambda code: (-scores[code], code))[:2]
    return tuple(code for code in best if scores[code] >= SECOND * scores[best[0]])
