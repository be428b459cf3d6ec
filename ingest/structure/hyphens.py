"""Words broken at line ends: whole again where the break was only for space."""

import re
from collections.abc import Iterator

from ingest.structure.edits import Draft, Edit

# Words that a hanging hyphen waits for: "barn- och ungdomsnämnden".
HANGING = frozenset(
    {
        *("och", "eller", "samt", "respektive", "resp", "till", "som", "men", "inte"),
        *("utan", "mot", "kontra", "via", "el", "o", "alternativt", "såväl", "liksom"),
    }
)
# Words that keep their hyphen before whatever they are put to: "ja-röst".
PARTED = frozenset({"ja", "nej", "icke", "ex", "vice"})
# A range broken after its dash: "13.00–" and "16.20" on the next line.
_RANGE = re.compile(r"(?<=\d–)[ \t]*\n[ \t]*(?=\d)")
# What stands around a hyphen and a line end; the part before it is looked for only
# where there is one, since it could begin at any letter.
_BREAK = re.compile(r"-[ \t]*\n[ \t\n]*(?=([^\W_]+))")
_BEFORE = re.compile(r"(?<![^\W_])[\w./–-]{0,60}\w\Z")
_LONGEST_BEFORE = 61
# "vårdoch" for "vård- och": the hyphen lost with the line end after it.
_SWALLOWED = re.compile(r"(?<![^\W_])([^\W\d_]{3,30})och(?= [a-zåäö])")
_HANGS = re.compile(r"(?<![^\W_])([^\W\d_]{3,30})- och ")
# A hyphen and a space within a line, where a line end was lost: "överens- kommelsen".
_INLINE_BREAK = re.compile(r"- (?=([a-zåäöéü]+))")
_INLINE_BEFORE = re.compile(r"(?<![^\W_])(?:[a-zåäöéü]{2,}|[A-ZÅÄÖ][a-zåäöéü]+)\Z")
_LONGEST_INLINE = 100
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class _Words:
    """The words of a text in lower case, counted up when first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: frozenset[str] | None = None
        self._hyphenated: list[str] = []

    def __contains__(self, word: str) -> bool:
        return word in self._all()

    def has_hyphenated(self, word: str) -> bool:
        """Tell whether the text writes a word with its hyphen, in whatever form."""
        self._all()
        return any(known.startswith(word) for known in self._hyphenated)

    def _all(self) -> frozenset[str]:
        if self._known is None:
            found = frozenset(_WORD.findall(self._text))
            self._known = frozenset(map(str.lower, found))
            self._hyphenated = [word for word in self._known if "-" in word]
        return self._known


def join_hyphenated(draft: Draft) -> Draft:
    """Return the draft with broken words joined, real hyphens kept."""
    draft = draft.edited(Edit(*m.span()) for m in _RANGE.finditer(draft.text))
    words = _Words(draft.text)
    draft = draft.edited(_joins(draft.text, words))
    draft = draft.edited(_partings(draft.text))
    return draft.edited(_inline_joins(draft.text, words))


def _partings(text: str) -> Iterator[Edit]:
    """Part "vårdoch" where the text itself writes "vård- och" elsewhere."""
    swallowed = list(_SWALLOWED.finditer(text))
    hanging = {m[1].lower() for m in _HANGS.finditer(text)} if swallowed else set()
    for found in swallowed:
        if found[1].lower() in hanging:
            yield Edit(found.end(1), found.end(1), "- ")


def _joins(text: str, words: _Words) -> Iterator[Edit]:
    read = 0
    for found in _BREAK.finditer(text):
        hyphen, right = found.start(), found[1]
        first = max(read, hyphen - _LONGEST_BEFORE)
        before = _BEFORE.search(text, first, hyphen)
        if before is None:
            continue
        read = found.end()
        if right.lower() in HANGING and not right[0].isupper():
            continue
        if "\n" in found[0].partition("\n")[2] and not right[0].islower():
            continue
        keep = _keeps_hyphen(before[0], right, words)
        yield Edit(hyphen + keep, found.end())


def _keeps_hyphen(left: str, right: str, words: _Words) -> bool:
    """Tell whether the hyphen at the line end belongs to the word."""
    last = re.split(r"[-./–]", left)[-1]
    if not (last.isalpha() and right[0].islower()):
        return True
    if len(last) == 1 or (last.isupper() and len(last) > 1):
        return True
    head = re.findall(r"[^\W\d_]+$", left)[0].lower()
    whole, parted = f"{head}{right}".lower(), f"{head}-{right}".lower()
    if whole in words:
        return False
    return head in PARTED or words.has_hyphenated(parted)


def _inline_joins(text: str, words: _Words) -> Iterator[Edit]:
    """Join "överens- kommelsen" where the text itself knows the whole word."""
    for found in _INLINE_BREAK.finditer(text):
        hyphen, right = found.start(), found[1]
        first = max(0, hyphen - _LONGEST_INLINE)
        before = _INLINE_BEFORE.search(text, first, hyphen)
        if before and right not in HANGING and (before[0] + right).lower() in words:
            yield Edit(hyphen, found.end())
