"""Words between two names that say which of them came first."""

import pytest

from graph.identity.naming import Identity
from graph.identity.renamings import read
from ingest.model import Artifact, Document, Facts, Mention, Organisation

OLD, NEW = "Skolnämnden", "Lärandenämnden"


def said(text: str) -> list[tuple[str, str, str]]:
    """Return what a document of Sala says, by the names instead of their paths."""
    organisations = tuple(
        Organisation(
            name, "organ", (Mention(text.index(name), text.index(name) + len(name), 1),)
        )
        for name in (OLD, NEW)
        if name in text
    )
    document = Document(
        "a.txt", "0", "text/plain", text, body="Sala kommun", body_code="1981"
    )
    artifact = Artifact("d1", document, Facts(organisations=organisations), (), "0")
    names = {
        Identity().organisation(name, "organ", "org/k1981"): name for name in (OLD, NEW)
    }
    return [(names[r.before], names[r.after], r.quote) for r in read(artifact)]


@pytest.mark.parametrize(
    "text",
    [
        "Lärandenämnden (tidigare Skolnämnden) svarar för skolan.",
        "Lärandenämnden, f.d. Skolnämnden, svarar för skolan.",
        "Skolnämnden, numera Lärandenämnden, svarar för skolan.",
        "Skolnämnden byter från årsskiftet namn till Lärandenämnden.",
        "Skolnämnden upphör och ersätts den 1 januari av Lärandenämnden.",
        "Skolnämnden uppgår i Lärandenämnden.",
        "Lärandenämnden ersätter Skolnämnden.",
        "Lärandenämnden tar över alla uppgifter från Skolnämnden.",
    ],
)
def test_the_earlier_name_is_told_with_the_words_that_say_so(text: str) -> None:
    ((before, after, quote),) = said(text)
    assert (before, after) == (OLD, NEW)
    assert quote in text
    assert {quote.startswith(OLD), quote.endswith(OLD)} == {True, False}


@pytest.mark.parametrize(
    "text",
    [
        "Skolnämnden och Lärandenämnden svarar för skolan.",
        "Skolnämnden har tidigare, i samråd med Lärandenämnden, svarat.",
        "Lärandenämnden anser, liksom tidigare, att Skolnämnden svarar.",
        "Skolnämnden lämnade tidigare i år, utan att någon protesterade mot det som då "
        "skulle göras under hela året, frågan till Lärandenämnden.",
        "Tidigare Skolnämnden.\nLärandenämnden",
        "Lärandenämnden ersätter den som reser.",
    ],
)
def test_two_names_that_only_stand_together_say_nothing(text: str) -> None:
    assert said(text) == []
