"""The log: lines on standard error, as text or JSON, each with its request's id.

Nothing of what documents say, what people search for, who they are or what they sign in
with is logged. So that this holds by itself, an error is told by its kind and the lines
of the program, never by its words, and an address by its first part.
"""

import logging
import re
import secrets
import sys
import traceback
from contextvars import ContextVar
from types import TracebackType

from pythonjsonlogger.core import RESERVED_ATTRS
from pythonjsonlogger.json import JsonFormatter

from app.settings import Settings

# What may be asked to stand in the log must be short and hold nothing else.
ID = re.compile(r"[A-Za-z0-9._-]{8,64}")
TEXT = "%(asctime)s %(levelname)s %(name)s [%(request)s] %(message)s%(told)s"
# What other libraries write on standard error by handlers of their own.
SERVERS = ("streamlit", "uvicorn", "websockets")

_REQUEST: ContextVar[str] = ContextVar("request", default="-")
# What every record has; the rest is what was told with it.
_USUAL = frozenset(RESERVED_ATTRS) | {"message", "asctime", "request", "color_message"}

Raised = tuple[type[BaseException], BaseException, TracebackType | None]


def new_id(asked: str = "") -> str:
    """Return the id of a request: the one asked for if it is well-formed."""
    return asked if ID.fullmatch(asked) else secrets.token_hex(8)


def of_request(given: str) -> None:
    """Let all that is logged from here on, in this context, be of a request."""
    _REQUEST.set(given if ID.fullmatch(given) else "-")


def request() -> str:
    """Return the id of the request at hand, "-" where there is none."""
    return _REQUEST.get()


def begin(settings: Settings) -> None:
    """Write the log as the settings say."""
    handler = _Standard()
    handler.addFilter(_with_request)
    handler.setFormatter(_Json() if settings.log == "json" else _Text(TEXT))
    root = logging.getLogger()
    for other in root.handlers[:]:
        if isinstance(other.formatter, _Text | _Json):
            root.removeHandler(other)
    root.addHandler(handler)
    root.setLevel(settings.log_level.upper())


def take_over() -> None:
    """Let what the server's libraries log be written as all else is."""
    for name in list(logging.root.manager.loggerDict):
        if name.partition(".")[0] in SERVERS:
            logger = logging.getLogger(name)
            logger.handlers.clear()
            logger.propagate = True
            # Of what goes well they would tell with the whole of its address.
            logger.setLevel(logging.WARNING)


def _with_request(record: logging.LogRecord) -> bool:
    record.request = request()
    return True


def told(raised: Raised) -> str:
    """Return where an error was raised and of what kind it is, without its words."""
    kind, error, place = raised
    lines = [
        f"{frame.filename}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(place)
    ]
    reason = error.strerror if isinstance(error, OSError) else None
    name = f"{kind.__module__}.{kind.__qualname__}"
    return "\n".join((*lines, f"{name} ({reason})" if reason else name))


class _Standard(logging.Handler):
    """Writes lines on whatever is standard error at the moment."""

    def emit(self, record: logging.LogRecord) -> None:
        try:
            sys.stderr.write(f"{self.format(record)}\n")
            sys.stderr.flush()
        except (OSError, ValueError):
            # Nobody reads it any more; the work goes on.
            return


class _Json(JsonFormatter):
    """A line of JSON; whatever is not ASCII is escaped, also what ends a line."""

    def __init__(self) -> None:
        super().__init__(
            "%(levelname)s %(name)s %(request)s %(message)s",
            timestamp="time",
            rename_fields={"levelname": "level", "name": "logger"},
            reserved_attrs=_USUAL,
        )

    def formatException(self, ei: Raised) -> str:  # type: ignore[override]  # noqa: N802
        return told(ei)


class _Text(logging.Formatter):
    """A line of text; what would steer a terminal or begin a new line is escaped."""

    def format(self, record: logging.LogRecord) -> str:
        # Another handler may have left the words of the error here.
        record.exc_text = None
        return super().format(record)

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802
        rest = {k: v for k, v in vars(record).items() if k not in _USUAL}
        record.told = "".join(f" {name}={value}" for name, value in rest.items())
        line = super().formatMessage(record)
        del record.told  # type: ignore[attr-defined]
        return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in line)

    def formatException(self, ei: Raised) -> str:  # type: ignore[override]  # noqa: N802
        return told(ei)
