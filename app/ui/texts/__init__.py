"""What the interface says, in Swedish and English, one table each."""

import tomllib
from functools import cache
from pathlib import Path

LANGUAGES = ("sv", "en")
FOLDER = Path(__file__).parent


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
    return table(language)[key].format(**values)
