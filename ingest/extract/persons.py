"""Persons with party and roles.

A chain of capitalised words becomes a person when something vouches for it: a
party after it, a title beside it, a label above it, or a common first name.
"""

import re
from dataclasses import replace
from functools import cache

from ingest import lexicon, nlp
from ingest.extract import (
    person_columns,
    person_lists,
    person_names,
    person_parties,
    person_party_groups,
)
from ingest.extract.context import Context
from ingest.extract.person_evidence import Evidence, Scan, evidence_for, roles_of
from ingest.extract.person_merge import Group, Naming, key, merge
from ingest.extract.person_names import Candidate, Word
from ingest.language.tokens import columns
from ingest.model import Mention, Person, Role

# What Swedish models call a person's name.
PERSON = frozenset(("PRS", "PER", "PERSON"))
SPEECH = re.compile(r"(?:säger|berättar|menar|förklarar|konstaterar|tycker|skriver) \Z")
NAMED_AFTER = re.compile(r"[ \u00a0]([^\W\d_]+)")
NAMED_THING = re.compile(r"[-–][^\W\d_]|[ ][-–][ ](?:Centrum|Institut|Program|Projekt)")
OWNER = re.compile(
    r"(?:[Ss]tiftelsen|Föreningen|[Ff]onden|AB|[Ff]irman?|Sankt|S:ta?) \Z"
)
THING_ENDINGS = tuple(
    form + genitive
    for form in (
        "gatan",
        "vägen",
        "torget",
        "parken",
        "skolan",
        "skola",
        "gymnasiet",
        "gymnasium",
        "kyrkan",
        "gården",
        "fonden",
        "stiftelsen",
        "priset",
        "hemmet",
        "museet",
    )
    for genitive in ("", "s")
)


# "Åsa Eks kulturfond", "Bo Alms resestipendium".
FOUNDED = ("fond", "fonden", "stipendium", "stipendiet", "stiftelse", "pris", "priset")


@cache
def _named_things() -> frozenset[str]:
    return frozenset(lexicon.words("namnfoljen"))


def find_persons(context: Context) -> tuple[Person, ...]:
    """Return the persons of a document in order of first mention."""
    scan = _scan(context)
    namings, left = [], []
    for candidate in scan.candidates:
        naming = _accept(context.text, candidate, scan)
        if naming is None:
            left.append(candidate)
        else:
            namings.append(naming)
    groups = merge(namings)
    _add_repeated(groups, left)
    _add_surnames(context.text, groups, scan.singles)
    names = frozenset(key(group.name) for group in groups)
    persons = [_person(context, group, names) for group in groups]
    return tuple(sorted(persons, key=lambda p: (p.mentions[0].start, p.name)))


def _scan(context: Context) -> Scan:
    text = context.text
    common = frozenset(
        word
        for word in set(columns(context.doc)[0])
        if word.isalpha() and word.islower()
    )
    found: list[Candidate] = []
    singles: list[Word] = []
    position = 0
    above: tuple[Word, ...] = ()
    for line in text.splitlines(keepends=True):
        end = position + len(line)
        turned = person_names.inverted(text, position, end)
        if turned is not None:
            found.append(turned)
        else:
            chains = tuple(person_names.chains(text, position, end))
            wrapped = person_names.wrapped(text, above, chains)
            found += [wrapped] if wrapped is not None else []
            for chain in chains[1 if wrapped is not None else 0 :]:
                found += person_names.candidates(chain, common)
                singles += chain if len(chain) == 1 else ()
            above = chains[-1] if chains else ()
        position = end
    starts = [candidate.start for candidate in found]
    zones = person_lists.zones(text, starts)
    return Scan(
        tuple(found),
        tuple(singles),
        common,
        zones,
        person_party_groups.given(text, found),
        person_columns.titles(text, starts),
        frozenset((a, b) for a, b, label in nlp.names(context.doc) if label in PERSON),
    )


def _is_thing(text: str, candidate: Candidate) -> bool:
    """Tell whether a street, school, prize or firm carries the name."""
    last = candidate.words[-1].text.lower()
    if candidate.known and person_parties.bears_party(text, candidate.end):
        return False
    if last in _named_things() or last.endswith(THING_ENDINGS):
        return True
    if NAMED_THING.match(text, candidate.end):
        return True
    if OWNER.search(text, max(0, candidate.start - 12), candidate.start):
        return True
    following = NAMED_AFTER.match(text, candidate.end)
    if following is None:
        return False
    thing = following.group(1).lower()
    return thing in _named_things() or thing.endswith(FOUNDED)


def _is_masked(name: str) -> bool:
    """Tell whether a name was crossed out in the document ("Xxxxx Xxxxxx")."""
    return set(name.lower()) <= set("x- ")


def _plain(candidate: Candidate, common: frozenset[str]) -> bool:
    """Tell whether no word of the name is an everyday word of this document."""
    return not any(word.text.lower() in common for word in candidate.words)


def _accept(text: str, candidate: Candidate, scan: Scan) -> Naming | None:
    if _is_thing(text, candidate) or _is_masked(candidate.name):
        return None
    evidence = evidence_for(text, candidate, scan)
    vouched = _vouch(text, candidate, evidence, scan)
    if vouched is None:
        return None
    rule, confidence = vouched
    sure = _in_base_form(text, candidate, evidence)
    name = candidate.name
    return Naming(
        name=name if sure else person_names.fold_genitive(name),
        start=candidate.start,
        end=candidate.end,
        party=evidence.mark.code if evidence.mark is not None else None,
        roles=roles_of(text, candidate, evidence),
        rule=rule,
        confidence=confidence,
        row_of=evidence.row_of,
        sure=sure,
    )


def _in_base_form(text: str, candidate: Candidate, evidence: Evidence) -> bool:
    """Tell whether a last s is the name's own: a party follows, nothing owned."""
    mark = evidence.mark
    if mark is None or not person_parties.in_brackets(text, candidate.end, mark):
        return False
    following = NAMED_AFTER.match(text, mark.end)
    return following is None or following.group(1).lower() not in _owned()


@cache
def _owned() -> frozenset[str]:
    return frozenset(lexicon.words("personers_handlingar"))


def _vouch(
    text: str, candidate: Candidate, evidence: Evidence, scan: Scan
) -> tuple[str, float] | None:
    """Return the rule that makes a candidate a person, or None."""
    mark, listed = evidence.mark, evidence.zone is not None
    plain = _plain(candidate, scan.common)
    if mark is not None and (candidate.known or (mark.known and plain)):
        return "person.parti", 0.98
    if candidate.known:
        if evidence.titled:
            return "person.fornamn-titel", 0.95
        if all(person_names.is_first_name(w.text) for w in candidate.words):
            return ("person.lista", 0.7) if listed else None
        return "person.fornamn", 0.85
    if not plain or any(word.text.isupper() for word in candidate.words):
        return None
    if evidence.titled:
        return "person.titel", 0.75
    if listed and _fills_line(text, candidate):
        return "person.lista", 0.65
    speech = SPEECH.search(text, max(0, candidate.start - 14), candidate.start)
    if speech is not None:
        return "person.citat", 0.8
    seen = (candidate.start, candidate.end) in scan.modelled
    return ("person.modell", 0.75) if seen else None


def _fills_line(text: str, candidate: Candidate) -> bool:
    end = text.find("\n", candidate.end)
    rest = text[candidate.end : end if end >= 0 else len(text)].strip()
    return not rest or rest[0] in "(§,"


def _add_repeated(groups: list[Group], left: list[Candidate]) -> None:
    """Count a name without voucher as a mention where it is vouched for elsewhere."""
    known: dict[tuple[str, ...], list[Group]] = {}
    for group in groups:
        for form in sorted({key(naming.name) for naming in group.namings}):
            known.setdefault(form, []).append(group)
    for candidate in left:
        bearers = known.get(key(candidate.name), [])
        if len(bearers) == 1:
            bearers[0].others.append(Mention(candidate.start, candidate.end, 0))


def _add_surnames(text: str, groups: list[Group], singles: tuple[Word, ...]) -> None:
    """Resolve a surname that stands alone to the one person who bears it."""
    owners: dict[str, list[Group]] = {}
    for group in groups:
        for surname in sorted({n.name.split()[-1] for n in group.namings}):
            owners.setdefault(surname, []).append(group)
    places = {row["place"] for row in lexicon.table("kommuner")}
    for word in singles:
        fits = owners.get(word.text) or owners.get(word.text.removesuffix("s"), [])
        if len(fits) != 1 or word.text in places or NAMED_THING.match(text, word.end):
            continue
        following = NAMED_AFTER.match(text, word.end)
        if following is None or following.group(1).lower() not in _named_things():
            fits[0].others.append(Mention(word.start, word.end, 0))


def _own_place(role: Role, names: frozenset[tuple[str, ...]]) -> Role | None:
    """Return a role without the person read as its body; None if it is that one's.

    "Åsa Ek (S) Sekreterare Bo Alm": Bo Alm is the secretary. "Justerare Eks" has a
    surname where a body would stand.
    """
    if role.organisation is None:
        return role
    words = [word.strip(",;") for word in role.organisation.split()]
    for at in range(len(words) - 1):
        if {key(" ".join(words[at : at + size])) for size in (2, 3)} & names:
            place = " ".join(words[:at])
            return replace(role, organisation=place) if place else None
    # The owner of "Eks" is cut before its s, which may be the name's own.
    surnames = {name[-1] for name in names}
    lone = words[0].casefold() if len(words) == 1 else ""
    if lone in surnames or f"{lone}s" in surnames:
        return replace(role, organisation=None)
    return role


def _person(
    context: Context, group: Group, names: frozenset[tuple[str, ...]]
) -> Person:
    spans = {(n.start, n.end) for n in group.namings}
    spans |= {(m.start, m.end) for m in group.others}
    roles: dict[tuple[str, str | None, str | None], Role] = {}
    for naming in group.namings:
        for role in filter(None, (_own_place(r, names) for r in naming.roles)):
            roles.setdefault(
                (role.title.lower(), role.organisation, role.replaces), role
            )
    best = max(group.namings, key=lambda n: (n.confidence, -n.start))
    return Person(
        name=group.name,
        party=group.party,
        roles=tuple(roles.values()),
        mentions=tuple(
            Mention(start, end, context.document.page_of(start))
            for start, end in sorted(spans)
        ),
        rule=best.rule,
        confidence=best.confidence,
    )


def turned_down(
    context: Context, persons: tuple[Person, ...]
) -> tuple[tuple[int, int, str], ...]:
    """Return the chains of capitals that were read as no person, each with why."""
    scan = _scan(context)
    taken = {(m.start, m.end) for person in persons for m in person.mentions}
    return tuple(
        (candidate.start, candidate.end, _why_none(context.text, candidate, scan))
        for candidate in scan.candidates
        if (candidate.start, candidate.end) not in taken
    )


def _why_none(text: str, candidate: Candidate, scan: Scan) -> str:
    if _is_thing(text, candidate):
        return "namn.sak"
    if _is_masked(candidate.name):
        return "namn.maskerat"
    if not _plain(candidate, scan.common):
        return "namn.vardagsord"
    return "namn.inget-stod"
