"""The stretches of a document where someone is asked: a paper, or a § of minutes.

An interpellation is one from its first line to its last. Minutes, decisions in brief
and letters hold them as sections, known by their headings.
"""

import re
from dataclasses import dataclass

from ingest.extract.context import Context
from ingest.extract.decision_agenda import Line
from ingest.extract.decision_blocks import lines_between
from ingest.model import Section

QUESTION_TYPES = frozenset(("interpellation", "interpellationssvar"))
# Papers that treat many matters, or bind: never one inquiry from end to end.
MANY_MATTERS = frozenset(
    ("protokoll", "protokollsutdrag", "kallelse", "overenskommelse", "motion")
)
KIND = (
    r"(?:(?:enkel|enkla|skriftlig\w?|muntlig\w?) )?"
    r"(?:interpellation\w*|ledamotsfråg\w+|medborgarfråg\w+|fråga|frågor)"
)
OPENING = re.compile(
    rf"^\W*(?:svar(?:et)? (?:på|till) )?{KIND}\b(?! och svar)|"
    r"\d{4}(?:/\d{2,4})?:\d+ av .{3,80} till ",
    re.IGNORECASE,
)
HEADED = re.compile(
    r"\b(?:interpellation\w*|frågestund\w*|ledamotsfråg\w+|medborgarfråg\w+|"
    r"(?:enkel|enkla|skriftlig\w?|muntlig\w?) fråg(?:a|an|or)|"
    r"[\w-]{4,40}(?:ens|nas|ets|ernas) fråg(?:a|or)|"
    r"fråg(?:a|or) (?:till|från|ställd\w*|av|vid)|besvarande av fråg(?:a|or)|"
    r"svar på fråg(?:a|an|or))\b",
    re.IGNORECASE,
)
HOUR = re.compile(
    r"\bfrågestund|\bfrågor (?:vid|från)\b|\b[\w-]{4,40}(?:ens|nas|ets|ernas) frågor",
    re.I,
)
# "Jag har fått en interpellation av NN."
HANDED = re.compile(
    r"\b(?:jag|vi) (?:har )?(?:fått|mottagit|mottog|fick) (?:\w+ ){0,2}"
    r"(?:interpellation|fråga) (?:av|från)\b",
    re.IGNORECASE,
)
# So many lines a paper may need to say what it is.
HEAD_LINES = 7
LONGEST_HEAD, LONGEST_TITLE = 320, 160


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A stretch where questions are put; `hour` where many ask in turn."""

    start: int
    end: int
    title: str
    hour: bool = False
    section: Section | None = None


def is_inquiry(context: Context) -> bool:
    """Tell whether the whole document is an interpellation, a question or an answer."""
    document = context.document
    if document.type in QUESTION_TYPES or OPENING.match(document.title):
        return True
    return document.type not in MANY_MATTERS and bool(_heads(context))


def _heads(context: Context) -> list[str]:
    """Return the lines at the top that call the paper a question put to someone."""
    top = lines_between(context.text, 0, min(len(context.text), 1500))[:HEAD_LINES]
    return [
        line.text[:LONGEST_TITLE]
        for line in top
        if len(line.text) < LONGEST_HEAD and _says_kind(line)
    ]


def _says_kind(line: Line) -> bool:
    """Tell whether a line at the top calls the paper a question put to someone."""
    match = OPENING.match(line.text)
    if match is None:
        return HANDED.search(line.text) is not None
    word = match.group().split()[-1].casefold()
    if not word.startswith(("fråga", "frågor")):
        return True
    rest = line.text[match.end() :]
    return re.match(r"\s(?:till|från|för skriftligt|av)\b|$", rest) is not None


def find_inquiries(context: Context) -> tuple[Inquiry, ...]:
    """Return the stretches where questions are put, in order."""
    if is_inquiry(context):
        title = context.document.title
        titles = dict.fromkeys(
            ([title] if len(title) < LONGEST_TITLE else []) + _heads(context)
        )
        return (Inquiry(0, len(context.text), " ".join(titles)),)
    found: list[Inquiry] = []
    for section in sorted(context.document.sections, key=lambda s: (s.start, -s.end)):
        heading = section.heading or ""
        inside = bool(found) and section.start < found[-1].end
        if inside or section.kind not in ("paragraf", "rubrik"):
            continue
        if HEADED.search(heading):
            hour = HOUR.search(heading) is not None
            found.append(Inquiry(section.start, section.end, heading, hour, section))
    return tuple(found)
