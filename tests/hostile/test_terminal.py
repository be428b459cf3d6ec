"""What a document says never commands a terminal, a list or a log."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import codec, pipeline, readers
from ingest.errors import ReadError
from ingest.model import Artifact

# Renames the window, colours, turns the direction, clears the screen.
COMMANDS = "\x1b]0;ägd\x07\x1b[31m\u202egnp\u2066\x9b2J\u2028"
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]"
)
WORDS = f"Protokoll {COMMANDS} nämnden"


def html() -> tuple[str, bytes]:
    head = f"<title>{WORDS}</title><meta name=author content='A{COMMANDS}'>"
    body = f"<h1>{WORDS}</h1><p>Nämnden beslutar {COMMANDS} att anta planen.</p>"
    table = f"<table><tr><th>{WORDS}</th><td>{WORDS}</td></tr></table>"
    whole = f"<!doctype html><html><head><meta charset=utf-8>{head}</head><body><main>"
    return "a.html", f"{whole}{body}{table}</main></body></html>".encode()


def mail() -> tuple[str, bytes]:
    head = "From: =?utf-8?q?A=1B=5B31m?= <a@norrlid.example>\r\n"
    head += "Subject: =?utf-8?q?Hej=1B=5B31m=E2=80=AE=0D=0ABcc:_b?=\r\n"
    kind = "Content-Type: text/plain; charset=utf-8\r\n\r\n"
    return "a.eml", f"{head}{kind}{WORDS}".encode()


def tei() -> tuple[str, bytes]:
    said = "Fråga \u202egnp\x9b31m\x85\u2028"
    head = f"<teiHeader><fileDesc><titleStmt><title>{said}</title></titleStmt>"
    body = f"</fileDesc></teiHeader><text><body><p>{said}</p></body></text>"
    return "a.xml", f"<TEI>{head}{body}</TEI>".encode()


def rtf() -> tuple[str, bytes]:
    info = rb"{\info{\title Plan\'1b[31m\u8238?}{\author \'9b2J}}"
    return "a.rtf", rb"{\rtf1\ansi" + info + rb"Protokoll\'1b[31m \u8238?hej\par}"


def markdown() -> tuple[str, bytes]:
    head = "---\ntitel: Plan\u202egnp\x9b31m\n---\n"
    return "a.md", f"{head}# Plan\u202e\u2066\n\nProtokoll \u202egnp".encode()


def text() -> tuple[str, bytes]:
    return "a.txt", f"{WORDS}\n\n§ 1 {WORDS}\n\nNämnden beslutar {COMMANDS}.".encode()


FILES = [made() for made in (html, mail, tei, rtf, markdown, text)]


def strings(value: object) -> list[str]:
    """Return every text within what JSON can hold."""
    if isinstance(value, dict):
        return [text for inner in value.values() for text in strings(inner)]
    if isinstance(value, list | tuple):
        return [text for inner in value for text in strings(inner)]
    return [value] if isinstance(value, str) else []


def commanding(artifact: Artifact) -> list[str]:
    return [said for said in strings(codec.builtins(artifact)) if UNSEEN.search(said)]


@pytest.mark.parametrize(("name", "data"), FILES, ids=[name for name, _ in FILES])
def test_no_document_brings_in_what_commands_a_terminal(name: str, data: bytes) -> None:
    artifact = pipeline.build_artifact(data, name)
    assert "rotokoll" in artifact.document.text or "Fråga" in artifact.document.text
    assert commanding(artifact) == []


@given(st.text(min_size=1))
def test_no_title_does_either(title: str) -> None:
    escaped = title.replace("&", "&amp;").replace("<", "&lt;")
    page = f"<html><head><meta charset=utf-8><title>{escaped}</title></head>"
    data = f"{page}<body><p>Protokoll</p></body></html>"
    try:
        raw = readers.read(data.encode("utf-8", "replace"), "a.html")
    except ReadError:
        return
    assert not [v for _, v in raw.metadata if UNSEEN.search(v)]
