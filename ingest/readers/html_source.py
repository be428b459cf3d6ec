"""A page's source made safe to parse: no absurd nesting, no absurd tags.

The parser follows the standard, where every tag may look through all open ones: a
page of a hundred thousand unclosed tags would keep it busy for minutes.
"""

import re
from collections.abc import Iterator

from ingest.errors import ReadError


def tags(names: str) -> frozenset[str]:
    """Return names written in a row as a set."""
    return frozenset(names.split())


MAX_TAGS = 1_000_000
DEEPEST = 200
# No page nests more than this of bold, italic and links; each is opened anew in
# every paragraph that follows it unclosed.
DEEPEST_INLINE = 8
# So few tags cannot nest so deep that it costs anything.
_FEW = 5_000
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)")
_LONG_TAG = re.compile(r"<([a-zA-Z][\w:-]*)[^<>]{2000,}>")
_MOST_ATTRIBUTES = 100
_INLINE = tags("a b big code em font i nobr s small strike strong tt u")
_UNNESTED = tags(
    "area base br col dd dt embed hr img input li link meta option p param source td"
    " th tr track wbr tbody thead tfoot html head body"
)


def safe(text: str) -> str:
    """Return the source with what no page needs left out.

    Raises:
        ReadError: there are more tags than any page has.
    """
    tags = text.count("<")
    if tags > MAX_TAGS:
        raise too_many()
    text = _LONG_TAG.sub(_shortened, text)
    if tags > _FEW or _unclosed(text) > DEEPEST_INLINE:
        return "".join(_flattened(text))
    return text


def too_many() -> ReadError:
    """Return the refusal of a page with more parts than any page has."""
    return ReadError(
        "Webbsidan innehåller orimligt många taggar.",
        "Spara sidan som PDF eller text och lägg till den igen.",
        stage="gräns",
    )


def _shortened(found: re.Match[str]) -> str:
    """Return a long tag without its attributes if they are too many."""
    tag = found.group()
    return (
        tag
        if len(tag.split(None, _MOST_ATTRIBUTES)) <= _MOST_ATTRIBUTES
        else (f"<{found[1]}>")
    )


def _unclosed(text: str) -> int:
    """Return how many tags such as bold are opened and never closed."""
    lowered = text.lower()
    return sum(
        max(0, lowered.count(f"<{tag} ") + lowered.count(f"<{tag}>"))
        - lowered.count(f"</{tag}>")
        for tag in ("a", "b", "i", "u", "font", "em", "strong", "small")
    )


def _flattened(text: str) -> Iterator[str]:
    """Yield the source with the tags that stand too deep taken out."""
    done = 0
    depths = {True: 0, False: 0}
    limits = {True: DEEPEST_INLINE, False: DEEPEST}
    for found in _TAG.finditer(text):
        name = found[2].lower()
        if name in _UNNESTED:
            continue
        inline = name in _INLINE
        if found[1]:
            too_deep = depths[inline] > limits[inline]
            depths[inline] = max(0, depths[inline] - 1)
        else:
            depths[inline] += 1
            too_deep = depths[inline] > limits[inline]
        if too_deep:
            yield text[done : found.start()]
            yield "" if inline else "<br"
            done = found.end()
            if inline:
                end = text.find(">", done, done + 2100)
                done = end + 1 if end >= 0 else done
    yield text[done:]
