"""What is asked for in an address of the app."""

from collections.abc import Mapping
from urllib.parse import parse_qsl

from app import web_asked
from benchmarks.fuzz.targets import Target, is_told
from ingest.errors import QueryError


def address(data: bytes) -> None:
    """Read what stands after the question mark of an address."""
    parts = parse_qsl(data.decode("latin-1"), keep_blank_values=True)
    for asked in (web_asked.asked, web_asked.watch_asked):
        try:
            asked(parts)
        except QueryError as error:
            is_told(error)


TARGETS: Mapping[str, Target] = {"address": address}
