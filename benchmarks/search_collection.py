"""Made-up documents of Swedish words, to search in, as many as asked for.

Their words are those of `search_words`. Each § has a matter of its own that its words
come back to. The same number gives the same document.
"""

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from benchmarks.search_words import Words, lemmas, word
from ingest import lexicon
from ingest.model import (
    Artifact,
    Commitment,
    Deadline,
    Decision,
    Document,
    DocumentType,
    Facts,
    Mention,
    Passage,
    Person,
    Section,
)

FIRST, DAYS = dt.date(2008, 1, 7), 6_200
PASSAGES, IN_SECTION, WORDS, SENTENCE = 20, 4, 97, 13
# One word in so many is of the matter; ranks of what matters are about.
OF_MATTER, MATTERS = 12, (300, 300_000)
PERSONS, ORGANS = 60, 9
TYPES: tuple[DocumentType, ...] = (
    *("protokoll",) * 8,
    *("tjansteskrivelse",) * 3,
    *("motion", "motionssvar", "interpellation", "interpellationssvar"),
    *("plan", "policy", "rapport", "overenskommelse", "webbsida"),
)
NAME_STARTS = (
    "Al",
    "Berg",
    "Björk",
    "Dal",
    "Ek",
    "Fors",
    "Gran",
    "Hag",
    "Hed",
    "Holm",
    "Kvist",
    "Lind",
    "Lund",
    "Mo",
    "Norr",
)
NAME_ENDS = (
    "bäck",
    "dahl",
    "gren",
    "holm",
    "kvist",
    "lund",
    "man",
    "mark",
    "nes",
    "qvist",
    "ros",
    "sjö",
    "ström",
    "vall",
)


@dataclass(slots=True)
class _Text:
    """A document's text as it is written, with what stands in it."""

    written: list[str] = field(default_factory=list)
    length: int = 0

    def add(self, text: str) -> int:
        """Add a block and return where it begins."""
        start = self.length
        self.written.append(f"{text}\n\n")
        self.length += len(text) + 2
        return start


def documents(passages: int) -> Iterator[Artifact]:
    """Yield documents with `passages` passages in all, about twenty in each."""
    serial = made = 0
    while made < passages:
        artifact = document(serial, passages - made)
        made += len(artifact.passages)
        serial += 1
        yield artifact


@cache
def _bodies() -> list[str]:
    tables = ("regioner", "kommuner")
    return [row["name"] for name in tables for row in lexicon.table(name)]


@cache
def _organs(body: int) -> list[str]:
    chance = random.Random(f"organ{body}")  # noqa: S311 - the same each time
    things = [chance.choice(lemmas()) for _ in range(ORGANS - 2)]
    made = [f"{thing.capitalize()}nämnden" for thing in things]
    return ["Fullmäktige", "Styrelsen", *made]


@cache
def persons(body: int) -> list[tuple[str, str]]:
    """Return the names and parties of those who speak in a body, by its number."""
    chance = random.Random(f"person{body}")  # noqa: S311 - the same each time
    first = lexicon.words("fornamn")
    parties = [row["code"] for row in lexicon.table("partier")][:8]
    return [
        (
            f"{chance.choice(first)} "
            f"{chance.choice(NAME_STARTS)}{chance.choice(NAME_ENDS)}",
            chance.choice(parties),
        )
        for _ in range(PERSONS)
    ]


def document(serial: int, most: int = 1_000) -> Artifact:
    """Return a document of at most so many passages."""
    return _Making(serial, most).made()


class _Making:
    """Writes one document, § by §."""

    def __init__(self, serial: int, most: int) -> None:
        chance = self._chance = random.Random(serial)  # noqa: S311 - the same each time
        self._id = f"{serial:016x}"
        bodies = _bodies()
        # The n:th body has an n:th as many documents as the first.
        self._body = min(int(len(bodies) ** chance.random()), len(bodies)) - 1
        self._organ = chance.choice(_organs(self._body))
        self._day = FIRST + dt.timedelta(days=chance.randrange(DAYS))
        self._left = min(most, chance.randint(PASSAGES // 2, PASSAGES * 3 // 2))
        self._words = Words(serial)
        self._text = _Text()
        self._sections: list[Section] = []
        self._passages: list[Passage] = []
        self._spoken: dict[tuple[str, str], list[Mention]] = {}
        self._decisions: list[Decision] = []
        self._promises: list[Commitment] = []
        self._matter: list[str] = []

    def made(self) -> Artifact:
        kind = self._chance.choice(TYPES)
        title = f"{kind.capitalize()} {self._organ} {self._day.isoformat()}"
        self._text.add(f"{title}\n{_bodies()[self._body]}")
        while self._left:
            self._section()
        document = Document(
            source=f"{self._id}.txt",
            sha256=self._id,
            media_type="text/plain",
            text="".join(self._text.written),
            title=title,
            type=kind,
            body=_bodies()[self._body],
            organ=self._organ,
            date=self._day,
            sections=tuple(self._sections),
            page_starts=tuple(range(0, self._text.length, 3_000)),
        )
        facts = Facts(
            persons=tuple(
                Person(name, party, (), tuple(mentions))
                for (name, party), mentions in self._spoken.items()
            ),
            decisions=tuple(self._decisions),
            commitments=tuple(self._promises),
        )
        return Artifact(self._id, document, facts, tuple(self._passages), "")

    def _section(self) -> None:
        chance = self._chance
        number = len(self._sections) + 1
        self._matter = [self._of_matter() for _ in range(3)]
        letters = "".join(w[0] for w in self._organ.split()[:1]) + "N"
        dnr = f"{letters.upper()} {self._day.year}/{chance.randrange(1, 1500)}"
        heading = f"{self._matter[0].capitalize()} för {' '.join(self._matter[1:])}"
        start = self._text.add(f"§ {number} {heading} ({dnr})")
        body_start = self._text.length
        for _ in range(min(self._left, chance.randint(1, 2 * IN_SECTION - 1))):
            self._passage(str(number), heading)
            self._left -= 1
        self._sections.append(
            Section(
                id=f"p{number}",
                kind="paragraf",
                number=str(number),
                heading=heading,
                dnr=(dnr,),
                start=start,
                end=self._text.length,
                body_start=body_start,
                page=1,
            )
        )

    def _of_matter(self) -> str:
        low, high = MATTERS
        while True:
            drawn = word(int(low * (high / low) ** self._chance.random()))
            if drawn.isalpha():
                return drawn

    def _passage(self, section: str, heading: str) -> None:
        chance = self._chance
        wanted = max(8, int(chance.gammavariate(2, WORDS / 2)) - 4)
        sentences = []
        while wanted > 0:
            size = min(wanted, chance.randint(SENTENCE // 2, SENTENCE * 3 // 2))
            sentences.append(self._sentence(size))
            wanted -= size
        start = self._text.length
        sentences[0] = self._opening(sentences[0], section, start)
        text = " ".join(sentences)
        self._text.add(text)
        self._passages.append(
            Passage(
                id=f"{self._id}-{start}",
                section=section,
                heading=heading,
                start=start,
                end=start + len(text),
                page=start // 3_000 + 1,
            )
        )

    def _sentence(self, size: int) -> str:
        chance = self._chance
        drawn = [
            chance.choice(self._matter)
            if chance.randrange(OF_MATTER) == 0
            else self._words.next()
            for _ in range(size)
        ]
        if size > 8 and chance.random() < 0.5:
            drawn[size // 2] += ","
        said = " ".join(drawn)
        return f"{said[0].upper()}{said[1:]}."

    def _opening(self, sentence: str, section: str, start: int) -> str:
        """Return a passage's first sentence: who speaks, decides or promises."""
        chance = self._chance
        kind = chance.random()
        rest = sentence[0].lower() + sentence[1:]
        day = self._day + dt.timedelta(days=chance.randrange(30, 900))
        if kind < 0.3:
            name, party = chance.choice(persons(self._body))
            mention = Mention(start, start + len(name), 1)
            self._spoken.setdefault((name, party), []).append(mention)
            return f"{name} ({party}) yrkar att {rest}"
        if kind < 0.45:
            said = f"{self._organ} beslutar att {rest}"
            self._decisions.append(
                Decision(
                    start=start,
                    end=start + len(said),
                    text=said,
                    section=section,
                    organ=self._organ,
                    status="decision",
                    outcome="bifall",
                    sentence=said,
                )
            )
            return said
        if kind < 0.52:
            said = f"{self._organ} ska senast {day.isoformat()} se till att {rest}"
            self._promises.append(
                Commitment(
                    start=start,
                    end=start + len(said),
                    text=said,
                    section=section,
                    promisor=self._organ,
                    speaker=None,
                    promisee=None,
                    strength="promise",
                    deadline=Deadline(day.isoformat(), start, start, day, day),
                    sentence=said,
                )
            )
            return said
        if kind < 0.6:
            return f"Den {day.day}/{day.month} {day.year} {rest}"
        return sentence
