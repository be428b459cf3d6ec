"""Ligatures that a converter lost: "interpella\ufffdon", "u\ufffdöra".

A font's own signs for "ti", "tt", "ft" and "tf" often have no letters to their name.
What stood there is found by the words that are known: those of the document itself
and of the lexicon, whole or by what stands around the gap. A gap that nothing speaks
for stays as it is; so do å, ä and ö lost to a wrong character set, since "f\ufffdr"
may be "för" as well as "får".
"""

import re
from collections.abc import Iterator
from functools import cache

from ingest import lexicon
from ingest.structure.edits import Draft, Edit

LOST = "\ufffd"
# What is lost most often first: the order decides between equals.
CANDIDATES = (
    *("ti", "tt", "ft", "tf", "fi", "fl", "ff", "ffi", "fti", "tti", "Ti", "Th", "Fi"),
)
# How many letters on each side are compared with known words, the most first.
AROUND = ((3, 3), (2, 3), (3, 2), (2, 2))
WHOLE, COMMON = 10, 11
# The share of the gaps that must be mended before any is: else other letters are lost.
MENDED = 0.5
_WORD = re.compile(rf"(?<![\w{LOST}-])(?=[\w{LOST}-]*[^\W\d_])[\w{LOST}-]+")
_PLAIN = re.compile(r"[^\W\d_]{2,}")
# Endings that only one of the candidates makes Swedish of: "ambi…oner", "byråkra…ska".
_ENDINGS = re.compile(r"(?:on(?:s|er?s?|ens?|ernas?)?|ska?|skt|vt?|vare|va|gt|ga)$")


@cache
def _listed() -> frozenset[str]:
    """Return the words of the whole lexicon, in lower case."""
    found: set[str] = set()
    for path in lexicon.FOLDER.glob("*.t[xs][tv]"):
        found.update(_PLAIN.findall(path.read_text(encoding="utf-8").lower()))
    return frozenset(found)


@cache
def _common() -> frozenset[str]:
    """Return everyday words: of two that would fit, one of these is meant."""
    return frozenset((*lexicon.words("stoppord"), *lexicon.words("vanliga_ord")))


class _Known:
    """Words in lower case, and all of them as one text to look up stretches in."""

    def __init__(self, text: str) -> None:
        own = {word.lower() for word in _PLAIN.findall(text) if LOST not in word}
        self.words = own | _listed()
        self.joined = "^" + "$^".join(sorted(self.words)) + "$"

    def speaks_for(self, before: str, letters: str, after: str) -> int:
        """Return how much speaks for some letters between two halves of a word."""
        lowered = letters.lower()
        whole = before + lowered + after
        if whole in self.words:
            return COMMON if whole in _common() else WHOLE
        left, right = f"^{before}", f"{after}$"
        for reach, ahead in AROUND:
            if min(reach, len(left)) + min(ahead, len(right)) < sum(AROUND[-1]):
                continue
            if left[-reach:] + lowered + right[:ahead] in self.joined:
                return reach + ahead
        ending = lowered == "ti" and before and _ENDINGS.match(after)
        return 1 if ending else 0


def mend_lost_letters(draft: Draft) -> Draft:
    """Return the draft with lost letters put back where known words tell which."""
    if LOST not in draft.text:
        return draft
    edits = list(_mendings(draft.text, _Known(draft.text)))
    enough = len(edits) >= MENDED * draft.text.count(LOST)
    return draft.edited(edits) if enough else draft


def _mendings(text: str, known: _Known) -> Iterator[Edit]:
    for found in _WORD.finditer(text):
        word = found.group()
        if LOST not in word:
            continue
        for gap in re.finditer(LOST, word):
            letters = _letters_at(word, gap.start(), known)
            if letters is not None:
                at = found.start() + gap.start()
                yield Edit(at, at + 1, letters)


def _letters_at(word: str, at: int, known: _Known) -> str | None:
    """Return what the gap at an offset of a word held, None if nothing tells."""
    before, after = word[:at].lower(), word[at + 1 :].lower()
    # Another gap in the word: only the stretch up to it can be compared.
    before, after = before.rpartition(LOST)[2], after.partition(LOST)[0]
    best, letters = 0, None
    lone = not before and not after
    for candidate in CANDIDATES:
        opens = not word[:at]
        if lone or (candidate[0].isupper() and not (opens or word.isupper())):
            continue
        speaks = known.speaks_for(before, candidate, after)
        if speaks > best:
            best, letters = speaks, candidate
    return letters
