"""Bytes to text: the right encoding, and text that was once read in a wrong one."""

import re

_BOMS: tuple[tuple[bytes, str], ...] = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# UTF-8 letters read as cp1252: "Ã¥" for å, "â€“" for a dash.
_ONCE_WRONG = re.compile(r"[ÃÂ][\u0080-\u00bf–—‘’“”•…†‡ˆ‰Š‹ŒŽœžŸ€™š›]|â€.|Ã[…„–]")
# Another accident: "FrÄgorna Àr" for "Frågorna är". Swedish has no À, and a capital
# Ä within a word only where the whole word is in capitals.
_SHIFTED = re.compile(r"(?<=[a-zö])Ä|\bÄ(?=[a-zö])|À(?=[a-zö])|(?<=[a-zö])À")
_FEWEST_SHIFTED = 3


def decode(data: bytes, declared: str | None = None) -> str:
    """Return the bytes as text; `declared` is believed only if it fits."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding, "replace")
    zero_free = b"\x00" not in data[:4096]
    if not zero_free:
        big = data[0:4096:2].count(0) > data[1:4096:2].count(0)
        return data.decode("utf-16-be" if big else "utf-16-le", "replace")
    candidates = ["utf-8", *([declared] if declared else []), "cp1252"]
    for encoding in candidates:
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    if _mostly_utf8(data):
        return data.decode("utf-8", "replace")
    return data.decode("cp1252", "replace")


def _mostly_utf8(data: bytes) -> bool:
    """Tell whether text is UTF-8 but for a few broken bytes."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = sum(char > "\x7f" for char in text) - broken
    return sound > 4 * broken


def repair(text: str) -> str:
    """Return text without "frÃ¥gor" and "frÄgor", which were decoded wrongly once."""
    if "å" not in text and text.count("À") >= _FEWEST_SHIFTED:
        return _SHIFTED.sub(lambda found: "ä" if found[0] == "À" else "å", text)
    if not _ONCE_WRONG.search(text):
        return text
    return re.sub(r"[^\x00-\x7f]+", _recoded, text)


def _recoded(found: re.Match[str]) -> str:
    """Return one stretch of letters beyond ASCII read in the right encoding."""
    wrong = found.group()
    if not _ONCE_WRONG.search(wrong):
        return wrong
    try:
        return b"".join(map(_byte, wrong)).decode("utf-8")
    except UnicodeError:
        return wrong


def _byte(char: str) -> bytes:
    """Return the cp1252 byte of a character; the five unused ones as themselves."""
    return bytes([ord(char)]) if "\x80" <= char <= "\x9f" else char.encode("cp1252")
