"""Verbs as telling reads them: their forms, and what class they are of.

The classes stand in telling_verbs.tsv; what belongs to a verb ("tas i bruk") must
follow it closely enough.
"""

from functools import cache, lru_cache

from graph.followup.tables import table
from ingest.language import verbs

# So far after its verb a word that belongs to it may stand.
REACH = 7
# Particles that else are prepositions stand close to their verb.
NEAR = {"om": 1, "till": 1, "av": 1, "på": 1, "över": 2, "med": 1}
# A shorter word in -ats or -ades is no verb by its ending alone.
SHORTEST = 7


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
    if known or len(lower) < SHORTEST:
        return known
    for ending, tense in (("ades", "pret"), ("ats", "sup")):
        if lower.endswith(ending):
            lemma = lower.removesuffix(ending) + "a"
            return (verbs.Form(lemma, tense, True, "handling"),)  # type: ignore[arg-type]
    return ()


def _follows(word: str, after: tuple[str, ...]) -> bool:
    """Tell whether a word that belongs to a verb follows it closely enough."""
    return word in after[: NEAR.get(word, REACH)]


def _is_of_class(lemma: str, after: tuple[str, ...], name: str) -> bool:
    """Tell whether a verb, with the words after it, is of a class."""
    plain, phrased = _classes()
    if any(of == name and _follows(word, after) for word, of in phrased.get(lemma, ())):
        return True
    return f"{name} {lemma}" in plain


# Of several classes the first holds.
CLASSES = ("tiger", "inleder", "steg", "fullbordar", "arbetar")


def class_at(
    found: tuple[verbs.Form, ...], form: verbs.Form, after: tuple[str, ...]
) -> str:
    """Return the class of a verb where it stands, "" if it has none."""
    if form.passive and is_of(found, form, after, "fullbordas"):
        return "fullbordar"
    return next((name for name in CLASSES if is_of(found, form, after, name)), "")


def is_of(
    found: tuple[verbs.Form, ...], form: verbs.Form, after: tuple[str, ...], name: str
) -> bool:
    """Tell whether a verb is of a class; what belongs to it may give it another."""
    lemmas = sorted({f.lemma for f in found if f.tense == form.tense})
    if name == "tiger" and any(_is_phrased(lemma, after) for lemma in lemmas):
        return False
    return any(_is_of_class(lemma, after, name) for lemma in lemmas)


def _is_phrased(lemma: str, after: tuple[str, ...]) -> bool:
    """Tell whether what follows a verb makes it one that tells ("gå i drift")."""
    _, phrased = _classes()
    found = phrased.get(lemma, ())
    return any(of != "tiger" and _follows(word, after) for word, of in found)
