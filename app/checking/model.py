"""What a check finds, and what each kind of damage means."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

# Lost: nothing here makes it again. Again: it can be made again. Harmless: not needed.
Grade = Literal["lost", "again", "harmless"]
TABLE = Path(__file__).with_name("damages.tsv")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of damage, in the user's words (Swedish).

    Args:
        code: What it is called in JSON.
        grade: How bad it is.
        mend: What a repair does about it, "" if nothing.
        what: What it is, `means` for the user, `todo` to be rid of it.
    """

    code: str
    grade: Grade
    mend: str
    what: str
    means: str
    todo: str


@dataclass(frozen=True, slots=True)
class Damage:
    """Something that is not as it should be.

    Args:
        code: A row of `damages.tsv`.
        place: The file, folder or row, from the collection's folder on.
        document: The name of the document it is about, "" if none.
        detail: What else is known of it.
    """

    code: str
    place: str
    document: str = ""
    detail: str = ""

    @property
    def kind(self) -> Kind:
        """Return what it means."""
        return kinds()[self.code]


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check went through and found.

    Args:
        documents: How many documents there are.
        files: How many files were read through, `bytes` in all.
        form: The collection's format, 0 where it cannot be told.
        deep: Whether graph and index were compared document by document.
        busy: Whether someone was writing: what may just be under way was not judged.
        damages: What is wrong, by place.
    """

    documents: int
    files: int
    bytes: int
    form: int
    deep: bool
    busy: bool
    damages: tuple[Damage, ...]

    def graded(self, grade: Grade) -> tuple[Damage, ...]:
        """Return the damages of a grade."""
        return tuple(one for one in self.damages if one.kind.grade == grade)


@cache
def kinds() -> Mapping[str, Kind]:
    """Return the kinds of damage by their code."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(
        (line for line in lines if line[:1] != "#"), dialect=csv.excel_tab
    )
    return {row["code"]: Kind(**row) for row in rows}  # type: ignore[arg-type]
