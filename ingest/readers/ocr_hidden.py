"""What identifies somebody among recognised words, hidden before they are kept.

The words of a page are kept so that it need not be recognised again. A word that holds
an identifier, or a part of one, has the signs of its kind instead.
"""

from dataclasses import replace

from ingest.privacy import hide, spans
from ingest.readers.ocr_types import Recognised, Word


def without_identifiers(found: Recognised) -> Recognised:
    """Return a page's words with identifiers hidden, each kind by its own sign."""
    text, starts = _joined(found.words)
    hidden = hide(text, spans(text), kept=True)
    if hidden == text:
        return found
    words = tuple(
        replace(word, text=hidden[start : start + len(word.text)])
        for word, start in zip(found.words, starts, strict=True)
    )
    return replace(found, words=words)


def _joined(words: tuple[Word, ...]) -> tuple[str, list[int]]:
    """Return words as lines of text, and where each begins."""
    parts: list[str] = []
    starts: list[int] = []
    at = 0
    for number, word in enumerate(words):
        if number:
            same = words[number - 1].line == word.line
            parts.append(" " if same else "\n")
            at += 1
        starts.append(at)
        parts.append(word.text)
        at += len(word.text)
    return "".join(parts), starts
