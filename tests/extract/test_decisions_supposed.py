"""A condition that someone decides, or a question whether, is no decision."""

import pytest

from tests.extract.regelprov import read


@pytest.mark.parametrize(
    "text",
    [
        "Om kommunstyrelsen beslutar att bygga två ramper ska nämnden få veta det.",
        "När kommunfullmäktige beslutar att anta taxan gäller den från 2025.",
        "Under förutsättning att fullmäktige beslutar att anta taxan gäller den.",
        "Kommunstyrelsen beslutar att bygga två ramper?",
    ],
)
def test_what_is_only_supposed_is_not_decided(text: str) -> None:
    assert read(text, "protokoll").decisions == ()


@pytest.mark.parametrize(
    "text",
    [
        "Kommunstyrelsen beslutar att bygga två ramper.",
        "Under förutsättning av godkännande beslutar nämnden att anta taxan.",
        "Innan fullmäktige beslutar att sälja beslutar styrelsen att hyra ut huset.",
    ],
)
def test_what_is_decided_after_a_condition_is(text: str) -> None:
    assert len(read(text, "protokoll").decisions) == 1
