"""See to it that the tests have the programs they drive, or say what to install.

A browser for the pages, Tesseract with Swedish for the scans, and Virtuoso for the
graph on a server. Tries the machine's own first; installs Debian's packages when run as
root.
"""

import os
import shutil
import subprocess
import sys

import ensure_browser

RECOGNITION = ("tesseract-ocr", "tesseract-ocr-swe")
LANGUAGES = frozenset({"eng", "swe"})
# The server alone: it is started by the tests with a configuration of their own.
SERVER = ("virtuoso-opensource-7-bin",)


def recognises() -> bool:
    """Return whether Tesseract is there with the languages that are needed."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    listed = subprocess.run(
        (program, "--list-langs"), check=False, capture_output=True, text=True
    )
    return set(listed.stdout.split()) >= LANGUAGES


def serves() -> bool:
    """Return whether there is a SPARQL server to test against."""
    return shutil.which("virtuoso-t") is not None


def install(packages: tuple[str, ...]) -> None:
    """Install packages if this user may; whether it went well shows later."""
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        ensure_browser.run("apt-get", "update")
        ensure_browser.run(
            "apt-get", "install", "-y", "--no-install-recommends", *packages
        )


def ensure_recognition() -> int:
    """Return 0 when there is text recognition in the end."""
    if recognises():
        return 0
    sys.stderr.write("Hämtar textigenkänning för testerna ...\n")
    install(RECOGNITION)
    if recognises():
        return 0
    sys.stderr.write(
        "Tesseract med svenska saknas för testerna. Installera det (Debian och "
        "Ubuntu: sudo apt install tesseract-ocr tesseract-ocr-swe) och kör make test "
        "igen.\n"
    )
    return 1


def ensure_server() -> int:
    """Return 0 when there is a SPARQL server in the end.

    Without one only its own tests are left out, since not every system has it.
    """
    if serves():
        return 0
    sys.stderr.write("Hämtar en SPARQL-server för testerna ...\n")
    install(SERVER)
    if not serves():
        sys.stderr.write(
            "Virtuoso saknas, så testerna av grafen på en server hoppas över. "
            "Debian: sudo apt install virtuoso-opensource-7-bin\n"
        )
    return 0


def main() -> int:
    """Return 0 when all programs are there in the end."""
    # All are tried, so that all are named at once.
    return max(ensure_browser.main(), ensure_recognition(), ensure_server())


if __name__ == "__main__":
    sys.exit(main())
