"""What is known of a piece that may say what became of a promise, as numbers.

What these traits weigh is learnt (`graph.followup.pairs.deciding`).
"""

import math
from collections.abc import Mapping

from graph.followup.documents.records import (
    FollowRecord,
    PassageRecord,
    PromiseRecord,
    StatementRecord,
)
from graph.followup.documents.statements import NEW_PROMISE
from graph.followup.documents.stating import CITES, HEADING
from graph.followup.pairs import towards_learnt
from graph.followup.pairs.apart import ONLY_NAMED
from graph.followup.pairs.heard import MENTION
from graph.followup.pairs.relevance import Judged
from graph.followup_model import LinkKind, Stance

Known = Mapping[str, float]
# Before the name of what is known of the passage.
PASSAGE = "st."
# More telling words than so many say no more; nor do more words of the thing.
MOST_TELLING, MANY = 2.5, 6
# Days are told by their logarithm, made as small; nearness by the year.
LOGGED, A_YEAR, FAR_OFF = 8, 365, 0.3
KINDS = {
    "belagg.beslut": "beslut",
    "belagg.uppfoljning": "fakta",
    "belagg.svagt": "svag",
    MENTION: "mening",
    HEADING: "rubrik",
    CITES: "hanvisning",
}
# Before the name of what kind of statement it is, and of how two numbers compare.
OF_KIND, OF_NUMBERS = "slag.", "n:"
# What of a pair's traits, as the stance is weighed by them, speaks for the pair too.
OF_PAIR = ("p:", "k:", "n:", "t:")
# Codes of a piece that are traits by themselves.
OF_PIECE = ("annat-namn", "samma-organ", "annat-organ", "lista")
# Traits that all pieces of a document have alike.
OF_ALL = (
    "tid",
    "efter-frist",
    "nara-frist",
    "okand-huvudman",
    "dokumentets-organ",
    "vag",
    "sakens-ord",
)
# Links that lead to the matter and not to the very promise: what stands there is
# weighed as what no link leads to.
FAINT: tuple[LinkKind, ...] = ("arende", "dnr", "dag", "handling")


def traits(  # noqa: PLR0913, PLR0917 - all that tells of a piece
    judged: Judged,
    passage: PassageRecord,
    stance: Stance,
    of: FollowRecord,
    said_in: FollowRecord,
    known: Known,
) -> dict[str, float]:
    """Return what is known of a piece, as numbers mostly from 0 to 1.

    Args:
        judged: The piece and what it was judged by.
        passage: Where it stands.
        stance: The stance it would take.
        of: The document of the promise.
        said_in: That of the piece.
        known: What is known of the passage and of what stands around it.
    """
    promise, said = judged.case.promise, judged.case.said
    return {
        **at_sight(judged, passage),
        **of_both(promise, of, said_in),
        **of_passage(known),
        **_of_words(promise, said, passage, stance),
        "som-last": float(said.stance == stance),
    }


def at_sight(judged: Judged, passage: PassageRecord) -> dict[str, float]:
    """Return those of the traits of a piece itself that hang on no stance.

    Its sentence need not be read for them. The arguments are those of `traits`.
    """
    promise, said = judged.case.promise, judged.case.said
    return {
        **_of_likeness(judged),
        **{code: 1.0 for code in judged.piece.features if code in OF_PIECE},
        **_of_statement(said),
        **_of_link(judged),
        **dict.fromkeys(towards_learnt.of_numbers(promise, said, passage), 1.0),
    }


def of_both(
    promise: PromiseRecord, of: FollowRecord, said_in: FollowRecord
) -> dict[str, float]:
    """Return what is known of all pieces of a document alike."""
    return {
        **_of_time(promise, of, said_in),
        "okand-huvudman": float(said_in.body is None),
        "dokumentets-organ": float(
            bool(of.organ_name) and of.organ_name == said_in.organ_name
        ),
        "vag": float(promise.vague),
        "sakens-ord": min(len(promise.own), MANY) / MANY,
    }


def of_passage(known: Known) -> dict[str, float]:
    """Return what is known of a passage and of what stands around it, as traits."""
    return {f"{PASSAGE}{code}": worth for code, worth in known.items()}


def _of_likeness(judged: Judged) -> dict[str, float]:
    alike = judged.case.alike
    said = judged.case.said
    return {
        "likhet": alike.score,
        "namnd": alike.direct,
        "namnd-med-rubrik": alike.led,
        "namnd-fore": alike.before,
        "sak-och-amne": alike.matter,
        "amnet": alike.matter_alone,
        "tyngd": min(alike.said_weight, MOST_TELLING),
        "tyngd-med-rubrik": min(alike.named_weight, MOST_TELLING),
        "omsagd": min(alike.told_weight, MOST_TELLING),
        "en-sak": float(alike.single),
        "amne": float(alike.topic),
        "egennamn": float(alike.named),
        "samma-namn": float(not set(judged.case.promise.marks).isdisjoint(said.marks)),
        "sammansattning": float(alike.in_parts),
        "garning": float(alike.deed),
    }


def _of_link(judged: Judged) -> dict[str, float]:
    """Return what leads to the promise's matter, and what tells the two apart."""
    case, link = judged.case, judged.piece.link
    return {
        "bara-namn": float(ONLY_NAMED in case.apart),
        "skild": float(any(one != ONLY_NAMED for one in case.apart)),
        **{f"lank.{kind}": float(link == kind) for kind in FAINT},
        "lank.garning": float(link is not None and case.alike.deed),
        "lank.ensam": float(link is not None and case.promise.alone),
    }


def _of_statement(said: StatementRecord) -> dict[str, float]:
    listed = (name for rule, name in KINDS.items() if said.rule.startswith(rule))
    kind = next(listed, "annat")
    return {
        f"{OF_KIND}{kind}": 1.0,
        "svagt": float(said.weak),
        "forslag": float(said.proposed),
        "hanvisar": float(said.refers),
        "nytt-lofte": float(said.rule == NEW_PROMISE),
    }


def _of_words(
    promise: PromiseRecord,
    said: StatementRecord,
    passage: PassageRecord,
    stance: Stance,
) -> dict[str, float]:
    sentence = towards_learnt.whole(said, passage)
    leaning = towards_learnt.leaning(promise, said, sentence)
    found = {
        code: 1.0
        for code in towards_learnt.of_pair(promise, said, sentence)
        if code.startswith(OF_PAIR)
    }
    if leaning is not None:
        found["lutar-dit"] = leaning.shares[stance]
        found["lutar-inte"] = leaning.shares["mentions"]
    return found


def _of_time(
    promise: PromiseRecord, of: FollowRecord, said_in: FollowRecord
) -> dict[str, float]:
    due = promise.latest_wide or promise.latest
    first, last = said_in.earliest, said_in.latest or said_in.earliest
    days = max((last - of.earliest).days, 0) if last and of.earliest else 0
    away = abs((last - due).days) if last and due else None
    return {
        "tid": math.log1p(days) / LOGGED,
        "efter-frist": float(due is not None and first is not None and first > due),
        "nara-frist": FAR_OFF if away is None else math.exp(-away / A_YEAR),
    }
