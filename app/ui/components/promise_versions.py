"""Every time a promise was said, and how its deadline moved from one to the next."""

import html

from app.promise_views import PromiseView, VersionView
from app.ui.components import links, plain, promise_words
from app.ui.language import day, t, word


def show(view: PromiseView) -> str:
    """Return the versions as a table in HTML, "" where the promise was said once."""
    if len(view.versions) < 2:
        return ""
    head = "".join(
        f'<th scope="col">{html.escape(t(f"chain.{name}"))}</th>'
        for name in ("said", "words", "due", "moved", "reason")
    )
    rows = "".join(_row(one, here=one.id == view.id) for one in view.versions)
    slipped = promise_words.slipped(view)
    return plain.block(
        plain.heading(2, t("chain.title", count=len(view.versions))),
        plain.paragraph(slipped) if slipped else "",
        '<div class="sagt-rulla" tabindex="0"><table class="sagt-svar">'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>",
    )


def _row(one: VersionView, *, here: bool) -> str:
    title = plain.short(one.title or one.document, 70)
    place = promise_words.place(one.document_id, one.start, one.end, title)
    words = html.escape(plain.short(one.text, 200))
    target = html.escape(links.href("loften", id=one.id))
    said = f"<b>{words}</b>" if here else f'<a href="{target}">{words}</a>'
    kind = plain.badge(word("bond", one.kind), "svag") if one.kind else ""
    cells = (
        f'<span class="sagt-dag">{html.escape(day(one.date))}</span><br>'
        f'<span class="liten">{place}</span>',
        said,
        html.escape(promise_words.deadline(one.deadline)),
        html.escape(_moved(one)),
        f'{kind}<span class="liten">{plain.own(one.reason)}</span>',
    )
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _moved(one: VersionView) -> str:
    """Return how much later than the first deadline this one is."""
    if one.days is None:
        return "–"
    if not one.days:
        return t("chain.same")
    return t("chain.days", days=f"{one.days:+d}".replace("-", "−"))
