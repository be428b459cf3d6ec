"""What the hostile tests share: what nobody's document may reach."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hostile.reached import SECRET, Listener, listening


@pytest.fixture
def listener() -> Iterator[Listener]:
    with listening() as found:
        yield found


@pytest.fixture
def secret_file(tmp_path: Path) -> Path:
    """Return a file that no document may bring in."""
    path = tmp_path / "hemligt.txt"
    path.write_text(SECRET, encoding="utf-8")
    return path
