"""Everything of a collection in the forms that other systems read."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from app import networks
from app.workspace import Workspace
from graph import export
from graph.export import csv_files, popolo, whole_file, xlsx
from graph.export.selection import DATASETS, graphs_of
from graph.export.tables import One
from graph.network import drawing, kept_network, projections
from graph.network.drawing import Drawing
from graph.network.xml_gexf import gexf_chunks
from graph.network.xml_graphml import graphml_chunks
from ingest.errors import GraphError

NETWORKS: Mapping[str, Callable[[Drawing], Iterator[bytes]]] = {
    "graphml": graphml_chunks,
    "gexf": gexf_chunks,
}
# What a network shows: actors and their ties, everything, or who has promised what.
SHOWN = ("aktorer", "allt", "loften")
# What is a folder of files, or a file that is no stream.
PLACES: Mapping[str, Callable[[Workspace, Path], None]] = {
    "csv": lambda opened, place: csv_files.write(documents(opened), place),
    "csv-excel": lambda opened, place: csv_files.write(
        documents(opened), place, excel=True
    ),
    "xlsx": lambda opened, place: xlsx.write(documents(opened), place),
}
FORMATS = (*export.FORMATS, "popolo", *NETWORKS, *PLACES, "allt")
PARTS = (*DATASETS, *SHOWN)


def stream(
    opened: Workspace, form: str, part: str | None = None
) -> Iterator[bytes] | None:
    """Return the collection in a form as a stream, None where the form is no stream.

    Args:
        opened: The collection.
        form: One of `FORMATS`.
        part: One of `DATASETS` for the graph, of `SHOWN` for a network; by default
            the whole graph, and the network of actors.

    Raises:
        GraphError: the form has no such part.
    """
    if form in export.FORMATS:
        names = None if part is None else graphs_of(opened.graph, part, _base(opened))
        return export.chunks(opened.graph, form, names)
    if form in NETWORKS:
        return NETWORKS[form](_drawn(opened, part or SHOWN[0]))
    if part is not None:
        raise GraphError(f"{form} skrivs alltid helt: --part gäller graf och nätverk.")
    return popolo.chunks(opened.graph, _base(opened)) if form == "popolo" else None


def write(opened: Workspace, form: str, place: Path, part: str | None = None) -> None:
    """Write the collection in a form to a file; csv and "allt" to a folder.

    Raises:
        GraphError: the form has no such part, or it cannot be written there.
    """
    pieces = stream(opened, form, part)
    if pieces is not None:
        whole_file.write_chunks(pieces, place)
    elif form in PLACES:
        PLACES[form](opened, place)
    else:
        publish(opened, place)


def publish(opened: Workspace, folder: Path) -> None:
    """Write every form to `folder`, under the names that `sagt catalogue` lists.

    Raises:
        GraphError: the folder or a file cannot be written.
    """
    whole_file.folder(folder)
    for form in export.FORMATS:
        write(opened, form, folder / f"fakta.{form}", "fakta")
    for part in ("uppfoljning", "granskningar"):
        write(opened, "trig", folder / f"{part}.trig", part)
    write(opened, "ttl", folder / "kodlistor.ttl", "kodlistor")
    write(opened, "csv", folder)
    write(opened, "xlsx", folder / "fakta.xlsx")
    write(opened, "popolo", folder / "popolo.json")
    for form in NETWORKS:
        write(opened, form, folder / f"natverk.{form}")


def documents(opened: Workspace) -> Iterator[One]:
    """Give each document as its tables are read from it, in the archive's order."""
    graph, identity = opened.graph, opened.resolution.identity(_base(opened))
    for artifact in opened.archive.artifacts():
        yield One(artifact, identity, graph)


def _base(opened: Workspace) -> str:
    return opened.settings.base


def _drawn(opened: Workspace, part: str) -> Drawing:
    graph = opened.graph
    if part == "allt":
        return projections.whole(graph, _base(opened))
    if part == "loften":
        return projections.promises(graph, _base(opened))
    if part != "aktorer":
        raise GraphError(f"Ett nätverk visar {', '.join(SHOWN)}; inte {part}.")
    network = kept_network(networks.shelf(opened), graph)
    return drawing.of_network(network, graph)
