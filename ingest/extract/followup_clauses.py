"""Clauses that tell of something carried out: passive past with a thing or a time."""

from itertools import pairwise

from ingest.extract import verbs
from ingest.extract.atagande.subjects import class_of
from ingest.extract.clauses import Clause, Word, analyse, head_of
from ingest.extract.finite import ADVERBS, MODALS, PREPOSITIONS
from ingest.extract.wordsets import is_actor_word, word_matches, wordset

# What is decided, said or merely had is not carried out.
NOT_DOING = wordset("ej-utfört")
DOING = frozenset(("handling", "rapport", "start"))
# Between a noun and its complement, and what ends one ("läggs försöket med … ned").
OF = frozenset(("av", "om", "med", "kring", "mot", "mellan"))
CLOSING = frozenset(("ned", "in", "upp", "fram", "ut", "som", "att", "och"))
MEASURED = frozenset(("omvarld", "norm"))
MEETING = frozenset(("möta", "mötas", "träffa", "träffas", "samlas"))
# Told of a paper that was promised: it came in, it was handed over, it was approved.
HANDED_OVER = frozenset(
    ("lämna", "inlämna", "överlämna", "inkomma", "godkänna", "anta", "fastställa")
)
SINCE = frozenset(("sedan", "nu", "numera", "redan"))
FINISHED = frozenset(("klar", "klart", "klara", "färdig", "färdigt", "färdiga"))
NEW = frozenset(("ny", "nytt", "nya", "ytterligare", "fler", "extra"))
STILL = frozenset(("ännu", "fortfarande", "alltjämt", "aldrig"))
NONE = frozenset(("ingen", "inget", "inga", "ingenting"))
# What has failed to happen, though no one does it.
RESULTS = frozenset(("ske", "bli", "ge", "lyckas", "komma", "gå", "uppfylla", "nå"))


def is_thing(word: str) -> bool:
    """Tell whether a noun means something that can be followed up."""
    return word_matches("uppfoljning_ting", word)


def names_thing(words: tuple[Word, ...]) -> bool:
    """Tell whether a sentence is, early on, about such a thing."""
    return any(is_thing(w.lower) for w in words[:14])


def carried_out(clause: Clause, dated: bool) -> bool:
    """Tell whether a clause says that something has been done."""
    form = clause.verb
    if clause.negated or form is None or clause.tense not in ("past", "perfect"):
        return False
    if clause.finite_word in MODALS or form.group not in DOING:
        return False
    if _goes_on(clause, dated):
        return False
    head = head_of(clause, clause.subject)
    thing = clause.subject is not None and is_thing(head)
    if clause.lemma in NOT_DOING:
        return _handed_over(clause, thing, dated)
    met = clause.lemma in MEETING
    if clause.passive and not met:
        return thing or (_can_be_done(clause) and (clause.tense == "perfect" or dated))
    if form.tense not in ("pret", "sup"):
        return False
    often = met and any(w.lower in ("gånger", "gång") for w in clause.words)
    acting = (is_actor_word(head) or _is_name(clause)) and _has_result(
        clause, dated or often
    )
    return (thing and dated) or acting or (often and is_actor_word(head))


def _goes_on(clause: Clause, dated: bool) -> bool:
    """Tell whether a clause tells of a habit or of asking others, not of a result.

    "har mätt luften sedan 2009", "har varit utsänt på remiss".
    """
    after = [word.lower for word in clause.words[clause.lexical :]]
    if "remiss" in after and not dated:
        return True
    if clause.lemma in HANDED_OVER and "§" in after:
        return True  # "antogs 2016, § 88": where it was decided, not what came of it
    years = [b[:1].isdigit() for a, b in pairwise(after) if a == "sedan"]
    return clause.tense == "perfect" and not clause.passive and any(years)


def _is_name(clause: Clause) -> bool:
    """Tell whether the subject is one name, as a place goes by ("Ekby har …")."""
    if clause.subject is None or clause.subject[1] - clause.subject[0] > 1:
        return False
    word = clause.words[clause.subject[0]]
    return word.text[:1].isupper() and clause.subject[0] > 0


def _handed_over(clause: Clause, thing: bool, dated: bool) -> bool:
    """Tell whether a paper that was due came in, was handed over or approved."""
    settled = dated or clause.tense == "perfect"
    if clause.lemma not in HANDED_OVER or not settled:
        return False
    if clause.passive or clause.lemma == "inkomma":
        return thing
    actor = is_actor_word(head_of(clause, clause.subject))
    given = any(is_thing(w.lower) for w in clause.words[clause.lexical :])
    return actor and given and clause.tense == "perfect"


def _can_be_done(clause: Clause) -> bool:
    """Tell whether what a passive is about is work rather than a measure of it."""
    if clause.subject is None:
        return False
    words = clause.words[clause.subject[0] : clause.subject[1]]
    if words[0].lower in ("det", "detta"):
        return False  # "Det har framförts att …"
    if words[0].text[:1].isdigit() or any(w.lower in ("där", "som") for w in words):
        return False
    if is_actor_word(head_of(clause, clause.subject)):
        return False  # what is done to a body is no result
    return class_of(clause, clause.subject) not in MEASURED


def _has_result(clause: Clause, dated: bool) -> bool:
    """Tell whether an actor's deed is told as a result: in the perfect, or dated."""
    named = head_of(clause, clause.subject) not in ("vi", "jag")
    if clause.tense == "perfect" and named:
        return True
    told = dated or clause.tense == "perfect"
    return told and any(is_thing(w.lower) for w in clause.words[clause.lexical :])


def state_reached(clause: Clause, words: tuple[Word, ...]) -> bool:
    """Tell whether "är" with a participle says that work is finished."""
    if clause.negated or clause.finite_word != "är" or not clause.passive:
        return False
    if clause.verb is None or clause.verb.group != "handling":
        return False
    near = words[clause.finite + 1 : clause.lexical + 2]
    return any(word.lower in SINCE for word in near)


def is_finished(clause: Clause) -> bool:
    """Tell whether "Bytet är klart" says that a piece of work is finished."""
    if clause.negated or clause.finite_word != "är" or clause.subject is None:
        return False
    following = [w.lower for w in clause.words[clause.finite + 1 : clause.finite + 4]]
    while following and following[0] in SINCE:
        following = following[1:]
    if not following or following[0] not in FINISHED:
        return False
    if following[1:2] in (["med"], ["att"]):
        return False  # "är klar med att …", "är klart att …"
    head = head_of(clause, clause.subject)
    definite = head.endswith(("en", "et", "n", "na")) and not is_actor_word(head)
    return definite and class_of(clause, clause.subject) not in MEASURED


def newly_given(clause: Clause) -> bool:
    """Tell whether "Lekplatsen har fått ny belysning": what a thing has been given."""
    if clause.negated or clause.tense != "perfect" or clause.lemma != "få":
        return False
    following = clause.words[clause.lexical + 1 : clause.lexical + 5]
    if not any(word.lower in NEW for word in following[:2]):
        return False
    head = head_of(clause, clause.subject)
    person = is_actor_word(head) or class_of(clause, clause.subject) in MEASURED
    return not person and (is_thing(head) or any(is_thing(w.lower) for w in following))


def left_undone(clause: Clause) -> bool:
    """Tell whether a clause says that something has not been done, or not yet."""
    near = [w.lower for w in clause.words[clause.finite : clause.lexical + 3]]
    lasting = any(word in STILL for word in near) or clause.words[0].lower in STILL
    denied = clause.negated or (lasting and any(word in NONE for word in near))
    if not denied or clause.verb is None:
        return _none_of_it(clause)
    if clause.tense == "perfect":
        able = clause.verb.group in DOING or clause.lemma in RESULTS
        return able and (clause.passive or lasting or clause.lemma in RESULTS)
    finished = clause.finite_word == "är" and clause.passive
    missing = clause.finite_word == "finns"
    return lasting and (finished or missing) and clause.tense == "present"


def _none_of_it(clause: Clause) -> bool:
    """Tell whether "Inga träffar har hållits": a subject that says none."""
    if clause.subject is None or clause.tense != "perfect":
        return False
    first = clause.words[clause.subject[0]].lower
    return first in NONE and clause.passive and clause.verb is not None


def whole_phrase(clause: Clause, place: tuple[int, int]) -> tuple[int, int]:
    """Return a noun phrase with what is said of it ("en översyn av taxorna")."""
    start, end = place
    words = clause.words
    if start < clause.finite or end >= len(words) or words[end].lower not in OF:
        return place
    last = end + 1
    while last < len(words) and last < end + 6 and _continues(words, last):
        last += 1
    return (start, last) if last > end + 1 else place


def _continues(words: tuple[Word, ...], at: int) -> bool:
    """Tell whether a word can stand inside the complement of a noun."""
    word = words[at]
    if not word.text[:1].isalnum() or word.lower in PREPOSITIONS | ADVERBS | CLOSING:
        return False
    return verbs.reading(word.lower, "inf", "pres", "pret", "sup") is None


def related_thing(words: tuple[Word, ...]) -> str | None:
    """Return the thing of "Kartläggningen som NÄMNDEN genomförde", else None."""
    if len(words) < 4 or words[1].lower != "som" or not is_thing(words[0].lower):
        return None
    for word in words[2:9]:
        form = verbs.reading(word.lower, "pret", "pres")
        if form is not None and not word.text[0].isupper():
            done = form.tense == "pret" and form.group in DOING
            return words[0].text if done else None
    return None


def opening_clause(clause: Clause | None) -> Clause | None:
    """Return the clause in "När policyn reviderades 2019 valde …", read by itself."""
    if clause is None or clause.opening is None:
        return None
    first, end = clause.opening
    if clause.words[first].lower not in ("när", "sedan", "då"):
        return None
    return analyse(clause.words[first + 1 : end])
