"""What a Word file states of itself in its properties."""

from ingest.readers.parts import Parts
from ingest.readers.properties import stated
from ingest.readers.xmltree import local

_CORE = {
    "title": "title",
    "creator": "author",
    "created": "created",
    "modified": "modified",
    "language": "language",
}
# Properties of one's own that registry systems fill in.
_CUSTOM = {
    "dnr": "dnr",
    "diarienr": "dnr",
    "diarienummer": "dnr",
    "ärendenummer": "dnr",
    "ärendenr": "dnr",
    "ärendemening": "title",
    "dokumenttitel": "title",
    "ärenderubrik": "title",
}


def properties(parts: Parts) -> tuple[tuple[str, str], ...]:
    """Return the core properties and the registry's own."""
    found: dict[str, str | None] = {}
    paths = dict(parts.relations("").values())
    core = parts.tree(paths.get("core-properties", "docProps/core.xml"))
    for element in core if core is not None else ():
        if key := _CORE.get(local(element)):
            found.setdefault(key, element.text)
    custom = parts.tree(paths.get("custom-properties", "docProps/custom.xml"))
    for element in custom if custom is not None else ():
        key = _CUSTOM.get((element.get("name") or "").strip().lower())
        text = "".join(element.itertext()).strip() if key else ""
        if key and text and not (key == "title" and found.get("title")):
            found[key] = text
    return stated(found)
