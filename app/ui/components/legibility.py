"""What a reader must know of how a document's pages could be read."""

from collections.abc import Iterable

from app.ui.components import plain
from app.ui.language import t
from ingest.model import Document

# So many pages are named; of more, the number is said.
NAMED = 12


def notes(document: Document) -> list[str]:
    """Return paragraphs of HTML on pages that are hard to read or recognised."""
    hard = [n for n, page in enumerate(document.pages, 1) if page.hard]
    recognised = [n for n, page in enumerate(document.pages, 1) if page.source == "ocr"]
    found = []
    if hard:
        badge = plain.badge(t("document.hard"), "svag")
        said = t("document.hard_pages", pages=_listed(hard, len(document.pages)))
        found.append(plain.paragraph(said, "liten").replace(">", f">{badge}", 1))
    if recognised:
        pages = _listed(recognised, len(document.pages))
        said = t("document.recognised_pages", pages=pages)
        found.append(plain.paragraph(said, "liten"))
    return found


def page_name(document: Document, number: int) -> str:
    """Return what is written where a page begins."""
    hard = number <= len(document.pages) and document.pages[number - 1].hard
    return t("document.page_hard" if hard else "document.page", page=number)


def _listed(numbers: list[int], of: int) -> str:
    if len(numbers) == of:
        return t("document.all_pages")
    if len(numbers) > NAMED:
        return t("document.many_pages", count=len(numbers), of=of)
    return t("document.some_pages", pages=", ".join(_runs(numbers)))


def _runs(numbers: Iterable[int]) -> list[str]:
    """Return "3", "5–7" for rising numbers.

    >>> _runs([3, 5, 6, 7])
    ['3', '5–7']
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]
