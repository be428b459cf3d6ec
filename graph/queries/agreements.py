"""Which agreements there are, between whom, and for how long."""

import datetime as dt
from dataclasses import dataclass

from graph.queries import reading
from graph.store import Store
from graph.terms import NamedNode


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement as its document states it.

    `status` is a code of where it stands by the document's own words. `starts` and
    `ends` are the days of its term, None where they are not stated.
    """

    id: str
    document_id: str
    title: str
    date: dt.date | None
    parties: tuple[tuple[NamedNode, str], ...]
    purpose: str | None
    status: str
    starts: dt.date | None
    ends: dt.date | None
    notice: str | None
    notice_period: str | None
    renewal: str | None


_AGREEMENTS = """
SELECT ?agreement ?work ?title ?date ?purpose ?status ?starts ?ends ?notice ?length
       ?renewal WHERE {
  ?agreement a own:Agreement ; dcterms:source ?work ; own:status ?status .
  ?work dcterms:title ?title .
  OPTIONAL { ?work eli:date_document ?date }
  OPTIONAL { ?agreement dcterms:description ?purpose }
  OPTIONAL { ?agreement own:notice ?notice }
  OPTIONAL { ?agreement own:noticePeriod ?length }
  OPTIONAL { ?agreement own:renewal ?renewal }
  OPTIONAL { ?agreement dcterms:temporal ?period
             OPTIONAL { ?period dcat:startDate ?starts }
             OPTIONAL { ?period dcat:endDate ?ends } }
} ORDER BY DESC(?date) ?agreement"""


def agreements(store: Store) -> list[Agreement]:
    """Return every agreement, the latest document first."""
    rows = store.select(_AGREEMENTS)
    nodes = [reading.required(row, "agreement") for row in rows]
    gathered = reading.gathered(store, "?a own:party ?v", nodes)
    parties = {
        node: [one for one in found if isinstance(one, NamedNode)]
        for node, found in gathered.items()
    }
    names = reading.labels(store, (p for found in parties.values() for p in found))
    found = {}
    for node, row in zip(nodes, rows, strict=True):
        mine = parties.get(node, ())
        found[node] = Agreement(
            id=reading.local(node),
            document_id=reading.local(reading.required(row, "work")),
            title=reading.words(row, "title"),
            date=reading.day(row, "date"),
            parties=tuple(sorted(((p, names[p]) for p in mine), key=_by_name)),
            purpose=reading.text(row, "purpose"),
            status=reading.code(row, "status") or "ej-angivet",
            starts=reading.day(row, "starts"),
            ends=reading.day(row, "ends"),
            notice=reading.text(row, "notice"),
            notice_period=reading.text(row, "length"),
            renewal=reading.text(row, "renewal"),
        )
    return list(found.values())


def _by_name(party: tuple[NamedNode, str]) -> tuple[str, str]:
    return party[1].casefold(), party[0].value
