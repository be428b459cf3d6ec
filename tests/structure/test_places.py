"""Places on the page and what is taken out of the text follow the clean-up."""

import string
from bisect import bisect_right

from hypothesis import given
from hypothesis import strategies as st

from ingest.model import Furniture, PlacedLine, RawDocument
from ingest.structure import structure
from ingest.structure.clean import clean
from ingest.structure.edits import Draft, Edit

PAGE = "\n".join(
    [
        "NORRVIKENS KOMMUN",
        "Sammanträdesprotokoll",
        "{body}",
        "Justerandes sign",
        "Sida {number} (4)",
    ]
)
BODIES = [
    "Nämnden beslutar att anta planen för den kom-\nmande mandatperioden i sin helhet.",
    "Ordföranden finner att nämnden bifaller\u00a0förslaget.",
    "Ledamoten frågar om handläggningen och får svar.",
    "Sammanträdet avslutas klockan fyra.",
]


def _placed(text: str, starts: tuple[int, ...]) -> tuple[PlacedLine, ...]:
    """Return a box for every line; its top tells which line of the page it is."""
    lines, offset = [], 0
    for line in text.split("\n"):
        if line.strip():
            page = bisect_right(starts, offset)
            lines.append(
                PlacedLine(offset, offset + len(line), page, 0.1, 0.2, 0.9, 0.3)
            )
        offset += len(line) + 1
    return tuple(lines)


def _document() -> RawDocument:
    pages = [PAGE.format(body=body, number=n) for n, body in enumerate(BODIES, 1)]
    starts, at = [], 0
    for page in pages:
        starts.append(at)
        at += len(page) + 2
    text = "\n\n".join(pages)
    return RawDocument(
        "application/pdf",
        text,
        tuple(starts),
        wrapped=True,
        lines=_placed(text, tuple(starts)),
    )


def test_every_word_left_is_placed_on_its_page() -> None:
    raw = _document()
    cleaned = clean(raw)
    for word in ("kommande", "bifaller förslaget", "Ledamoten", "klockan"):
        at = cleaned.text.index(word)
        around = [line for line in cleaned.lines if line.start <= at < line.end]
        assert len(around) == 1, word
        assert around[0].page == bisect_right(cleaned.page_starts, at)


def test_running_lines_are_kept_as_furniture() -> None:
    cleaned = clean(_document())
    kinds = [(one.kind, one.page) for one in cleaned.furniture]
    assert [page for kind, page in kinds if kind == "sidnummer"] == [1, 2, 3, 4]
    assert [page for kind, page in kinds if kind == "signering"] == [1, 2, 3, 4]
    assert ("sidhuvud", 2) in kinds
    assert "Sida 2" not in cleaned.text
    assert [one.at for one in cleaned.furniture] == sorted(
        one.at for one in cleaned.furniture
    )


def test_contact_details_are_masked_in_furniture_and_metadata() -> None:
    raw = RawDocument(
        "application/pdf",
        "Nämnden beslutar att anta planen.",
        metadata=(("author", "Ada Ek ada.ek@norrviken.example"), ("url", "https://a")),
        furniture=(Furniture("sidfot", "Telefon 08-123 45 67", 1),),
    )
    document = structure(raw, "a.pdf", "0" * 64)
    assert "@" not in dict(document.metadata)["author"]
    assert "123" not in document.furniture[0].text
    assert dict(document.metadata)["url"] == "https://a"


@given(st.data())
def test_a_place_follows_the_characters_that_stay(data: st.DataObject) -> None:
    text = data.draw(st.text(string.ascii_letters + " \n", min_size=1, max_size=60))
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    edits = [
        Edit(start, end, data.draw(st.sampled_from(["", " ", "x", "\n\n"])))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    bounds = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    lines = tuple(
        PlacedLine(start, end, 1, 0, 0, 1, 1)
        for start, end in zip(bounds[::2], bounds[1::2], strict=False)
    )
    edited = Draft(text, lines=lines).edited(edits)
    gone = {i for edit in edits for i in range(edit.start, edit.end)}
    kept = [
        "".join(text[i] for i in range(line.start, line.end) if i not in gone)
        for line in lines
    ]
    found = [edited.text[line.start : line.end] for line in edited.placed()]
    assert all(0 <= one.start < one.end <= len(edited.text) for one in edited.placed())
    # All that stayed of a line is within its place, in order.
    left = iter(found)
    for want in filter(None, kept):
        assert any(_holds(got, want) for got in left)


def _holds(text: str, letters: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)
