"""The register as Markdown, as a page of HTML, and as JSON."""

import html
import re
from collections.abc import Iterator

from app.register.composing import Register, Section
from ingest import codec

FORMATS = ("md", "html", "json")
# What would be more than text in Markdown.
_MARKUP = re.compile(r"([\\`*_\[\]<>#|])")
_STYLE = (
    "body{font:1rem/1.5 sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}"
    "th{text-align:left;padding-right:1rem;vertical-align:top}.tom{color:#a00}"
)


def written(register: Register, form: str) -> str:
    """Return a register in one of `FORMATS`."""
    if form == "json":
        return codec.encode(register).decode() + "\n"
    return "\n".join(_page(register) if form == "html" else _markdown(register)) + "\n"


def _markdown(register: Register) -> Iterator[str]:
    yield from (f"# {_plain(register.title)}", "", _plain(register.of))
    for section in register.sections:
        yield from ("", f"## {_plain(section.title)}", "")
        yield from (f"- {_plain(item)}" for item in section.items)
        if section.items and section.rows:
            yield ""
        for row in section.rows:
            said = _plain(" ".join(row.said.split()))
            yield f"- **{_plain(row.label)}:** {f'*{said}*' if row.missing else said}"


def _page(register: Register) -> Iterator[str]:
    title = html.escape(register.title)
    yield f'<!doctype html><html lang="{register.language}"><meta charset="utf-8">'
    yield f"<title>{title}</title><style>{_STYLE}</style>"
    yield f"<h1>{title}</h1><p>{html.escape(register.of)}</p>"
    for section in register.sections:
        yield f"<h2>{html.escape(section.title)}</h2>"
        yield from _section(section)
    yield "</html>"


def _section(section: Section) -> Iterator[str]:
    if section.items:
        yield "<ul>"
        yield from (f"<li>{html.escape(item)}</li>" for item in section.items)
        yield "</ul>"
    if section.rows:
        yield "<table>"
        for row in section.rows:
            told = ' class="tom"' if row.missing else ""
            cells = html.escape(row.label), html.escape(row.said)
            yield f'<tr><th scope="row">{cells[0]}</th><td{told}>{cells[1]}</td></tr>'
        yield "</table>"


def _plain(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)
