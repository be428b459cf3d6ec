"""Say in one plain line what is missing before anything is installed.

Runs on every Python 3, however old, so that the line is what the user gets to see:
no annotations, no f-strings.
"""

import sys

OLDEST, NEWEST = (3, 11), (3, 13)


def problem():
    """Return what is wrong with this Python, or None when it will do."""
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        found = ".".join(str(part) for part in sys.version_info[:3])
        return (
            "Sagt och gjort behöver Python 3.11, 3.12 eller 3.13; här finns "
            + found
            + ". Ange en annan så här: make demo PYTHON=python3.12"
        )
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        return (
            "Pythons venv-modul saknas. Installera den; på Debian och Ubuntu: "
            "sudo apt install python3-venv"
        )
    return None


if __name__ == "__main__":
    found = problem()
    if found:
        sys.stderr.write(found + "\n")
        sys.exit(1)
