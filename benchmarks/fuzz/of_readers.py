"""Files, by format and as containers of others."""

from collections.abc import Callable, Mapping
from types import ModuleType
from unittest.mock import patch

from benchmarks.fuzz.grown import OPEN_DOCUMENT, TEI, WORD, grown
from benchmarks.fuzz.packing import open_document, word_file
from benchmarks.fuzz.targets import Target, is_told
from ingest import containers, readers
from ingest.errors import ReadError
from ingest.readers import (
    docx,
    html,
    images,
    mail,
    ocr_engine,
    odt,
    pdf,
    riksdag,
    rtf,
    tei,
)


def _whole(data: bytes) -> bytes:
    return data


def _reader(module: ModuleType, packing: Callable[[bytes], bytes] = _whole) -> Target:
    """Return one format's reader, with no look at what the bytes are."""

    def target(data: bytes) -> None:
        try:
            module.read(packing(data))
        except ReadError as error:
            is_told(error)

    return target


def _file(name: str) -> Target:
    """Return the reading of a file by its name and its first bytes."""

    def target(data: bytes) -> None:
        try:
            readers.read(data, name)
        except ReadError as error:
            is_told(error)

    return target


def image(data: bytes) -> None:
    """Read a picture with an engine that finds the same words in every one."""
    words = [
        ocr_engine.Found("Kommunstyrelsen", 10, 10, 200, 30, 90.0, (1, 1, 1)),
        ocr_engine.Found("sammanträdde", 210, 10, 380, 30, 80.0, (1, 1, 1)),
    ]
    with patch.multiple(
        ocr_engine,
        installed=lambda: True,
        version=lambda: "5",
        find_words=lambda *_: words,
        find_number=lambda *_: "1",
        way_up=lambda *_: 90,
    ):
        _reader(images)(data)


def container(data: bytes) -> None:
    """Take apart an archive, a letter and a portfolio; the first byte says which."""
    kinds: tuple[containers.Kind, ...] = ("zip", "mail", "pdf")
    kind = kinds[data[0] % 3] if data else "zip"
    try:
        for part in containers.parts(data[1:], kind, containers.Allowance()):
            leads_out = part.name.startswith("/") or ".." in part.name.split("/")
            assert part.name
            assert isinstance(part, containers.Refused) or not leads_out
    except ReadError as error:
        is_told(error)
    except containers.NotAContainerError:
        return


TARGETS: Mapping[str, Target] = {
    "text": _file("a.txt"),
    "markdown": _file("a.md"),
    "html": _reader(html),
    "rtf": _reader(rtf),
    "mail": _reader(mail),
    "tei": _reader(tei),
    "riksdag": _reader(riksdag),
    "docx": _reader(docx, word_file),
    "odt": _reader(odt, open_document),
    "docx-grown": _reader(docx, lambda data: word_file(grown(data, WORD))),
    "odt-grown": _reader(odt, lambda data: open_document(grown(data, OPEN_DOCUMENT))),
    "tei-grown": _reader(tei, lambda data: grown(data, TEI)),
    "pdf": _reader(pdf),
    "image": image,
    "container": container,
}
