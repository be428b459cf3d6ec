"""Made-up follow-up records of Swedish words, as many as asked for.

Words are drawn about as often as they stand in real documents, few of them very often;
things are named by compounds of real nouns, places by words of no meaning. There are as
many bodies as Sweden has regions and municipalities, the largest with a sixth of all
documents and the others with less and less (the n:th with an n:th of that). Each has
matters of its own, which come up at some meetings and then no more. The same number
gives the same document.
"""

import datetime as dt
import random
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from graph.followup.documents.records import (
    FollowRecord,
    PassageRecord,
    PromiseRecord,
    StatementRecord,
)
from graph.followup.documents.spoken import spoken
from graph.followup.pairs import weights
from graph.followup_model import Stance
from ingest.language import nouns
from ingest.language.terms import parts_of, terms, words

FIRST = dt.date(2015, 1, 7)
SECTIONS, PASSAGES = 10, 6
# So many words a sentence and sentences a passage; every so many words is the matter's.
SENTENCE, SENTENCES, MATTERS = 12, 4, 8
# A body's matters at a time, and how many documents later they are all others.
AT_ONCE, WHILE = 33, 50
# Regions and municipalities.
BODIES = 21 + 290
VERBS = ("redovisar", "utreder", "inför", "bygger", "fastställer", "prövar", "anlägger")
STANCES: tuple[Stance, ...] = ("fulfils", "under-way", "new-date", "dropped", "partly")
KEYS = 8
# Of the passages, so many state how something went.
STATED = 0.45
# How often words of each weight stand among all words: some in every fourth §, the
# rarest in the table in one of a hundred and twenty, all others more seldom.
FREQUENCY = {0.1: 3e-3, 0.2: 1e-3, 0.35: 4e-4, 0.55: 1.2e-4, 0.75: 4e-5}
RAREST, NAMES, THINGS = 1e-5, 40_000, 20_000
SYLLABLES = tuple(
    a + b
    for a in ("b", "fj", "gr", "hj", "kv", "l", "sk", "v")
    for b in ("al", "em", "yd", "ör", "us")
)


@dataclass(frozen=True)
class Collection:
    """A collection of `documents` of several bodies, some far larger than others."""

    documents: int
    bodies: int = BODIES

    @cached_property
    def _summed(self) -> list[float]:
        """Return how large a share of all documents the first bodies have together."""
        sizes = [1 / (number + 1) for number in range(self.bodies)]
        return [size / sum(sizes) for size in accumulate(sizes)]

    def share(self, body: int) -> float:
        """Return how large a share of all documents is of one body."""
        return self._summed[body] - (self._summed[body - 1] if body else 0.0)

    @cached_property
    def _words(self) -> tuple[list[str], list[float]]:
        """Return words and their summed frequencies, as common as the product has it.

        What it holds to be rare is as rare as the rarest of the others at the most.
        """
        chance = random.Random("ord")  # noqa: S311 - the same each time
        often = {w: FREQUENCY[weights.weight(w)] for w in self._common}
        names = {self._name(chance): RAREST for _ in range(NAMES)}
        things = {self._compound(chance): RAREST for _ in range(THINGS)}
        found = {**names, **things, **often}
        return list(found), list(accumulate(found.values()))

    @staticmethod
    def _name(chance: random.Random) -> str:
        """Return a word that no lexicon has, as names of places are."""
        return "".join(chance.choice(SYLLABLES) for _ in range(3))

    @cached_property
    def _simple(self) -> list[str]:
        found = {n.lemma for each in nouns.table().values() for n in each}
        return sorted(w for w in found if len(w) > 3)

    def _compound(self, chance: random.Random) -> str:
        """Return a name of a thing: what it is comes last, and is often the same."""
        return chance.choice(self._simple) + chance.choice(self._common)

    @cached_property
    def _common(self) -> list[str]:
        return [w for w in self._simple if weights.weight(w) < weights.RARE]

    def body_of(self, serial: int) -> int:
        """Return the body of a document; 0 is the largest."""
        chance = random.Random(f"organ{serial}")  # noqa: S311 - the same each time
        return bisect_right(self._summed, chance.random(), hi=self.bodies - 1)

    def document(self, serial: int, spoken: bool = True) -> FollowRecord:
        """Return a document of ten §§ with half a promise each.

        Args:
            serial: Its number; later documents have higher ones.
            spoken: Give it its some sixty passages too.
        """
        chance = random.Random(serial)  # noqa: S311 - the same each time
        body = self.body_of(serial)
        day = FIRST + dt.timedelta(days=serial * 3600 // max(self.documents, 1))
        promises: list[PromiseRecord] = []
        passages: list[PassageRecord] = []
        name = f"d{serial:020x}"
        for section in range(SECTIONS):
            matter = self._matter(chance, body, serial)
            dnr = f"dnr K{body}-{abs(hash_of(matter)) % 100_000}"
            links = (f"§ {day} {section + 1}", f"dag {day}", dnr)
            place = Place(name, body, section, links, matter)
            if chance.random() < 0.5:
                promises.append(self._promise(place, chance, day))
            if spoken:
                passages += self._passages(place, chance)
        return FollowRecord(
            id=name,
            type="protokoll",
            title=f"Protokoll {day}",
            source=f"{name}.pdf",
            body=f"org/k{body:04}",
            organ=f"org/o-{body}-{serial % 5}",
            body_name=f"Kommun {body}",
            organ_name=f"Nämnd {serial % 5}",
            date=day,
            dated_from=None,
            dated_to=None,
            promises=tuple(promises),
            passages=tuple(passages),
        )

    def _matter(self, chance: random.Random, body: int, serial: int) -> tuple[str, ...]:
        """Return the words of one of the matters that a body has at the time."""
        seen = serial * self.share(body)
        number = int(seen / WHILE) * AT_ONCE + chance.randrange(AT_ONCE)
        own = random.Random(f"{body} {number}")  # noqa: S311 - the same each time
        made = [self._compound(own) for _ in range(2)]
        return (*made, self._name(own))

    def _text(self, chance: random.Random, matter: tuple[str, ...]) -> str:
        listed, summed = self._words
        drawn = chance.choices(listed, cum_weights=summed, k=SENTENCE)
        for at in range(chance.randrange(MATTERS), SENTENCE, MATTERS):
            drawn[at] = chance.choice(matter)
        drawn.insert(2, chance.choice(VERBS))
        return f"{' '.join(drawn).capitalize()}."

    def _promise(
        self, place: "Place", chance: random.Random, day: dt.date
    ) -> PromiseRecord:
        matter = place.matter
        own = words(f"{matter[0]} {matter[2]}")
        topic = tuple(t for t in words(matter[1]) if t not in own)
        due = day + dt.timedelta(days=chance.randrange(60, 900))
        text = f"Nämnden ska {chance.choice(VERBS)} {matter[0]} senast {due}."
        return PromiseRecord(
            id=f"a{place.document[1:]}{place.section}",
            start=place.start,
            end=place.start + len(text),
            text=text,
            description=text,
            section=str(place.section + 1),
            promisor=f"Nämnd {place.section % 5}",
            speaker=None,
            promisee=None,
            strength="assignment",
            polarity="positive",
            condition=None,
            proposed=False,
            vague=False,
            own=own,
            topic=topic,
            telling=(),
            deeds=("redovisning",),
            keys=_keys(own, topic),
            names=(f"nämnd {place.section % 5}",),
            dnr=(place.links[-1].removeprefix("dnr "),),
            acts=place.acts,
            deadline_text=f"senast {due}",
            earliest=day,
            latest=due,
            latest_wide=due,
            bodies=(f"org/k{place.body:04}",),
            links=place.links,
            sentence=text,
            sentence_start=place.start,
        )

    def _passages(self, place: "Place", chance: random.Random) -> list[PassageRecord]:
        found = []
        heading = terms(" ".join(place.matter))
        start = place.start
        for _ in range(PASSAGES):
            sentences = [self._text(chance, place.matter) for _ in range(SENTENCES)]
            text = " ".join(sentences)
            stated: tuple[StatementRecord, ...] = ()
            if chance.random() < STATED:
                stated = (_statement(sentences[0], start, chance.choice(STANCES)),)
            found.append(
                PassageRecord(
                    start=start,
                    end=start + len(text),
                    text=text,
                    section=str(place.section + 1),
                    terms=tuple(dict.fromkeys((*terms(text), *heading))),
                    heading=heading,
                    acts=place.acts,
                    statements=stated,
                    links=place.links[-1:],
                    sentences=spoken(text, start, stated),
                )
            )
            start += len(text) + 2
        return found


@dataclass(frozen=True, slots=True)
class Place:
    """A § of a made-up document, with the words of its matter."""

    document: str
    body: int
    section: int
    links: tuple[str, ...]
    matter: tuple[str, ...]

    @property
    def start(self) -> int:
        """Return its first character."""
        return self.section * 10_000

    @property
    def acts(self) -> tuple[str, ...]:
        """Return its path."""
        return (f"sammantrade/{self.document}/p{self.section + 1}",)


def hash_of(matter: tuple[str, ...]) -> int:
    """Return a number for a matter, the same in every run."""
    return random.Random(" ".join(matter)).getrandbits(40)  # noqa: S311


def _statement(text: str, start: int, stance: Stance) -> StatementRecord:
    return StatementRecord(
        start=start,
        end=start + len(text),
        text=text,
        stance=stance,
        rule="belagg.uppfoljning.done",
        terms=terms(text),
        deeds=("redovisning",),
        completed=stance == "fulfils",
    )


def _keys(own: tuple[str, ...], topic: tuple[str, ...]) -> tuple[str, ...]:
    """Return the terms that lead to a promise, as the product chooses them."""
    whole = [*own, *topic]
    found = [t for t in whole if weights.weight(t) >= 0.55]
    parts = [p for t in whole for p in parts_of(t) if weights.weight(p) >= 0.75]
    return tuple(dict.fromkeys((*found, *parts)))[:KEYS] or own
