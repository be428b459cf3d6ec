"""What is held for long is left alone by the collector until it is let go."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from graph import long_lived as module
from graph.long_lived import lasting, let_go, long_lived


class _Ring:
    def __init__(self) -> None:
        self.own = self


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    yield
    let_go()


def test_what_is_made_is_not_looked_through_and_can_still_be_let_go() -> None:
    with long_lived(is_large=True):
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


def test_what_is_little_is_as_all_else() -> None:
    let_go()
    with long_lived(is_large=False):
        assert gc.isenabled()
        plain = {"a": [1]}
    assert any(one is plain for one in gc.get_objects())


def test_what_others_have_let_go_is_found_now_and_then() -> None:
    ring = _Ring()
    gone = weakref.ref(ring)
    with long_lived(is_large=True):
        pass
    del ring
    for _ in range(module.OFTEN):
        with long_lived(is_large=True):
            pass
    assert gone() is None


def test_the_collector_is_on_again_whatever_happens_and_however_blocks_overlap() -> (
    None
):
    def fails() -> None:
        with long_lived(is_large=True):
            raise ValueError("gick sönder")

    with pytest.raises(ValueError, match="gick"):
        fails()
    assert gc.isenabled()
    one, other = long_lived(is_large=True), long_lived(is_large=True)
    one.__enter__()
    other.__enter__()
    one.__exit__(None, None, None)
    assert gc.isenabled()
    other.__exit__(None, None, None)
    assert gc.isenabled()


def test_who_has_turned_the_collector_off_keeps_it_off() -> None:
    gc.disable()
    try:
        with long_lived(is_large=True):
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_was_there_is_looked_through_again_after_much_was_made() -> None:
    let_go()
    ring = _Ring()
    gone = weakref.ref(ring)
    with lasting(), lasting():
        del ring
        gc.collect()
        assert gone() is not None
    gc.collect()
    assert gone() is None


def test_what_is_held_stays_held_while_much_is_made() -> None:
    with long_lived(is_large=True):
        held = {"a": [1]}
    with lasting():
        pass
    assert not any(one is held for one in gc.get_objects())


def test_what_is_let_go_while_much_is_made_is_found_now_and_then() -> None:
    with long_lived(is_large=True):
        ring = _Ring()
    gone = weakref.ref(ring)
    del ring
    for _ in range(module.OFTEN):
        with lasting():
            pass
    assert gone() is None
