"""What is held for long is left alone by the collector until it is let go."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from graph.long_lived import let_go, long_lived


class _Ring:
    def __init__(self) -> None:
        self.own = self


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    yield
    let_go()


def test_what_is_made_is_not_looked_through_and_can_still_be_let_go() -> None:
    with long_lived():
        assert not gc.isenabled()
        ring, plain = _Ring(), {"a": [1]}
    assert gc.isenabled()
    assert not any(one is plain for one in gc.get_objects())
    gone = weakref.ref(ring)
    del ring
    gc.collect()
    assert gone() is not None
    let_go()
    assert gone() is None


def test_the_collector_is_on_again_whatever_happens_and_however_blocks_overlap() -> (
    None
):
    def fails() -> None:
        with long_lived():
            raise ValueError("gick sönder")

    with pytest.raises(ValueError, match="gick"):
        fails()
    assert gc.isenabled()
    one, other = long_lived(), long_lived()
    one.__enter__()
    other.__enter__()
    one.__exit__(None, None, None)
    other.__exit__(None, None, None)
    assert gc.isenabled()


def test_who_has_turned_the_collector_off_keeps_it_off() -> None:
    gc.disable()
    try:
        with long_lived():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
