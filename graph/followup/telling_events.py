"""What a sentence says was done, is done or lies ahead: its verbs, clause by clause.

No parser: forms come from the lexicon of verbs, clauses from commas, conjunctions and
words that open subordinate clauses. Rough, but quick enough for every passage.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from graph.followup.tables import table
from ingest.language import verbs
from ingest.language.wordsets import wordset

Tense = Literal["past", "perfect", "state", "present", "ahead"]

TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+(?:[ \u00a0]\d{3}\b)*|[,;:()–]")
BREAKS = frozenset(",;:()–")
JOINING = frozenset(("och", "men", "medan", "fast", "samt", "utan"))
MODALS = wordset("modal") | frozenset(
    ("avser", "planerar", "hoppas", "väntas", "beräknas")
)
HAVE, BE = (
    frozenset(("har", "hade")),
    frozenset(
        (
            "är",
            "var",
            "blev",
            "blir",
            "varit",
            "blivit",
            "står",
            "stod",
            "finns",
            "fanns",
            "ligger",
        )
    ),
)
NEGATIONS = frozenset(
    ("inte", "ej", "aldrig", "ingen", "inget", "inga", "varken", "icke")
)
# After these "inte" denies nothing ("inte bara").
NOT_DENYING = frozenset(("bara", "enbart", "endast", "minst", "heller", "ens"))
# Words before which a past form is a participle ("de planerade husen").
BEFORE_PARTICIPLE = frozenset(
    "den det de dessa detta denna en ett sin sitt sina vår vårt våra alla av med för i på "
    "till från om vid samtliga flera några många nya ny nytt".split()
)
# Clauses that tell of what is not, not yet or only may be.
UNTOLD = frozenset(("om", "ifall", "såvida", "innan", "tills", "för", "så", "när"))
# Words that open a clause anywhere in a sentence that tells no outcome by itself.
ASKING = frozenset(
    "när eftersom innan tills hur varför huruvida vad vilka vilken vilket".split()
)
CAUSE = frozenset(("eftersom", "sedan", "då", "därför"))
# Verbs after which a clause with "att" tells a fact.
TELLING = frozenset(
    "konstatera visa framgå bekräfta meddela rapportera uppge notera berätta redovisa "
    "informera skriva se".split()
)
SUPINE_HELP = frozenset(("kunnat", "hunnit", "fått", "velat", "behövt", "låtit"))
REACH = 7


@dataclass(frozen=True, slots=True)
class Event:
    """One verb in its clause. `start` and `end` are offsets in the sentence.

    `of` is its class in telling_verbs.tsv, "" of other verbs; `depth` is 0 in a main
    clause, 1 in one that hangs on another and still tells a fact. `works` says that in
    the present it is work that goes on, `doubtful` that it may be a participle.
    """

    lemma: str
    of: str
    tense: Tense
    passive: bool
    negated: bool
    start: int
    end: int
    at: int
    clause: int
    depth: int
    group: str
    works: bool = False
    doubtful: bool = False

    @property
    def finite(self) -> bool:
        """Tell whether its clause can have no other finite verb."""
        return self.tense in ("past", "present")


class Token(NamedTuple):
    """A word with its place in the sentence."""

    text: str
    lower: str
    start: int
    end: int


@cache
def _classes() -> tuple[dict[str, str], dict[str, tuple[tuple[str, str], ...]]]:
    """Return the class of each verb, and of each verb with what follows it."""
    plain: dict[str, str] = {}
    phrased: dict[str, list[tuple[str, str]]] = {}
    for row in table("telling_verbs"):
        for verb in row["verb"].split():
            lemma, _, after = verb.partition("+")
            if after:
                phrased.setdefault(lemma, []).append((after, row["klass"]))
            else:
                plain.setdefault(f"{row['klass']} {lemma}", row["klass"])
    return plain, {lemma: tuple(found) for lemma, found in phrased.items()}


@lru_cache(50_000)
def forms(lower: str) -> tuple[verbs.Form, ...]:
    """Return the readings of a word as a verb, one unknown in -ades or -ats too."""
    known = verbs.readings(lower)
    if known or len(lower) < 7:
        return known
    for ending, tense in (("ades", "pret"), ("ats", "sup")):
        if lower.endswith(ending):
            lemma = lower.removesuffix(ending) + "a"
            return (verbs.Form(lemma, tense, True, "handling"),)  # type: ignore[arg-type]
    return ()


@lru_cache(50_000)
def _matters(lower: str) -> bool:
    """Tell whether a word can change how a sentence is read, or is a verb."""
    special = lower in JOINING or lower in MODALS or lower in HAVE or lower in BE
    opening = lower in UNTOLD or lower in CAUSE or lower in ASKING
    if special or opening or lower in ("att", "som", "kommer") or lower in BREAKS:
        return True
    return lower in SUPINE_HELP or bool(forms(lower))


def tokens(text: str) -> tuple[Token, ...]:
    """Return the words, numbers and breaks of a sentence."""
    return tuple(
        [Token(m[0], m[0].lower(), m.start(), m.end()) for m in TOKEN.finditer(text)]
    )


def class_of(lemma: str, after: tuple[str, ...], name: str) -> bool:
    """Tell whether a verb, with the words after it, is of a class."""
    plain, phrased = _classes()
    if any(word in after and of == name for word, of in phrased.get(lemma, ())):
        return True
    return f"{name} {lemma}" in plain


def events(words: tuple[Token, ...]) -> tuple[Event, ...]:
    """Return what the verbs of a sentence say, in order."""
    reader = _Reader(words)
    found = list(reader.read())
    if not any(e.doubtful for e in found):
        return tuple(found)
    # A clause has one finite verb: with another there, "samlade" is a participle.
    finite = Counter([e.clause for e in found if e.finite] + reader.helped)
    return tuple(e for e in found if not (e.doubtful and finite[e.clause] > 1))


class _Reader:
    """Goes through a sentence once, with what the clause so far has said."""

    def __init__(self, words: tuple[Token, ...]) -> None:
        self.words = words
        self.clause = 0
        self.depth: int | None = 0
        self.help = ""
        self.help_tense: Tense = "present"
        self.said: list[Event] = []
        self.fresh = True
        self.helped: list[int] = []

    def read(self) -> Iterator[Event]:
        for at, word in enumerate(self.words):
            if word.text in BREAKS:
                self._turn(at)
                continue
            lower = word.lower
            if not _matters(lower):
                self.fresh = False
                continue
            if lower in JOINING and self._verb_ahead(at):
                self.clause += 1
                self.fresh = True
                continue
            if self._opens(at, lower):
                continue
            self.fresh = False
            if self._helps(at, lower):
                if lower in HAVE or lower in BE or lower in MODALS:
                    self.helped.append(self.clause)
                continue
            event = self._event(at, word)
            if event is not None:
                self.said.append(event)
                yield event

    def _turn(self, at: int) -> None:
        """Begin a clause after a comma; what hung on another has ended."""
        self.clause += 1
        self.fresh = True
        if self.words[at].text != "(":
            self.depth, self.help = 0, self.help if self._bare_list(at) else ""

    def _bare_list(self, at: int) -> bool:
        following = self.words[at + 1].lower if at + 1 < len(self.words) else ""
        return following not in HAVE and following not in BE and not self.said

    def _verb_ahead(self, at: int) -> bool:
        """Tell whether a conjunction joins clauses: verbs on both sides of it."""
        if not any(e.clause == self.clause for e in self.said):
            return False
        for word in self.words[at + 1 : at + 1 + REACH + 3]:
            if word.text in BREAKS:
                return False
            if word.lower in HAVE | BE | MODALS or forms(word.lower):
                return True
        return False

    def _opens(self, at: int, lower: str) -> bool:
        """Take note of a word that opens a clause that hangs on another."""
        if lower == "att":
            following = self.words[at + 1].lower if at + 1 < len(self.words) else ""
            if any(f.tense == "inf" for f in forms(following)):
                self.help, self.help_tense = "inf", "ahead"
                return True
            fact = any(e.lemma in TELLING for e in self.said[-1:])
            self.depth, self.help = (1 if fact else None), ""
            self.clause += 1
            return True
        if lower == "som":
            self.depth, self.help = 1 if self.depth == 0 else self.depth, ""
            self.clause += 1
            return True
        if self.fresh and at and lower in UNTOLD | CAUSE:
            self.depth, self.help = None, ""
            self.clause += 1
            return True
        if lower in ASKING and at:
            self.depth, self.help = None, ""
            self.clause += 1
            return True
        return False

    def _helps(self, at: int, lower: str) -> bool:
        """Take note of an auxiliary."""
        if lower in HAVE:
            self.help, self.help_tense = "have", "perfect"
        elif lower in BE:
            if self.help != "modal":
                self.help, self.help_tense = "be", "state"
            return lower not in (
                "finns",
                "ligger",
                "står",
                "stod",
                "fanns",
                "blev",
                "blir",
            )
        elif lower in MODALS and lower not in ("fick", "får"):
            self.help, self.help_tense = "modal", "ahead"
        elif lower == "kommer" and any(
            w.lower == "att" for w in self.words[at + 1 : at + 9]
        ):
            self.help, self.help_tense = "modal", "ahead"
        elif lower in SUPINE_HELP and self.help == "have":
            self.help = "have-inf"
            return lower != "fått"
        else:
            return False
        return lower != "har" or self._supine_ahead(at)

    def _supine_ahead(self, at: int) -> bool:
        """Tell whether "har" helps another verb rather than saying what one has."""
        for word in self.words[at + 1 : at + 1 + 12]:
            if word.text in BREAKS and word.text != ",":
                break
            if any(f.tense == "sup" for f in forms(word.lower)):
                return True
        return False

    def _event(self, at: int, word: Token) -> Event | None:
        lower = word.lower
        if at and word.text[:1].isupper():
            return None
        found = forms(lower)
        if not at and any(f.tense == "part" for f in found):
            return None  # "Reviderade regler": what stands first is no verb
        if not found or self.depth is None:
            return None
        before = self.words[at - 1].lower if at else ""
        tense = self._tense(lower, before, found, at)
        if tense is None:
            return None
        form, told = tense
        after = self._after(at)
        of = next(
            (
                name
                for name in ("tiger", "inleder", "fullbordar", "arbetar")
                if _of(found, form, after, name)
            ),
            "",
        )
        return Event(
            lemma=form.lemma,
            of=of,
            tense=told,
            passive=form.passive,
            negated=self._negated(at),
            start=word.start,
            end=word.end,
            at=at,
            clause=self.clause,
            depth=self.depth,
            group=form.group,
            works=_of(found, form, after, "arbetar"),
            doubtful=told == "past" and any(f.tense == "part" for f in found),
        )

    def _after(self, at: int) -> tuple[str, ...]:
        found = []
        for word in self.words[at + 1 : at + 1 + REACH]:
            if word.text in ",;:":
                break
            found.append(word.lower)
        return tuple(found)

    def _tense(
        self, lower: str, before: str, found: tuple[verbs.Form, ...], at: int
    ) -> tuple[verbs.Form, Tense] | None:
        """Return the reading that fits where the word stands, and when it is told."""
        by = {f.tense: f for f in reversed(found)}
        if self.help == "have" and "sup" in by:
            return by["sup"], "perfect"
        if self.help == "have-inf" and ("inf" in by or "sup" in by):
            return by.get("inf") or by["sup"], "perfect"
        if self.help == "be" and "part" in by and before not in BEFORE_PARTICIPLE:
            return by["part"], "state"
        if self.help in ("modal", "inf") and "inf" in by:
            return by["inf"], "ahead"
        if "sup" in by and lower.endswith("ts") and self.depth == 1:
            return by["sup"], "perfect"
        if "pret" in by:
            attributive = "part" in by and before in BEFORE_PARTICIPLE
            return None if attributive else (by["pret"], "past")
        if "pres" in by and self.help not in ("modal", "inf"):
            if lower in verbs.NOUNLIKE or before in ("att", "en", "ett"):
                return None
            return by["pres"], "present"
        return None

    def _negated(self, at: int) -> bool:
        """Tell whether a denying word stands in the verb's clause."""
        low = high = at
        while low and self.words[low - 1].text not in BREAKS and low > at - 12:
            low -= 1
        while high + 1 < len(self.words) and self.words[high + 1].text not in BREAKS:
            high += 1
            if high > at + 6 or self.words[high].lower in (
                "men",
                "medan",
                "och",
                "som",
            ):
                break
        for place in range(low, high + 1):
            if (
                self.words[place].lower in ("men", "medan", "och", "utan")
                and place < at
            ):
                continue
            if self.words[place].lower in NEGATIONS:
                following = self.words[place + 1 : place + 2]
                if not (following and following[0].lower in NOT_DENYING):
                    joined = [w.lower for w in self.words[place:at]]
                    if not {"men", "medan", "utan"} & set(joined):
                        return True
        return False


def _of(
    found: tuple[verbs.Form, ...], form: verbs.Form, after: tuple[str, ...], name: str
) -> bool:
    lemmas = {f.lemma for f in found if f.tense == form.tense}
    _, phrased = _classes()
    if name == "tiger" and any(
        any(word in after and of != "tiger" for word, of in phrased.get(lemma, ()))
        for lemma in lemmas
    ):
        return False
    return any(class_of(lemma, after, name) for lemma in sorted(lemmas))
