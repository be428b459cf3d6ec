"""Made-up documents of Swedish words, to search in, as many as asked for.

Words are drawn as often as words of their rank stand in real minutes and answers, so
the vocabulary grows as theirs does: some 9,500 word forms in 80,000 words, 136,500 in
9.7 million. The commonest are small words, then come the lexicon's nouns, verbs and
adjectives; the further down, the more are compounds of the lexicon's nouns, names that
no lexicon has and numbers. Each § has a matter of its own that its words come back to.
The same number gives the same document.
"""

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

import numpy as np

from ingest import lexicon
from ingest.language import nouns
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

# How often a word of rank r stands: 1 / ((r + FLAT)(1 + r / BEND)^FALL), fitted to real
# documents. Far more ranks than any size reaches.
RANKS, FLAT, BEND, FALL = 4_000_000, 2, 3_000, 0.876
# So many of the listed words lie among so many of the commonest.
LISTED, UNTIL = 0.7, 20_000
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
SYLLABLES = (
    "ba",
    "fjä",
    "gra",
    "hjo",
    "kva",
    "lö",
    "mi",
    "nå",
    "ru",
    "ska",
    "sti",
    "ter",
    "val",
    "vi",
    "yd",
    "ör",
)
ENDINGS = ("", "", "", "s", "en", "et", "er", "erna", "ens", "arna")


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
def _summed() -> np.ndarray:
    ranks = np.arange(1, RANKS + 1, dtype=float)
    often = 1 / ((ranks + FLAT) * (1 + ranks / BEND) ** FALL)
    return np.cumsum(often) / often.sum()


@cache
def _listed() -> list[str]:
    """Return the words of the lexicons, those that bind the others first."""
    small = list(dict.fromkeys(w for w in lexicon.words("stoppord") if w.isalpha()))
    found = sorted(nouns.table())
    for row in lexicon.table("sprak_verb"):
        for verb in row["infinitiver"].split():
            found += [verb, f"{verb}r"]
    for row in lexicon.table("sprak_adjektiv"):
        for word in row["ord"].replace("!", "").split():
            found += [word, f"{word}a"]
    others = sorted({w for w in found if w.isalpha()} - set(small))
    random.Random("ord").shuffle(others)  # noqa: S311 - the same each time
    return [*small, *others]


@cache
def _lemmas() -> list[str]:
    found = {n.lemma for each in nouns.table().values() for n in each}
    return sorted(w for w in found if len(w) > 3)


@cache
def _common() -> list[str]:
    """Return the commonest words by rank; most of them are listed."""
    listed = iter(_listed())
    found = []
    for rank in range(UNTIL):
        chance = random.Random(rank)  # noqa: S311 - the same each time
        small = rank < 150 or chance.random() < LISTED
        found.append((small and next(listed, "")) or _made(rank))
    return found


@cache
def word(rank: int) -> str:
    """Return the word form of a rank, 0 the commonest."""
    return _common()[rank] if rank < UNTIL else _made(rank)


def _made(rank: int) -> str:
    chance = random.Random(-rank - 1)  # noqa: S311 - the same each time
    kind = chance.random()
    if kind < 0.12:
        return str(chance.randrange(10, 40 * (10 + rank)))
    if kind < 0.35:
        name = "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(2, 4)))
        return f"{name}{chance.choice(ENDINGS)}"
    parts = [chance.choice(_lemmas()) for _ in range(2 + (chance.random() < 0.1))]
    link = "" if parts[0][-1] in "aeiouyåäös" else chance.choice(("s", ""))
    return f"{parts[0]}{link}{''.join(parts[1:])}{chance.choice(ENDINGS)}"


@cache
def _bodies() -> list[str]:
    tables = ("regioner", "kommuner")
    return [row["name"] for name in tables for row in lexicon.table(name)]


@cache
def _organs(body: int) -> list[str]:
    chance = random.Random(f"organ{body}")  # noqa: S311 - the same each time
    things = [chance.choice(_lemmas()) for _ in range(ORGANS - 2)]
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


class _Words:
    """The words of one document, in the order they are drawn."""

    def __init__(self, serial: int) -> None:
        self._drawn = np.random.Generator(np.random.PCG64(serial))
        self._ranks: list[int] = []

    def next(self) -> str:
        if not self._ranks:
            places = self._drawn.random(WORDS * PASSAGES)
            self._ranks = np.searchsorted(_summed(), places).tolist()
        return word(min(self._ranks.pop(), RANKS - 1))


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
        self._words = _Words(serial)
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
