"""The words that join others: OCH, ELLER, INTE, NÄRA and TILL, or in English.

In capitals they always join. "inte", "och" and "eller" are among the commonest words of
the language, and what people paste holds them: in small letters they join only where
what stands beside them cannot be running text (a field, a phrase, a bracket).
"""

from search.query import fields, tables

AND, OR, NOT, NEAR, TO = "OCH", "ELLER", "INTE", "NÄRA", "TILL"
_ROWS = {row["operator"]: row for row in tables.beside("operators")}
# Signs that no running text ends or begins with.
_CLOSERS, _OPENERS = ('"', ")"), ('"', "(")


def pattern(operator: str) -> str:
    """Return the alternatives of an operator in capitals, for a pattern."""
    return _ROWS[operator]["names"]


def small(word: str) -> str | None:
    """Return the operator that a word in small letters would be, if it were one."""
    found = (o for o, row in _ROWS.items() if word in row["small"].split("|") if word)
    return next(found, None)


def joining(word: str) -> bool:
    """Tell whether a word is an operator in capitals."""
    return any(word in row["names"].split("|") for row in _ROWS.values())


def joins(operator: str, before: str, after: str) -> bool:
    """Tell whether an operator in small letters joins what stands beside it."""
    before, after = before.rstrip(), after.lstrip()
    if operator == "not":
        return bool(before) and _opens(after)
    return _closes(before) and _opens(after)


def _opens(text: str) -> bool:
    if text.startswith(_OPENERS):
        return True
    name, colon, value = text[:40].partition(":")
    return bool(colon and value.strip() and fields.known(name))


def _closes(text: str) -> bool:
    if text.endswith(_CLOSERS):
        return True
    last = text[-80:].rpartition(" ")[2].lstrip("(-")
    name, colon, value = last.partition(":")
    return bool(colon and value and fields.known(name))
