"""Whom a noun phrase means: a name as written, "nämnden", "vi", "föreningen"."""

import re

from ingest.extract.atagande.agents import is_title
from ingest.extract.atagande.phrase_ends import actor_part
from ingest.extract.atagande.scene import ANSWERS, PLURAL, SIGNED_TYPES, Scene, place_of
from ingest.extract.atagande.subjects import Actors, span_of
from ingest.extract.atagande.units import Unit
from ingest.extract.clauses import Clause, head_of
from ingest.language.wordsets import is_actor_word, wordset

OWNERS = frozenset(
    ["kommunen", "staden", "regionen", "landstinget", "kommunens", "regionens"]
)
ORGANS = frozenset(
    [
        "nämnden",
        "styrelsen",
        "utskottet",
        "fullmäktige",
        "arbetsutskottet",
        "beredningen",
    ]
)
SAID = re.compile(r"\b(?:säger|berättar|förklarar|menar|uppger)\b")
# How an authority's own bodies are called; others are spoken of, not for.
INNER = re.compile(
    r"(?:nämnden|nämnd|styrelsen|förvaltningen|förvaltning|kontoret|kontor|kansliet|"
    r"kansli|avdelningen|avdelning|enheten|enhet|utskottet|gruppen|rådet|vården)$"
)
SPEAKING = frozenset(("vi", "jag", "man"))
# "Föreningen ska redovisa": the one of that kind the section named last.
KINDS = {"föreningen": "forening", "stiftelsen": "stiftelse", "bolaget": "foretag"}
POINTING = frozenset(("den", "denna", "också", "även"))
# "Den berörda nämnden" is any of them.
CONCERNED = frozenset(
    ["berörd", "berörda", "ansvarig", "ansvariga", "respektive", "vardera"]
)
# "En styrgrupp med tre företrädare …": from then on the group.
GROUP = re.compile(r"(?:grupp|råd)$")
PARTIES = wordset("parter")
OURS = frozenset(("vår", "vårt", "våra", "min"))
OWN_WORDS = {
    "kommun": "kommunen",
    "stad": "staden",
    "region": "regionen",
    "nämnd": "nämnden",
    "styrelse": "styrelsen",
    "förvaltning": "förvaltningen",
}
BOTH = frozenset(("båda", "bägge", "samtliga", "alla", "vardera"))
# Bodies made by several municipalities, or none: "kommunen" is not theirs.
SHARED = re.compile(
    r"förbund|bolag\b|\bab\b|verket\b|myndighet|länsstyrelse|regering|riksdag|departement"
)
# Whoever was given the task, as the rest of an assignment calls them.
TASKED = frozenset(("myndigheten", "myndigheterna", "lärosätena", "verken"))
# What an agreement calls its parties by, and how such parties are named.
PARTY_KINDS = {
    word: re.compile(pattern)
    for word, pattern in (
        ("staden", r"\bstads?$"),
        ("regionen", r"^region|landsting"),
        ("landstinget", r"landsting|^region"),
        ("kommunen", r"kommun$|\bstads?$"),
        ("förbundet", r"förbund"),
        ("bolaget", r"\bab$|bolag|^ab "),
        ("stiftelsen", r"stiftelse"),
        ("länsstyrelsen", r"länsstyrelse"),
        ("universitetet", r"universitet"),
        ("högskolan", r"högskola"),
    )
}
PARTY = re.compile(r"\s?\([A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,3}\)$")
HEADING = re.compile(r"(?P<body>[\w-]{4,40})s ordförande ")
# Words of a title before a name: "socialnämndens ordförande Eva Klint".
TITLED = 3
PREAMBLE = 3000
LONGEST, TELLING = 140, 70
# How far back a short form's longer one may stand.
JUST = 400
# "Ekby stads nämnder": not the city, but each of them.
BODIES_OF = re.compile(r"s? (?:nämnder|styrelser|bolag|förvaltningar|verksamheter)")
DEFINITE = re.compile(r"(?:en|et|n)$")


def generic(head: str, unit: Unit, scene: Scene) -> str | None:
    """Resolve "nämnden", "regionen", "vi" to whom they mean here."""
    if head in TASKED and place_of(unit) in scene.trail.holders:
        return scene.trail.holders[place_of(unit)]
    if head in SPEAKING:
        return _cited_for(unit, scene) or _speaker(scene)
    agreed = scene.document.type == "overenskommelse"
    return (
        (_party_of_kind(head, scene) if agreed else None)
        or _own_body(head, unit, scene)
        or _named_before(head, unit, scene)
    )


def _own_body(head: str, unit: Unit, scene: Scene) -> str | None:
    """Return the document's own body or organ for "regionen", "nämnden"."""
    document = scene.document
    if head == "nämnderna" and document.body:
        region = document.body.lower().startswith("region")
        return "Regionens nämnder" if region else "Kommunens nämnder"
    if head in OWNERS and scene.body and _is_own(head, scene.body):
        return scene.body
    bare = head.removesuffix("s")
    if bare not in ORGANS:
        return None
    deciding = unit.decision.organ if unit.decision else None
    organs = (name for name in (document.organ, deciding) if name)
    return next((name for name in organs if bare in name.lower()), None)


def _party_of_kind(head: str, scene: Scene) -> str | None:
    """Return the party that "Staden" or "Förbundet" means in an agreement."""
    if head in PARTIES:
        return scene.together
    kind = PARTY_KINDS.get(head.removesuffix("s"))
    if kind is None or head in scene.trail.aliases:
        return None
    opening = scene.actors.organisations_in(0, PREAMBLE)
    for names in (scene.trail.parties, opening):
        fitting = [name for name in names if kind.search(name.lower())]
        if fitting:
            return fitting[0]
    return None


def _cited_for(unit: Unit, scene: Scene) -> str | None:
    """Return the body of whoever is cited ("säger N, ordförande i kulturnämnden")."""
    said = SAID.search(unit.sentence)
    at = scene.document.text.find(
        unit.sentence, max(0, unit.start - len(unit.sentence))
    )
    if said is None or at < 0:
        return None
    named = scene.actors.organisations_in(at + said.end(), at + len(unit.sentence))
    return next((name for name in named if INNER.search(name.lower())), None)


def _speaker(scene: Scene) -> str | None:
    """Return for whom "vi" is said."""
    written = scene.document.type == "tjansteskrivelse" and scene.sender is not None
    answers = scene.document.type in ANSWERS
    signed = scene.signed_for is not None or scene.document.type in SIGNED_TYPES
    by_owner = scene.assembly or written or answers or signed
    return scene.owner if by_owner else scene.document.organ or scene.body


def _is_own(head: str, body: str) -> bool:
    """Tell whether "kommunen" or "regionen" can mean the body a text speaks for."""
    if SHARED.search(body.lower()) is not None:
        return False
    regional = body.lower().startswith(("region", "landsting")) or (
        body.lower().endswith("landsting")
    )
    return regional == head.startswith(("region", "landsting"))


def _named_before(head: str, unit: Unit, scene: Scene) -> str | None:
    """Return the body named last that a definite noun such as "föreningen" means."""
    if head in KINDS and scene.document.type != "overenskommelse":
        since = unit.paragraf.start if unit.paragraf else 0
        found = scene.actors.last_of_kind(since, unit.start, KINDS[head])
        if found is not None:
            return found
    if not head.endswith(("en", "et")) or len(head) <= 5:
        return None
    written_out = _longer_form(head, unit, scene)
    if written_out is not None:
        return written_out
    found = scene.actors.last_organisation_before(unit.start, head)
    return found or scene.actors.only_one_called(head)


def _longer_form(head: str, unit: Unit, scene: Scene) -> str | None:
    """Return "Inköpsavdelningen" for "avdelningen", if just spoken of so."""
    text = scene.document.text
    at = text.lower().rfind(head, max(0, unit.start - JUST), unit.start)
    begins = at
    while begins > 0 and (text[begins - 1].isalpha() or text[begins - 1] == "-"):
        begins -= 1
    if at < 0 or at - begins < 3:
        return None
    named = scene.actors.organisations_in(max(0, begins - 40), at + len(head))
    name = text[begins : at + len(head)]
    whole = next((n for n in reversed(named) if n.lower().endswith(name.lower())), name)
    return whole[:1].upper() + whole[1:]


def name_of(
    clause: Clause, place: tuple[int, int], unit: Unit, scene: Scene
) -> str | None:
    """Return the name of whom a noun phrase means."""
    place = actor_part(clause.words, _unlabelled(clause, place))
    start, end = span_of(clause, place)
    first = clause.words[place[0]].lower
    bare = place[1] - place[0] == 1 or first in POINTING
    bare = bare and not any(
        word.lower in CONCERNED for word in clause.words[place[0] : place[1]]
    )
    head = head_of(clause, place)
    group = GROUP.search(head) if first in ("en", "ett") else None
    if group is not None:
        if unit.genre == "avtal":
            return scene.together
        return head[:1].upper() + head[1:] + ("et" if group[0] == "råd" else "en")
    if first in ("en", "ett") and place[1] - place[0] == 2 and is_title(head):
        return head[:1].upper() + head[1:]  # "kontaktas av en rektor"
    person = scene.actors.called(clause.words[place[0]].text) if bare else None
    if person is not None:
        return person
    if bare and head in scene.actors.aliases and not PLURAL.search(head):
        return scene.actors.aliases[head]
    if first in OURS and head in OWN_WORDS:
        return generic(OWN_WORDS[head], unit, scene) or _speaker(scene)
    if first in BOTH and head in PARTIES:
        return scene.together  # "Båda parter förbinder sig"
    meant = generic(head, unit, scene) if bare else None
    if head in SPEAKING:
        return meant  # no one is named by "vi" where no owner is known
    whole = scene.document.text[start:end]
    titled = None if meant else _titled(whole, start, unit, scene)
    return meant or titled or written(whole, start, scene.actors)


def _titled(whole: str, start: int, unit: Unit, scene: Scene) -> str | None:
    """Return the person in "Regionrådet Eva Klint (MP)": the title is no name.

    Who heads a body speaks for it: "socialnämndens ordförande Eva Klint".
    """
    person = scene.actors.person_in(start, start + len(whole))
    bare = PARTY.sub("", whole)
    if person is None or not bare.endswith(person.split()[-1]):
        return None
    heading = HEADING.match(bare)
    if heading is not None and is_actor_word(heading["body"].lower()):
        body = heading["body"]
        meant = generic(body.lower(), unit, scene)
        return meant or body[:1].upper() + body[1:]
    return person if len(bare.split()) - len(person.split()) <= TITLED else None


def _unlabelled(clause: Clause, place: tuple[int, int]) -> tuple[int, int]:
    """Return a noun phrase without the label before it ("Maten: kostchefen …")."""
    for at in range(place[1] - 1, place[0], -1):
        if clause.words[at - 1].text in (":", "–") and at < place[1]:
            return at, place[1]
    return place


def written(text: str, start: int, actors: Actors) -> str:
    """Return the organisations in a phrase, else the phrase itself."""
    every = actors.organisations_in(start, start + len(text))
    # "Affärsverket ekkraft (Ekkraft)": a name and its short form are one.
    named = [n for n in every if not any(_shortens(n, other) for other in every)]
    if named and BODIES_OF.fullmatch(text.lower().removeprefix(named[0].lower())):
        return text[:1].upper() + text[1:]
    if named and len(named[0]) >= 0.5 * min(len(text), 40):
        joined = ", ".join(named[:8])
        return joined[:1].upper() + joined[1:]
    phrase = re.split(r"[,(]\s*(?:som|nedan|vilk|i samverkan|tillsammans)", text)[0]
    if len(phrase) > TELLING:
        # "De team som avlastar rektor från att …": who they are, and not all they do.
        phrase = phrase.partition(" som ")[0]
    phrase = " ".join(phrase.split())[:LONGEST].strip(' ,”"').lstrip("0123456789. ")
    return phrase[:1].upper() + phrase[1:]


def _shortens(name: str, other: str) -> bool:
    """Tell whether a name is the tail of another, longer one."""
    return name != other and other.lower().endswith(f" {name.lower()}")
