"""What later documents say of a promise: each passage, what it says, and why tied."""

import html
from collections.abc import Mapping
from functools import cache

import streamlit as st

from app.promise_views import EvidenceView, PromiseView
from app.ui.components import controls, links, plain, promise_review, promise_words
from app.ui.language import current, day, moment, t, word
from graph.followup.tables import table

# So many that take a stance are shown at once.
OPEN = 6
# The part of the address that asks for the others too.
REST = "mer"
# From this score on a passage counts as speaking of the promise
# (`graph.followup.verdicts.weighing`).
SPEAKS = 0.45


def show(view: PromiseView) -> None:
    """Show all passages, those that the status rests on first."""
    title = plain.heading(2, t("proof.title", count=len(view.evidence)))
    if not view.evidence:
        st.html(plain.block(title, plain.paragraph(t("promises.no_evidence"))))
        return
    st.html(plain.block(title, plain.paragraph(t("proof.help"), "liten")))
    basis, fresh = set(view.basis), set(view.news)
    numbers = range(len(view.evidence))
    telling = [n for n in numbers if n in basis or n in fresh or _speaks(view, n)]
    telling.sort(key=lambda n: (n not in basis, n not in fresh))
    shown = telling[:OPEN]
    rest = [*telling[OPEN:], *(n for n in numbers if n not in telling)]
    for number in shown:
        _passage(view.evidence[number], used=number in basis, new=number in fresh)
    # Many only mention the matter: they are made when someone asks for them.
    if rest and controls.flag(t("proof.rest", count=len(rest)), REST):
        for number in rest:
            _passage(view.evidence[number], used=number in basis, new=number in fresh)


def _speaks(view: PromiseView, number: int) -> bool:
    """Tell whether a passage takes a stance, or a person has said that it matters."""
    one = view.evidence[number]
    return not one.rejected and (one.stance != "mentions" or one.said is not None)


def _passage(one: EvidenceView, *, used: bool, new: bool) -> None:
    kind = "used" if used else "svag"
    badges = plain.badge(word("stance", one.stance), kind)
    if used:
        badges += plain.badge(t("proof.decides"), "svag")
    if new:
        badges += plain.badge(t("proof.new"), "svag")
    if one.rejected:
        badges += plain.badge(t("proof.rejected"), "svag")
    with st.container(border=True, gap="small"):
        st.html(
            plain.block(
                badges,
                _where(one),
                plain.quote(one.text, _cue(one), "avvisat" if one.rejected else ""),
                _line(_told(one)),
                _why(one),
                _line(_by_person(one)),
            )
        )
        with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
            links.show(links.source(one.document_id, one.start, one.end))
            promise_review.evidence(one)


def _where(one: EvidenceView) -> str:
    section = f"§ {one.section}" if one.section else ""
    said = " · ".join(
        filter(None, (word("type", one.type), one.organ, section, _when(one)))
    )
    title = plain.short(one.title or one.document, 110)
    target = links.href("handling", id=one.document_id)
    return (
        f'<p><a href="{html.escape(target)}">{plain.theirs(title)}</a><br>'
        f'<span class="liten">{html.escape(said)}</span></p>'
    )


def _when(one: EvidenceView) -> str:
    if one.date_from and one.date and one.date_from != one.date:
        return t("proof.between", first=one.date_from, last=one.date)
    return day(one.date)


def _cue(one: EvidenceView) -> list[tuple[int, int]]:
    """Return the words that carry the stance, as a stretch of the passage."""
    if one.cue is None:
        return []
    first, last = one.cue[0] - one.start, one.cue[1] - one.start
    return [(first, last)] if 0 <= first < last <= len(one.text) else []


def _told(one: EvidenceView) -> str:
    """Return the days that the passage itself gives."""
    said = [t("proof.happened", day=one.happened)] if one.happened else []
    said += [t("proof.deadline", day=one.deadline)] if one.deadline else []
    return " ".join(said)


def _why(one: EvidenceView) -> str:
    """Return why the passage is tied to the promise, and how sure that is."""
    known = _phrases("phrase" if current() == "sv" else "english")
    found = ", ".join(known[code] for code in one.features if code in known)
    because = t("proof.because", reasons=found) if found else ""
    # Never wholly sure, but for what a person has said.
    percent = min(round(one.score * 100), 99)
    sure = t("proof.score", percent=percent)
    if one.stance != "mentions" and one.score < SPEAKS:
        sure += f" {t('proof.weak')}"
    learnt = " ".join(f"{reason}." for reason in one.reasons)
    return (
        f'<p class="liten">{html.escape(f"{because} {sure}".strip())} '
        f"{html.escape(learnt)}</p>"
    )


@cache
def _phrases(column: str) -> Mapping[str, str]:
    """Return what can speak for a pair → how it is said."""
    return {row["code"]: row[column] for row in table("features")}


def _by_person(one: EvidenceView) -> str:
    """Return what a person has said of the passage, beside what the program found."""
    if one.said is None:
        return ""
    said = t(
        "proof.reviewed",
        what=word("act", one.said.kind),
        who=one.said.who,
        day=moment(one.said.at),
    )
    said += f" ({one.said.why})" if one.said.why else ""
    if one.machine_stance and one.machine_stance != one.stance:
        said += f" {t('proof.machine', stance=word('stance', one.machine_stance))}"
    return said


def _line(text: str) -> str:
    return plain.paragraph(text, "liten") if text else ""


def place(one: EvidenceView) -> str:
    """Return a link to the passage, as HTML."""
    title = plain.short(one.title or one.document, 90)
    return promise_words.place(one.document_id, one.start, one.end, title)
