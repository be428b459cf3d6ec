"""What a document itself tells around its decision, as the decision's page shows it."""

import html

from app.decision_told import VOTES, Told, told
from app.plain_text import capital
from app.ui import state
from app.ui.components import act_links, plain
from app.ui.language import t, word
from graph.queries.walk import Walk
from ingest.model import Ballot


def of(walk: Walk) -> Told | None:
    """Return what the decision's document tells around it, None where it is gone."""
    place = walk.decision.source
    if place is None:
        return None
    identity = walk.decision.id.rpartition("/")[2]
    return told(state.artifact(place.document_id), identity)


def numbers(walk: Walk, found: Told | None) -> str:
    """Return the decision's own numbers apart from the matter's and those cited."""
    own = found.dnr if found else walk.dnr
    said = {*own, *(found.of_document + found.cited if found else ())}
    others = [number for number in walk.dnr if number not in said]
    lines = (
        ("document.dnr", own),
        ("walk.dnr_of_document", found.of_document if found else ()),
        ("walk.dnr_of_matter", others),
        ("walk.dnr_cited", found.cited if found else ()),
    )
    return "".join(
        plain.paragraph(t(key, dnr=", ".join(named)), "liten")
        for key, named in lines
        if named
    )


def receivers(walk: Walk, found: Told | None) -> str:
    """Return whom the decision gives money, or would if it is only proposed."""
    named = ", ".join(found.receivers) if found else ""
    key = "walk.would_receive" if walk.status == "proposal" else "walk.receivers"
    return plain.paragraph(t(key, names=named)) if named else ""


def papers(walk: Walk, found: Told | None) -> str:
    """Return the papers that the decision rests on, each leading to its line."""
    place = walk.decision.source
    if found is None or place is None or not found.papers:
        return ""
    items = (
        act_links.place(place.document_id, one.start, one.end, plain.short(one.text))
        for one in found.papers
    )
    listed = "".join(f"<li{plain.in_swedish()}>{item}</li>" for item in items)
    return f"{plain.heading(2, t('walk.papers'))}<ul>{listed}</ul>"


def put(found: Told | None) -> str:
    """Return what the chair put to the meeting and found, in the document's words."""
    said = [one.text for one in found.propositions] if found else []
    # A heading above it says nothing of how it went.
    whole = [words for words in said if words.rstrip().endswith(".")]
    if not whole:
        return ""
    return plain.heading(3, t("walk.put")) + "".join(map(plain.quote, whole))


def vote(walk: Walk, found: Told | None) -> str:
    """Return the count, how many of each party voted how, and who."""
    counted = walk.vote
    if counted is None:
        return ""
    told_of = t("decisions.vote", ja=counted.ja, nej=counted.nej, avstar=counted.avstar)
    parts = [plain.heading(2, t("walk.vote")), plain.paragraph(told_of)]
    if found is not None and found.ballots:
        parts += [_parties(found), _names(found)]
    return "".join(parts)


def _parties(found: Told) -> str:
    """Return a table: a row for each party; nothing where no party is told."""
    counted = found.parties()
    if not any(counted):
        return ""
    used = [how for how in VOTES if found.voted(how)]
    heads = "".join(
        f'<th scope="col">{html.escape(capital(word("vote", how)))}</th>'
        for how in used
    )
    rows = "".join(
        f'<tr><th scope="row">{html.escape(party or t("walk.no_party"))}</th>'
        + "".join(f"<td>{of_party[how] or '–'}</td>" for how in used)
        + "</tr>"
        for party, of_party in counted.items()
    )
    corner = f'<th scope="col">{html.escape(t("walk.party"))}</th>'
    return (
        f'<table class="sagt-svar"><thead><tr>{corner}{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def _names(found: Told) -> str:
    items = "".join(
        f"<li>{html.escape(capital(word('vote', how)))}: "
        f"{html.escape(', '.join(map(voter, found.voted(how))))}</li>"
        for how in VOTES
        if found.voted(how)
    )
    return f"<ul>{items}</ul>"


def voter(ballot: Ballot) -> str:
    """Return who voted, with the party that the document gives."""
    return f"{ballot.name} ({ballot.party})" if ballot.party else ballot.name
