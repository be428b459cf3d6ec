"""Motions, votes and meetings as Popolo has them."""

from collections.abc import Mapping
from typing import Any

from graph.export.popolo_sources import Sources
from graph.pairs import Pairs, days, iris, pairs, texts
from graph.queries import reading
from graph.store import Store
from graph.terms import NamedNode

Item = Mapping[str, Any]
# How a vote is counted and cast in Popolo's words.
COUNTS = {
    "yes": "eli-dl:number_of_votes_favor",
    "no": "eli-dl:number_of_votes_against",
    "abstain": "eli-dl:number_of_votes_abstention",
}
VOTES = {
    "yes": "eli-dl:had_voter_favor",
    "no": "eli-dl:had_voter_against",
    "abstain": "eli-dl:had_voter_abstention",
    "absent": "eli-dl:had_excused_person",
}
_DECIDED_BY = "?t a eli-dl:Decision ; eli-dl:had_responsible_organization ?v"
_DECIDED_ON = "?t a eli-dl:Decision ; eli-dl:activity_date ?v"
MOVED, VOTED, MEETING = "yrkande", "beslut efter votering", "sammanträde"


def _sorted(nodes: Pairs) -> list[NamedNode]:
    return sorted(nodes, key=lambda node: node.value)


def _first(found: Pairs, node: NamedNode) -> str:
    """Return a thing's only text, or the first of several."""
    return next(iter(texts(found.get(node, ()))), "")


def _iri(found: Pairs, node: NamedNode) -> NamedNode | None:
    return next(iter(iris(found.get(node, ()))), None)


def _day(found: Pairs, node: NamedNode | None) -> str:
    known = days(found.get(node, ())) if node else []
    return known[0].isoformat() if known else ""


def motions(store: Store, sources: Sources) -> list[Item]:
    """Return what was moved, once for each who moved it, and what was voted on."""
    found = [*_moved(store, sources), *_voted_on(store, sources)]
    return sorted(found, key=lambda one: str(one["id"]))


def _moved(store: Store, sources: Sources) -> list[Item]:
    words = pairs(store, "?t a opengov:Motion ; schema:text ?v")
    about = pairs(store, "?t a opengov:Motion ; dcterms:relation ?v")
    creators = pairs(
        store, "?t a opengov:Motion ; schema:creator ?v . ?v a foaf:Person"
    )
    results = pairs(store, "?t a opengov:Motion ; opengov:result ?v")
    organs = pairs(store, _DECIDED_BY)
    dated = pairs(store, _DECIDED_ON)
    written = sources.by_thing(store, "?t a opengov:Motion")
    found: list[Item] = []
    for node in _sorted(words):
        decision = _iri(about, node)
        organ = _iri(organs, decision) if decision else None
        result = _iri(results, node)
        by = [creator.value for creator in iris(creators.get(node, ()))]
        for creator in by or [""]:
            # Popolo has one who moves; several have each moved the same.
            last = f"/{creator.rpartition('/')[2]}" if len(by) > 1 else ""
            found.append(
                {
                    "id": node.value + last,
                    "organization_id": organ.value if organ else "",
                    "creator_id": creator,
                    "text": _first(words, node),
                    "classification": MOVED,
                    "date": _day(dated, decision),
                    "result": reading.local(result) if result else "",
                    "sources": sources.of(written.get(node, ())),
                }
            )
    return found


def _voted_on(store: Store, sources: Sources) -> list[Item]:
    """Return the decisions that votes were about; a proposal has no result."""
    polled = pairs(
        store, "?t a eli-dl:Decision ; eli-dl:consists_of ?v . ?v a eli-dl:Vote"
    )
    words = pairs(store, "?t a eli-dl:Decision ; dcterms:description ?v")
    results = pairs(store, "?t a eli-dl:Decision ; eli-dl:decision_outcome ?v")
    organs = pairs(store, _DECIDED_BY)
    dated = pairs(store, _DECIDED_ON)
    written = sources.by_thing(store, "?t a eli-dl:Decision")
    found: list[Item] = []
    for node in _sorted(polled):
        organ, result = _iri(organs, node), _iri(results, node)
        found.append(
            {
                "id": node.value,
                "organization_id": organ.value if organ else "",
                "text": _first(words, node),
                "classification": VOTED,
                "date": _day(dated, node),
                "result": reading.local(result) if result else "",
                "sources": sources.of(written.get(node, ())),
            }
        )
    return found


def vote_events(store: Store, sources: Sources) -> list[Item]:
    """Return the votes that were counted, with those who are said to have voted how."""
    decisions = pairs(store, "?v eli-dl:consists_of ?t . ?t a eli-dl:Vote")
    organs = pairs(store, _DECIDED_BY)
    dated = pairs(store, _DECIDED_ON)
    counts = {option: pairs(store, f"?t {term} ?v") for option, term in COUNTS.items()}
    voters = {
        option: pairs(store, f"?t a eli-dl:Vote ; {term} ?v")
        for option, term in VOTES.items()
    }
    written = sources.by_thing(store, "?t a eli-dl:Vote")
    found: list[Item] = []
    for node in _sorted(decisions):
        decision = _iri(decisions, node)
        organ = _iri(organs, decision) if decision else None
        found.append(
            {
                "id": node.value,
                "organization_id": organ.value if organ else "",
                "motion_id": decision.value if decision else "",
                "start_date": _day(dated, decision),
                "counts": [
                    {"option": option, "value": value}
                    for option, known in counts.items()
                    for value in known.get(node, ())
                    if isinstance(value, int)
                ],
                "votes": [
                    {
                        "vote_event_id": node.value,
                        "voter_id": voter.value,
                        "option": option,
                    }
                    for option, known in voters.items()
                    for voter in iris(known.get(node, ()))
                ],
                "sources": sources.of(written.get(node, ())),
            }
        )
    return found


def events(store: Store, sources: Sources) -> list[Item]:
    """Return the meetings, each with its organ, its day and those who took part."""
    organs = pairs(store, "?t a own:Meeting ; eli-dl:had_responsible_organization ?v")
    dated = pairs(store, "?t a own:Meeting ; eli-dl:activity_date ?v")
    present = pairs(
        store,
        """?t a own:Meeting ; eli-dl:had_participation ?p .
           ?p eli-dl:had_participant_person ?v . ?v a foaf:Person""",
    )
    named = [*(organ for known in organs.values() for organ in iris(known))]
    named += [person for known in present.values() for person in iris(known)]
    names = reading.labels(store, named)
    written = sources.by_thing(store, "?t a own:Meeting")
    found: list[Item] = []
    for node in _sorted(organs):
        organ, day = _iri(organs, node), _day(dated, node)
        title = names.get(organ, "") if organ else ""
        found.append(
            {
                "id": node.value,
                "name": f"{title} {day}".strip(),
                "classification": MEETING,
                "organization_id": organ.value if organ else "",
                "start_date": day,
                "attendees": [
                    {"id": person.value, "name": names.get(person, "")}
                    for person in iris(present.get(node, ()))
                ],
                "sources": sources.of(written.get(node, ())),
            }
        )
    return found
