"""Names of persons: parsed, folded and compared, without knowing who is meant."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import OSA

from graph.identity import tables
from graph.identity.organisation_words import shared_start

# Words that belong to the surname after them.
PARTICLES = frozenset(
    ("af", "av", "von", "de", "der", "den", "van", "la", "le", "al", "el", "bin", "ben")
)
# A word must be so long before a letter may differ in it.
LONG = 4
# What is left of a word is a name's beginning if it has so many letters; and so many
# sounds at its end may be heard wrongly.
SHORTEST_BROKEN, HALF_HEARD = 3, 2
_WORD = re.compile(r"[^\W\d_]+\.?")
# Two given names written as one word ("AnnaSara"); "McGrath" is one name.
_JOINED = re.compile(r"(?<=[a-zåäöé]{3})(?=[A-ZÅÄÖ][a-zåäöé]{2})")
_SOUNDS = (
    ("aa", "å"),
    ("ph", "f"),
    ("th", "t"),
    ("sch", "sk"),
    ("ch", "k"),
    ("ck", "k"),
    ("qu", "kv"),
    ("q", "k"),
    ("w", "v"),
    ("x", "ks"),
    ("z", "s"),
    ("dt", "t"),
    ("ä", "e"),
)
# What text recognition and typing without Swedish letters make of each other.
_LOOKS = str.maketrans({"å": "a", "ä": "a", "ö": "o", "j": "i", "l": "i", "1": "i"})


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in words, folded; a hyphen parts words as a space does.

    `double` says that the given name is written with a hyphen.
    """

    words: tuple[str, ...]
    double: bool = False
    particles: tuple[str, ...] = ()

    @property
    def given(self) -> str:
        """Return the first word."""
        return self.words[0]

    @property
    def last(self) -> str:
        """Return the last word, the surname."""
        return self.words[-1]

    @property
    def middle(self) -> tuple[str, ...]:
        """Return the words between, given names or a surname before marriage."""
        return self.words[1:-1]


@cache
def parse(written: str) -> Name:
    """Return a written name in folded words, particles ("von") by themselves.

    "Ström, Anna" is turned round.
    """
    before, comma, after = written.partition(",")
    if comma and after.strip():
        written = f"{after} {before}"
    folded = _fold(_JOINED.sub(" ", written))
    words = tuple(w.rstrip(".") for w in _WORD.findall(folded.replace("-", " ")))
    particles = tuple(w for w in words[1:] if w in PARTICLES)
    kept = tuple(w for w in words[1:] if w not in PARTICLES)
    return Name(words[:1] + kept, "-" in folded.split(" ")[0], particles)


def _fold(text: str) -> str:
    """Fold case and foreign marks; å, ä and ö are letters of their own."""
    text = unicodedata.normalize("NFC", text).casefold()
    text = text.replace("æ", "ä").replace("ø", "ö").replace("ü", "y").replace("ß", "ss")
    kept = []
    for letter in text:
        plain = letter if letter in "åäö" else unicodedata.normalize("NFD", letter)[0]
        kept.append(plain)
    return "".join(kept)


@cache
def sound(word: str) -> str:
    """Return a word as it sounds: "Ewa" as "Eva", "Christer" as "Krister"."""
    for written, said in _SOUNDS:
        word = word.replace(written, said)
    word = re.sub(r"c(?=[eiy])", "s", word).replace("c", "k")
    word = word[:1] + word[1:].replace("h", "")
    word = re.sub(r"^kj", "k", word)
    word = re.sub(r"(.)\1+", r"\1", word)
    if len(word) >= LONG:
        word = re.sub(r"(?:ie|y)$", "i", word)
        word = re.sub(r"te$", "t", word)
    return re.sub(r"f$", "v", word).replace("fs", "vs")


def broken(short: str, long: str) -> bool:
    """Tell whether one word may be the other cut off where a line ended.

    A last "r" may have been read together with the "n" after it, as an "m".
    """
    if len(short) < SHORTEST_BROKEN or len(long) < len(short) + SHORTEST_BROKEN:
        return False
    one, other = look(short), look(long)
    return other.startswith(one) or (
        one[-1] == "r" and other.startswith(one[:-1] + "m")
    )


def half_heard(one: str, other: str) -> bool:
    """Tell whether two words begin as one, with at most two sounds that differ after.

    What a machine that takes down speech makes of a name: "Lann", "Lang", "Lantz".
    """
    shared = shared_start(sound(one), sound(other))
    longest = max(len(sound(one)), len(sound(other)))
    return shared >= SHORTEST_BROKEN and longest - shared <= HALF_HEARD


@cache
def look(word: str) -> str:
    """Return a word as a blurred eye sees it: dots and strokes lost, "rn" as "m"."""
    return word.replace("rn", "m").replace("vv", "w").translate(_LOOKS)


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    """Return the sound of a given name → those of all names it may be a form of."""
    groups: dict[str, set[str]] = {}
    for row in tables.rows("given_names"):
        full = "".join(sound(w) for w in parse(row["name"]).words)
        for name in (row["name"], *tables.listed(row["others"])):
            folded = "".join(sound(w) for w in parse(name).words)
            groups.setdefault(folded, set()).add(full)
    return {name: frozenset(full) for name, full in groups.items()}


def formal(word: str) -> frozenset[str]:
    """Return the given names, by sound, that a word may be a form of; itself too."""
    heard = sound(word)
    return _nicknames().get(heard, frozenset()) | {heard}


@cache
def _common() -> frozenset[str]:
    return frozenset(sound(_fold(line)) for line in tables.words("common_names"))


def is_common(surname: str) -> bool:
    """Tell whether so many bear a surname that a namesake is to be expected."""
    return sound(surname) in _common()


def alike(one: str, other: str) -> str | None:
    """Return how two words of names are alike, by the narrowest that holds.

    "samma", "stavning" (sound the same), "prickar" (look the same), "initial",
    "bokstav" (one letter differs), or None.
    """
    if one == other:
        return "samma"
    if len(one) == 1 or len(other) == 1:
        return "initial" if one[0] == other[0] else None
    if sound(one) == sound(other):
        return "stavning"
    if max(len(one), len(other)) < LONG:
        return None
    if look(one) == look(other):
        return "prickar"
    heard = sound(one), sound(other)
    return "bokstav" if _one_letter(one, other) or _one_letter(*heard) else None


def _one_letter(one: str, other: str) -> bool:
    """Tell whether one letter is wrong, missing or out of place in a long word."""
    if min(len(one), len(other)) < LONG:
        return False
    return OSA.distance(one, other, score_cutoff=1) == 1
