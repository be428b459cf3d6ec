"""Some of a number: "Tre av åtta bryggor är bytta", "Av de 42 har 17 åtgärdats"."""

import re

from ingest.extract.clauses import Word
from ingest.extract.followup_scene import words_in
from ingest.language import verbs
from ingest.language.numbers import IN_WORDS
from ingest.language.wordsets import word_matches

NUMBERS = IN_WORDS | {
    **{"hälften": 0, "tredjedel": 0, "fjärdedel": 0, "ingen": 0, "inget": 0},
}
# What says, without a verb of doing, that one of them is finished.
READY = words_in("klarord")
NUMBER = r"(?:\d[\d  ]{0,7}|" + "|".join(NUMBERS) + ")"
LONG = 5
# "tre av de åtta", "60 av regionens 85"; "av de sex … är fyra", "Sju av dem är".
SOME_OF = re.compile(
    rf"\b(?P<some>{NUMBER}) av (?:[\wåäö:]+ ){{0,3}}?(?P<all>{NUMBER})\b"
)
OF_SOME = re.compile(
    rf"\bav (?:[\wåäö:]+ ){{0,3}}?(?P<all>{NUMBER}) [^.;]{{2,120}}?"
    rf"\b(?:är|var|har|hade|fick|blev|\w{{2,}}(?:des|tes|dde|nns|lls|ns))"
    rf" (?:[\wåäö]+ ){{0,2}}?(?P<some>{NUMBER})\b"
)
OF_THEM = re.compile(
    rf"\b(?P<some>{NUMBER}) av (?:dem|dessa)\b|\bav (?:dem|dessa)\b[^.;]{{1,40}}?"
    rf"\b(?:är|har) (?P<after>{NUMBER})\b"
)


def some_done(lower: str, words: tuple[Word, ...]) -> bool:
    """Tell whether a sentence says that some of a number have been dealt with."""
    if "av " not in lower:
        return False
    pair = SOME_OF.search(lower) or OF_SOME.search(lower)
    if pair is not None:
        some, whole = _value(pair["some"]), _value(pair["all"])
        told = _told(words)
        return told and (some == 0 or whole == 0 or some < whole)
    return OF_THEM.search(lower) is not None and _told(words)


def _value(written: str) -> int:
    bare = re.sub(r"\s", "", written)
    return int(bare) if bare.isdigit() else NUMBERS.get(bare, 0)


def _told(words: tuple[Word, ...]) -> bool:
    """Tell whether a word says done: a supine or participle of something done."""
    if any(w.lower in READY for w in words):
        return True
    if any(w.lower.endswith(("as", "ade")) and len(w.lower) > LONG for w in words):
        return True  # "sopsaltas", "besiktade", whether known as verbs or not
    forms = (verbs.reading(w.lower, "sup", "part", "pret") for w in words)
    passive = any(
        form is not None and form.passive and form.group == "handling"
        for form in (verbs.reading(w.lower, "pres") for w in words)
    )
    return passive or any(
        form is not None
        and form.group in ("handling", "rapport", "start")
        and not word_matches("uppfoljning_ej_verb", form.lemma)
        for form in forms
    )
