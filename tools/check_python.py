"""Say in one plain line what is missing before anything is installed."""

import importlib.util
import sys


def main() -> int:
    """Return 0 when Python and its venv module will do, else print and return 1."""
    if not (3, 11) <= sys.version_info[:2] <= (3, 13):
        found = ".".join(map(str, sys.version_info[:3]))
        print(
            f"Sagt och gjort behöver Python 3.11, 3.12 eller 3.13; här finns {found}. "
            "Ange en annan med: make PYTHON=python3.12 ...",
            file=sys.stderr,
        )
        return 1
    if importlib.util.find_spec("ensurepip") is None:
        print(
            "Pythons venv-modul saknas. På Debian och Ubuntu: apt install python3-venv",
            file=sys.stderr,
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
