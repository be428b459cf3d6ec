"""The order of the Swedish alphabet."""

# The signs after "z" in the order of their codes.
_LAST = str.maketrans("åäö", "{|}")


def alphabetic(name: str) -> str:
    """Return what puts names in the order of the Swedish alphabet."""
    return name.casefold().translate(_LAST)
