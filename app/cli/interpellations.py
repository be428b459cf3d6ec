"""`sagt interpellations`: what was asked, what was answered, and what was promised."""

import datetime as dt

import click

from app import output
from app.cli.asking import organ_option
from app.cli.frame import DAY, collection, json_option, open_collection
from app.interpellation_views import InterpellationView, QuestionView
from app.interpellations import interpellations as listed

STATUS = {
    "answered": "besvarad",
    "partly": "delvis besvarad",
    "not-found": "inte besvarad",
    "no-answer-in-document": "inget svar i samlingen",
    "unmatched": "svar finns, frågan inte återfunnen",
}


@click.command()
@organ_option
@click.option("--person", help="Bara dem där någons namn innehåller detta.")
@click.option("--as-of", type=DAY, help="Som det såg ut den dagen.")
@json_option
@collection
def interpellations(
    organ: str | None, person: str | None, as_of: dt.datetime | None, as_json: bool
) -> None:
    """Visa interpellationer fråga för fråga: besvarad, delvis eller inte."""
    opened = open_collection()
    found = listed(opened, as_of.date() if as_of else None, organ, person)
    if as_json:
        output.as_json({"interpellations": found})
        return
    for number, one in enumerate(found):
        output.lines([""] if number else [])
        output.lines(_lines(one))


def _lines(one: InterpellationView) -> list[str]:
    """Return an interpellation as a person reads it."""
    who = [f"från {one.asked_by}" if one.asked_by else ""]
    who += [f"till {one.asked_to}" if one.asked_to else ""]
    days = f"{one.asked or '?'} → {one.answered or 'inget svar'}"
    told = " ".join(filter(None, who))
    lines = [f"{days}  {output.one_line(one.title)}", f"  {one.id}  {told}".rstrip()]
    for paper in one.answers:
        by = f", {one.answered_by}" if one.answered_by else ""
        lines.append(f"  Svar: {paper.document}{by}")
    if one.coverage:
        lines.append(f"  {one.coverage}")
    for question in one.questions:
        lines += _question_lines(question)
    return lines


def _question_lines(question: QuestionView) -> list[str]:
    asked = output.one_line(question.asked.text)
    lines = [
        f"  {question.number}. {asked}",
        f"     {STATUS[question.status]}. {question.reason}".rstrip(),
    ]
    for passage in question.passages:
        place = f"{passage.document} [{passage.start}:{passage.end}]"
        lines.append(f"     {place} ”{output.one_line(passage.text)}”")
    for promise in question.promises:
        due = f", senast {promise.due}" if promise.due else ""
        status = f", {promise.status}" if promise.status else ""
        lines.append(f"     Löfte: {output.one_line(promise.text)}{due}{status}")
    return lines
