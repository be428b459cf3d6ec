"""A commitment in a few words: what is to be done, as a title says it."""

import re
from dataclasses import replace

from ingest.extract.atagande.clause_ends import stop_of
from ingest.extract.atagande.noun_phrases import REMARKS, companion, fronted, written
from ingest.extract.atagande.parts import Parts, parts_of, with_particle
from ingest.extract.atagande.phrasing import short, without
from ingest.extract.atagande.segments import att_clause
from ingest.extract.atagande.shapes import joined, phrase_of
from ingest.extract.atagande.subjects import Actors, is_actor
from ingest.extract.clauses import Clause, analyse
from ingest.language import verbs
from ingest.language.finite import ADVERBS, PREPOSITIONS, SUBORDINATORS
from ingest.language.frames import frames
from ingest.language.tokens import Word
from ingest.model import Deadline, Document

# Where a sentence says that a task, a plan or a promise comes: what follows "att".
TASK = re.compile(
    r"(?:i uppdrag|(?:som|till|i) uppgift|åt sig|åtar sig|åtagit sig|förbinder sig|"
    r"[Uu]ppdra(?:r|s|git)?(?: (?:åt|till)[^.;:]{2,120}?)?|ombeds|"
    r"(?:[Pp]lanen|[Aa]vsikten|[Aa]vsikt|[Aa]mbitionen|[Mm]ålet|[Mm]ålsättningen|"
    r"[Tt]anken|[Ff]örhoppningen|[Mm]eningen) är|avsikt(?:en)?|ambition|"
    r"är (?:planen|avsikten|ambitionen|målet|tanken|meningen)|[Dd]et är tänkt|"
    r"är [\wåäöÅÄÖ-]{2,40}s (?:ansvar|uppgift|skyldighet)|skyldiga?|avser|"
    r"[Dd]et (?:åligger|ankommer på)(?: (?!att\b)[\wåäöÅÄÖ-]+){1,12}|"
    r"lova[rd]e?|planerar|siktar på|räknar med|överens om|"
    r"av uppdragen|ingår|avses?|beräknar)"
    r"(?: (?!som\b)[\wåäöÅÄÖ-]+){0,5}?(?:, genom [^,]{3,80},)?,?\s+att,?\s+"
    r"(?:(?:om|när|så snart|efter det att) [^,.]{3,80}, )?(?P<what>.+)",
    re.DOTALL,
)
# How many words may stand before the infinitive of a task: "att i samråd med X pröva".
LED_BY = 40
LED_BY_LITTLE = 5
ASKED = frozenset(("hur", "vilka", "vilken", "vilket", "vad", "om", "när"))
# Ends as a loan verb does, and is none.
NO_VERB = frozenset(("vardera",))
# A verb with its particle at the most: what is it done with?
BARE = 2
# So few words say too little if there is more to tell.
LITTLE = 3


def description_of(
    text: str,
    clause: Clause | None,
    document: Document,
    deadline: Deadline | None,
    actors: Actors,
) -> str:
    """Return an infinitive phrase such as "ta fram en handlingsplan".

    That it is not to be done is told by the commitment's polarity (`ingest.brief`).

    Args:
        text: What the commitment is read from.
        clause: Its clause, or None where it has only an infinitive.
        document: Where it stands.
        deadline: When it is due; its words are left out.
        actors: Who is named in the document.
    """
    task = TASK.search(text)
    if task is not None:
        phrase = _task(text, task, clause, document, deadline, actors)
    elif clause is None or not clause.lemma or _is_plain(text, clause, deadline):
        phrase = without(text, deadline)
    else:
        phrase = without(_of_clause(clause, document.text, actors), deadline)
        if len(phrase.split()) <= LITTLE:
            phrase = joined(phrase.rstrip(" ."), without(companion(clause), deadline))
    return short(phrase)


def _is_plain(text: str, clause: Clause, deadline: Deadline | None) -> bool:
    """Tell whether a text is a title as it stands: an infinitive, a noun phrase."""
    opens = without(text, deadline).strip(" ,").split(" ", 1)[0].lower()
    form = verbs.reading(opens, "inf")
    if form is not None and not form.passive and opens not in NO_VERB:
        return True
    led = opens in ADVERBS | PREPOSITIONS | {"så"} and text[:1].islower()
    at = _infinitive(clause.words[:LED_BY_LITTLE]) if led else None
    if at is not None and at < clause.finite and clause.words[at - 1].lower != "att":
        return True  # "så långt möjligt redogöra för"
    if opens not in ("en", "ett"):
        return False
    # "en redogörelse för hur studenter kan involveras": no main clause at all.
    return all(frame.kind != "main" for frame in frames(clause.words))


def _task(  # noqa: PLR0913, PLR0917 - what a description is made of
    text: str,
    task: re.Match[str],
    clause: Clause | None,
    document: Document,
    deadline: Deadline | None,
    actors: Actors,
) -> str:
    """Return what a task, a plan or a promise comes to."""
    if clause is None:
        return without(task["what"], deadline)
    begun = document.text.find(text, max(0, clause.words[-1].end - len(text)))
    offset = begun + task.start("what")
    first = next((n for n, w in enumerate(clause.words) if w.start >= offset), None)
    if begun < 0 or first is None:
        return without(task["what"], deadline)
    told = clause.words[first:]
    at = _infinitive(told)
    if at is None:
        inner = analyse(told)
        if inner is None or not inner.lemma:
            return without(task["what"], deadline)
        return without(_told(inner, document.text, actors), deadline)
    stop = stop_of(clause.words, frames(clause.words), first + at)
    what = document.text[offset : clause.words[stop - 1].end]
    what = without(what, deadline)
    if len(what.strip(" .").split()) > BARE:
        return what
    return joined(what.strip(" ."), _object(text, task, clause, document.text, actors))


def _object(
    text: str, task: re.Match[str], clause: Clause, whole: str, actors: Actors
) -> str:
    """Return what stands first and is to be done something with."""
    if text.split(" ", 1)[0].lower() in ASKED:
        before = text[: task.start()].strip(" ,")
        return before[:1].lower() + before[1:]
    if not text[task.start() :].lower().startswith(clause.finite_word):
        return ""
    return fronted(clause, whole, actors)


def _infinitive(words: tuple[Word, ...]) -> int | None:
    """Return where the infinitive stands after "att"; None if a clause follows it."""
    for at, word in enumerate(words[:LED_BY]):
        told = at > 0 and words[at - 1].lower in SUBORDINATORS
        form = verbs.reading(word.lower, "inf")
        if form is not None and not form.passive and not told:
            return at
        if form is None and not told and verbs.reading(word.lower, "pres"):
            return None
    return None


def _told(clause: Clause, text: str, actors: Actors) -> str:
    """Return the clause after "att": turned about if it is passive, else as told."""
    parts = parts_of(clause, text, actors)
    phrase = phrase_of(parts)
    turned = parts.passive or not parts.subject or parts.lemma == "ske"
    if turned or phrase.startswith(("ha ", "se till att ")):
        return phrase
    words = clause.words
    before = (w for w in words[: clause.finite] if w.lower not in REMARKS | {"då"})
    return written((*before, *words[clause.finite :]))


def _of_clause(clause: Clause, text: str, actors: Actors) -> str:
    """Return a main clause as a title."""
    parts = parts_of(clause, text, actors)
    inner = analyse(att_clause(clause.words, parts.lemma))
    if inner is not None and inner.lemma and parts.rest.startswith("att "):
        return _told(inner, text, actors)
    foreseen = clause.verb is not None and clause.verb.group == "avsikt"
    foreseen = foreseen or parts.lemma == "tänka"
    if foreseen and clause.passive:
        return _foreseen(parts, actors, clause)
    return phrase_of(parts)


def _foreseen(parts: Parts, actors: Actors, clause: Clause) -> str:
    """Return what is planned or expected: "beräknas kunna tas i bruk"."""
    tail = parts.tail
    for at, word in enumerate(tail):
        form = verbs.reading(word.lower, "inf")
        if form is None or form.lemma == "kunna":
            continue
        rest = tail[at + 1 :]
        inner = replace(
            parts,
            lemma=form.lemma,
            passive=form.passive,
            finite=word.lower,
            verb=word.lower,
            tail=rest,
            acts=is_actor(clause, clause.subject, actors),
        )
        return phrase_of(with_particle(inner))
    return joined(parts.subject, parts.rest)
