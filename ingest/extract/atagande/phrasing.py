"""A phrase made short enough for a title, and whole: where it may end."""

import re

from ingest import lexicon
from ingest.language import nouns, verbs
from ingest.language.finite import DETERMINERS, MODALS, PREPOSITIONS, SUBORDINATORS
from ingest.model import Deadline

LONGEST = 90
# Where no border parts it, a phrase keeps its object even if it grows longer.
UNPARTED = 140
# A phrase keeps at least this much when it is cut at a border.
LEAST = 22
# How many words may stand before the verb a phrase is cut to begin with.
BEFORE_VERB = 40
# Where a phrase can end: before a relative clause, a purpose, a manner, an aside.
BORDER = re.compile(
    r",? (?:som|vilket|vilken|vilka|där|så att|för att|med utgångspunkt|i enlighet med|"
    r"enligt|i syfte att|samtidigt som|medan|eftersom|till dess|såsom|inklusive|"
    r"genom att|utifrån|med beaktande|med hänsyn|och därmed|vid genomförandet)\b"
    r"|, (?:en|ett|det|varav|bland annat|till exempel|säger|berättar|dock)\b| \("
)
# What is only said beside the matter: who says it, what more there is to tell.
ASIDE = re.compile(
    r"[;:](?=\s|$)|, (?:vilket|som|där|så att|för att|förutsatt|varav|ett|en)\b"
    r"|, (?:säger|berättar|lova[rd]e?|skriver|menar|uppger|förklarar|svarar|"
    r"påpekar|betonar|sade|sa|tillägger|meddelar)\s(?=[\wåäöÅÄÖ])"
)
# A time stripped off leaves its "och" behind; so do words of place and manner.
LOOSE = frozenset(
    [
        "och",
        "samt",
        "till",
        "senast",
        "under",
        "vid",
        "inom",
        "från",
        "för",
        "med",
        "genom",
        "utifrån",
        "före",
        "efter",
        "i",
        "på",
        "inför",
        "månadsvis",
        "veckovis",
        "löpande",
        "årligen",
        "kontinuerligt",
        "vidare",
        "också",
        "även",
        "därutöver",
        "dessutom",
        "bland",
        "annat",
        "fortlöpande",
        "särskilt",
    ]
)
# What asks for more than a phrase that ends here has.
ASKING = SUBORDINATORS | {"att", "om", "där"}
JOINING = frozenset(("och", "samt", "eller", "men", "att", "dels"))
UNFINISHED = PREPOSITIONS | JOINING | ASKING | {"så", "en", "ett", "den", "det", "de"}
# "den yta som finns": a noun without its article is told by what follows.
POINTING = frozenset(("den", "det", "de", "sådan", "sådant", "sådana", "samma"))
ARTICLES = ("en", "et", "na", "an", "rn")
# "möjligheten att", "förutsättningar för att": nothing without what comes then.
FOR_WHAT = re.compile(r"\b\w*(?:förutsättning|möjlighet|krav|behov|skäl)\w*$")
POINTED = 6
LIKENED = 9
# Openings that a long phrase can do without.
WITH_WHOM = frozenset(("tillsammans", "gemensamt", "skyndsamt"))
PAIRS = (("(", ")"), ("”", "”"), ("“", "”"), ('"', '"'), ("»", "»"))
ADDED = re.compile(
    r",? ?\b(?:till exempel|bland annat|t\.ex|bl\.a|första gången|i enlighet|dvs)$"
)
NEW_SENTENCE = re.compile(r"\b([a-zåäö]+)[.!?] (?=[A-ZÅÄÖ][a-zåäö]+ )")
# The second date where there are several: ", den 3 mars 2024 och den 3 mars 2025".
OTHER_DATES = re.compile(r"^(?:(?:,| och) (?:senast )?den \d{1,2} \w+(?: \d{4})?)+")
FIRST_TIME = re.compile(r",?\s{1,9}första gången$")
TWICE = re.compile(r"\b([^\W\d]\w*(?: \w+){0,3}) \1\b")


def short(text: str) -> str:
    """Return a phrase cut at a clause border or a word, without end marks."""
    phrase = " ".join(text.split()).strip(" .,;:")
    phrase = re.sub(r"\s{1,9}(?=[,.;:])", "", phrase)
    phrase = _from_infinitive(_first_sentence(phrase))
    phrase = ASIDE.split(phrase)[0]
    if len(phrase) > LONGEST:
        phrase = _cut(_without_brackets(phrase))
    phrase = _ended(TWICE.sub(r"\1", _balanced(phrase)))
    return phrase[:1].lower() + phrase[1:] if _opens_plainly(phrase) else phrase


def _first_sentence(phrase: str) -> str:
    """Return a phrase up to where a new sentence begins in it."""
    for found in NEW_SENTENCE.finditer(phrase):
        if f"{found[1].lower()}." not in lexicon.words("forkortningar"):
            return phrase[: found.end(1)]
    return phrase


def without(text: str, deadline: Deadline | None) -> str:
    """Return a phrase without the words of the deadline, and what led to them."""
    at = text.find(deadline.text) if deadline else -1
    if deadline is None or at < 0:
        return text
    before, after = text[:at].rstrip(), text[at + len(deadline.text) :]
    word = before.rsplit(" ", 1)[-1].lower()
    shared = word in ("och", "eller", "mellan") and re.search(r"\d[^\d]{1,7}$", before)
    owning = deadline.text.endswith("s") and re.match(r" \w", after)
    if shared or owning:
        return text  # "2026 och 2027", "höstens utbildningsdag"
    after = OTHER_DATES.sub("", after)
    following = re.match(r"\W*(\w*)", after)
    left = following[1].lower() if following else ""
    ends = left in PREPOSITIONS | JOINING | MODALS | {""}
    ends = ends or after.lstrip()[:1] in (",", ".") or bool(verbs.reading(left, "pres"))
    if ends and deadline.text.split(" ", 1)[0].lower() not in PREPOSITIONS:
        before = _unled(before)
    elif ends:
        before = FIRST_TIME.sub("", before)
    return f"{before} {after.lstrip()}" if after[:1] != "," else f"{before}{after}"


def _unled(before: str) -> str:
    """Return what stands before a time without the words that only lead to it."""
    before = FIRST_TIME.sub("", before)
    words = before.split(" ")
    while len(words) > 1 and words[-1].lower() in PREPOSITIONS | {"fr.o.m.", "jämfört"}:
        words.pop()
    return " ".join(words)


def _opens_plainly(phrase: str) -> bool:
    """Tell whether a phrase opens with a verb or a common word, not a name."""
    first = phrase.split(" ", 1)[0].lower()
    return verbs.reading(first, "inf") is not None


def _without_brackets(phrase: str) -> str:
    """Return a phrase without what stands in brackets, if the brackets are closed."""
    return re.sub(r"\s?\([^()]{0,120}\)(?=,? [a-zåäö]|$)", "", phrase)


def _cut(phrase: str) -> str:
    """Return a phrase cut at the last border that leaves it short, else at a word."""
    if len(phrase) <= LONGEST:
        return phrase
    found = [m.start() for m in BORDER.finditer(phrase) if m.start() >= LEAST]
    borders = [
        at for at in found if is_whole(_ended(phrase[:at])) and not _likens(phrase[at:])
    ]
    near = [at for at in borders if at <= LONGEST]
    if near:
        return phrase[: near[-1]]
    if borders and borders[0] < LONGEST + LEAST:
        return phrase[: borders[0]]
    if len(phrase) <= UNPARTED:
        return phrase
    words = phrase[:UNPARTED].split(" ")[:-1]
    while words[-1].lower() in UNFINISHED:
        words.pop()
    return _ended(" ".join(words)) + " …"


def _likens(rest: str) -> bool:
    """Tell whether "som" says what something serves as: "som underlag"."""
    words = rest.replace(",", " , ").split()
    if not words or words[0] != "som":
        return False
    end = words.index(",") if "," in words else len(words)
    near = words[1 : min(end, LIKENED)]
    return not any(
        word in MODALS or verbs.reading(word, "pres", "pret", "sup") for word in near
    )


def is_whole(phrase: str) -> bool:
    """Tell whether a phrase that is cut here says something by itself.

    "bedöma vilka krav", "de kriterier" and "utreda möjligheten" wait for more.
    """
    words = [word.strip(",") for word in phrase.lower().split(" ")]
    last = words[-1]
    if last in UNFINISHED or FOR_WHAT.search(last):
        return False
    if words[-2:-1] and words[-2] in JOINING and verbs.reading(last, "inf"):
        return False
    asked = max((n for n, word in enumerate(words) if word in ASKING), default=None)
    if asked is not None and not _answered(words, asked):
        return False
    for at in range(len(words) - 1, max(0, len(words) - POINTED) - 1, -1):
        if words[at] in POINTING:
            return _is_definite(words[at], words[at + 1 :])
    return True


def _is_definite(pointer: str, words: list[str]) -> bool:
    """Tell whether "den" goes with a noun that has its article: "den nya planen"."""
    named: list[str] = []
    for word in words:
        if word in PREPOSITIONS or word in JOINING:
            break
        named.append(word)
    if pointer == "de":
        known = any(n.definite for word in named for n in nouns.readings(word))
        return known or any(word.endswith("na") for word in named)
    return any(word.endswith(ARTICLES) for word in named)


def _answered(words: list[str], asked: int) -> bool:
    """Tell whether a verb follows the word that opens a clause, or it needs none."""
    rest = words[asked + 1 :]
    if words[asked] in ("om", "trots", "innan", "som"):
        return True
    tenses = ("pres", "inf", "pret", "sup") if words[asked] == "att" else ("pres",)
    return any(
        word in MODALS or (word not in DETERMINERS and verbs.reading(word, *tenses))
        for word in rest
    )


def _from_infinitive(phrase: str) -> str:
    """Return a phrase from its infinitive on, without the loose words before it."""
    words = phrase.split(" ")
    opens = words[0].lower()
    if opens not in LOOSE and not (opens in WITH_WHOM and len(phrase) > LONGEST):
        return phrase
    for at, word in enumerate(words[1:BEFORE_VERB], 1):
        lower, before = word.lower(), words[at - 1].lower()
        form = verbs.reading(lower, "inf")
        told = before in SUBORDINATORS  # "de förslag som lämnas"
        if form is not None and not form.passive and before != "att" and not told:
            return " ".join(words[at:])
        ends = form is None and lower not in LOOSE and not told
        if ends and verbs.reading(lower, "pres"):
            return phrase
    return phrase


def _balanced(phrase: str) -> str:
    """Return a phrase without a quotation mark or bracket that lacks its fellow."""
    for opening, closing in PAIRS:
        if opening == closing:
            odd = phrase.count(opening) % 2 == 1
        else:
            odd = phrase.count(opening) != phrase.count(closing)
        if odd:
            phrase = phrase.replace(opening, "").replace(closing, "")
    return " ".join(phrase.split())


def _ended(phrase: str) -> str:
    """Return a phrase without the small words that something cut off left last."""
    phrase = ADDED.sub("", phrase.rstrip(" .,;:–"))
    words = phrase.split(" ")
    while len(words) > 2 and words[-1].lower().strip(",") in JOINING:
        words.pop()
    return " ".join(words).rstrip(" .,;:–")
