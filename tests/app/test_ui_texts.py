"""The interface says everything in both languages, and nothing that no page uses."""

import re
import string
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from app import exports
from app.access.model import Role
from app.agreements import ClauseKind, Standing
from app.interpellation_views import Answered
from app.promise_views import TimelineEntry
from app.review_queue import Reason
from app.ui import style, texts
from app.watches.model import Kind, What
from graph import network
from graph import project_meetings as meetings
from graph.followup.clocks.clocks import State
from graph.followup.verdicts.occurrences import Found
from graph.followup_model import (
    ConflictKind,
    PromiseStatus,
    Stance,
    TieKind,
)
from graph.queries import taking_part
from ingest import explain, model
from ingest.ledger_reviews import ReviewKind
from search.model import FACETS

UI = Path(texts.__file__).parents[1]
ASKED = r"""\bt\(\s*f?["']([a-z_]+\.[\w-]+)["']"""
SOURCE = "\n".join(p.read_text(encoding="utf-8") for p in sorted(UI.rglob("*.py")))
# Ties between promises that are two, seen from either.
HANGING = ("part-of", "follows")
# Groups of words for codes, and the codes that the model has.
CODES = {
    "status": get_args(PromiseStatus),
    "stance": get_args(Stance),
    "strength": get_args(model.Strength),
    "outcome": get_args(model.Outcome),
    "followup": get_args(model.FollowupStatus),
    "judged": get_args(ReviewKind),
    "waiting": get_args(Reason),
    "answer": get_args(Answered),
    "type": get_args(model.DocumentType),
    "orgkind": (*get_args(model.OrganisationKind), "parti"),
    "kind": tuple(style.FACTS),
    "vote": ("ja", "nej", "avstar", "franvarande"),
    "fate": ("bifall", "avslag"),
    "found": style.BROAD,
    "roll": (*meetings.PRESENT, "javig"),
    "deed": (*taking_part.CODES, "handled"),
    "act": get_args(ReviewKind),
    "bond": (
        *get_args(TieKind),
        *(f"{kind}-{way}" for kind in HANGING for way in ("earlier", "later")),
    ),
    "clash": get_args(ConflictKind),
    "round": get_args(Found),
    "clockstate": get_args(State),
    "news": get_args(What),
    "watched": get_args(Kind),
    "tiekind": network.KINDS,
    "standing": get_args(Standing),
    "clause": get_args(ClauseKind),
    "exportform": exports.FORMATS,
    "role": tuple(role.value for role in Role),
    # The card's own words, and what carries a fact (`ingest.explain.words`).
    "explain": (
        "why",
        "none",
        "rejected",
        "verb",
        "subjekt",
        "agent",
        "frist",
        "ram",
        "inledning",
        *(kind.__name__.lower() for kind in get_args(explain.Fact)),
    ),
}


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_say_the_same_things() -> None:
    swedish, english = texts.table("sv"), texts.table("en")
    assert list(swedish) == list(english)
    for key, text in swedish.items():
        assert places(text) == places(english[key]), key
        assert text.strip(), key


def test_every_text_asked_for_exists() -> None:
    asked = set(re.findall(ASKED, SOURCE))
    assert len(asked) > 80
    assert asked <= set(texts.table("sv"))


@pytest.mark.parametrize("group", CODES)
def test_every_code_of_the_model_has_a_word(group: str) -> None:
    words = {k.split(".", 1)[1] for k in texts.table("sv") if k.startswith(f"{group}.")}
    assert words == set(CODES[group])


def test_no_text_is_unused() -> None:
    # Some texts are asked for by a name that stands elsewhere in the code.
    asked = set(re.findall(ASKED, SOURCE))
    conditional = set(re.findall(r"""["']([a-z]+\.[\w-]+)["']""", SOURCE))
    built = set(re.findall(r"""\bt\(\s*f["']([a-z]+)\.\{""", SOURCE))
    names = {*re.findall(r"""["'=(]([a-z_]+)["'=]""", SOURCE), *FACETS}
    for key in texts.table("sv"):
        key = key.removesuffix(texts.ONE)  # noqa: PLW2901
        group, name = key.split(".", 1)
        if group in CODES or key in asked or key in conditional:
            continue
        assert group in built, key
        assert name in names, key


def test_every_status_can_be_explained() -> None:
    for status in get_args(PromiseStatus):
        assert f"status.{status}" in texts.table("sv")
    assert set(style.STATES) == set(get_args(PromiseStatus))


def test_every_entry_of_a_timeline_has_a_word() -> None:
    for kind in get_args(get_type_hints(TimelineEntry)["kind"]):
        assert f"story.{kind}" in texts.table("sv")


def test_silence_is_never_called_a_broken_promise() -> None:
    text = texts.say("sv", "status.frist-passerad-utan-belagg").casefold()
    assert "belägg" in text
    assert not re.search("brut|svik|svek", text)
