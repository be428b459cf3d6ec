"""What the controller fills in: a file of its own, in the collection's folder.

The product cannot know on what legal basis somebody processes personal data. What is
not filled in is shown as lacking, and never guessed.
"""

import tomllib
from pathlib import Path

from ingest.errors import SagtError

NAME = "personuppgifter.toml"
# What there is to fill in, in the order it is shown.
FIELDS = (
    "controller",
    "representative",
    "officer",
    "legal_basis",
    "sensitive_basis",
    "retention",
    "assessment",
    "archiving",
    "notes",
)


def read(path: Path) -> dict[str, str]:
    """Return what the controller has filled in, by field; nothing if there is no file.

    Raises:
        SagtError: the file cannot be read, or has a field that is none.
    """
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeError, tomllib.TOMLDecodeError) as error:
        raise SagtError(f"{path.name} går inte att läsa: {error}") from error
    for field, value in found.items():
        if field not in FIELDS or not isinstance(value, str):
            known = ", ".join(FIELDS)
            message = f"{path.name}: {field} ska vara en text och något av {known}."
            raise SagtError(message)
    return {field: str(value).strip() for field, value in found.items()}
