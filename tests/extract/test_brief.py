"""A promise not to do something is never told as one to do it."""

import pytest

from ingest.brief import in_brief
from ingest.model import Polarity


@pytest.mark.parametrize(
    ("description", "polarity", "told"),
    [
        ("lägga ned Hedby skola", "negative", "inte lägga ned Hedby skola"),
        ("lägga ned Hedby skola", "positive", "lägga ned Hedby skola"),
        ("avstå från höjningen", "negative", "avstå från höjningen"),
        ("inga nya avgifter", "negative", "inga nya avgifter"),
        ("", "negative", ""),
    ],
)
def test_what_is_refused_is_told_so(
    description: str, polarity: Polarity, told: str
) -> None:
    assert in_brief(description, polarity) == told
