"""Numbers as lists write them: figures, letters and Roman numerals."""

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LARGEST_ROMAN = 3999
# Word goes on from z with aa, bb, cc; no list of ours is longer.
_LARGEST_LETTERS = 26 * 4


def as_written(count: int, form: str) -> str:
    """Return a count in the form that a list has.

    >>> [as_written(n, "lowerLetter") for n in (1, 26, 28)]
    ['a', 'z', 'bb']
    >>> as_written(14, "upperRoman")
    'XIV'
    """
    if form == "none":
        return ""
    if form == "decimalZero":
        return f"{count:02d}"
    if form.endswith("Letter") and 0 < count <= _LARGEST_LETTERS:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form.endswith("Roman") and 0 < count <= _LARGEST_ROMAN:
        return _roman(count).upper() if form == "upperRoman" else _roman(count)
    return str(count)


def _roman(count: int) -> str:
    written = ""
    for size, sign in _ROMAN:
        written += sign * (count // size)
        count %= size
    return written
