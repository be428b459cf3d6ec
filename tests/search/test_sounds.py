"""Names that sound the same are written in many ways."""

import pytest

from search.ranking.sounds import sound


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("wiklund", "viklund"),
        ("carlsson", "karlson"),
        ("lindqvist", "lindkvist"),
        ("christoffer", "kristofer"),
        ("zetterberg", "seterberg"),
    ],
)
def test_what_sounds_the_same_is_the_same(one: str, other: str) -> None:
    assert sound(one) == sound(other)


def test_what_sounds_otherwise_is_another() -> None:
    assert len({sound(name) for name in ("lind", "lund", "land", "lindh")}) == 4
