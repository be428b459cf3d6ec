"""The whole collection to take along: in other systems' forms, as a backup, and what
is processed in it and why."""

import streamlit as st

from app import exports
from app.access import acting
from app.access.model import Right
from app.register import composing, writing
from app.taking.making import BACKUP
from app.ui import state
from app.ui.components import controls, downloads, plain, taking
from app.ui.language import current, t

# The form in the address.
FORM = "form"


def show() -> None:
    """Show the forms to those who may export, the rest to administrators."""
    if acting.may(Right.EXPORT):
        _export()
    if acting.may(Right.BACKUP):
        _backup()
    if acting.may(Right.SEE_ALL):
        _register()


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


def _register() -> None:
    st.html(
        plain.block(
            plain.heading(2, t("register.title")),
            plain.paragraph(t("register.help"), "liten"),
        )
    )
    st.download_button(
        t("register.take"),
        data=downloads.as_reader(_written),
        file_name=f"{downloads.file_name(t('register.title'))}.html",
        mime="text/html",
        icon=":material/download:",
        key="registret",
        on_click="ignore",
    )


def _written() -> bytes:
    found = composing.register(state.workspace(), current())
    return writing.written(found, "html").encode()
