"""What one sentence under a decision is: a formality, a rule laid down, a duty."""

import re
from functools import cache

from ingest import lexicon, nlp
from ingest.extract.decision_frames import frame_of
from ingest.language.finite import finite_at
from ingest.language.tokens import words_of
from ingest.language.verbs import reading

TELLING = re.compile(r"\b(?:har|hade|var|blev|ställer|finner|informerar|redogör\w*)\b")
# A short sentence in the present, alone on its line: "Parken öppnar dygnet runt."
ALONE = re.compile(r"(?!Ing(?:a|en|et) )[A-ZÅÄÖ][^\n:?!]{10,159}\.\Z")
# Verbs that say how things are or go on, and lay nothing down.
STATING = re.compile(
    r"\b(?:sker|pågår|framgår|återfinns|finns|innebär|avser|syftar|består|saknas|"
    r"beräknas|bedöms|planeras|väntas|föreslås|hålls)\b"
)
PRESENT = re.compile(r"(?<= )[a-zåäö]{2,}[rs]\b")
# "Chefen ska återkomma": who is told to do something after the decision itself.
TOLD_TO = re.compile(
    r"(?:[A-ZÅÄÖ][\w-]*s )?[\w-]*(?i:chefen|direktören|ledaren|sekreteraren|"
    r"samordnaren|handläggaren|strategen|ingenjören|ordföranden|förvaltningen|kontoret|"
    r"enheten|avdelningen|sekretariatet|kansliet|juristen|controllern|presidiet|"
    r"arbetsgruppen|rektorn|\bVD) (?:ska|skall) "
    r"(?!(?:bestå|vara|ha|gälla|heta|kunna|få|inneha) )(?=[^.;:]{0,60}?\w+[aå]\b)"
)
# "Stig Hamrin och Maj Ek (S) ska utarbeta ett förslag"
NAMED_TO = re.compile(
    r"(?P<first>[A-ZÅÄÖ][\w-]+)(?: [A-ZÅÄÖ][\w-]+){1,2}(?: \(\w+\))?"
    r"(?: (?:och|samt) (?:[A-ZÅÄÖ][\w-]+ ){2,3}(?:\(\w+\) )?| )(?:ska|skall|får) "
    r"(?=\w+a\b)"
)


@cache
def _first_names() -> frozenset[str]:
    return frozenset(lexicon.words("fornamn"))


@cache
def _not_deciding() -> re.Pattern[str]:
    return re.compile("|".join(lexicon.words("ej_beslut")), re.IGNORECASE)


def decides_nothing(line: str) -> bool:
    """Tell whether a line under "Beslut" is formalities."""
    return _not_deciding().match(line) is not None


def decrees(line: str) -> bool:
    """Tell whether a line is one short sentence that lays something down.

    Its verb may be any, so it is told by its ending; one in the past only tells.
    """
    if not ALONE.match(line) or TELLING.search(line) or STATING.search(line):
        return False
    if not PRESENT.search(line):
        return False
    parsed = nlp.parse(line)
    if len(nlp.sentences(parsed)) != 1:
        return False
    words = words_of(parsed, 0, len(line))
    finite = finite_at(words, 0)
    return finite is None or reading(words[finite].lower, "pret") is None


def passes_on(clause: str) -> bool:
    """Tell whether an att-clause puts a proposal: "föreslå fullmäktige att ..."."""
    own = frame_of(clause)
    return own is not None and own.status == "proposal" and own.verb == 0


def told_to(sentence: str) -> bool:
    """Tell whether a sentence gives an officer or a named member something to do."""
    if TOLD_TO.match(sentence):
        return True
    named = NAMED_TO.match(sentence)
    return named is not None and named["first"] in _first_names()
