"""A description of the collection by DCAT-AP-SE 3: catalogue, datasets and their files.

By DIGG's specification, version 3.0.1 (docs.dataportal.se/dcat/3.0.1), a profile of
DCAT-AP 3: a catalogue has a licence, which is CC0; a dataset has a publisher, an agent
a type; the format of a distribution is its media type as text; there are no catalogue
records.
There are no blank nodes and no clock: who publishes, where and when is told.
"""

import csv
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Literal

import pyoxigraph as ox

from graph.export.dcat_about import CC0, About
from graph.pairs import days, iris, pairs
from graph.store import Store
from graph.terms import (
    BASE,
    DCAT,
    DCTERMS,
    FOAF,
    PREFIXES,
    SKOS,
    SWEDISH,
    TYPE,
    XSD,
    NamedNode,
    Namespace,
    Object,
    Quad,
    date,
    en,
    in_order,
    segment,
    string,
    sv,
)
from graph.terms import Literal as Text

VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
DCATAP = Namespace("http://data.europa.eu/r5r/")
AUTHORITY = Namespace("http://publications.europa.eu/resource/authority/")
SWEDEN = NamedNode("http://publications.europa.eu/resource/authority/country/SWE")
MEDIA = "https://www.iana.org/assignments/media-types/"
THEMES = {
    "GOVE": ("Regeringen och den offentliga sektorn", "Government and public sector")
}


def chunks(
    store: Store,
    about: About | None = None,
    folder: Path | None = None,
    base: str = BASE,
    form: Literal["ttl", "rdf"] = "ttl",
) -> Iterator[bytes]:
    """Write the description as Turtle or RDF/XML, the same bytes every time.

    Args:
        store: The graph that is described.
        about: Who publishes it, and where.
        folder: Where the files lie; only those there are listed, with size and
            checksum. Without it all files that can be exported are listed.
        base: What every IRI of a thing begins with.
        form: "ttl" or "rdf".
    """
    triples = [q.triple for q in quads(store, about or About(), folder, base)]
    known = ox.RdfFormat.TURTLE if form == "ttl" else ox.RdfFormat.RDF_XML
    prefixes = {**PREFIXES, "vcard": VCARD.iri, "spdx": SPDX.iri, "dcatap": DCATAP.iri}
    written = ox.serialize(triples, format=known, prefixes=prefixes) or b""
    lines = written.splitlines(keepends=True)
    body = [line for line in lines if not line.startswith(b"@prefix")]
    # The serializer writes prefixes in an order of chance.
    yield b"".join(sorted(set(lines) - set(body)))
    yield b"".join(body)


def quads(
    store: Store, about: About, folder: Path | None = None, base: str = BASE
) -> list[Quad]:
    """Return the description as statements, in order."""
    return in_order(_Described(store, about, folder, base).quads)


@cache
def _rows(name: str) -> tuple[Mapping[str, str], ...]:
    lines = resources.files("graph.export").joinpath(name).read_text("utf-8")
    return tuple(csv.DictReader(lines.splitlines(), delimiter="\t"))


class _Described:
    """The description while it is made."""

    def __init__(
        self, store: Store, about: About, folder: Path | None, base: str
    ) -> None:
        self.quads: list[Quad] = []
        self.about, self.base, self.folder = about, base, folder
        self.address = (about.address or f"{base}export").rstrip("/") + "/"
        self.graphs = [name.value.removeprefix(base) for name in store.graphs()]
        self._shared()
        publisher = self._publisher()
        listed = [self._dataset(row, publisher, store) for row in _rows(DATASETS)]
        self._catalogue(publisher, [one for one in listed if one])

    def _iri(self, path: str) -> NamedNode:
        return NamedNode(self.base + path)

    def _add(self, subject: NamedNode, predicate: NamedNode, *values: Object) -> None:
        self.quads += [Quad(subject, predicate, value) for value in values]

    def _is_a(self, path: NamedNode | str, *classes: NamedNode) -> NamedNode:
        node = self._iri(path) if isinstance(path, str) else path
        self._add(node, TYPE, *classes)
        return node

    def _shared(self) -> None:
        """State what the resources are that the description points at."""
        self._is_a(SWEDISH, DCTERMS.LinguisticSystem)
        self._is_a(SWEDEN, DCTERMS.Location)
        self._add(SWEDEN, SKOS.prefLabel, sv("Sverige"), en("Sweden"))
        self._is_a(AUTHORITY["access-right/PUBLIC"], DCTERMS.RightsStatement)
        for licence in {CC0, self.about.licence}:
            self._is_a(NamedNode(licence), DCTERMS.LicenseDocument)
        taxonomy = self._is_a(AUTHORITY["data-theme"], SKOS.ConceptScheme)
        self._add(taxonomy, DCTERMS.title, en("Data themes"), sv("Datateman"))
        for code, (swedish, english) in THEMES.items():
            theme = self._is_a(AUTHORITY[f"data-theme/{code}"], SKOS.Concept)
            self._add(theme, SKOS.prefLabel, sv(swedish), en(english))
            self._add(theme, SKOS.inScheme, taxonomy)

    def _publisher(self) -> NamedNode:
        about = self.about
        iri = about.publisher_iri or f"{self.base}katalog/utgivare"
        node = self._is_a(NamedNode(iri), FOAF.Agent)
        self._add(node, FOAF.name, sv(about.publisher))
        address = f"http://purl.org/adms/publishertype/{about.publisher_type}"
        sort = self._is_a(NamedNode(address), SKOS.Concept)
        self._add(sort, SKOS.prefLabel, en(about.publisher_type))
        self._add(node, DCTERMS.type, sort)
        return node

    def _contact(self) -> NamedNode | None:
        """State a function to write to; nobody's own address is ever stated."""
        if self.about.contact is None:
            return None
        name, mail = self.about.contact
        node = self._is_a("katalog/kontakt", VCARD.Organization, VCARD.Kind)
        self._add(node, VCARD.fn, string(name))
        self._add(node, VCARD.hasEmail, NamedNode(f"mailto:{mail}"))
        return node

    def _catalogue(self, publisher: NamedNode, listed: Iterable[NamedNode]) -> None:
        about = self.about
        node = self._is_a("katalog", DCAT.Catalog)
        self._add(node, DCTERMS.title, sv(about.title))
        self._add(
            node,
            DCTERMS.description,
            sv("Vad offentliga handlingar säger att någon beslutat, lovat och gjort."),
            en("What public documents say that someone decided, promised and did."),
        )
        self._add(node, DCTERMS.publisher, publisher)
        self._add(node, DCTERMS.license, NamedNode(CC0))
        self._add(node, DCTERMS.language, SWEDISH)
        self._add(node, DCTERMS.spatial, SWEDEN)
        self._add(node, DCAT.themeTaxonomy, AUTHORITY["data-theme"])
        self._add(node, DCAT.dataset, *listed)
        if about.homepage:
            page = self._is_a(NamedNode(about.homepage), FOAF.Document)
            self._add(node, FOAF.homepage, page)
        self._dates(node)

    def _dates(self, node: NamedNode) -> None:
        for predicate, day in (
            (DCTERMS.issued, self.about.issued),
            (DCTERMS.modified, self.about.modified),
        ):
            if day is not None:
                self._add(node, predicate, date(day))

    def _dataset(
        self, row: Mapping[str, str], publisher: NamedNode, store: Store
    ) -> NamedNode | None:
        """State a dataset, if the collection has anything of it."""
        wanted = row["graphs"].split()
        files = [f for f in _rows(FILES) if f["dataset"] == row["dataset"]]
        there = [f for f in files if self.folder is None or self._file(f).is_file()]
        held = not wanted or any(g.startswith(tuple(wanted)) for g in self.graphs)
        if not held or not there:
            return None
        node = self._is_a(f"katalog/{row['dataset']}", DCAT.Dataset)
        self._add(node, DCTERMS.title, sv(row["title_sv"]), en(row["title_en"]))
        described = sv(row["description_sv"]), en(row["description_en"])
        self._add(node, DCTERMS.description, *described)
        self._add(node, DCTERMS.publisher, publisher)
        self._add(node, DCAT.keyword, *(sv(w) for w in row["keywords_sv"].split("|")))
        self._add(node, DCAT.theme, AUTHORITY["data-theme/GOVE"])
        self._add(node, DCTERMS.accessRights, AUTHORITY["access-right/PUBLIC"])
        self._add(node, DCTERMS.language, SWEDISH)
        self._dates(node)
        contact = self._contact()
        if contact is not None:
            self._add(node, DCAT.contactPoint, contact)
        if wanted:
            self._coverage(node, row["dataset"], store)
        for file in there:
            self._add(node, DCAT.distribution, self._distribution(file))
        return node

    def _coverage(self, node: NamedNode, dataset: str, store: Store) -> None:
        """State the days of the documents, and the places of those they come from."""
        dated = pairs(store, "?t a foaf:Document ; eli:date_document ?v")
        known = sorted(day for found in dated.values() for day in days(found))
        if known:
            period = self._is_a(f"katalog/{dataset}/tid", DCTERMS.PeriodOfTime)
            self._add(period, DCAT.startDate, date(known[0]))
            self._add(period, DCAT.endDate, date(known[-1]))
            self._add(node, DCTERMS.temporal, period)
        published = "?t a foaf:Document ; dcterms:publisher ?o . ?o dcterms:spatial ?v"
        found = {
            place
            for places in pairs(store, published).values()
            for place in iris(places)
        }
        for place in found:
            self._is_a(place, DCTERMS.Location)
        self._add(node, DCTERMS.spatial, *(found or {SWEDEN}))

    def _file(self, row: Mapping[str, str]) -> Path:
        assert self.folder is not None
        return self.folder / row["file"]

    def _distribution(self, row: Mapping[str, str]) -> NamedNode:
        dataset, form, media = row["dataset"], row["form"], row["media"]
        node = self._is_a(f"katalog/{dataset}/{form}", DCAT.Distribution)
        self._add(node, DCTERMS.title, sv(row["title"]))
        self._add(node, DCTERMS["format"], string(media))
        sort = self._is_a(NamedNode(MEDIA + media), DCTERMS.MediaType)
        self._add(node, DCAT.mediaType, sort)
        self._add(node, DCTERMS.license, NamedNode(self.about.licence))
        address = NamedNode(self.address + segment(row["file"]))
        self._add(node, DCAT.accessURL, address)
        self._add(node, DCAT.downloadURL, *self._parts(row, address))
        if self.folder is not None:
            self._checked(node, self._file(row))
        return node

    def _parts(self, row: Mapping[str, str], address: NamedNode) -> list[NamedNode]:
        """Return the addresses of the files; tables are one distribution of many."""
        tables = sorted(self.folder.glob("*.csv")) if self.folder else []
        if row["form"] != "csv" or not tables:
            return [address]
        return [NamedNode(self.address + segment(table.name)) for table in tables]

    def _checked(self, node: NamedNode, file: Path) -> None:
        """State size and checksum of a file."""
        with file.open("rb") as opened:
            digest = hashlib.file_digest(opened, "sha256").hexdigest()
        size = Text(str(file.stat().st_size), datatype=XSD.nonNegativeInteger)
        self._add(node, DCAT.byteSize, size)
        check = self._is_a(NamedNode(f"{node.value}/kontrollsumma"), SPDX.Checksum)
        algorithm = SPDX.checksumAlgorithm_sha256
        self._add(check, SPDX.algorithm, self._is_a(algorithm, SPDX.ChecksumAlgorithm))
        value = Text(digest, datatype=XSD.hexBinary)
        self._add(check, SPDX.checksumValue, value)
        self._add(node, SPDX.checksum, check)


DATASETS, FILES = "dcat_datasets.tsv", "dcat_files.tsv"
