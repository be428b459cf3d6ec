"""Names of companies, associations, foundations, courts: legal form, core and place.

"Norrlids Energi AB", "Norrlids energi aktiebolag" and "AB Norrlids Energi" have one
core and one form. "RFSL Kronoberg" has the core of "RFSL" and a place of its own.
"""

import re
from dataclasses import dataclass
from functools import cache

from graph.identity.bodies import generic, places
from graph.identity.organisation_words import fold, in_one_order

# Legal form → how it is written; a name without any may be any of them.
_FORMS = {
    "ab": r"\b(?:ab|aktiebolag(?:et)?)\b",
    "ekforening": r"\b(?:ekonomiska? förening(?:en)?|ek\.? ?för\.?)(?!\w)",
    "hb": r"\b(?:hb|handelsbolag(?:et)?|kb|kommanditbolag(?:et)?)\b",
    "stiftelse": r"^stiftelsen?\b|\bstiftelse$",
    "kommunalförbund": r"^kommunalförbundet\b|\bkommunalförbund$",
    "ideell": r"\b(?:ideell förening|ideella föreningen)\b|^föreningen\b",
}
_FORM = {form: re.compile(pattern) for form, pattern in _FORMS.items()}
# Kinds of associations and the like, without the article at the end of a name.
_ARTICLE = re.compile(
    r"(förening|förbund|klubb|sällskap|bolag|sjukhus|förskola|skola)(?:en|et|n)s?$"
)
# Words that claim the whole country: one organisation has such a name.
_NATIONAL = frozenset(
    {"sveriges", "svenska", "svenskt", "riksförbundet", "nordiska", "europeiska"}
)
WHOSE = frozenset({"stads", "stad", "kommun", "kommuns", "kommunala"})
# Bodies that several municipalities have together, and that all of them write about.
_JOINT = re.compile(
    r"(?:kommunal|räddnings(?:tjänst)?|samordnings|gymnasie|utbildnings|vatten|va-"
    r"|avfalls|renhållnings|region|sjukvårds)förbund(?:et)?"
)


@dataclass(frozen=True, slots=True)
class Form:
    """A name taken apart: `core` words, `legal` form or "", `place` or "".

    `place` is a municipality's or county's code where the name ends with its name.
    """

    core: str
    legal: str = ""
    place: str = ""

    @property
    def key(self) -> str:
        """Return the core without what separates words ("Gran Tek", "GranTek")."""
        return self.core.replace(" ", "").replace("-", "")

    @property
    def generic(self) -> bool:
        """Tell whether every town may have an organisation of this name."""
        with_form = {self.core, f"{self.core} {self.legal}".strip()}
        return not with_form.isdisjoint(_generic())

    @property
    def distinctive(self) -> bool:
        """Tell whether one organisation in the country is likely to have the name."""
        words = self.core.split()
        if self.generic or self.core in places():
            return False
        if self.place or _NATIONAL & set(words):
            return True
        if len(words) > 1 and any(_JOINT.fullmatch(word) for word in words):
            return True
        return self.legal in {"ab", "kommunalförbund"}

    @property
    def plain(self) -> str:
        """Return the key without words that only say whose the company is."""
        words = [word for word in self.core.split() if word not in WHOSE]
        return "".join(word.removesuffix("bolag").removesuffix("s") for word in words)


@cache
def _generic() -> frozenset[str]:
    return frozenset(_ARTICLE.sub(r"\1", in_one_order(n)) for n in generic())


@cache
def form(name: str) -> Form:
    """Take the name of an organisation apart."""
    text = _ARTICLE.sub(r"\1", in_one_order(fold(name)))
    legal = ""
    for kind, pattern in _FORM.items():
        shorter = " ".join(pattern.sub(" ", text).split())
        if shorter != text and shorter:
            text, legal = shorter, legal or kind
    words = text.split()
    core = [word for word in words if word not in {"i", "på"}]
    return Form(" ".join(core) or text, legal, place_of(text))


def place_of(text: str) -> str:
    """Return the code of the place that a folded name ends with, or ""."""
    words = text.split()
    for count in (3, 2, 1):
        tail = " ".join(words[-count:])
        if len(words) > count and tail in places():
            return places()[tail]
    return ""


@cache
def branch(name: str) -> tuple[str, str] | None:
    """Return (folded mother organisation, code of place) of a local branch, or None.

    "RFSL Kronoberg" → ("rfsl", "07"); "Riksteatern i Västernorrland" likewise.
    """
    text = fold(name)
    code = place_of(text)
    if not code:
        return None
    words = text.split()
    for count in (3, 2, 1):
        if " ".join(words[-count:]) in places():
            mother = words[:-count]
            mother = mother[:-1] if mother[-1:] == ["i"] else mother
            return (" ".join(mother), code) if mother else None
    return None
