"""Chains of capitalised words on one line, cut into what may be personal names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from ingest import lexicon
from ingest.extract.person_parties import normalise
from ingest.extract.person_titles import is_title

WORD = re.compile(
    r"(?:[^\W\d_]\.-?){1,3}(?=[ \u00a0]?[^\W\d_])|[^\W\d_]+(?:[-'’´:][^\W\d_]+)*"
)
GAPS = frozenset((" ", "\u00a0", "  ", " \u00a0", "\u00a0 ", "\u00a0\u00a0"))
BODY_ENDINGS = (
    "nämnden",
    "nämndens",
    "nämnd",
    "styrelsen",
    "styrelse",
    "kontoret",
    "kontor",
    "förvaltningen",
    "förvaltning",
    "fullmäktige",
    "fullmäktiges",
    "utskottet",
    "utskott",
    "beredningen",
    "departementet",
    "verket",
    "myndigheten",
    "förbundet",
    "förbund",
    "föreningen",
    "förening",
    "stiftelsen",
    "bolaget",
    "enheten",
    "avdelningen",
    "partiet",
    "regionen",
    "landstinget",
    "museum",
    "centrum",
    "tjänsten",
    "tjänst",
    "rådet",
    "klubben",
    "klubb",
    "jouren",
    "nätverket",
    "sällskapet",
    "sällskap",
)
SURNAME_ENDINGS = (
    "son",
    "berg",
    "lund",
    "ström",
    "gren",
    "kvist",
    "qvist",
    "strand",
    "dahl",
    "stedt",
    "ling",
    "ell",
    "én",
    "gård",
    "blom",
    "holm",
    "mark",
    "feldt",
    "lind",
    "man",
)
MAX_WORDS = 5
MIN_PLACE = 6
SURNAME_ENDS = re.compile(r",[ \u00a0]|[ \u00a0]?\(")


@dataclass(frozen=True, slots=True)
class Word:
    """A capitalised word, initial or particle of a chain."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of words that may be a name; `known` says the first name is."""

    words: tuple[Word, ...]
    known: bool

    @property
    def start(self) -> int:
        """Return where the name begins; "Ek, Åsa" has its words turned round."""
        return min(word.start for word in self.words)

    @property
    def end(self) -> int:
        """Return where the name ends."""
        return max(word.end for word in self.words)

    @property
    def name(self) -> str:
        """Return the words with single spaces, capitals turned to name case."""
        written = [word.text for word in self.words]
        if all(text.isupper() for text in written):
            return " ".join(t if is_initial(t) else t.title() for t in written)
        return " ".join(name_case(text) for text in written)


def name_case(word: str) -> str:
    """Return "EK-LUND" as "Ek-Lund" and leave other words as they are."""
    if len(word) > 2 and word.isupper() and set(word) - set("IVX"):
        return re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word.title())
    return word


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(lexicon.words(name))


@lru_cache(maxsize=1 << 14)
def is_first_name(word: str) -> bool:
    """Tell whether `word`, or a part of a double name, is a common first name."""
    known = _set("fornamn")
    cased = name_case(word)
    return cased in known or any(part in known for part in cased.split("-")[:2])


@lru_cache(maxsize=1 << 14)
def is_initial(word: str) -> bool:
    """Tell whether `word` is "K", "K." or "K.G."."""
    letters = word.replace(".", "").replace("-", "")
    return letters.isupper() and (len(letters) == 1 or "." in word)


@lru_cache(maxsize=1 << 14)
def is_boundary(word: str) -> bool:
    """Tell whether a capitalised word cannot be part of a personal name."""
    low = word.lower()
    if "-" in word and word[word.index("-") + 1 :][:1].islower():
        return True
    if is_first_name(word) and low not in {"per", "dag"}:
        return False
    if low in _set("namngranser") or is_title(low) or ":" in word:
        return True
    return low.endswith(BODY_ENDINGS) or low.removesuffix("s").endswith(BODY_ENDINGS)


def chains(text: str, start: int, end: int) -> Iterator[tuple[Word, ...]]:
    """Yield runs of capitalised words in one line, particles inside allowed."""
    particles = _set("namnpartiklar")
    run: list[Word] = []
    pending: list[Word] = []
    for match in WORD.finditer(text, start, end):
        begins, ends = match.span()
        if run and text[(pending or run)[-1].end : begins] not in GAPS:
            yield tuple(run)
            run, pending = [], []
        # Most words of a text are small and stand in no chain: they cost nothing.
        if text[begins].isupper():
            run += [*pending, Word(begins, ends, match.group())]
            pending = []
        elif run and len(pending) < 2 and match.group() in particles:
            pending.append(Word(begins, ends, match.group()))
        elif run:
            yield tuple(run)
            run, pending = [], []
    if run:
        yield tuple(run)


def _split_at_boundaries(chain: tuple[Word, ...]) -> Iterator[tuple[Word, ...]]:
    part: list[Word] = []
    mixed = not all(word.text.isupper() for word in chain)
    for word in chain:
        noble = word.text == "De" and bool(part) and word is not chain[-1]
        if not noble and (is_boundary(word.text) or _is_code(word.text, mixed)):
            if part:
                yield tuple(part)
            part = []
        else:
            part.append(word)
    if part:
        yield tuple(part)


def _is_code(word: str, mixed: bool) -> bool:
    """Tell whether "MP" among names in small letters is a party's mark."""
    return mixed and len(word) > 1 and word.isupper() and normalise(word) is not None


def _is_letter(part: tuple[Word, ...], index: int) -> bool:
    """Tell whether "S" in "Åsa Ek S Bo Alm" is a party's mark, no initial."""
    letter = part[index].text
    return (
        len(letter) == 1
        and normalise(letter) is not None
        and is_first_name(part[index + 1].text)
    )


def _split_at_names(part: tuple[Word, ...]) -> Iterator[tuple[Word, ...]]:
    """Cut "Åsa Ek Bo Alm" where a new first name follows a surname."""
    begin = 0
    for index in range(2, len(part) - 1):
        if index - begin >= 3 and _is_letter(part, index - 1):
            yield part[begin : index - 1]
            begin = index
            continue
        fresh = is_first_name(part[index].text) and not is_initial(part[index].text)
        if fresh and index - begin >= 2 and not is_first_name(part[index - 1].text):
            before = part[index - 1].text
            if before[0].isupper() and not is_initial(before):
                yield part[begin:index]
                begin = index
    yield part[begin:]


def _trim(
    part: tuple[Word, ...], common: frozenset[str]
) -> tuple[tuple[Word, ...], bool]:
    """Drop leading everyday words and trailing initials; say if the name is known."""
    first = 1 if len(part) > 2 and _is_letter(part, 0) else 0
    while first < len(part):
        text = part[first].text
        if is_first_name(text) or is_initial(text):
            break
        later = any(is_first_name(word.text) for word in part[first + 1 : -1])
        placed = text.endswith(("et", "en", "an")) and len(text) > MIN_PLACE
        if placed and first < len(part) - 2 and is_first_name(part[first + 1].text):
            first += 1
            continue
        if text.lower() not in common and not (later and len(part) - first > 3):
            break
        if not later and len(part) - first <= 2 and text.lower() not in common:
            break
        first += 1
    last = len(part)
    while last > first and (
        is_initial(part[last - 1].text) or not part[last - 1].text[0].isupper()
    ):
        last -= 1
    kept = part[first:last]
    known = bool(kept) and (
        is_first_name(kept[0].text)
        or (is_initial(kept[0].text) and any(is_first_name(w.text) for w in kept[1:-1]))
    )
    return kept, known


INVERTED = re.compile(
    r"[ \u00a0]*(?:\d{1,3}\.?[ \u00a0])?([^\W\d_][^\d\n,;:.()\t]{1,40}), ?"
    r"([^\W\d_][^\d\n,;:.()\t]{1,30}?)[ \u00a0]*(?=[\n\t(,]|\Z)"
)


def wrapped(
    text: str, above: tuple[Word, ...], chains: tuple[tuple[Word, ...], ...]
) -> Candidate | None:
    """Return the name whose surname a cell or heading puts on the line below."""
    if not above or not chains or len(chains[0]) > 1 or len(above) > 2:
        return None
    surname = chains[0][0]
    if text[above[-1].end : surname.start] != "\n":
        return None
    if not all(is_first_name(word.text) for word in above):
        return None
    if not SURNAME_ENDS.match(text, surname.end) or is_boundary(surname.text):
        return None
    return Candidate((*above, surname), True)


LEAD = re.compile(r"(?:(?:von|af|van|de|der|den|du|di|la|zu)[ \u00a0])+")


def inverted(text: str, start: int, end: int) -> Candidate | None:
    """Return the name of a line that gives it as "Ek Lund, Åsa"."""
    if text.find(",", start, end) < 0:
        return None
    match = INVERTED.match(text, start, end)
    if match is None:
        return None
    lead = LEAD.match(text, match.start(1), match.end(1))
    begin = lead.end() if lead is not None else match.start(1)
    last = [*chains(text, begin, match.end(1))]
    first = [*chains(text, *match.span(2))]
    if len(last) != 1 or len(first) != 1 or not is_first_name(first[0][0].text):
        return None
    whole = (
        last[0][0].start == begin
        and last[0][-1].end == match.end(1)
        and first[0][-1].end == match.end(2)
    )
    particles = WORD.finditer(text, match.start(1), begin)
    led = tuple(Word(m.start(), m.end(), m.group()) for m in particles)
    words = (*first[0], *led, *last[0])
    plain = not any(is_boundary(word.text) for word in (*first[0], *last[0]))
    if not whole or not plain or len(words) > MAX_WORDS:
        return None
    if len(last[0]) > 1 and is_first_name(last[0][0].text):
        return None
    return Candidate(words, True)


def candidates(
    chain: tuple[Word, ...], common: frozenset[str]
) -> tuple[Candidate, ...]:
    """Return the stretches of a chain that are built like a personal name."""
    if len(chain) < 2:
        return ()
    found = []
    for part in _split_at_boundaries(chain):
        for piece in _split_at_names(part):
            kept, known = _trim(piece, common)
            solid = [word for word in kept if not is_initial(word.text)]
            if 2 <= len(kept) <= MAX_WORDS and solid and len(solid[-1].text) > 1:
                found.append(Candidate(kept, known))
    return tuple(found)


def fold_genitive(name: str) -> str:
    """Return "Bo Almbergs" as "Bo Almberg" where the ending shows the genitive."""
    if name.endswith(("'s", "’s")):
        return name[:-2]
    stem = name[:-1]
    if not name.endswith("s") or len(stem.split()[-1]) < 3:
        return name
    return stem if stem.lower().endswith(SURNAME_ENDINGS) else name
