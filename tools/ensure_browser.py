"""See to it that the browser tests have a browser, or say what to install.

Looks for one that is already there, else installs Debian's package when run as
root, else asks Playwright to download its own.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def installed() -> bool:
    """Return whether a browser that Playwright can drive is there."""
    if any(shutil.which(name) for name in NAMES):
        return True
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path).exists()


def run(*command: str) -> bool:
    """Run a command quietly; return whether it went well."""
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    return done.returncode == 0


def main() -> int:
    """Return 0 when there is a browser in the end."""
    if installed():
        return 0
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        run("apt-get", "update")
        if run("apt-get", "install", "-y", "--no-install-recommends", "chromium"):
            return 0
    run(sys.executable, "-m", "playwright", "install", "chromium")
    if installed():
        return 0
    print(
        "Webbläsare för testerna saknas. Installera Chromium (Debian/Ubuntu: "
        "sudo apt install chromium) och kör make test igen.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
