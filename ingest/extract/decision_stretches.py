"""Where one matter ends and the next begins: §§, annexes, headings of an agenda."""

from ingest.extract.context import Context
from ingest.extract.decision_agenda import agenda_heads
from ingest.extract.decision_lines import lines_between
from ingest.model import Document, Section

MEETINGS = frozenset(("protokoll", "protokollsutdrag", "kallelse"))


def stretches(context: Context) -> list[tuple[Section | None, int, int]]:
    """Return where each matter of a document stands, with its § if it has one."""
    return _agenda(context, _stretches(context))


def _is_annex(document: Document, section: Section) -> bool:
    """Tell whether a section is an annex and no mere line that names one.

    In a document with pages an annex begins a page.
    """
    starts = document.page_starts
    if len(starts) < 2 and not document.media_type.endswith("pdf"):
        return True
    page_start = starts[document.page_of(section.start) - 1]
    return not document.text[page_start : section.start].strip()


def _stretches(context: Context) -> list[tuple[Section | None, int, int]]:
    """Return each § and each stretch between them that is no annex."""
    document = context.document
    kept = [
        s
        for s in sorted(document.sections, key=lambda s: (s.start, -s.end))
        if s.kind == "paragraf" or (s.kind == "bilaga" and _is_annex(document, s))
    ]
    own = {id(s) for s in kept}
    annexes = (s for s in document.sections if s.kind == "bilaga")
    cut = {s.end for s in annexes if id(s) not in own}
    last_cut = max(cut, default=0)
    found: list[tuple[Section | None, int, int]] = []
    position = 0
    for index, section in enumerate(kept):
        if section.start < position:
            continue
        found.append((None, position, section.start))
        following = kept[index + 1].start if index + 1 < len(kept) else None
        end = last_cut if following is None else following if following in cut else 0
        position = max(section.end, end if section.kind == "paragraf" else 0)
        if section.kind == "paragraf":
            found.append((section, section.body_start, position))
    found.append((None, position, len(context.text)))
    return [(s, start, end) for s, start, end in found if start < end]


def _agenda(
    context: Context, stretches: list[tuple[Section | None, int, int]]
) -> list[tuple[Section | None, int, int]]:
    """Part minutes without §§ at the numbered headings of their matters.

    A matter found so has no § of its own: its section has no number.
    """
    document = context.document
    numbered = any(section is not None for section, _, _ in stretches)
    if numbered or document.type not in MEETINGS or not stretches:
        return stretches
    heads = agenda_heads(lines_between(context.text, 0, len(context.text)))
    if not heads:
        return stretches
    ends = [head.start for head in heads[1:]] + [len(context.text)]
    found: list[tuple[Section | None, int, int]] = [(None, 0, heads[0].start)]
    for head, end in zip(heads, ends, strict=True):
        page = document.page_of(head.start)
        place = (head.start, head.end, end, page)
        section = Section("", "paragraf", None, head.text, document.dnr, *place)
        found.append((section, head.end, end))
    return found
