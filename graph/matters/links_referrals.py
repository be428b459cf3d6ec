"""Referrals (*remiss*): to whom something was sent, and what was answered."""

import datetime as dt
import re

from graph.matters.connection import Code, Connection
from graph.matters.links_acts import Act, Acts, overlap
from graph.matters.links_quotes import of_cue

CODE: Code = "remiss-svar"
PATIENCE = dt.timedelta(days=550)
ALIKE = 0.5
_ANSWER = re.compile(r"yttrande|remiss|\bsvar\b", re.IGNORECASE)


def referrals(acts: Acts) -> list[Connection]:
    """Return links from referring items to the receivers' answers."""
    found = []
    by_organ: dict[str, list[Act]] = {}
    for act in acts.all:
        if act.organ:
            by_organ.setdefault(act.organ, []).append(act)
    for act in acts.items:
        for cue in act.cues:
            if cue.kind != "referred" or cue.name is None or act.day is None:
                continue
            organ = acts.organ(cue.name, act.record.body, act.record.id)
            words = frozenset(cue.words) | act.words
            answers = [
                other
                for other in by_organ.get(organ, ())
                if other.day
                and act.day <= other.day <= act.day + PATIENCE
                and _answers(act, other, words)
            ]
            if answers:
                best = answers[0]
                reason = (
                    f"{act.told()} sände ärendet på remiss till "
                    f"{cue.name}, som svarade i {best.told()}."
                )
                sure = 0.92 if act.matter and act.matter == best.matter else 0.7
                quote = of_cue(act, cue)
                found.append(Connection(CODE, act.key, best.key, reason, sure, quote))
    return found


def _answers(act: Act, other: Act, words: frozenset[str]) -> bool:
    if other.key == act.key or not _ANSWER.search(other.heading):
        return False
    if act.matter and act.matter == other.matter:
        return True
    return overlap(other.words, words) >= ALIKE and len(other.words & words) > 2
