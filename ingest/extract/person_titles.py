"""Titles before and after a name: what someone is, and where."""

import re
from functools import cache, lru_cache

from ingest import lexicon
from ingest.language.wordsets import is_actor_word

DEFINITE = ("arens", "aren", "ens", "ets", "en", "et", "ns", "n", "t", "s")
PLURALS = {
    "ledamöter": "ledamot",
    "ledamöterna": "ledamot",
    "ledamoten": "ledamot",
    "ersättarna": "ersättare",
}
YEARS = r"(?:19|20)\d\d(?:[-–]\d{2,4})?"
Title = tuple[str, str | None, int]
WORDS = re.compile(r"[^\s,;()]+")
PREPOSITIONS = frozenset({"i", "vid", "för", "på", "hos", "inom", "av"})
# "Åsa Ek (S), till nämndens ordförande": another's title follows.
NO_TITLE = frozenset({"och", "att", "som", "till", "från", "med", "mot", "om"})
# A word whose first part hangs is held together by this while it is read.
HELD = "\u0001"
HANGING = re.compile(r"(-)[ \u00a0](och|samt)[ \u00a0]")
# "I maj arresterades ledaren Bo Ek": a deed in the passive is no owner.
DEED = re.compile(r"[a-zåäö]{3,}(?:ad|d|t|rd|nd|gd|kt|st|pt)es")
OWNER = re.compile(r"[^\W\d_]{4,}s")
# A line as long as this goes on below where its last word is "ordföranden".
FULL_LINE = 50
MAX_TITLE_WORDS = 9
ELECTED = ("ordförande", "ledamot", "ersättare", "revisor", "ombud", "justerare")


@cache
def _titles() -> tuple[frozenset[str], tuple[str, ...]]:
    entries = lexicon.words("roller")
    exact = frozenset(entry.lstrip("-").lower() for entry in entries)
    endings = tuple(e[1:].lower() for e in entries if e[0] == "-" and len(e) > 4)
    return exact, endings


@cache
def _place_ends() -> re.Pattern[str]:
    """Return what ends the body after a title: a verb, another phrase, a year."""
    words = "|".join(map(re.escape, lexicon.words("rollplats_slut")))
    ends = rf"{words}|i stället|och i|{YEARS}"
    return re.compile(rf"[ ,](?:{ends})(?=[ ,]|\Z)")


@cache
def _not_now() -> frozenset[str]:
    return frozenset(lexicon.words("roller_ej_nu"))


def is_held(title: str) -> bool:
    """Tell whether the role is held as it is written: no "dåvarande ordförande"."""
    return not _not_now().intersection(title.lower().split())


@cache
def _exceptions() -> frozenset[str]:
    return frozenset(lexicon.words("roller_ej"))


@cache
def _attributes() -> frozenset[str]:
    return frozenset(lexicon.words("rollattribut"))


def is_base(word: str) -> bool:
    """Tell whether a lower-case word is a title as it is called, indefinite."""
    exact, endings = _titles()
    if word in _exceptions():
        return False
    return word in exact or word.endswith(endings) or _is_council(word)


def _is_council(word: str) -> bool:
    # "råd" is a title in these compounds only; a "hembygdsråd" is a body.
    return word.endswith(
        ("kommunalråd", "regionråd", "landstingsråd", "borgarråd", "oppositionsråd")
    ) or word in {"statsråd", "kansliråd", "departementsråd", "stadsdelsråd"}


@lru_cache(maxsize=1 << 16)
def is_title(word: str) -> bool:
    """Tell whether a lower-case word is a title, in any definiteness or genitive."""
    word = PLURALS.get(word, word).rstrip(".:")
    if is_base(word):
        return True
    for ending in DEFINITE:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2:
            if is_base(stem):
                return True
            if ending == "aren" and is_base(stem + "are"):
                return True
    return False


def is_plural(title: str) -> bool:
    """Tell whether a label such as "Ledamöter" stands before the name, no title."""
    return title.lower() in PLURALS


def _words(phrase: str) -> list[str]:
    """Return the words, "barn- och utbildningschef" as one of them."""
    return HANGING.sub(rf"\1{HELD}\2{HELD}", phrase).split()


def title_in(phrase: str) -> tuple[str, str | None] | None:
    """Split "strateg vid Enheten" into title and organisation; None if no title."""
    split = _split(_words(phrase))
    if split is None:
        return None
    title, place = split
    return title.replace(HELD, " "), place and place.replace(HELD, " ")


def _split(words: list[str]) -> tuple[str, str | None] | None:
    """Return the title and the place among the words of a phrase."""
    if not words or len(words) > MAX_TITLE_WORDS + 6:
        return None
    head = next(
        (index for index, word in enumerate(words[:5]) if is_title(_head(word))),
        None,
    )
    if head is None:
        return None
    while words[0].rstrip(".").isdigit() and head:
        words, head = words[1:], head - 1  # "51 Ledamot": the seat's number
    before = words[:head]
    if any(word.lower() in PREPOSITIONS | NO_TITLE - {"och"} for word in before):
        return None
    if any(word == "och" for word in before) and not before[-1].endswith("s"):
        return None
    after = words[head + 1 :]
    cut = next(
        (i for i, word in enumerate(after) if word.lower() in PREPOSITIONS), None
    )
    owner = [w for w in before if w.lower() not in _attributes()]
    kept = [w for w in before if w.lower() in _attributes()]
    if owner and owner[-1].endswith("s") and len(owner[-1]) > 4:
        title = " ".join([*kept, words[head]])
        return title.strip(" ,:"), _owner(owner)
    # "Ordförande Nämnden för trafik": the body's own name has the preposition.
    body = after[0] if after else ""
    if body[:1].isupper() and is_actor_word(body.lower()):
        return words[head].strip(" ,:"), _place(" ".join(after))
    if cut is not None:
        title = " ".join([*words[: head + 1], *after[:cut]])
        return title.strip(" ,:"), _place(" ".join(after[cut + 1 :]))
    if after and after[0][:1].isupper():
        return " ".join(words[: head + 1]).strip(" ,:"), _place(" ".join(after))
    return " ".join(words[: head + 1]).strip(" ,:"), None


def _head(word: str) -> str:
    """Return the word that tells a title: the last of "barn- och skolchef"."""
    bare = word.rsplit(HELD, 1)[-1].strip(",;()/").lower()
    return bare.split("/", maxsplit=1)[0]


def _place(text: str) -> str | None:
    """Return the organisation that a title's complement begins with."""
    place = _place_ends().split(text, maxsplit=1)[0].strip(" ,.;:")
    return place or None


def _owner(words: list[str]) -> str:
    """Return the body of "regionstyrelsens", a hanging first part included."""
    first = len(words) - 1
    # "äldre samt vård- och omsorgsnämndens": one more area before.
    if first >= 2 and words[first - 1] in {"och", "samt"}:
        first -= 2
    return " ".join(words[first:])[:-1]


BEFORE_STOP = re.compile(
    r"[.;!?()\n\t•—]|(?<!\d)–|:(?![ae]\b)|,(?= )|(?<!-) och |"
    r"(?<!-) samt (?![^\W\d_]+- och )| att | av | från | till "
)
AFTER_LIST = re.compile(
    r",[ \u00a0]("
    r"(?:(?:t\.f|tf|f\.d|bitr|vik|stf|v)\. |[^.,;:()\n\t]|:(?=[ae]\b)){2,90})"
)
# "Åsa Ek, förslagsställare": in a list whatever stands so is what someone is there as.
FREE = re.compile(
    r",[ \u00a0]([a-zåäö][^\W\d_]+(?:[ \u00a0-][^\W\d_]+){0,4})[ \u00a0]?(?=[,\n§(]|\Z)"
)
AFTER_PLAIN = re.compile(
    r"[ \u00a0\t]{1,3}((?:\d:[ae][ ])?[^\W\d_][^.,;:()\n\t]{2,60})(?=\n|,[ ]|\Z)"
)
# "ordf.", "1:e v. ordf" and "sekr" are whole titles.
AFTER_SHORT = re.compile(
    r"[ \u00a0,]{1,2}\(?((?:\d:[ae][ ])?(?:v\.?[ ]|vice[ ])?(?:ordf|sekr))\.?"
    r"(?=[\s,;)]|\Z)"
)
AFTER_RUN = re.compile(r"[ \u00a0]([a-zåäö][^.,;:()\n\t]{2,60})(?=,[ ])")
AFTER_BRACKET = re.compile(r"[ \u00a0]?\(([^()\n]{2,80})\)")
AFTER_LINE = re.compile(r"[ \u00a0]*\n{1,2}[ \u00a0]*([^\n\t().:]{3,90})(?=\n|\Z)")
# "Åsa Ek (S), Granby kommun, ordförande": whom someone represents comes between.
AFTER_PLACE = re.compile(
    r",[ \u00a0]([A-ZÅÄÖ][^.,;:()\n\t]{2,50}),"
    r"[ \u00a0]((?:[^.,;:()\n\t]|:(?=[ae]\b)){2,60})"
)
ALL_AFTER = (AFTER_BRACKET, AFTER_LIST, AFTER_PLAIN, AFTER_LINE)


def before(text: str, start: int) -> tuple[str, str | None, int] | None:
    """Return title, organisation and start of a title that ends at `start`."""
    line = max(text.rfind("\n", 0, start) + 1, start - 90)
    if line == start and _goes_on_below(text, start):
        line = max(text.rfind("\n", 0, start - 1) + 1, start - 90)
    left = text[line:start]
    stops = list(BEFORE_STOP.finditer(left.rstrip(" ,:\u00a0\n")))
    offset = stops[-1].end() if stops else 0
    words = list(WORDS.finditer(left, offset))
    if not words or text[start - 1 : start] not in {" ", "\u00a0", "\n"}:
        return None
    for index in range(max(0, len(words) - 8), len(words)):
        if not is_title(words[index].group().lower()):
            continue
        tail = words[index + 1 :]
        if tail and tail[0].group().lower() not in PREPOSITIONS:
            continue
        if tail and tail[-1].group().lower() in PREPOSITIONS | {"föreningen"}:
            continue
        first = index
        first = _with_hanging(words, first)
        while first and words[first - 1].group().lower() in _attributes():
            first -= 1
        owner = words[first - 1].group() if first else ""
        if OWNER.fullmatch(owner) and not DEED.fullmatch(owner):
            first = _with_hanging(words, first - 1)
        phrase = left[words[first].start() : words[-1].end()]
        split = title_in(phrase)
        if split is not None:
            return (*split, line + words[first].start())
    return None


def _goes_on_below(text: str, start: int) -> bool:
    """Tell whether the line above ends in a title that wants the name below it.

    "… (V), andre vice ordföranden" and "Åsa Ek (M) justerar …" in a column.
    """
    above = text[max(0, text.rfind("\n", 0, start - 1) + 1) : max(0, start - 1)]
    return (
        len(above) > FULL_LINE
        and is_definite(above)
        and is_title(_head(above.rsplit(maxsplit=1)[-1]))
    )


def _with_hanging(words: list[re.Match[str]], first: int) -> int:
    """Return the index of the "Klimat-" of "Klimat- och miljöminister".

    "äldre samt vård- och omsorgsnämndens" has one area more before.
    """
    if first < 2 or words[first - 1].group() not in {"och", "samt"}:
        return first
    if not words[first - 2].group().endswith("-"):
        return first
    first -= 2
    area = words[first - 2].group() if first >= 2 else ""
    more = area and words[first - 1].group() == "samt" and not is_title(area.lower())
    return first - 2 if more and (first == 2 or area.islower()) else first


def after(
    text: str, end: int, listed: bool, limit: int | None = None
) -> tuple[str, str | None, int] | None:
    """Return title, organisation and end of a title that follows at `end`.

    In a list (`listed`) the line below belongs to the next one named, who begins
    at `limit`.
    """
    in_list = (AFTER_BRACKET, AFTER_LIST, AFTER_PLAIN, AFTER_RUN)
    patterns = in_list if listed else ALL_AFTER
    reach = len(text) if limit is None else limit
    short = AFTER_SHORT.match(text, end, reach)
    if short is not None:
        return (short.group(1), None, short.end(1))
    for pattern in patterns:
        match = pattern.match(text, end, reach)
        if match is None:
            continue
        phrase = match.group(1)
        if pattern in (AFTER_PLAIN, AFTER_RUN) and not _opens_with_title(phrase):
            continue
        if match.end() == limit and is_definite(phrase):
            continue
        split = title_in(phrase)
        if split is not None:
            return (*split, match.end(1))
    return _after_place(text, end, reach) or (
        _free(text, end, reach) if listed else None
    )


def below(text: str, end: int) -> tuple[str, str | None, int] | None:
    """Return the title that fills the line below `end`."""
    match = AFTER_LINE.match(text, end)
    if match is None or not _opens_with_title(match.group(1)):
        return None
    split = title_in(match.group(1))
    return (*split, match.end(1)) if split is not None else None


def second(text: str, end: int, reach: int | None) -> Title | None:
    """Return the "ordförande" of "Åsa Ek (M), regionråd, ordförande"."""
    match = AFTER_LIST.match(text, end, len(text) if reach is None else reach)
    if match is None or not _opens_with_title(match.group(1)):
        return None
    split = title_in(match.group(1))
    return (*split, match.end(1)) if split is not None else None


def is_definite(phrase: str) -> bool:
    """Tell whether "kommunalrådet" is said of the one named next."""
    last = phrase.rsplit(maxsplit=1)[-1].lower() if phrase.strip() else ""
    return last.endswith(("aren", "rådet", "chefen", "ören", "anden"))


def _free(text: str, end: int, reach: int) -> tuple[str, str | None, int] | None:
    match = FREE.match(text, end, reach)
    if match is None or match.group(1).split()[0] in lexicon.words("narvaro_ej_roll"):
        return None
    return (match.group(1), None, match.end(1))


def _after_place(text: str, end: int, reach: int) -> tuple[str, str | None, int] | None:
    """Return the title that follows the place or body someone comes from."""
    match = AFTER_PLACE.match(text, end, reach)
    if match is None or not _opens_with_title(match.group(2)):
        return None
    split = title_in(match.group(2))
    if split is None:
        return None
    title, place = split
    # A chair chairs the body that meets, not the municipality that sent them.
    elected = title.lower().endswith(ELECTED)
    return (title, place if place or elected else match.group(1), match.end(2))


def _opens_with_title(phrase: str) -> bool:
    words = _words(phrase)
    first = words[0].rsplit(HELD, 1)[-1].lower()
    return first in _attributes() or is_title(first)
