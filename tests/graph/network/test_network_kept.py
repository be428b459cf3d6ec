"""What is heavy is read and measured once for each state of the graph."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph import network
from graph.network import Shelf, kept
from graph.store import OxigraphStore


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of what is made anew, as it is made."""
    made: list[str] = []

    def counting(name: str) -> Callable[..., Any]:
        real = getattr(kept, name)

        def call(*given: Any) -> Any:
            made.append(name)
            return real(*given)

        return call

    for name in ("gather", "measured"):
        monkeypatch.setattr(kept, name, counting(name))
    return made


def _files(folder: Path) -> list[Path]:
    return list(folder.rglob("*.msgpack"))


def test_kept_is_the_same_as_made(norrlid: OxigraphStore, tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "natverk", "1-7")
    first = network.kept_network(shelf, norrlid)
    assert first == network.build(norrlid)
    assert network.kept_network(shelf, norrlid) == first


def test_nothing_is_made_twice_for_one_state(
    norrlid: OxigraphStore, tmp_path: Path, counted: list[str]
) -> None:
    shelf = Shelf(tmp_path, "1-7")
    network.kept_network(shelf, norrlid)
    network.kept_network(shelf, norrlid)
    network.kept_network(shelf, norrlid, ["meeting"])
    assert counted == ["gather", "measured", "measured"]


def test_another_state_is_read_anew_but_the_same_ties_measured_once(
    norrlid: OxigraphStore, tmp_path: Path, counted: list[str]
) -> None:
    network.kept_network(Shelf(tmp_path, "1-7"), norrlid)
    old = set(_files(tmp_path))
    network.kept_network(Shelf(tmp_path, "2-8"), norrlid)
    assert counted == ["gather", "measured", "gather"]
    # Whoever was led to the state before may still read it, but none earlier.
    assert old < set(_files(tmp_path))
    network.kept_network(Shelf(tmp_path, "3-9"), norrlid)
    assert len(list(tmp_path.glob("*.msgpack"))) == 2


@pytest.mark.parametrize("damage", [b"", b"\x00skrap", b"\x93\x01\x02\x03"])
def test_a_damaged_file_is_made_again(
    norrlid: OxigraphStore, tmp_path: Path, damage: bytes
) -> None:
    shelf = Shelf(tmp_path, "1-7")
    whole = network.kept_network(shelf, norrlid)
    for file in _files(tmp_path):
        file.write_bytes(damage)
    assert network.kept_network(shelf, norrlid) == whole
    assert network.kept_network(shelf, norrlid) == whole


def test_a_folder_that_cannot_be_written_only_costs_time(
    norrlid: OxigraphStore, tmp_path: Path
) -> None:
    blocked = tmp_path / "fil"
    blocked.write_text("ingen mapp")
    found = network.kept_network(Shelf(blocked, "1-7"), norrlid)
    assert found == network.build(norrlid)


def test_so_many_questions_are_kept_and_no_more(
    norrlid: OxigraphStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "MOST", 3)
    shelf = Shelf(tmp_path, "1-7")
    for number, kind in enumerate(network.KINDS):
        network.kept_network(shelf, norrlid, [kind])
        for place, file in enumerate(sorted(_files(tmp_path), key=str)):
            os.utime(file, (number + place, number + place))
    assert len(_files(tmp_path)) == 4
