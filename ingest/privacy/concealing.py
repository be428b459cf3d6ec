"""Contact details and personal identity numbers, hidden without moving a character.

The text keeps its length, so every offset holds. What hides is a letter, since a
bullet would look like a list item and an asterisk like emphasis.
"""

import re
from collections.abc import Iterable, Iterator

from ingest.model import Hidden, HiddenKind
from ingest.privacy.addresses import find_addresses
from ingest.privacy.emails import find_emails
from ingest.privacy.folding import Folded, fold
from ingest.privacy.persons import find_persons
from ingest.privacy.phones import find_phones

MASK = "x"
# What hides in what text recognition keeps, so that the kind is known when it is read
# again: letters of a script that no document here is written in.
KEPT: dict[HiddenKind, str] = {
    "person": "ꔀ",
    "phone": "ꔁ",
    "email": "ꔂ",
    "address": "ꔃ",
}
_KIND = {sign: kind for kind, sign in KEPT.items()}
_KEPT_RUN = re.compile("|".join(f"{sign}(?:[ \n-]?{sign})*" for sign in _KIND))
_DIGIT = re.compile(r"\d")
_SEEN = re.compile(r"[^\n\t]")
# What parts the words of an address of the web or of a file's name.
_PARTS = re.compile(r"[/?&=#;_|]")
_CALLS = re.compile(r"(?:tel|sms|callto):", re.IGNORECASE)


def spans(text: str) -> list[Hidden]:
    """Return what is to be hidden in a text, in order; none overlaps another.

    The same stretch may be two things: then it is a person's number first.
    """
    return _joined(_found(fold(text)))


def conceal(text: str) -> tuple[str, tuple[Hidden, ...]]:
    """Return a text of the same length with nothing to hide, and what was hidden."""
    found = spans(text)
    return hide(text, found), tuple(found)


def mask(text: str) -> str:
    """Return a text of the same length without contact details and identity numbers."""
    return hide(text, spans(text))


def mask_address(address: str) -> str:
    """Return an address of the web without persons' numbers and addresses of theirs.

    Its long numbers are nobody's telephone, unless it is an address to call.
    """
    plain = fold(_PARTS.sub("|", address))
    found = [
        Hidden("email", *plain.span(*one)) for one in find_emails(plain.text, plain.low)
    ]
    found += _persons(plain)
    if _CALLS.match(address):
        found += (
            Hidden("phone", *plain.span(*one))
            for one in find_phones(plain.text, plain.low)
        )
    return hide(address, _joined(found))


def hide(text: str, found: Iterable[Hidden], kept: bool = False) -> str:
    """Return a text with what was found in it hidden; lines and cells stay.

    With `kept` each kind is hidden by its own sign (`KEPT`).
    """
    parts: list[str] = []
    read = 0
    for one in found:
        sign = KEPT[one.kind] if kept else MASK
        covered = _SEEN.sub(sign, text[one.start : one.end])
        parts += (text[read : one.start], covered)
        read = one.end
    return "".join((*parts, text[read:])) if parts else text


def _found(folded: Folded) -> Iterator[Hidden]:
    text, low = folded.text, folded.low
    for run in _KEPT_RUN.finditer(text):
        yield Hidden(_KIND[run[0][0]], *folded.span(*run.span()))
    for one in find_emails(text, low):
        yield Hidden("email", *folded.span(*one))
    if not _DIGIT.search(text):
        return
    persons = list(find_persons(text))
    for one in persons:
        yield Hidden("person", *folded.span(*one))
    for one in find_phones(text, low):
        yield Hidden("phone", *folded.span(*one))
    for one in find_addresses(text, low, persons):
        yield Hidden("address", *folded.span(*one))


def _persons(folded: Folded) -> Iterator[Hidden]:
    for one in find_persons(folded.text):
        yield Hidden("person", *folded.span(*one))


_WEIGHT: dict[HiddenKind, int] = {"person": 0, "email": 1, "phone": 2, "address": 3}


def _joined(found: Iterable[Hidden]) -> list[Hidden]:
    """Return stretches with those that overlap made one, of the weightiest kind."""
    joined: list[Hidden] = []
    for one in sorted(found, key=lambda hidden: (hidden.start, hidden.end)):
        last = joined[-1] if joined else None
        if last is None or one.start >= last.end:
            joined.append(one)
            continue
        kind = min(last.kind, one.kind, key=_WEIGHT.__getitem__)
        joined[-1] = Hidden(kind, last.start, max(last.end, one.end))
    return joined
