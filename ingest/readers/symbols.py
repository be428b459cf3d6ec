"""Signs of Word's picture fonts as the characters they look like."""

# Symbol and Wingdings by their code; the rest of these fonts are ornaments.
_SIGNS = {
    "symbol": {0x2D: "-", 0xA7: "•", 0xA8: "•", 0xB7: "•", 0xB0: "°", 0xB1: "±"}
    | {0xA3: "≤", 0xB3: "≥", 0xAE: "→", 0xB4: "×", 0x6D: "µ"},
    "wingdings": {0x6C: "•", 0x6E: "•", 0x71: "•", 0x76: "•", 0x77: "•", 0x9F: "•"}
    | {0xA7: "•", 0xA8: "☐", 0x6F: "☐", 0xFE: "☒", 0xFD: "☒", 0x78: "☒", 0xFC: "✓"}
    | {0xFB: "✗", 0xE0: "→", 0xF0: "→", 0xD8: "•", 0x28: "Tfn", 0x2A: "E-post"},
    "wingdings 2": {0x50: "✓", 0x52: "☒", 0x53: "☒", 0xA3: "☐", 0x97: "•"},
}
_PRIVATE = 0xF000


def symbol(code: str, font: str) -> str:
    """Return the sign of a hexadecimal code in a font, "" for an ornament.

    >>> symbol("F0B7", "Symbol")
    '•'
    """
    try:
        number = int(code[:6], 16)
    except ValueError:
        return ""
    known = _SIGNS.get(font.lower())
    if known is not None or _PRIVATE <= number < _PRIVATE + 0x100:
        return (known or {}).get(number & 0xFF, "")
    return chr(number) if 0x20 <= number < 0xD800 else ""
