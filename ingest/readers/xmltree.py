"""XML parsed without entities, network or a document type of its own."""

from collections.abc import Iterator
from typing import IO, Any

from lxml import etree

from ingest.errors import ReadError
from ingest.readers.limits import damaged

_SAFE = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
}
_TOO_DEEP = "depth"


def parse_xml(data: bytes) -> Any:
    """Parse a whole XML file.

    Raises:
        ReadError: it is broken, nested too deep, or has entities of its own.
    """
    try:
        root = etree.fromstring(data, etree.XMLParser(**_SAFE))
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise _refused(error) from error
    internal = root.getroottree().docinfo.internalDTD
    if internal is not None and any(True for _ in internal.iterentities()):
        raise ReadError(
            "XML-filen innehåller egna entiteter och läses inte av säkerhetsskäl.",
            "Spara dokumentet utan DOCTYPE-deklaration och lägg till det igen.",
            stage="gräns",
        )
    return root


def stream_xml(file: IO[bytes], tags: tuple[str, ...]) -> Iterator[Any]:
    """Yield the elements with these tags as they end; the caller clears them.

    Raises:
        ReadError: the file is broken or nested too deep.
    """
    try:
        for _, element in etree.iterparse(file, events=("end",), tag=tags, **_SAFE):
            yield element
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise _refused(error) from error


def local(element: Any) -> str:
    """Return an element's name without namespace; comments have none."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Any, name: str) -> str | None:
    """Return an attribute by its name without namespace."""
    for key, value in element.items():
        if key == name or key.endswith("}" + name):
            return str(value)
    return None


def too_deep() -> ReadError:
    """Return the refusal of a file nested deeper than any document is."""
    return ReadError(
        "Dokumentet är nästlat för djupt för att läsas.",
        "Spara det på nytt i det program det kommer från, eller som PDF, och lägg "
        "till det igen.",
        stage="gräns",
    )


def _refused(error: Exception) -> ReadError:
    return too_deep() if _TOO_DEEP in str(error).lower() else damaged()
