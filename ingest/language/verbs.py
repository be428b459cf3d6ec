"""Swedish verb forms by lexicon: no tagger is at hand, so forms are generated."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from ingest import lexicon
from ingest.language.wordsets import wordset

Tense = Literal["inf", "pres", "pret", "sup", "part"]

# Endings by conjugation, on the infinitive without its final -a.
ENDINGS: dict[str, dict[Tense, tuple[str, ...]]] = {
    "1": {"pres": ("ar",), "pret": ("ade",), "sup": ("at",), "part": ("ad", "ade")},
    "2a": {"pres": ("er",), "pret": ("de",), "sup": ("t",), "part": ("d", "da")},
    "2b": {"pres": ("er",), "pret": ("te",), "sup": ("t",), "part": ("t", "ta")},
}
# So many words are at hand; what is rarer is worked out anew.
CACHED = 20_000
VOWELS = "aeiouyåäö"
PREFIXES = tuple(sorted(wordset("verbförled")))
# Present forms that look like common nouns; a verb only right after a subject.
NOUNLIKE = wordset("substantivlika")
# Forms that nearly always are another part of speech.
NEVER = wordset("aldrig-verb")


@dataclass(frozen=True, slots=True)
class Form:
    """One reading of a word form: its infinitive, tense, voice and verb group."""

    lemma: str
    tense: Tense
    passive: bool
    group: str


def _forms(infinitive: str, bending: str) -> dict[Tense, tuple[str, ...]]:
    """Return the active forms of a verb, and its participles."""
    stem = infinitive.removesuffix("a")
    if bending in ENDINGS:
        found = {
            tense: tuple(_joined(stem, e, bending) for e in endings)
            for tense, endings in ENDINGS[bending].items()
        }
    else:
        present, past, supine = bending.split("/")
        found = {"pres": (present,), "pret": (past,), "sup": (supine,)}
        found["part"] = _participles(supine, infinitive)
    # "lyfta" is read as the infinitive, not as the plural of "lyft".
    found["part"] = tuple(form for form in found["part"] if form != infinitive)
    return {"inf": (infinitive,), **found}


def _joined(stem: str, ending: str, bending: str) -> str:
    """Return stem and ending as they are spelled together."""
    if bending == "1":
        return stem + ending
    if ending == "er":  # "höra, hör"
        return stem if stem.endswith("r") else stem + ending
    if stem.endswith(("nn", "mm")):
        stem = stem[:-1]  # "godkänna, godkände"
    if stem.endswith("d"):  # "sända, sände, sänt", "leda, ledde, lett"
        clustered = stem[-2] not in VOWELS
        if ending == "t":
            return stem[:-1] + ("t" if clustered else "tt")
        return stem + (ending[1:] if clustered else ending)
    if stem.endswith("t") and stem[-2] not in VOWELS:  # "lyfta, lyfte, lyft"
        return stem + ending[1:]
    return stem + ending


def _participles(supine: str, infinitive: str) -> tuple[str, ...]:
    """Return the participles that go with an irregular supine."""
    if supine.endswith("it"):
        stem = supine[:-2]
        return (stem + "en", stem + "et", stem + "na")
    if supine.endswith("tt") and not infinitive.endswith("ta"):
        stem = supine[:-2]  # "berett, beredd"
        return (stem + "dd", stem + "dda", supine)
    stem = supine.removesuffix("t")
    return (stem + "d", stem + "da", supine, supine + "a")


def _passives(tense: Tense, form: str, infinitive: str) -> tuple[str, ...]:
    """Return the s-forms of an active form."""
    if tense == "part" or form.endswith("s"):
        return ()
    if tense == "pres":
        if infinitive == form + "a":  # "gör", "inför": the -r belongs to the stem
            return (form + "s",)
        if form.endswith("er"):
            # "rymmer, ryms", but "känner, känns".
            short = form[:-3] if form.endswith("mmer") else form[:-2]
            return (short + "s", form[:-2] + "es")
        return (form.removesuffix("r") + "s",)
    return (form + "s",)


def _verbs() -> Iterator[tuple[str, str, str]]:
    """Yield infinitive, conjugation and group of every verb of the lexicons."""
    for row in lexicon.table("verb"):
        yield row["infinitiv"], row["böjning"], row["grupp"]
    for row in lexicon.table("sprak_verb"):
        for infinitive in row["infinitiver"].split():
            yield infinitive, row["böjning"], row["grupp"]


@cache
def infinitives() -> tuple[str, ...]:
    """Return the verbs of the lexicons."""
    return tuple(dict.fromkeys(infinitive for infinitive, _, _ in _verbs()))


@cache
def _table() -> dict[str, tuple[Form, ...]]:
    """Return every generated form with its readings."""
    found: dict[str, list[Form]] = {}
    for lemma, bending, group in _verbs():
        for tense, forms in _forms(lemma, bending).items():
            for form in forms:
                reading = Form(lemma, tense, tense == "part", group)
                found.setdefault(form, []).append(reading)
                for passive in _passives(tense, form, lemma):
                    found.setdefault(passive, []).append(
                        Form(lemma, tense, True, group)
                    )
    return {form: tuple(readings) for form, readings in found.items()}


# Loan verbs in -era all bend alike, so they need no line of data each.
LOAN: tuple[tuple[str, Tense, bool], ...] = (
    ("erar", "pres", False),
    ("erade", "pret", False),
    ("erat", "sup", False),
    ("erats", "sup", True),
    ("erades", "pret", True),
    ("eras", "inf", True),
    ("eras", "pres", True),
    ("era", "inf", False),
    ("erad", "part", True),
)


def _loan(lower: str) -> tuple[Form, ...]:
    """Return the readings of an unlisted verb in -era ("specificerats")."""
    return tuple(
        Form(lower.removesuffix(ending) + "era", tense, passive, "handling")
        for ending, tense, passive in LOAN
        if lower.endswith(ending) and len(lower) > len(ending) + 3
    )


@lru_cache(CACHED)
def readings(word: str) -> tuple[Form, ...]:
    """Return the readings of a word as a verb form; none if it is no known verb."""
    lower = word.lower()
    table = _table()
    if lower in NEVER:
        return ()
    if lower in table:
        return table[lower]
    for prefix in PREFIXES:
        rest = lower.removeprefix(prefix)
        if rest != lower and len(rest) > 3 and rest in table:
            return tuple(
                Form(prefix + f.lemma, f.tense, f.passive, f.group) for f in table[rest]
            )
    return _loan(lower)


# A preposition that, between an actor and what it brings about, is a verb.
HOMOGRAPHS = {"inför": Form("införa", "pres", False, "handling")}


def reading(word: str, *tenses: Tense) -> Form | None:
    """Return the first reading of `word` in one of `tenses`."""
    return next((form for form in readings(word) if form.tense in tenses), None)
