"""The whole collection to take along: in other systems' forms, and as a backup."""

import streamlit as st

from app import exports
from app.access import acting
from app.access.model import Right
from app.taking.making import BACKUP
from app.ui.components import controls, plain, taking
from app.ui.language import t

# The form in the address.
FORM = "form"


def show() -> None:
    """Show the forms to those who may export, and the backup to administrators."""
    if acting.may(Right.EXPORT):
        _export()
    if acting.may(Right.BACKUP):
        _backup()


def _export() -> None:
    st.html(
        plain.block(
            plain.heading(2, t("export.title")),
            plain.paragraph(t("export.help"), "liten"),
        )
    )
    left, _ = st.columns(2)
    with left:
        form = controls.choice(
            t("export.form"),
            FORM,
            exports.FORMATS,
            lambda code: t(f"exportform.{code}"),
        )
    if form:
        taking.button(t("export.make"), form, ":material/output:")
    taking.outcome(*exports.FORMATS)


def _backup() -> None:
    st.html(
        plain.block(
            plain.heading(2, t("backup.title")),
            plain.paragraph(t("backup.help"), "liten"),
        )
    )
    taking.button(t("backup.make"), BACKUP, ":material/backup:")
    taking.outcome(BACKUP)
