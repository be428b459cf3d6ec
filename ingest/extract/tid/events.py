"""Times bound to an event instead of a date: "när avtalet har undertecknats"."""

import re
from collections.abc import Iterator

from ingest.extract.tid import words
from ingest.extract.tid.core import Core
from ingest.extract.tid.window import span
from ingest.extract.tid.words import SP

_DONE = (
    r"(?:klart?|klara|färdiga?|färdigt|avslutade?s?|undertecknat|undertecknats"
    r"|undertecknar|undertecknas|beslutat|beslutats|antagits|antagen|antas"
    rf"|(?:vunnit|vinner){SP}laga{SP}kraft|trätt{SP}i{SP}kraft)"
)
_EVENT = words.compile_family(
    rf"(?<![\w-])(?:så{SP}snart|så{SP}fort|när|efter{SP}att|efter{SP}det{SP}att|från{SP}det{SP}att)"
    rf"{SP}(?:[\wåäö-]+{SP}){{1,7}}{_DONE}(?:{SP}(?:avtalet|överenskommelsen|beslutet|planen|den|det))?(?![\w-])"
)
# "när det gäller skolan är det klart att" tells of no event.
_NO_EVENT = re.compile(
    r"^när[ \u00a0]det[ \u00a0]gäller|\bär[ \u00a0]det[ \u00a0](?:helt[ \u00a0])?klart$"
)
# "tills vidare beslut fattas", "tills vidare besked": until more of something comes.
_UNTIL_FURTHER = words.compile_family(
    r"(?<![\w-])(?:tills[ \u00a0]?vidare)(?![\w-])(?![ \u00a0](?:beslut|besked"
    r"|information|prövning|utredning|anvisning(?:ar)?|instruktion(?:er)?|åtgärd(?:er)?"
    r"|meddelande|handläggning|direktiv|utvärdering|diskussion(?:er)?)\b)"
)


def events(text: str) -> Iterator[Core]:
    """Yield event-bound times without dates, and the open "tills vidare"."""
    for match in _EVENT.finditer(text):
        if _NO_EVENT.search(match[0]):
            continue
        yield Core(
            match.start(), match.end(), "tid.handelse", "fri", "deadline",
            confidence=0.5,
        )  # fmt: skip
    for match in _UNTIL_FURTHER.finditer(text):
        yield Core(
            match.start(), match.end(), "tid.tills-vidare", "fri", "start",
            count=lambda reference: span(reference, None), confidence=0.7,
        )  # fmt: skip
