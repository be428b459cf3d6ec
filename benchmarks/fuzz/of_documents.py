"""A document's whole way: to structure, to facts, to disk and out again."""

from collections.abc import Mapping

from benchmarks.fuzz import seeds
from benchmarks.fuzz.altered import altered
from benchmarks.fuzz.targets import Target, is_told
from ingest import codec, contract, pipeline
from ingest.errors import ArchiveError, ReadError


def structure(data: bytes) -> None:
    """Take a web page to sections, type, date and tables."""
    try:
        document = pipeline.read_document(data, "handling.html")
    except ReadError as error:
        is_told(error)
        return
    length = len(document.text)
    assert all(0 <= part.start <= part.end <= length for part in document.sections)


def facts(data: bytes) -> None:
    """Take plain text the whole way to facts, to disk and back."""
    try:
        artifact = pipeline.build_artifact(data, "handling.txt")
    except ReadError as error:
        is_told(error)
        return
    assert codec.decode_artifact(codec.encode(artifact)) == artifact


def contract_json(data: bytes) -> None:
    """Take an artifact from disk and out as the contract's JSON."""
    try:
        artifact = codec.decode_artifact(data)
    except ArchiveError as error:
        is_told(error)
        return
    again = codec.encode(artifact)
    assert codec.encode(codec.decode_artifact(again)) == again
    codec.encode(contract.as_contract(artifact))


def contract_altered(data: bytes) -> None:
    """Do the same with an artifact where values have been changed."""
    contract_json(altered(data, seeds.artifact()))


TARGETS: Mapping[str, Target] = {
    "structure": structure,
    "facts": facts,
    "contract": contract_json,
    "contract-altered": contract_altered,
}
