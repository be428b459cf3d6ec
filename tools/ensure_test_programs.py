"""See to it that the tests have the programs they drive, or say what to install.

A browser for the pages, and Tesseract with Swedish for the scans. Tries the machine's
own first; installs Debian's packages when run as root.
"""

import os
import shutil
import subprocess
import sys

import ensure_browser

PACKAGES = ("tesseract-ocr", "tesseract-ocr-swe")
LANGUAGES = frozenset({"eng", "swe"})


def recognises() -> bool:
    """Return whether Tesseract is there with the languages that are needed."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    listed = subprocess.run(
        (program, "--list-langs"), check=False, capture_output=True, text=True
    )
    return set(listed.stdout.split()) >= LANGUAGES


def install() -> None:
    """Install Tesseract if this user may; whether it went well shows later."""
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        ensure_browser.run("apt-get", "update")
        ensure_browser.run(
            "apt-get", "install", "-y", "--no-install-recommends", *PACKAGES
        )


def ensure_recognition() -> int:
    """Return 0 when there is text recognition in the end."""
    if recognises():
        return 0
    sys.stderr.write("Hämtar textigenkänning för testerna ...\n")
    install()
    if recognises():
        return 0
    sys.stderr.write(
        "Tesseract med svenska saknas för testerna. Installera det (Debian och "
        "Ubuntu: sudo apt install tesseract-ocr tesseract-ocr-swe) och kör make test "
        "igen.\n"
    )
    return 1


def main() -> int:
    """Return 0 when all programs are there in the end."""
    # Both are tried, so that both are named at once.
    return max(ensure_browser.main(), ensure_recognition())


if __name__ == "__main__":
    sys.exit(main())
