"""Lines about the page and not of it: who took the picture, who wrote the text."""

import re

_CREDIT = re.compile(
    r"(?:^|(?<=[.!?)–|-])\s|\s(?=\(?Foto(?:graf)?:))\(?"
    r"((?:Foto(?:graf)?|Bild|Illustration|Illustratör|Bildkälla|Photo)(?::|/|\s+av\s)"
    r"\s*[^\n:]{2,60}?)\)?\.?$"
)
_BYLINE = re.compile(
    r"((?:Sidansvarig|Innehållsansvarig|Sidan ansvaras av|Ansvarig utgivare|Skribent"
    r"|Webbredaktör|Webbansvarig|Publicera[dt] av|Uppdatera[dt] av)"
    r"\s*:?\s[^\n.\d]{2,60})$"
)
_LONGEST_BYLINE = 90
_AGO = re.compile(
    r"(?:senast )?(?:publicera|uppdatera|ändra|skapa)(?:d|t|des|ts) (?:för )?"
    r"[^.\n]{1,25} sedan\.?$",
    re.IGNORECASE,
)


def credit(text: str) -> tuple[str, str]:
    """Return a line's credit, and the line without it."""
    if len(text) <= _LONGEST_BYLINE and _BYLINE.match(text):
        return text, ""
    if "oto" not in text[-70:] and not text.startswith(("Bild", "Illustr", "Photo")):
        return "", text
    start = max(0, len(text) - 80)
    found = _CREDIT.search(text, start)
    if found is None:
        return "", text
    return found[1].strip(), text[: found.start()].strip(" –-|")


def is_undated(text: str) -> bool:
    """Tell whether a line says when the page was changed by no date of its own."""
    return bool(_AGO.match(text))
