"""What the interface says, in Swedish and English, one table each."""

import datetime as dt
import tomllib
from functools import cache
from pathlib import Path

from app import english

LANGUAGES = ("sv", "en")
FOLDER = Path(__file__).parent
# What the name of a text about one thing ends with.
ONE = "_one"
# A number from here on is written in groups of three.
LONG = 10_000


@cache
def table(language: str) -> dict[str, str]:
    """Return key → text of one language."""
    with (FOLDER / f"{language}.toml").open("rb") as file:
        return {
            f"{group}.{key}": text
            for group, texts in tomllib.load(file).items()
            for key, text in texts.items()
        }


def say(language: str, key: str, **values: object) -> str:
    """Return a text with its places filled in."""
    spoken = {name: written(language, value) for name, value in values.items()}
    known = table(language)
    # Of one thing much is said in other words: "1 document", not "1 documents".
    alone = f"{key}{ONE}"
    chosen = alone if values.get("count") == 1 and alone in known else key
    return known[chosen].format(**spoken)


def written(language: str, value: object) -> object:
    """Return a day or a number as readers of a language write it, all else as it is.

    >>> written("en", dt.date(2022, 5, 3)), written("sv", 12500), written("sv", 2.5)
    ('3 May 2022', '12\\xa0500', '2,5')
    """
    swedish = language == LANGUAGES[0]
    if isinstance(value, dt.date):
        return value.isoformat() if swedish else english.day(value)
    if isinstance(value, float):
        return str(value).replace(".", ",") if swedish else str(value)
    # Four digits may be a year, and are read as easily without a space.
    if isinstance(value, int) and abs(value) >= LONG:
        return f"{value:,}".replace(",", "\xa0") if swedish else f"{value:,}"
    return value
