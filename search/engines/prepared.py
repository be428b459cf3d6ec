"""A passage as every engine is given it: analysed words, whole values and days."""

from functools import lru_cache

from search import analysis, casenumbers, wording, words
from search.engines import stored
from search.model import Entry, Prepared

# Fields with words in a row, given as stems joined by blanks.
IN_A_ROW = (
    "text",
    "heading",
    "title",
    "organ_ord",
    "person_ord",
    "decision",
    "promise",
)
# Fields with whole values, those that are counted and those only asked for.
COUNTED = (
    "document",
    "typ",
    "organ",
    "person",
    "parti",
    "ar",
    "amne",
    "status",
    "body",
)
ASKED = ("dnr_ord", "paragraf", "term", "passage", "title_raw", "dnr")
DAYS = ("datum", "senast", "frist")
# Titles and headings that passages of one document have in common.
CACHED = 2_000
# A word in the heading or title says more of what a passage is about than one in
# the running text.
BOOSTS = (("text", 1.0), ("heading", 1.5), ("title", 1.2))


def prepare(entry: Entry) -> Prepared:
    """Return what is indexed of a passage."""
    heads = f"{entry.heading or ''} {entry.matter or ''}"
    known = wording.made(entry)
    stems, wide = words.stems(entry.text), words.wide(entry.text)
    # Whoever asks what stands about a passage asks its own text first.
    own = {*stems, *wide}
    in_a_row = {
        "text": (" ".join(stems),),
        "wide": (" ".join(wide),),
        "around": (" ".join([w for w in entry.around.split() if w not in own]),),
        "heading": (_stems(heads),),
        "title": (_stems(entry.title),),
        "decision": (_stems(entry.decisions),),
        "promise": (_stems(entry.promises),),
        "organ_ord": (_stems(f"{entry.organ or ''} {entry.body or ''}"),),
        "person_ord": tuple(" ".join(analysis.words(p)) for p in entry.persons),
    }
    values = {
        "passage": (entry.passage,),
        "document": (entry.document,),
        "typ": (entry.type,),
        "organ": (entry.organ or "",),
        "body": (entry.body or "",),
        "ar": (str(entry.date.year) if entry.date else "",),
        "title_raw": (entry.title,),
        "dnr": entry.dnr,
        "paragraf": (analysis.compact(entry.section or ""),),
        "dnr_ord": tuple(form for dnr in entry.dnr for form in casenumbers.forms(dnr)),
        "term": entry.terms,
        "person": entry.persons,
        "parti": entry.parties,
        "amne": entry.subjects,
        "status": entry.status,
    }
    days = {"datum": entry.date, "senast": entry.latest, "frist": entry.deadline}
    return Prepared(
        document=entry.document,
        words=_some(in_a_row),
        values=_some(values),
        days={name: day for name, day in days.items() if day},
        stored=stored.pack(entry, known),
    )


@lru_cache(CACHED)
def _stems(text: str) -> str:
    return " ".join(analysis.stems(text))


def _some(fields: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return the fields that hold something, without what is empty."""
    kept = ((name, tuple(filter(None, texts))) for name, texts in fields.items())
    return {name: texts for name, texts in kept if texts}
