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
_BROKEN = re.compile(
    r"(?<![^\W_])([\w./–-]{0,60}\w)-[ \t]*\n[ \t\n]*(?=([^\W_]+))",
)
# A hyphen and a space within a line, where a line end was lost: "överens- kommelsen".
_BROKEN_INLINE = re.compile(
    r"(?<![^\W_])([a-zåäöéü]{2,}|[A-ZÅÄÖ][a-zåäöéü]+)- (?=([a-zåäöéü]+))"
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def join_hyphenated(draft: Draft) -> Draft:
    """Return the draft with broken words joined, real hyphens kept."""
    words = {word.lower() for word in _WORD.findall(draft.text)}
    draft = draft.edited(_joins(draft.text, words))
    return draft.edited(_inline_joins(draft.text, words))


def _joins(text: str, words: set[str]) -> Iterator[Edit]:
    for found in _BROKEN.finditer(text):
        left, right = found[1], found[2]
        if right.lower() in HANGING and not right[0].isupper():
            continue
        if "\n" in found[0].partition("\n")[2] and not right[0].islower():
            continue
        hyphen = found.end(1)
        keep = _keeps_hyphen(left, right, words)
        yield Edit(hyphen + keep, found.end())


def _keeps_hyphen(left: str, right: str, words: set[str]) -> bool:
    """Tell whether the hyphen at the line end belongs to the word."""
    last = re.split(r"[-./–]", left)[-1]
    if not (last.isalpha() and right[0].islower()):
        return True
    if len(last) == 1 or (last.isupper() and len(last) > 1):
        return True
    head = re.findall(r"[^\W\d_]+$", left)[0].lower()
    whole, parted = f"{head}{right}".lower(), f"{head}-{right}".lower()
    return parted in words and whole not in words


def _inline_joins(text: str, words: set[str]) -> Iterator[Edit]:
    """Join "överens- kommelsen" where the text itself knows the whole word."""
    for found in _BROKEN_INLINE.finditer(text):
        whole = (found[1] + found[2]).lower()
        if found[2] not in HANGING and whole in words:
            yield Edit(found.end(1), found.end())
