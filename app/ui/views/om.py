"""Om: how the app reads and judges, how well, its limits, its accessibility."""

import html
from collections.abc import Iterable

import streamlit as st

from app import about, settings
from app.about import Figure, Shortcoming
from app.sheets import Sheet
from app.ui.components import downloads, plain
from app.ui.language import current, t

# What a table of figures says of each.
HEADS = ("om.what", "om.share", "om.cases", "om.command")
# Figures by what they are about, in the order in which people ask.
GROUPS = {
    "followup": (
        *("given_held_out", "abstained_held_out", "evidence_held_out"),
        *("given_tuning", "abstained_tuning", "evidence_tuning"),
    ),
    "reading": (
        *("decisions_precision", "decisions_recall"),
        *("commitments_precision", "commitments_recall"),
        *("persons_precision", "persons_recall"),
        *("times_precision", "times_recall"),
    ),
    "search": ("search_success", "search_ndcg"),
}


def _list(items: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{html.escape(one)}</li>' for one in items)}</ul>"


def _method() -> None:
    said = (t("om.method_1"), t("om.method_2"), t("om.method_3"), t("om.method_4"))
    verdict = (t("om.verdict_1"), t("om.verdict_2"), t("om.verdict_3"))
    st.html(
        plain.block(
            plain.heading(2, t("om.method")),
            *map(plain.paragraph, said),
            plain.heading(2, t("om.verdict")),
            *map(plain.paragraph, verdict),
        )
    )


def _quality() -> None:
    """Show the measured figures, each with the command that gave it."""
    found = {one.key: one for one in about.figures()}
    parts = [
        plain.heading(2, t("om.quality")),
        plain.paragraph(t("om.quality_help")),
    ]
    for group, keys in GROUPS.items():
        rows = "".join(_figure(found[key]) for key in keys if key in found)
        if rows:
            parts.append(plain.heading(3, t(f"measured.{group}")))
            parts.append(_table(HEADS, rows))
    if not found:
        parts.append(plain.paragraph(t("om.unmeasured")))
    st.html(plain.block(*parts))
    if found:
        downloads.show(t("om.quality"), lambda: [_sheet(found.values())], key="matt")


def _figure(one: Figure) -> str:
    return (
        f'<tr><th scope="row">{html.escape(t(f"figure.{one.key}"))}</th>'
        f"<td>{_percent(one.value)}</td><td>{one.count or ''}</td>"
        f"<td><code>{html.escape(one.command)}</code></td></tr>"
    )


def _percent(share: float) -> str:
    written = f"{100 * share:.1f}"
    return f"{written.replace('.', ',')}\u00a0%" if current() == "sv" else f"{written}%"


def _sheet(found: Iterable[Figure]) -> Sheet:
    heads = [t(one) for one in HEADS]
    rows = [(t(f"figure.{f.key}"), f.value, f.count, f.command) for f in found]
    return Sheet(t("om.quality"), heads, rows)


def _table(heads: Iterable[str], rows: str) -> str:
    row = "".join(f'<th scope="col">{html.escape(t(one))}</th>' for one in heads)
    return (
        '<div class="sagt-rulla" tabindex="0"><table class="sagt-svar"><thead>'
        f"<tr>{row}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _limits() -> None:
    limits = (
        *(t("om.limit_1"), t("om.limit_2"), t("om.limit_3")),
        *(t("om.limit_4"), t("om.limit_5"), t("om.limit_6")),
    )
    private = (t("om.privacy_1"), t("om.privacy_2"), t("om.privacy_3"))
    st.html(
        plain.block(
            plain.heading(2, t("om.limits")),
            _list(limits),
            plain.heading(2, t("om.privacy")),
            _list(private),
        )
    )


def _accessibility() -> None:
    """Show the statement that the law on accessibility of digital services asks for."""
    known = about.shortcomings()
    checked = about.checked(current()) or t("om.access_unchecked")
    contact = settings.load().contact
    report = t("om.access_report", address=contact) if contact else t("om.access_ask")
    st.html(
        plain.block(
            plain.heading(2, t("om.access")),
            plain.paragraph(t("om.access_about")),
            plain.heading(3, t("om.access_state")),
            plain.paragraph(t("om.access_partly") if known else t("om.access_unknown")),
            plain.heading(3, t("om.access_not")) if known else "",
            f"<ul>{''.join(map(_shortcoming, known))}</ul>" if known else "",
            plain.heading(3, t("om.access_how")),
            plain.paragraph(checked),
            plain.heading(3, t("om.access_tell")),
            plain.paragraph(report),
            plain.paragraph(t("om.access_authority")),
        )
    )


def _shortcoming(one: Shortcoming) -> str:
    said, helps = one.said[current()], one.helps[current()]
    about_it = (
        t("om.access_criterion", number=one.criterion) if one.criterion else "",
        t("om.access_upstream", name=one.upstream) if one.upstream else "",
    )
    notes = " · ".join(filter(None, about_it))
    return (
        f"<li>{html.escape(said)} {html.escape(helps)}"
        + (f'<br><span class="liten">{html.escape(notes)}</span>' if notes else "")
        + "</li>"
    )


def _licences() -> None:
    rows = "".join(
        f'<tr><th scope="row">{html.escape(one.name)}</th>'
        f"<td>{html.escape(one.version)}</td><td>{html.escape(one.licence)}</td></tr>"
        for one in about.licences()
    )
    st.html(
        plain.block(
            plain.heading(2, t("om.licences")),
            plain.paragraph(t("om.licence_own", version=about.version() or "–")),
            plain.paragraph(t("om.licence_documents")),
            _table(("om.program", "om.version", "om.licence"), rows),
        )
    )


def om_page() -> None:
    """Show what one must know to trust what the app says, and not more than that."""
    st.html(
        plain.block(plain.heading(1, t("app.about")), plain.paragraph(t("om.intro")))
    )
    _method()
    _quality()
    _limits()
    _accessibility()
    _licences()


om_page()
