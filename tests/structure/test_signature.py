"""What near-duplicates are told by."""

import random

from hypothesis import given
from hypothesis import strategies as st

from ingest.structure.signature import LEAST, MOST, numbers_of, signature_of

WORDS = ("bro", "torg", "skola", "buss", "avgift", "plan", "nämnd", "hamn", "park")


def prose(seed: int, words: int) -> str:
    chance = random.Random(seed)  # noqa: S311 - the same words every run
    return " ".join(
        f"{chance.choice(WORDS)}{chance.randrange(90)}" for _ in range(words)
    )


def shared(one: str, other: str) -> float:
    first, second = (set(numbers_of(signature_of(text))) for text in (one, other))
    return len(first & second) / max(1, min(len(first), len(second)))


def test_layout_makes_no_difference():
    text = prose(1, 300)
    broken = text.upper().replace(" bro", ",\n\nbro").replace("a", "á")
    assert signature_of(broken.replace("Á", "A")) == signature_of(text)


def test_other_words_make_another_sketch():
    assert shared(prose(1, 400), prose(2, 400)) < 0.05


def test_a_sketch_grows_with_its_text_within_bounds():
    sizes = [len(numbers_of(signature_of(prose(1, n)))) for n in (100, 3000, 60000)]
    assert sizes[0] == 98
    assert sizes[1] == 2998 // 8 > LEAST
    assert sizes[2] == MOST


def test_a_part_has_the_wholes_low_numbers():
    whole = prose(1, 3000)
    low = numbers_of(signature_of(whole))
    part = set(numbers_of(signature_of(" ".join(whole.split()[400:900]))))
    assert len({n for n in part if n <= low[-1]} & set(low)) > 40


def test_a_few_words_have_none():
    assert signature_of("Hej på dig du.") == ""
    assert numbers_of("") == ()


@given(st.text(max_size=400))
def test_the_same_text_gives_the_same_sketch_in_order(text):
    numbers = numbers_of(signature_of(text))
    assert list(numbers) == sorted(set(numbers))
    assert signature_of(text) == signature_of(text)
