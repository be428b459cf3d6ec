"""temporary"""
from ingest.model import RawDocument
from ingest.readers.decoding import decode


def read(data: bytes) -> RawDocument:
    return RawDocument("text/html", decode(data))
