"""What reports, calendars and feeds say, in Swedish and English."""

import datetime as dt
import tomllib
from functools import cache
from pathlib import Path

from app import english
from app.ui import texts

LANGUAGES = texts.LANGUAGES
FOLDER = Path(__file__).parent / "texts"


@cache
def _table(language: str) -> dict[str, str]:
    with (FOLDER / f"{language}.toml").open("rb") as file:
        return {
            f"{group}.{key}": text
            for group, said in tomllib.load(file).items()
            for key, text in said.items()
        }


class Words:
    """The words of one language."""

    def __init__(self, language: str = "sv") -> None:
        """Speak `language`; Swedish where it is none that is known."""
        self.language = language if language in LANGUAGES else LANGUAGES[0]
        self._own = _table(self.language)
        self._codes = texts.table(self.language)

    def __call__(self, key: str, **values: object) -> str:
        """Return a text with its places filled in."""
        spoken = {n: texts.written(self.language, v) for n, v in values.items()}
        return self._own[key].format(**spoken)

    def day(self, value: dt.date) -> str:
        """Return a day as readers of the language write it."""
        return str(texts.written(self.language, value))

    def own(self, text: str) -> str:
        """Return what the program has said in Swedish, in this language."""
        return text if self.language == LANGUAGES[0] else english.english(text)

    def code(self, group: str, code: str) -> str:
        """Return the word for a code; a code without a word is shown as it is."""
        key = f"{group}.{code}"
        return self._own.get(key) or self._codes.get(key, code)
