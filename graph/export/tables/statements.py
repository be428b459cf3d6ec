"""Promises, follow-ups, questions, agreements, times and references."""

from collections.abc import Iterator

from graph.export.tables.table import ID, PASSAGE, SECTION, Column, One, Row, Table
from ingest.brief import in_brief


def _commitments(one: One) -> Iterator[Row]:
    for commitment in one.artifact.facts.commitments:
        due = commitment.deadline
        yield {
            "id": commitment.id,
            "beskrivning": in_brief(commitment.description, commitment.polarity)
            or commitment.text,
            "lovar": commitment.promisor,
            "lovar_iri": one.actor(commitment.promisor),
            "sager": commitment.speaker,
            "mot": commitment.promisee,
            "styrka": commitment.strength,
            "riktning": commitment.polarity,
            "villkor": commitment.condition,
            "frist": due.text if due else None,
            "frist_tidigast": due.earliest if due else None,
            "frist_senast": due.latest if due else None,
            "frist_senast_vitt": due.latest_wide if due else None,
            "takt": commitment.recurrence,
            "paragraf": commitment.section,
            **one.passage(
                commitment.start, commitment.end, commitment.rule, commitment.confidence
            ),
        }


COMMITMENTS = Table(
    "ataganden",
    "Åtaganden",
    "Commitments",
    (
        ID,
        Column("beskrivning", "vad", "what"),
        Column("lovar", "vem som är bunden", "who is bound"),
        Column("lovar_iri", "dennas adress", "IRI of who is bound"),
        Column("sager", "vem som säger det", "who says so"),
        Column("mot", "mot vem", "towards whom"),
        Column("styrka", "styrka", "strength"),
        Column("riktning", "göra eller låta bli", "to do or refrain"),
        Column("villkor", "villkor", "condition"),
        Column("frist", "frist som den är skriven", "deadline as written"),
        Column("frist_tidigast", "tidigast", "earliest", "date"),
        Column("frist_senast", "senast", "latest", "date"),
        Column("frist_senast_vitt", "senast, vitt räknat", "latest, wide", "date"),
        Column("takt", "återkommer (ISO 8601)", "recurs (ISO 8601)"),
        SECTION,
        *PASSAGE,
    ),
    _commitments,
)


def _followups(one: One) -> Iterator[Row]:
    for followup in one.artifact.facts.followups:
        yield {
            "id": followup.id,
            "lage": followup.status,
            "galler": followup.concerns,
            "mening": followup.sentence,
            **one.passage(
                followup.start, followup.end, followup.rule, followup.confidence
            ),
        }


FOLLOWUPS = Table(
    "uppfoljningar",
    "Uppföljningsuttalanden",
    "Follow-up statements",
    (
        ID,
        Column("lage", "hur det gick enligt handlingen", "reported status"),
        Column("galler", "vad det gäller", "what it concerns"),
        Column("mening", "hela meningen", "whole sentence"),
        *PASSAGE,
    ),
    _followups,
)


def _questions(one: One) -> Iterator[Row]:
    text = one.artifact.document.text
    for question in one.artifact.facts.questions:
        told: Row = {
            "fraga": question.id,
            "nummer": question.number,
            "svarsgrad": question.status,
            "skal": question.reason,
        }
        read = one.passage(
            question.start, question.end, question.rule, question.confidence
        )
        if not question.answers:
            yield {"id": question.id, **told, **read}
        for order, answer in enumerate(question.answers, start=1):
            yield {
                "id": f"{question.id}-{order}",
                **told,
                "svar": text[answer.start : answer.end],
                "svar_start": answer.start,
                "svar_slut": answer.end,
                **read,
            }


QUESTIONS = Table(
    "fragor_svar",
    "Frågor och svar",
    "Questions and answers",
    (
        ID,
        Column("fraga", "fråga", "question"),
        Column("nummer", "nummer", "number", "integer"),
        Column("svarsgrad", "svarsgrad", "answer coverage"),
        Column("skal", "skäl till svarsgraden", "reason"),
        Column("svar", "svarets ord", "words of the answer"),
        Column("svar_start", "svarets första tecken", "answer start", "integer"),
        Column("svar_slut", "tecknet efter svaret", "answer end", "integer"),
        *PASSAGE,
    ),
    _questions,
)


def _agreements(one: One) -> Iterator[Row]:
    agreement = one.artifact.facts.agreement
    if agreement is None:
        return
    term = agreement.term
    opening = one.artifact.document.text.find("\n", agreement.start, agreement.end)
    end = agreement.end if opening <= agreement.start else opening
    yield {
        "id": agreement.id,
        "parter": agreement.parties,
        "syfte": agreement.purpose,
        "avtalstid": term.text if term else None,
        "galler_fran": term.earliest if term else None,
        "galler_till": term.latest if term else None,
        "uppsagning": agreement.notice,
        "uppsagningstid": agreement.notice_period,
        "forlangning": agreement.renewal,
        "uppfoljning": agreement.follow_up,
        "avtal_slut": agreement.end,
        **one.passage(agreement.start, end, agreement.rule, agreement.confidence),
    }


AGREEMENTS = Table(
    "avtal",
    "Överenskommelser",
    "Agreements",
    (
        ID,
        Column("parter", "parter", "parties", "list"),
        Column("syfte", "syfte", "purpose"),
        Column("avtalstid", "avtalstid som den är skriven", "term as written"),
        Column("galler_fran", "gäller från", "from", "date"),
        Column("galler_till", "gäller till", "to", "date"),
        Column("uppsagning", "uppsägning", "notice"),
        Column("uppsagningstid", "uppsägningstid (ISO 8601)", "notice period"),
        Column("forlangning", "förlängning", "renewal"),
        Column("uppfoljning", "uppföljning", "follow-up"),
        Column("avtal_slut", "avtalets slut", "end of the agreement", "integer"),
        *PASSAGE,
    ),
    _agreements,
)


def _times(one: One) -> Iterator[Row]:
    for order, time in enumerate(one.artifact.facts.times, start=1):
        yield {
            "id": f"{one.artifact.id}-t{order}",
            "slag": time.kind,
            "tidigast": time.earliest,
            "senast": time.latest,
            "tidigast_vitt": time.earliest_wide,
            "senast_vitt": time.latest_wide,
            "takt": time.recurrence,
            **one.passage(time.start, time.end, time.rule, time.confidence),
        }


TIMES = Table(
    "tider",
    "Tidsuttryck",
    "Time expressions",
    (
        ID,
        Column("slag", "slag", "kind"),
        Column("tidigast", "tidigast", "earliest", "date"),
        Column("senast", "senast", "latest", "date"),
        Column("tidigast_vitt", "tidigast, vitt räknat", "earliest, wide", "date"),
        Column("senast_vitt", "senast, vitt räknat", "latest, wide", "date"),
        Column("takt", "återkommer (ISO 8601)", "recurs (ISO 8601)"),
        *PASSAGE,
    ),
    _times,
)


def _references(one: One) -> Iterator[Row]:
    for order, reference in enumerate(one.artifact.facts.references, start=1):
        yield {
            "id": f"{one.artifact.id}-h{order}",
            "slag": reference.kind,
            "mal": reference.target,
            **one.passage(
                reference.start, reference.end, reference.rule, reference.confidence
            ),
        }


REFERENCES = Table(
    "hanvisningar",
    "Hänvisningar",
    "References",
    (
        ID,
        Column("slag", "slag", "kind"),
        Column("mal", "vad den pekar på", "target"),
        *PASSAGE,
    ),
    _references,
)
