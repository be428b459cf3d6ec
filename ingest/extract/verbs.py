"""Swedish verb forms by lexicon: no tagger is at hand, so forms are generated."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from ingest import lexicon

Tense = Literal["inf", "pres", "pret", "sup", "part"]

# Endings by conjugation, on the infinitive without its final -a.
ENDINGS: dict[str, dict[Tense, tuple[str, ...]]] = {
    "1": {"pres": ("ar",), "pret": ("ade",), "sup": ("at",), "part": ("ad", "ade")},
    "2a": {"pres": ("er",), "pret": ("de",), "sup": ("t",), "part": ("d", "da")},
    "2b": {"pres": ("er",), "pret": ("te",), "sup": ("t",), "part": ("t", "ta")},
}
PREFIXES: tuple[str, ...] = (
    "åter",
    "slut",
    "del",
    "sam",
    "upp",
    "ut",
    "in",
    "av",
    "för",
    "vidare",
)
PREFIXES += ("över", "efter", "fram", "ny", "om", "kvalitets", "fort", "sär")
# Present forms that look like common nouns; a verb only right after a subject.
NOUNLIKE = frozenset(("delar", "leder", "former", "svarar", "planer", "visar"))
# Forms that nearly always are another part of speech.
NEVER = frozenset(
    (
        "för",
        "inför",
        "lika",
        "fram",
        "ens",
        "uppdragen",
        "uppdraget",
        "avtalet",
        "gällande",
    )
)


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
        # "godkänna, godkänner", but "godkände": no double n or m before a consonant.
        short = stem[:-1] if bending != "1" and stem.endswith(("nn", "mm")) else stem
        found = {
            tense: tuple((stem if tense == "pres" else short) + e for e in endings)
            for tense, endings in ENDINGS[bending].items()
        }
    else:
        present, past, supine = bending.split("/")
        found = {"pres": (present,), "pret": (past,), "sup": (supine,)}
        found["part"] = _participles(supine)
    return {"inf": (infinitive,), **found}


def _participles(supine: str) -> tuple[str, ...]:
    """Return the participles that go with an irregular supine."""
    if supine.endswith("it"):
        stem = supine[:-2]
        return (stem + "en", stem + "et", stem + "na")
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
            return (form[:-2] + "s", form[:-2] + "es")
        return (form.removesuffix("r") + "s",)
    return (form + "s",)


@cache
def _table() -> dict[str, tuple[Form, ...]]:
    """Return every generated form with its readings."""
    found: dict[str, list[Form]] = {}
    for row in lexicon.table("verb"):
        lemma, group = row["infinitiv"], row["grupp"]
        for tense, forms in _forms(lemma, row["böjning"]).items():
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


@cache
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
