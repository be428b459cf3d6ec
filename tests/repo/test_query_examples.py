"""What the chapter and the page say can be typed is read as they say."""

import datetime as dt
import re
import tomllib
from pathlib import Path

import pytest

from search import query
from search.query import fields

TODAY = dt.date(2024, 5, 3)
CODE = re.compile(r"`([^`]+)`")
# Said in the chapter to be read in another way than typed.
TOLD = {"vård inte tandvård", "kommun:Norrlid"}


def test_every_example_of_the_chapter_is_read_without_a_remark(root: Path) -> None:
    chapter = (root / "docs" / "searching.md").read_text(encoding="utf-8")
    right = chapter.partition("## När något är fel")[0]
    examples = [q for q in CODE.findall(right) if len(q) > 3 and not q.endswith(":")]
    assert len(examples) > 60
    asked = (q for q in examples if not q.startswith("sagt "))
    remarks = {q: query.parse(q, TODAY).said for q in asked}
    assert {q for q, told in remarks.items() if told} == TOLD


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_field_of_the_advice_on_the_page_is_one(
    root: Path, language: str
) -> None:
    page = root / "app" / "ui" / "texts" / f"{language}.toml"
    texts = tomllib.loads(page.read_text(encoding="utf-8"))["search"]
    named = re.findall(r"([^\W\d]\w*):(?=\S| |$)", texts["help"] + texts["advice"])
    assert len(named) > 12
    words = {"fields", "fält", "ihop", "bokstäver", "capitals"}
    assert not [n for n in named if n not in words and not fields.known(n)]
