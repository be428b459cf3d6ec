"""A query with its quotation marks and brackets in pairs, whatever was typed."""

import re
import unicodedata

from search.model import Told
from search.query.telling import RefusedError, told

MAX_LENGTH = 4000
MAX_DEPTH = 30
_QUOTES = str.maketrans(dict.fromkeys("”“„‟«»〝〞＂", '"') | {"＊": "*", "：": ":"})
# A phrase or a bracket; brackets inside quotation marks are text.
_PAIRED = re.compile(r'"[^"]*"|[()]')


def repaired(query: str) -> tuple[str, list[Told]]:
    """Return the query in a form that can be read, and what was done to it.

    Raises:
        QueryError: it is over a limit.
    """
    if len(query) > MAX_LENGTH:
        raise RefusedError("too_long", MAX_LENGTH, len(query))
    text = unicodedata.normalize("NFC", query).translate(_QUOTES)
    text, notes = _quoted(" ".join("".join(map(_typed, text)).split()))
    return _bracketed(text, notes)


def _typed(character: str) -> str:
    """Return a character, nothing for one that is not seen, or a blank for control."""
    category = unicodedata.category(character)
    if category == "Cf":
        # Soft hyphens and the like stand inside words that were pasted.
        return ""
    return " " if category[0] == "C" else character


def _quoted(text: str) -> tuple[str, list[Told]]:
    if text.count('"') % 2 == 0:
        return text, []
    words = text.rpartition('"')[2].strip()
    if not words:
        return text.rpartition('"')[0].rstrip(), []
    return f'{text}"', [told("quote_unclosed", words)]


def _bracketed(text: str, notes: list[Told]) -> tuple[str, list[Told]]:
    kept, at, depth = [], 0, 0
    for found in _PAIRED.finditer(text):
        sign = found.group()
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if depth > MAX_DEPTH:
            raise RefusedError("too_deep", MAX_DEPTH)
        if depth < 0:
            # Closed but never opened: a blank in its place.
            kept += [text[at : found.start()], " "]
            at, depth = found.end(), 0
            if told("bracket_unopened") not in notes:
                notes.append(told("bracket_unopened"))
    kept.append(text[at:])
    if depth:
        notes.append(told("bracket_unclosed"))
    return "".join(kept).rstrip() + ")" * depth, notes
