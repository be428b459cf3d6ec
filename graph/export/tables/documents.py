"""Documents, meetings and their numbered items."""

from collections.abc import Iterator

from graph.export.tables.table import ID, PASSAGE, Column, One, Row, Table
from graph.matters.records import MINUTES


def _documents(one: One) -> Iterator[Row]:
    document = one.artifact.document
    origin = document.origin
    yield {
        "id": one.artifact.id,
        "kalla": document.source,
        "titel": document.title,
        "typ": document.type,
        "typ_sakerhet": document.type_confidence,
        "organisation": document.body,
        "organisation_kod": document.body_code,
        "organ": document.organ,
        "datum": document.date,
        "datum_ur": document.date_source,
        "datum_tidigast": document.dated_from,
        "datum_senast": document.dated_to,
        "dnr": document.dnr,
        "sprak": document.language,
        "sidor": len(document.page_starts),
        "tecken": len(document.text),
        "medietyp": document.media_type,
        "sha256": document.sha256,
        "adress": origin.url if origin else None,
        "hamtad": origin.fetched if origin else None,
        "regler": one.artifact.rules,
    }


DOCUMENTS = Table(
    "handlingar",
    "Handlingar",
    "Documents",
    (
        ID,
        Column("kalla", "namn i samlingen", "name in the collection"),
        Column("titel", "titel", "title"),
        Column("typ", "handlingstyp", "document type"),
        Column("typ_sakerhet", "typens säkerhet", "confidence of type", "decimal"),
        Column("organisation", "region, kommun eller myndighet", "public body"),
        Column("organisation_kod", "officiell kod", "official code"),
        Column("organ", "organ", "committee or council"),
        Column("datum", "datum", "date", "date"),
        Column("datum_ur", "var datumet står", "where the date stands"),
        Column("datum_tidigast", "tidigast, om odaterad", "earliest", "date"),
        Column("datum_senast", "senast, om odaterad", "latest", "date"),
        Column("dnr", "diarienummer", "registration numbers", "list"),
        Column("sprak", "språk", "language"),
        Column("sidor", "sidor", "pages", "integer"),
        Column("tecken", "tecken", "characters", "integer"),
        Column("medietyp", "medietyp", "media type"),
        Column("sha256", "filens kontrollsumma", "checksum of the file"),
        Column("adress", "adress", "address"),
        Column("hamtad", "hämtad", "fetched", "date"),
        Column("regler", "lästes med reglerna", "read by the rules"),
    ),
    _documents,
)

# What the front page says, by the name of its field.
_FIELDS = ("plats", "tid", "ordforande", "sekreterare", "justerare", "paragrafer")


def _meetings(one: One) -> Iterator[Row]:
    document = one.artifact.document
    if document.type not in MINUTES:
        return
    said = {f.name: f for f in document.fields}
    lines = {
        name: " ".join(document.text[said[name].start : said[name].end].split())
        for name in _FIELDS
        if name in said
    }
    day = said.get("datum")
    place = (day.start, day.end) if day else (0, 0)
    yield {
        "id": one.artifact.id,
        "organ": document.organ or document.body,
        "organ_iri": one.actors.organ(None).value,
        "datum": document.date,
        **lines,
        **one.passage(*place),
    }


MEETINGS = Table(
    "sammantraden",
    "Sammanträden",
    "Meetings",
    (
        ID,
        Column("organ", "organ", "body"),
        Column("organ_iri", "organets adress", "IRI of the body"),
        Column("datum", "datum", "date", "date"),
        Column("tid", "tid", "time of day"),
        Column("plats", "plats", "place"),
        Column("ordforande", "ordförande", "chair"),
        Column("sekreterare", "sekreterare", "secretary"),
        Column("justerare", "justerare", "verifiers"),
        Column("paragrafer", "paragrafer", "items"),
        *PASSAGE,
    ),
    _meetings,
)


def _items(one: One) -> Iterator[Row]:
    document = one.artifact.document
    for section in document.sections:
        if section.kind == "paragraf":
            yield {
                "id": f"{one.artifact.id}/{section.id}",
                "nummer": section.number,
                "rubrik": section.heading,
                "dnr": section.dnr,
                "organ": document.organ or document.body,
                "datum": document.date,
                "avsnitt_slut": section.end,
                **one.passage(section.start, section.body_start),
            }


ITEMS = Table(
    "paragrafer",
    "Paragrafer",
    "Agenda items",
    (
        ID,
        Column("nummer", "nummer", "number"),
        Column("rubrik", "rubrik", "heading"),
        Column("dnr", "diarienummer", "registration numbers", "list"),
        Column("organ", "organ", "body"),
        Column("datum", "datum", "date", "date"),
        Column("avsnitt_slut", "paragrafens slut", "end of the item", "integer"),
        *PASSAGE,
    ),
    _items,
)
