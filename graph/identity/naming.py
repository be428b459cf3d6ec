"""The natural path of an actor: from a name in a document to a path below the base.

The rule is deliberately simple and the same for every document: known bodies by
their code, other organisations by name within their body, persons by name and
party within their body. Two people of one name in different bodies stay two. That
two paths are one actor, or one path two, is decided afterwards from all documents
(`graph.identity.resolution`) and by people, and handed in as `aliases` and `apart`,
so that resolving again never touches the facts.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from graph.identity import tables
from graph.identity.history import absorbed
from graph.identity.organisation_units import unit
from graph.terms import BASE, NamedNode, segment
from ingest import ids, lexicon
from ingest.model import Document, Organisation, OrganisationKind

UNKNOWN = "aktor/okand"
# Names that mean one organisation in the whole country, whoever writes them.
NATIONAL = frozenset({"region", "kommun", "myndighet"})
_CODE = re.compile(r"[rk]?(\d{2}|\d{4})")
# What a body calls itself, by the first letters of its path.
_OWN_WORDS = {
    "org/k": frozenset({"kommunen", "staden"}),
    "org/r": frozenset({"regionen", "landstinget"}),
}
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
                if name.strip() and ids.normalise(name) not in absorbed():
                    known.setdefault(ids.normalise(name), (path, row["name"]))
    return known


@cache
def known_names() -> Mapping[str, str]:
    """Return path → name of every region and municipality with a code."""
    return dict(_known_bodies().values())


@cache
def organ_abbreviations() -> Mapping[str, tuple[str, ...]]:
    """Return abbreviation → the organs that it is short for, in the table's order."""
    found: dict[str, tuple[str, ...]] = {}
    for row in lexicon.table("organ"):
        if row["abbr"]:
            found[row["abbr"]] = (*found.get(row["abbr"], ()), row["name"])
    return found


def full_name(name: str) -> str:
    """Return an organ's name in full where its abbreviation means one organ only."""
    meant = organ_abbreviations().get(name.strip(), ())
    return meant[0] if len(meant) == 1 else name


@cache
def _organs() -> frozenset[str]:
    """Return the folded names of deciding bodies."""
    return frozenset(ids.normalise(row["name"]) for row in lexicon.table("organ"))


def is_organ(name: str) -> bool:
    """Tell whether a name, in full or abbreviated, is that of a deciding body."""
    if name.strip() in organ_abbreviations():
        return True
    return ids.normalise(name) in _organs()


@cache
def _nationwide() -> frozenset[str]:
    """Return the folded names of organisations that have one name in the country."""
    named = (lexicon.table("organisationer"), tables.rows("official_names"))
    names = {ids.normalise(row["name"]) for table in named for row in table}
    return frozenset(name for name in names if not is_local(name))


@cache
def _local() -> frozenset[str]:
    names = {_unhyphened(name) for name in tables.words("generic_names")}
    return frozenset(names | {name + "s" for name in names})


def _unhyphened(name: str) -> str:
    return ids.normalise(name).replace("-", "")


def is_local(name: str) -> bool:
    """Tell whether there are many of a name, one to a place ("tingsrätten")."""
    return _unhyphened(name) in _local()


@cache
def _authorities() -> frozenset[str]:
    return frozenset(ids.normalise(r["name"]) for r in lexicon.table("myndigheter"))


def home_of(body: str | None, document_id: str) -> str:
    """Return what names in a document are one actor's within: its body's path.

    Where the document tells no body, it is the document itself, since its body may
    be any other. Persons, organs and posts are all told apart by it.
    """
    return body or f"handling/{document_id}"


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
    """The rule that names actors, with what is known of them from all documents.

    `aliases` maps a path to the one that replaces it. `apart` maps (document id,
    path) to the path of the other actor who is meant in that document only. `names`
    maps a path that stands for several to what the actor is called.
    """

    base: str = BASE
    aliases: Mapping[str, str] = field(default_factory=dict)
    apart: Mapping[tuple[str, str], str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    def iri(self, path: str, document: str = "") -> NamedNode:
        """Return the IRI of `path` as named in `document`, after merges and splits."""
        return NamedNode(self.base + self.canonical(path, document))

    def canonical(self, path: str, document: str = "") -> str:
        """Follow the split for `document`, then merges, to the path that stands."""
        path = self.apart.get((document, path), path)
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

    def home(self, document: Document, document_id: str) -> str:
        """Return what names in a document are one actor's within (see `home_of`)."""
        return home_of(self.body(document), document_id)

    def scope(self, one: Organisation, home: str) -> str:
        """Return the path of what an organisation's name is one's within.

        An utskott bears the name of its nämnd, so that both belong to the document's
        own body; the unit of an authority or another body belongs to that one.
        """
        if not one.parent:
            return home
        folded = ids.normalise(one.parent)
        known = folded in _known_bodies() or folded in _nationwide() | _authorities()
        if not known and (is_organ(one.parent) or unit(one.parent) is not None):
            return home
        return self.organisation(one.parent, "kommun", home)

    def named(self, one: Organisation, home: str) -> str:
        """Return the path of an organisation that a document with `home` names."""
        return self.organisation(one.name, one.kind, self.scope(one, home), one.code)

    def organisation(
        self, name: str, kind: str, body: str | None, code: str | None = None
    ) -> str:
        """Return the path of an organisation named within `body` (see `home`).

        Without a body the name is taken as one that the whole country shares.
        """
        folded = ids.normalise(full_name(name) if kind == "organ" else name)
        ended = folded in absorbed()
        if code and not ended and (path := body_path(code)):
            return path
        if folded in _known_bodies():
            return _known_bodies()[folded][0]
        national = kind in NATIONAL and not is_local(name)
        everywhere = national or folded in _nationwide()
        scope = "" if everywhere else body or ""
        return f"org/o-{ids.digest('organisation', scope, folded)}"

    def person(self, name: str, party: str | None, body: str | None) -> str:
        """Return the path of a person named within `body` (see `home`)."""
        folded = ids.normalise(without_party(name))
        key = ids.digest("person", body or "", folded, (party or "").upper())
        return f"person/p-{key}"

    def party(self, code: str) -> str:
        """Return the path of a political party by its letters."""
        return f"org/parti-{segment(code.upper())}"

    def other(self, name: str, body: str | None) -> str:
        """Return the path of an actor that is neither listed person nor body.

        "kommunen" alone in a document of a municipality is that municipality.
        """
        if body and ids.normalise(name) in _OWN_WORDS.get(body[:5], ()):
            return body
        return f"aktor/a-{ids.digest('aktor', body or '', ids.normalise(name))}"
