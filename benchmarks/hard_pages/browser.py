"""A web page printed from a browser, with what it puts around the text."""

import shutil
from html import escape

from benchmarks.hard_pages import texts
from benchmarks.hard_pages.drawing import is_heading
from benchmarks.hard_pages.page import HardPage, cells, joined

NAMES = ("chromium", "chromium-browser", "google-chrome")
STYLE = """
body { font: 11pt serif; hyphens: auto }
h2 { letter-spacing: .02em }
table { border-collapse: collapse; font-size: 9pt }
td { border: 1px solid #999; padding: 2px 6px }
"""


MARGINS = {"top": "18mm", "bottom": "18mm", "left": "20mm", "right": "20mm"}
BLOCKS = (*texts.PLAYGROUND, *texts.ROADS, *texts.ARCHIVE)


def available() -> bool:
    """Tell whether there is a browser to print from."""
    return any(map(shutil.which, NAMES))


def markup() -> str:
    """Return the page."""
    blocks = "".join(
        f"<h2>{escape(text)}</h2>" if is_heading(text) else f"<p>{escape(text)}</p>"
        for text in BLOCKS
    )
    rows = "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>"
        for row in texts.BUDGET[:5]
    )
    return (
        f'<html lang="sv"><head><meta charset="utf-8"><title>Protokoll</title><style>'
        f"{STYLE}</style></head><body><h1>{texts.TITLE}"
        f"</h1>{blocks}<table>{rows}</table><p>{texts.BUDGET_NOTE}</p></body></html>"
    )


def printed() -> bytes:
    """Print the page with the browser's own head and foot."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - tests bring it

    path = next(path for path in map(shutil.which, NAMES) if path)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        page.set_content(markup())
        data = page.pdf(format="A4", display_header_footer=True, margin=MARGINS)
        browser.close()
    return data


PAGES = (
    HardPage(
        "utskrift från webbläsare",
        "text",
        joined(
            (
                texts.TITLE,
                *BLOCKS,
                cells(texts.BUDGET[:5]),
                texts.BUDGET_NOTE,
            )
        ),
        printed,
    ),
)
