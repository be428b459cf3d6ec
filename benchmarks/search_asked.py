"""What people type, made up from a made-up collection: some of each kind.

Words are taken from its documents, so that they stand there as often as words do; each
question also says in parts what it asks, for engines with another language.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from benchmarks.search_collection import document
from benchmarks.search_words import UNTIL, word
from ingest.model import Artifact, Passage
from search import compounds

# The small words, and those that a question may be about.
SMALL, COMMON = 150, (200, 1_500)
NONE = "bcdfghjklmnpqrstvwxz"


@dataclass(frozen=True, slots=True)
class Question:
    """One question as typed; `words` in the `form` they are wanted.

    Forms: all, any, row, near, prefix, fuzzy. `choices` are values of facets, and
    `years` the first and last year of a range.
    """

    kind: str
    text: str
    words: tuple[str, ...]
    form: str = "all"
    choices: tuple[tuple[str, str], ...] = ()
    years: tuple[int, int] | None = None
    filters: tuple[tuple[str, str], ...] = ()


class _Source:
    """Draws passages and words of a collection of so many documents."""

    def __init__(self, documents: int, seed: str) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - the same each time
        self._documents = documents
        self._common = {word(rank) for rank in range(UNTIL)}
        self._small = {word(rank) for rank in range(SMALL)}

    def artifact(self) -> Artifact:
        return document(self.chance.randrange(self._documents))

    def passage(self, least: int = 12) -> list[str]:
        """Return the words of a passage that holds enough telling ones."""
        while True:
            artifact = self.artifact()
            chosen: Passage = self.chance.choice(artifact.passages)
            text = artifact.document.text[chosen.start : chosen.end]
            words = [w for w in text.lower().split() if w.isalpha()]
            if len(self.telling(words)) >= least:
                return words

    def telling(self, words: list[str]) -> list[str]:
        return [w for w in words if w not in self._small and len(w) > 3]

    def some(self, number: int) -> list[str]:
        """Return different telling words of one passage."""
        found = list(dict.fromkeys(self.telling(self.passage())))
        return self.chance.sample(found, number)

    def common(self) -> str:
        while True:
            found = word(self.chance.randrange(*COMMON))
            if found.isalpha() and len(found) > 3:
                return found

    def rare(self) -> str:
        while True:
            words = set(self.passage())
            found = sorted(w for w in words if w not in self._common and w.isalpha())
            if found:
                return self.chance.choice(found)

    def compound(self) -> tuple[str, ...]:
        """Return a compound of a passage and its parts."""
        while True:
            for each in self.some(8):
                parts = compounds.parts(each)
                if len(parts) == 2:
                    return each, *parts


def _one_common(source: _Source) -> Question:
    asked = source.common()
    return Question("ett vanligt ord", asked, (asked,))


def _one_rare(source: _Source) -> Question:
    asked = source.rare()
    return Question("ett ovanligt ord", asked, (asked,))


def _two(source: _Source) -> Question:
    asked = source.some(2)
    return Question("två ord", " ".join(asked), tuple(asked))


def _two_common(source: _Source) -> Question:
    asked = (source.common(), source.common())
    return Question("två vanliga ord", " ".join(asked), asked)


def _four(source: _Source) -> Question:
    asked = source.some(4)
    return Question("fyra ord", " ".join(asked), tuple(asked))


def _row(source: _Source) -> Question:
    words = source.passage()
    at = source.chance.randrange(len(words) - 3)
    asked = words[at : at + 3]
    return Question("fras", f'"{" ".join(asked)}"', tuple(asked), "row")


def _near(source: _Source) -> Question:
    while True:
        words = source.passage()
        at = source.chance.randrange(len(words) - 4)
        asked = (words[at], words[at + 3])
        if source.telling(list(asked)) == list(asked) and asked[0] != asked[1]:
            return Question("nära", f'"{" ".join(asked)}"~5', asked, "near")


def _prefix(source: _Source) -> Question:
    asked = source.common()[: source.chance.choice((4, 5))]
    return Question("början på ord", f"{asked}*", (asked,), "prefix")


def _slip(source: _Source) -> tuple[str, str]:
    """Return a word with two letters in the wrong order, and the right word."""
    while True:
        right = max(source.some(4), key=len)
        at = source.chance.randrange(2, len(right) - 2)
        wrong = right[:at] + right[at + 1] + right[at] + right[at + 2 :]
        if wrong != right:
            return wrong, right


def _typing_error(source: _Source) -> Question:
    wrong, _ = _slip(source)
    other = source.some(1)[0]
    return Question("skrivfel", f"{wrong} {other}", (wrong, other), "fuzzy")


def _alike(source: _Source) -> Question:
    wrong, _ = _slip(source)
    return Question("liknande (ord~)", f"{wrong}~2", (wrong,), "fuzzy")


def _whole_compound(source: _Source) -> Question:
    asked = source.compound()[0]
    return Question("sammansättning", asked, (asked,))


def _apart(source: _Source) -> Question:
    asked = source.compound()[1:]
    return Question("särskriven", " ".join(asked), asked)


def _dnr(source: _Source) -> Question:
    sections = source.artifact().document.sections
    asked = source.chance.choice(sections).dnr[0]
    words = tuple(asked.replace("/", " ").lower().split())
    return Question("dnr", asked, words, "row")


def _person(source: _Source) -> Question:
    while True:
        artifact = source.artifact()
        said, day = artifact.facts.persons, artifact.document.date
        if said and day:
            name = source.chance.choice(said).name
            words = tuple(name.lower().split())
            year = (("ar", str(day.year)),)
            return Question("person, år valt", name, words, "all", (), None, year)


def _question(source: _Source) -> Question:
    first, last = source.some(2)
    text = f"vem beslutade om {first} och {last} i nämnden?"
    return Question("fråga med småord", text, (first, last, "nämnden"), "any")


def _within(source: _Source) -> Question:
    asked = source.common()
    first = source.chance.randrange(2009, 2020)
    text = f"typ:protokoll datum:[{first} TILL {first + 3}] {asked}"
    return Question(
        "fält och tid",
        text,
        (asked,),
        choices=(("typ", "protokoll"),),
        years=(first, first + 3),
    )


def _nothing(source: _Source) -> Question:
    asked = tuple(
        "".join(source.chance.choice(NONE) for _ in range(9)) for _ in range(2)
    )
    return Question("utan svar", " ".join(asked), asked)


MAKING: tuple[Callable[[_Source], Question], ...] = (
    _one_common,
    _one_rare,
    _two,
    _two_common,
    _four,
    _row,
    _near,
    _prefix,
    _typing_error,
    _alike,
    _whole_compound,
    _apart,
    _dnr,
    _person,
    _question,
    _within,
    _nothing,
)


def questions(documents: int, each: int) -> Iterator[Question]:
    """Yield so many questions of each kind to so many documents, kinds in turn."""
    source = _Source(documents, "frågor")
    for _ in range(each):
        for make in MAKING:
            yield make(source)
