"""See to it that the browser tests have a browser, or say what to install.

Tries the machine's own and Playwright's; else installs Debian's package when run as
root, else asks Playwright to download its own.
"""

import os
import shutil
import subprocess
import sys

# The order in which the tests look for one; without any they use Playwright's.
NAMES = ("chromium", "chromium-browser", "google-chrome")


def starts() -> bool:
    """Return whether the browser that the tests would use can be started."""
    from playwright.sync_api import Error, sync_playwright

    path = next((path for path in map(shutil.which, NAMES) if path), None)
    with sync_playwright() as playwright:
        try:
            playwright.chromium.launch(
                executable_path=path, args=["--no-sandbox", "--disable-gpu"]
            ).close()
        except Error:
            return False
    return True


def install() -> None:
    """Install a browser in the way this user may; whether it went well shows later."""
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        run("apt-get", "update")
        run("apt-get", "install", "-y", "--no-install-recommends", "chromium")
    if not any(map(shutil.which, NAMES)):
        run(sys.executable, "-m", "playwright", "install", "chromium")


def run(*command: str) -> None:
    """Run a command quietly."""
    subprocess.run(command, check=False, capture_output=True)


def main() -> int:
    """Return 0 when there is a browser in the end."""
    if starts():
        return 0
    sys.stderr.write("Hämtar en webbläsare för testerna ...\n")
    install()
    if starts():
        return 0
    sys.stderr.write(
        "Webbläsare för testerna saknas. Installera Chromium (Debian och Ubuntu: "
        "sudo apt install chromium) och kör make test igen.\n"
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
