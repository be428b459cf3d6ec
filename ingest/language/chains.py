"""From a finite verb to the verb that carries the meaning: tense, modality, voice."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ingest import lexicon
from ingest.language import verbs
from ingest.language.finite import ADVERBS, CLAUSE_BREAKS, DETERMINERS
from ingest.language.tokens import Word

Time = Literal["present", "past", "perfect", "pluperfect"]

COORDINATORS = frozenset(("och", "samt", "eller", "men"))
HAVE = frozenset(("har", "hade", "ha", "haft"))
BECOME = frozenset(("vara", "bli"))
BE = BECOME | {"är", "var", "blir", "blev", "varit", "blivit"}
# How far the parts of a verb group stand from each other, a subject between them.
FAR, NEAR = 30, 9
ARTICLES = frozenset(("en", "ett", "den", "för", "sin", "sitt", "någon", "något"))


@dataclass(frozen=True, slots=True)
class Chain:
    """The verbs of a group; `lexical` are places of the verbs that say what is done."""

    lexical: tuple[int, ...]
    verb: verbs.Form | None
    tense: Time
    modality: tuple[str, ...]
    passive: bool


@cache
def auxiliaries() -> dict[str, dict[str, str]]:
    """Return the verbs that say how something is done, by form."""
    return {row["form"]: row for row in lexicon.table("sprak_hjalpverb")}


@cache
def deponents() -> frozenset[str]:
    """Return the forms in -s that are no passives."""
    return frozenset(lexicon.words("sprak_deponens"))


def awaits(word: str) -> verbs.Tense | None:
    """Return in which form the verb after an auxiliary stands."""
    if word in HAVE:
        return "sup"
    if word in BE:
        return "part"
    auxiliary = auxiliaries().get(word)
    return "inf" if auxiliary and auxiliary["tar"] in ("inf", "nära") else None


# What a finite verb's own form says; a supine stands without "har" in some clauses.
TIMES: dict[verbs.Tense, Time] = {"pret": "past", "sup": "perfect"}


class _Reader:
    """Walks the words of one clause, `own` telling which of them are its own."""

    def __init__(self, words: tuple[Word, ...], own: frozenset[int]) -> None:
        self.words = words
        self.own = own

    def _after(self, start: int, far: int) -> Iterator[int]:
        """Yield the clause's own places from `start`, as far as a break."""
        depth = 0
        for at in range(start, min(len(self.words), start + far)):
            lower = self.words[at].lower
            depth += (lower == "(") - (lower == ")")
            if depth > 0 or at not in self.own or lower == ")":
                continue
            if lower in CLAUSE_BREAKS and lower != ",":
                return
            yield at

    def _form(self, at: int, tense: verbs.Tense) -> verbs.Form | None:
        """Return the reading of a word in a tense, unless it stands as a noun."""
        word = self.words[at]
        if word.lower in DETERMINERS or word.text[:1].isupper():
            return None
        if tense == "inf" and at and self.words[at - 1].lower in ARTICLES:
            return None
        return verbs.reading(word.lower, tense)

    def next_form(self, start: int, tense: verbs.Tense, far: int) -> int | None:
        """Return the first word in a tense before any "att"."""
        for at in self._after(start, far):
            if self.words[at].lower == "att":
                return None
            if self._form(at, tense):
                return at
        return None

    def after_att(self, start: int) -> int | None:
        """Return the infinitive of "att INF", however far off the "att" stands."""
        for at in self._after(start, FAR):
            if self.words[at].lower == "att" and self.words[at - 1].lower != "för":
                return self.next_form(at + 1, "inf", 5)
        return None

    def governed(self, at: int, takes: str) -> int | None:
        """Return the infinitive that the auxiliary at `at` takes."""
        if takes == "inf":
            return self.next_form(at + 1, "inf", FAR)
        near = self.next_form(at + 1, "inf", NEAR if takes != "att" else 7)
        return near if takes == "nära" else self.after_att(at + 1) or near

    def participle(self, at: int) -> int | None:
        """Return the participle after "vara" or "bli" ("är ännu inte antagen")."""
        for later in self._after(at + 1, 7):
            lower = self.words[later].lower
            if lower in (",", "att", "som") or lower in COORDINATORS:
                return None
            before = self.words[later - 1].lower
            if before in ("en", "ett", "den", "det", "de"):
                continue
            # The neuter of most participles is spelled as the supine.
            if verbs.reading(lower, "part", "sup") and lower not in DETERMINERS:
                return later
        return None

    def coordinated(self, first: int, tense: verbs.Tense) -> tuple[int, ...]:
        """Return the further verbs of a series ("ta fram … och redovisa …")."""
        found = [first]
        for at in self._after(first + 1, 2 * FAR):
            if not self._form(at, tense):
                continue
            before = at - 1
            while before > first and self.words[before].lower in ADVERBS:
                before -= 1
            joined = self.words[before].lower
            if joined in COORDINATORS or (joined == "," and tense == "inf"):
                found.append(at)
        return tuple(found)


def _finite_form(lower: str) -> verbs.Form | None:
    form = verbs.reading(lower, "pres", "pret") or verbs.HOMOGRAPHS.get(lower)
    return form or verbs.reading(lower, "sup", "inf")


def chain(words: tuple[Word, ...], finite: int, own: frozenset[int]) -> Chain:
    """Return the verb group that the finite verb at `finite` opens."""
    reader = _Reader(words, own)
    form = _finite_form(words[finite].lower)
    tense = TIMES.get(form.tense, "present") if form else "present"
    at, modality = finite, []
    lexical: tuple[int, ...] = (finite,)
    while True:
        lower = words[at].lower
        auxiliary = auxiliaries().get(lower)
        if lower in HAVE and (found := reader.next_form(at + 1, "sup", NEAR)):
            if at == finite:
                tense = "perfect" if lower == "har" else "pluperfect"
            kind: verbs.Tense = "sup"
        elif auxiliary and (found := reader.governed(at, auxiliary["tar"])):
            modality.append(auxiliary["grund"])
            if at == finite and auxiliary["tempus"] == "past":
                tense = "past"
            kind = "inf"
        else:
            break
        at, lexical = found, reader.coordinated(found, kind)
        form = verbs.reading(words[at].lower, kind)
    passive = form is not None and form.passive
    if form is not None and form.lemma in BECOME:
        participle = reader.participle(at)
        if participle is not None:
            lexical, passive = (participle,), True
            form = verbs.reading(words[participle].lower, "part", "sup")
    passive = passive and words[lexical[0]].lower not in deponents()
    return Chain(lexical, form, tense, tuple(modality), passive)
