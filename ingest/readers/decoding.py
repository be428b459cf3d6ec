"""Bytes to text: the right encoding, and text that was once read in a wrong one."""

import codecs
import re
from functools import partial

_BOMS: tuple[tuple[bytes, str], ...] = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# Declarations that are believed where the bytes fit. What calls itself Latin 1 is
# cp1252 with its quotation marks and dashes.
_DECLARED = frozenset(
    (
        "cp1250",
        "cp1252",
        "cp1254",
        "cp1257",
        "iso8859-2",
        "iso8859-4",
        "iso8859-10",
        "iso8859-15",
        "mac-roman",
        "cp850",
        "cp437",
    )
)
_ALIASES = {"x-mac-roman": "mac-roman", "macintosh": "mac-roman"}
# å, ä, ö and the capitals in the encodings that Swedish text without Unicode is in.
_SWEDISH = {
    "cp1252": "\xe5\xe4\xf6\xc5\xc4\xd6",
    "mac-roman": "\x8c\x8a\x9a\x81\x80\x85",
    "cp850": "\x86\x84\x94\x8f\x8e\x99",
}
_JUDGED = 200_000
_ZEROS = 0.2
# UTF-8 letters read as cp1252 ("Ã¥" for å, "â€“" for a dash), as Mac Roman ("√•") or
# as cp850 ("├Ñ").
_ONCE_WRONG = {
    "cp1252": re.compile(r"[ÃÂâ][\u0080-\u00bf–—‘’“”•…†‡ˆ‰Š‹ŒŽœžŸ€™š›]|â€.|Ã[…„–]|ï»¿"),
    "mac-roman": re.compile(r"√[•§∂ÖÑñ©]|‚Ä[ìîôúù¶]"),
    "cp850": re.compile(r"├[ÑñÂàäûÐ®]"),
}
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]{2,}")
# Text may have been read wrongly more than once.
_MOST_TIMES = 3
# Another accident: "FrÄgorna Àr" for "Frågorna är". Swedish has no À, and a capital
# Ä within a word only where the whole word is in capitals.
_SHIFTED = re.compile(r"(?<=[a-zö])Ä|\bÄ(?=[a-zö])|À(?=[a-zö])|(?<=[a-zö])À")
_FEWEST_SHIFTED = 3


def decode(data: bytes, declared: str | None = None) -> str:
    """Return the bytes as text; `declared` is believed only if it fits."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding, "replace")
    if wide := _wide(data):
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        if _mostly_utf8(data):
            return data.decode("utf-8", "sagt-cp1252")
    known = _known(declared)
    if known and known not in _SWEDISH:
        try:
            return data.decode(known)
        except UnicodeDecodeError:
            pass
    return _in_bytes(data, _likeliest(data, known))


def _wide(data: bytes) -> str | None:
    """Return which UTF-16 the bytes are if every other of them is mostly zero."""
    head = data[:4096]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) < _ZEROS * len(head) or min(even, odd) * 4 > max(even, odd):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _known(declared: str | None) -> str | None:
    """Return a declared encoding by its own name, or None if it is not believed."""
    if not declared:
        return None
    try:
        name = codecs.lookup(_ALIASES.get(declared.lower(), declared)).name
    except (LookupError, ValueError):
        return None
    return name if name in _DECLARED else None


def _likeliest(data: bytes, known: str | None) -> str:
    """Return the encoding of one byte a letter that gives the most Swedish letters."""
    sample = data[:_JUDGED].decode("latin-1")
    counts = {
        name: len(re.findall(rf"(?<=[a-zA-Z])[{letters}]|[{letters}](?=[a-z])", sample))
        for name, letters in _SWEDISH.items()
    }
    best = max(counts, key=lambda name: (counts[name], name == (known or "cp1252")))
    return best if counts[best] else known or "cp1252"


def _in_bytes(data: bytes, encoding: str) -> str:
    """Decode one byte a letter; what cp1252 leaves open is as Latin 1 has it."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return data.decode(encoding, "replace")


def _mostly_utf8(data: bytes) -> bool:
    """Tell whether text is UTF-8 but for a few broken bytes."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    ascii_only = sum(map(text.count, map(chr, range(128)))) if broken else 0
    sound = len(text) - ascii_only - broken
    return sound > 4 * broken


def _patched(error: UnicodeError) -> tuple[str, int]:
    """Read the bytes that are no UTF-8 as cp1252: pages are put together of pieces."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    piece = error.object[error.start : error.end]
    return piece.decode("cp1252", "replace"), error.end


codecs.register_error("sagt-cp1252", _patched)


def repair(text: str) -> str:
    """Return text without "frÃ¥gor" and "frÄgor", which were decoded wrongly once."""
    if "å" not in text and text.count("À") >= _FEWEST_SHIFTED:
        return _SHIFTED.sub(lambda found: "ä" if found[0] == "À" else "å", text)
    for _ in range(_MOST_TIMES):
        wrong = [name for name, sign in _ONCE_WRONG.items() if sign.search(text)]
        before = text
        for name in wrong:
            text = _BEYOND_ASCII.sub(partial(_recoded, name), text)
        if text == before:
            break
    return text


def _recoded(encoding: str, found: re.Match[str]) -> str:
    """Return one stretch of letters beyond ASCII read in the right encoding."""
    wrong = found[0]
    try:
        return b"".join(_byte(char, encoding) for char in wrong).decode("utf-8")
    except UnicodeError:
        return wrong


def _byte(char: str, encoding: str) -> bytes:
    """Return the byte of a character; the five that cp1252 lacks as themselves."""
    plain = encoding == "cp1252" and "\x80" <= char <= "\x9f"
    return bytes([ord(char)]) if plain else char.encode(encoding)
