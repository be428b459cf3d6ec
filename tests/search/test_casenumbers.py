"""A case number has one key, however it is written."""

import pytest

from search import casenumbers


@pytest.mark.parametrize(
    "written",
    [
        *("KS 2021/118", "ks2021-118", "KS-2021-00118", "KS/2021:0118"),
        *("2021-KS-118", "2021/KS 0118", "KS 118-2021", "KS.2021.118"),
    ],
)
def test_every_writing_has_the_same_key(written: str) -> None:
    assert casenumbers.key(written) == "ks2021118"
    assert casenumbers.forms(written) == ("ks2021118", "2021118")


@pytest.mark.parametrize("written", ["KS 2021/119", "RS 2021/118", "KS 2022/118"])
def test_other_numbers_have_other_keys(written: str) -> None:
    assert "ks2021118" not in casenumbers.forms(written)


def test_what_has_no_year_keeps_its_letters() -> None:
    assert casenumbers.forms("24RS4410") == ("rs244410",)
    assert casenumbers.forms("–") == ()
