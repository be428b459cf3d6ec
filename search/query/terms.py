"""Words of a query as nodes: as they are, with *, ? or ~, in a row, or near."""

import re
from dataclasses import dataclass, field

from search import analysis, casenumbers
from search.model import (
    All,
    Either,
    Everything,
    Fuzzy,
    Node,
    Prefix,
    Told,
    Wildcard,
    Word,
)
from search.query.telling import RefusedError, told

MAX_WIDE = 20
MAX_VALUES = 200
MAX_EDITS = 2
# Letters before the first * or ?: what the words are looked up by.
MIN_FRONT = 2
MIN_FUZZY = 3
_FUZZY = re.compile(r"(?P<word>.*\w)~(?P<edits>\d*)$")
_INSIDE = re.compile(r"\?(?=[\w?*])|\*")
_FRONT = re.compile(r"^[\W_]+")
_OUTER = " .,;:!()[]{}<>|/\\'’´`^=+&#%"


@dataclass
class Terms:
    """Makes nodes of words and keeps what to tell of them; one for each query."""

    notes: list[Told] = field(default_factory=list)
    wide: int = 0
    values: int = 0

    def tell(self, note: Told) -> None:
        """Keep a note, once."""
        if note not in self.notes:
            self.notes.append(note)

    def phrase(self, text: str, target: str, distance: int = 0) -> Node | None:
        """Return words in a row, or within `distance` of each other in any order.

        What was quoted is shown with a blank or in quotation marks, so that whoever
        widens bare words lets it be.
        """
        stems = self.stems(text, target)
        if not stems:
            self.tell(told("part_empty", text))
            return None
        slop = distance if len(stems) > 1 else 0
        return Word(stems, target, slop, text if " " in text else f'"{text}"')

    def word(self, text: str, target: str) -> Node | None:
        """Return what one word as typed asks for; None if nothing."""
        bare = text.strip(_OUTER)
        if bare == "*":
            return Everything()
        if fuzzy := _FUZZY.match(bare):
            return self._fuzzy(bare, fuzzy["word"], fuzzy["edits"], target)
        if _INSIDE.search(bare):
            return self._patterned(bare, target)
        return self._bare(bare.rstrip("?~"), target)

    def _bare(self, text: str, target: str) -> Node | None:
        stems = self.stems(text, target)
        if not stems:
            self.tell(told("part_empty", text))
            return None
        return Word(stems, target, shown=text)

    @staticmethod
    def stems(text: str, target: str) -> tuple[str, ...]:
        """Return words as the index keeps them in a field; names are not stemmed."""
        read = analysis.words if target == "person_ord" else analysis.stems
        return tuple(read(text))

    def _fuzzy(self, shown: str, text: str, edits: str, target: str) -> Node | None:
        stems = self.stems(text, target)
        if len(stems) != 1 or len(stems[0]) < MIN_FUZZY:
            self.tell(told("fuzzy_short", shown))
            return self._bare(text, target)
        wanted = int(edits[:3] or 1)
        if wanted > MAX_EDITS:
            self.tell(told("fuzzy_far", MAX_EDITS, shown))
        self._widen()
        return Fuzzy(stems[0], max(1, min(wanted, MAX_EDITS)), target, text)

    def _patterned(self, shown: str, target: str) -> Node | None:
        """Return a word with * or ?, which must have a beginning to be looked up by."""
        text = re.sub(r"\*[*?]*|\?+\*[*?]*", "*", shown.lower())
        letters = "".join(analysis.words(text.replace("*", "").replace("?", "")))
        front = analysis.words(re.split(r"[*?]", text)[0])
        if not front:
            plain = _FRONT.sub("", text)
            self.tell(told("star_front", shown, plain))
            return self.word(plain, target) if letters else None
        if len("".join(front)) < MIN_FRONT:
            self.tell(told("star_short", shown, MIN_FRONT))
            if "*" in text or len(letters) < MIN_FUZZY:
                return self._bare(letters, target)
            return self._fuzzy(shown, letters, "", target)
        self._widen()
        if text.endswith("*") and not _INSIDE.search(text[:-1]):
            return self._prefix(text[:-1], target)
        return Wildcard(_pattern(text), target)

    def _prefix(self, text: str, target: str) -> Node:
        """Return words that begin so; of several in one ("it-strat*") the last does."""
        if target == "dnr_ord":
            return Prefix(casenumbers.key(text), target, text)
        *whole, typed = analysis.words(text)
        begun: Node = Prefix(typed, target, typed)
        stem = self.stems(typed, target)[0]
        if not stem.startswith(typed):
            # The index keeps stems, which may be shorter than what was typed.
            begun = Either((begun, Word((stem,), target, shown=typed)))
        words = (Word(self.stems(word, target), target, shown=word) for word in whole)
        return All((*words, begun)) if whole else begun

    def count(self, values: int) -> None:
        """Count values that one part stands for ("§§ 1-40").

        Raises:
            QueryError: there are too many of them in all.
        """
        self.values += values
        if self.values > MAX_VALUES:
            raise RefusedError("too_many", MAX_VALUES)

    def _widen(self) -> None:
        self.wide += 1
        if self.wide > MAX_WIDE:
            raise RefusedError("too_wide", MAX_WIDE)


def _pattern(text: str) -> str:
    """Return letters, digits, * and ?, the end stemmed as words of the index are."""
    kept = re.sub(r"[^\w*?]|_", "", text)
    front, sign, end = re.split(r"(.*[*?])", kept, maxsplit=1)
    return f"{front}{sign}{analysis.stem(end) if len(end) > MIN_FUZZY else end}"
