"""Who is who: from a name in a document to the IRI of a person or organisation.

The rule is deliberately simple and the same for every document: known bodies by
their code, other organisations by name within their body, persons by name and
party within their body. Two people of one name in different bodies stay two.
What a person has decided (a merge) is handed in as `aliases`, so that resolving
again never touches the facts.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from graph.terms import BASE, NamedNode, segment
from ingest import ids, lexicon
from ingest.model import Document, OrganisationKind

UNKNOWN = "aktor/okand"
# Names that mean one organisation in the whole country, whoever writes them.
NATIONAL = frozenset({"region", "kommun", "myndighet"})
_CODE = re.compile(r"[rk]?(\d{2}|\d{4})")
_PARTY = re.compile(r"\s*\([A-ZÅÄÖ][\w ,-]{0,20}\)\s*$", re.IGNORECASE)


def body_path(code: str) -> str | None:
    """Return the path of a region ("22", "r22") or municipality ("1489"), or None."""
    found = _CODE.fullmatch(code.strip().lower())
    if found is None:
        return None
    digits = found.group(1)
    return f"org/{'r' if len(digits) == 2 else 'k'}{digits}"


@cache
def _known_bodies() -> Mapping[str, tuple[str, str]]:
    """Return folded name or alias → (path, name) of regions and municipalities."""
    known: dict[str, tuple[str, str]] = {}
    for table in ("regioner", "kommuner"):
        for row in lexicon.table(table):
            path = body_path(row["code"])
            if path is None:
                continue
            for name in (row["name"], *row.get("aliases", "").split("|")):
                if name.strip():
                    known.setdefault(ids.normalise(name), (path, row["name"]))
    return known


@cache
def known_names() -> Mapping[str, str]:
    """Return path → name of every region and municipality with a code."""
    return dict(_known_bodies().values())


@cache
def _abbreviations() -> Mapping[str, str]:
    """Return abbreviation → name of the deciding bodies that § references use."""
    return {row["abbr"]: row["name"] for row in lexicon.table("organ") if row["abbr"]}


def full_name(name: str) -> str:
    """Return an organ's name in full where it is written as an abbreviation."""
    return _abbreviations().get(name.strip(), name)


@cache
def _organs() -> frozenset[str]:
    """Return the folded names of deciding bodies."""
    return frozenset(ids.normalise(row["name"]) for row in lexicon.table("organ"))


def is_organ(name: str) -> bool:
    """Tell whether a name, in full or abbreviated, is that of a deciding body."""
    return ids.normalise(full_name(name)) in _organs()


def body_kind(name: str) -> OrganisationKind:
    """Return what kind of body a document comes from, by the form of its name."""
    folded = name.casefold()
    if folded.startswith(("region ", "landstinget ")):
        return "region"
    if folded.endswith((" kommun", " stad")):
        return "kommun"
    return "myndighet"


def without_party(name: str) -> str:
    """Return a person's name without a party in brackets at its end."""
    return _PARTY.sub("", name).strip()


@dataclass(frozen=True, slots=True)
class Identity:
    """The rule that names actors; `aliases` maps a path to the one that replaces it."""

    base: str = BASE
    aliases: Mapping[str, str] = field(default_factory=dict)

    def iri(self, path: str) -> NamedNode:
        """Return the IRI of `path`, after merges."""
        return NamedNode(self.base + self.canonical(path))

    def canonical(self, path: str) -> str:
        """Follow merges from `path` to the id that stands."""
        seen = {path}
        while (following := self.aliases.get(path)) and following not in seen:
            seen.add(following)
            path = following
        return path

    def body(self, document: Document) -> str | None:
        """Return the path of the body a document comes from, or None."""
        if document.body_code and (path := body_path(document.body_code)):
            return path
        if not document.body:
            return None
        return self.organisation(document.body, body_kind(document.body), None)

    def organisation(
        self, name: str, kind: str, body: str | None, code: str | None = None
    ) -> str:
        """Return the path of an organisation named within `body`."""
        if code and (path := body_path(code)):
            return path
        folded = ids.normalise(full_name(name))
        if folded in _known_bodies():
            return _known_bodies()[folded][0]
        scope = "" if kind in NATIONAL else body or ""
        return f"org/o-{ids.digest('organisation', scope, folded)}"

    def person(self, name: str, party: str | None, body: str | None) -> str:
        """Return the path of a person named within `body`."""
        folded = ids.normalise(without_party(name))
        key = ids.digest("person", body or "", folded, (party or "").upper())
        return f"person/p-{key}"

    def party(self, code: str) -> str:
        """Return the path of a political party by its letters."""
        return f"org/parti-{segment(code.upper())}"

    def other(self, name: str, body: str | None) -> str:
        """Return the path of an actor that is neither listed person nor body."""
        return f"aktor/a-{ids.digest('aktor', body or '', ids.normalise(name))}"
