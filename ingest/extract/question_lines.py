"""What a line of an interpellation is: a question, a turn to speak, a signature."""

import re
from functools import cache

from ingest import lexicon

MARK = re.compile(
    r"(?:(?<=[\s:])|^)(?:(?:\d{1,2}[.)]|[a-h]\))\s*|[•·▪●○*–-]\s+)(?=[A-ZÅÄÖ”\"])"
)
# A part of the question above: "a) för flickor?".
LETTER = re.compile(r"^[a-h][.)]\s")
BULLET = re.compile(r"^[•·▪●○*–-]\s+")
NUMBER = re.compile(r"^\d{1,2}[.)]\s+")
SHORTEST_POINT = 12
QUOTES = '”"“»«*_ '
# What joins the points of a list in one sentence: "... om hösten, samt".
TRAILING = re.compile(r"\s{0,9}(?:[,;.]|[,;]?\s{1,9}(?:och|samt|dels)[,;]?)\s{0,9}$")
SPEECH = re.compile(
    r"^[A-ZÅÄÖ][\w'’-]+(?: [A-ZÅÄÖa-zåäö][\w'’-]*){0,4} \([A-ZÅÄÖ]{1,3}\):\s|"
    r"^(?:Anf\. \d+|Ordföranden?:)"
)
SIGNATURE = re.compile(
    r"^(?:[A-ZÅÄÖ][\w'’.-]+[ ,]+){1,5}(?:\([A-ZÅÄÖa-zåäö]{1,4}\)|[a-zåäö]{1,3})\s*$|"
    r"^[A-ZÅÄÖ][\wåäö]+(?: [A-ZÅÄÖ]\w+)? (?:den )?(?:\d{1,2} \w+ \d{4}|"
    r"\d{4}-\d{2}-\d{2}|i \w+ \d{4})\s*$|"
    r"^[A-ZÅÄÖ][\w'’-]+(?: [A-ZÅÄÖ][\w'’-]+){1,3},? (?:\w+s )?"
    r"(?:ordförande|vice ordförande|regionråd|kommunalråd|statsråd)\b.{0,60}$|"
    r"^[A-ZÅÄÖ][\w'’-]+(?: [A-ZÅÄÖ][\w'’-]+){1,3} \([A-ZÅÄÖ]{1,4}\),? "
    r"[^.?!:]{3,80}(?:ordförande|råd|ledamot|ersättare|ledare|minister)\b[^.?!:]{0,40}$"
)
ANSWER_HEADING = re.compile(
    r"^(?:(?:mitt|vårt|(?:[\w-]{1,40} ){0,4}[\w-]{1,40}s) )?svar(?:et)?\b"
    r"(?: (?:från|av|till|på|på \w+)\b[^.?!]*)?:?$",
    re.IGNORECASE,
)
# "Fråga från NN": the line below asks, and may say why.
ASKED_BY = re.compile(r"^(?:fråga|frågeställare)\b[^.?!]{0,80}$", re.IGNORECASE)
DEBATE = re.compile(r"^(?:svar och )?debatt\b|^anföranden?\b", re.IGNORECASE)
# "– När vi frågar ... får vi svar, säger Eva Klint": someone is quoted.
QUOTE = re.compile(
    r"^[–—-]\s?[^\n]{3,1200}?\b(?:säger|sa|sade|berättar|menar|förklarar|konstaterar|"
    r"tycker|undrar|understryker|betonar|fortsätter|avslutar)\s(?:[\w-]+\s){0,4}?"
    r"(?:[A-ZÅÄÖ]|hon\b|han\b)"
)


@cache
def opener() -> re.Pattern[str]:
    """Return what a question begins with."""
    words = "|".join(re.escape(word) for word in lexicon.words("fragord"))
    return re.compile(rf"(?:{words})\b", re.IGNORECASE)


def asks(text: str) -> bool:
    """Tell whether a line reads as a question, with or without question mark."""
    return "?" in text[-3:] or (
        opener().match(text) is not None and not text.endswith((".", ":", "!"))
    )


def lower_point(text: str) -> int | None:
    """Return where the words of a point without capital begin: "• om det finns ...".

    Such points go on with the sentence over them and have no question mark.
    """
    bullet = BULLET.match(text) or LETTER.match(text) or NUMBER.match(text)
    start = bullet.end() if bullet else 0
    rest = text[start:]
    asked = rest[:1].islower() and opener().match(rest) is not None
    return start if asked and len(rest) > SHORTEST_POINT else None


def is_speech(line: str) -> bool:
    """Tell whether a line is one speaker's turn in a debate."""
    return SPEECH.match(line) is not None


def is_quote(line: str) -> bool:
    """Tell whether a line is a quotation with the one who says it."""
    return QUOTE.match(line) is not None


def is_signature(line: str) -> bool:
    """Tell whether a line is the name or place and date that ends a text."""
    return len(line) < 120 and SIGNATURE.match(line) is not None
