"""What holds in an RTF file until a group ends: letters, paragraph and place."""

from typing import Any, NamedTuple


class State(NamedTuple):
    """The settings of one group, which those within it begin with."""

    seen: bool = True
    font: int = -1
    skip: int = 1
    hidden: bool = False
    deleted: bool = False
    bold: bool = False
    style: int = 0
    outline: int = 9
    list: int = 0
    list_level: int = 0
    table: int = 0
    inside: str = ""


_FIXED: dict[str, dict[str, Any]] = {
    "plain": {"hidden": False, "deleted": False, "bold": False, "font": -1},
    "pard": {"style": 0, "outline": 9, "list": 0, "list_level": 0, "table": 0},
    "fldinst": {"inside": "fldinst"},
    "info": {"inside": "info", "seen": False},
    "creatim": {"inside": "creatim"},
    "revtim": {"inside": "revtim"},
}
_SWITCHED = {"v": "hidden", "deleted": "deleted", "b": "bold"}
# Words that take a number, and what they mean without one.
_NUMBERED = {
    "f": ("font", -1),
    "uc": ("skip", 1),
    "s": ("style", 0),
    "outlinelevel": ("outline", 9),
    "ls": ("list", 0),
    "ilvl": ("list_level", 0),
    "itap": ("table", 0),
}


def changed(state: State, word: str, number: int | None) -> State | None:
    """Return the settings after a control word, None where it is no setting."""
    changes: dict[str, Any]
    if word in _SWITCHED:
        changes = {_SWITCHED[word]: number != 0}
    elif word in _NUMBERED:
        name, default = _NUMBERED[word]
        changes = {name: default if number is None else number}
    elif word == "intbl":
        changes = {"table": max(state.table, 1)}
    elif word in _FIXED:
        changes = _FIXED[word]
    else:
        return None
    return state._replace(**changes)
