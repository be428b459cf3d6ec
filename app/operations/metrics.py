"""Figures of a running server, as Prometheus reads them.

Labels are the program's own few words: pages, kinds of answers. What people ask for is
in none of them.
"""

from collections.abc import Iterator

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from app.operations.standing import Standing

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"
SECONDS = (0.05, 0.1, 0.2, 0.3, 0.5, 1.0, 2.0, 5.0, 15.0, 60.0)

disable_created_metrics()  # type: ignore[no-untyped-call]
REGISTRY = CollectorRegistry()
ProcessCollector(registry=REGISTRY)
PlatformCollector(registry=REGISTRY)
REQUESTS = Counter(
    "sagt_http_requests",
    "Answers by place and status.",
    ("place", "status"),
    registry=REGISTRY,
)
REQUEST_SECONDS = Histogram(
    "sagt_http_request_seconds",
    "Seconds to an answer.",
    ("place",),
    buckets=SECONDS,
    registry=REGISTRY,
)
PAGES = Counter(
    "sagt_pages",
    "Pages made, by page and how it went.",
    ("page", "outcome"),
    registry=REGISTRY,
)
PAGE_SECONDS = Histogram(
    "sagt_page_seconds",
    "Seconds to make a page.",
    ("page",),
    buckets=SECONDS,
    registry=REGISTRY,
)
SESSIONS = Gauge("sagt_sessions", "Readers' windows open now.", registry=REGISTRY)

# Name → what it is, and where it stands.
FIGURES = {
    "documents": "Documents in the collection.",
    "failures": "Files that could not be read.",
    "set_aside": "Files set aside until somebody decides.",
    "changes": "Number of the collection's last change.",
    "graph_lag": "Changes that the graph lacks.",
    "index_lag": "Changes that the index lacks.",
    "free_bytes": "Bytes free on the collection's disk.",
    "degraded": "Whether anything is not as it should be (1) or all is well (0).",
}


class _Collection(Collector):
    """What the collection holds, read when somebody asks."""

    def __init__(self, standing: Standing) -> None:
        self._standing = standing

    def collect(self) -> Iterator[GaugeMetricFamily]:
        for name, about in FIGURES.items():
            value = getattr(self._standing, name)
            if value is not None:
                yield GaugeMetricFamily(f"sagt_{name}", about, float(value))
        last = GaugeMetricFamily(
            "sagt_last_done_timestamp_seconds",
            "When it was last done.",
            labels=("what",),
        )
        files = GaugeMetricFamily(
            "sagt_last_files",
            "Files the last time, by outcome.",
            labels=("what", "how"),
        )
        for what, note in self._standing.done.items():
            last.add_metric((what,), note.at.timestamp())
            for how, count in note.counts.items():
                files.add_metric((what, how), count)
        yield from (last, files)


def written(standing: Standing | None) -> bytes:
    """Return all figures, those of the collection as it stands if it can be read."""
    now = CollectorRegistry()
    if standing is not None:
        now.register(_Collection(standing))
    return generate_latest(REGISTRY) + generate_latest(now)
