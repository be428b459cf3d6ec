"""The outline finds the same sections as looking through all of them."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.model import Section
from ingest.outline import Outline


@st.composite
def _sections(draw: st.DrawFn) -> list[Section]:
    found = []
    for number in range(draw(st.integers(0, 8))):
        start = draw(st.integers(0, 40))
        end = start + draw(st.integers(1, 20))
        kind = draw(st.sampled_from(["paragraf", "rubrik", "bilaga"]))
        body = draw(st.integers(start, end))
        found.append(
            Section(f"s{number}", kind, None, None, (), start, body, end, page=1)
        )
    return found


@given(_sections(), st.integers(0, 70))
def test_the_same_as_looking_through_all(sections: list[Section], offset: int) -> None:
    outline = Outline(sections)
    around = [s for s in sections if s.start <= offset < s.end]
    assert outline.around(offset) == sorted(around, key=lambda s: s.end - s.start)
    headed = any(s.start <= offset < s.body_start for s in sections)
    assert outline.in_heading(offset) == headed
    narrowest = min(
        (s for s in around if s.kind == "paragraf"),
        key=lambda s: s.end - s.start,
        default=None,
    )
    assert outline.paragraf_at(offset) == narrowest
