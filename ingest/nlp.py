"""The only door to spaCy: one Swedish pipeline, and what can be asked of its texts.

The pipeline is spaCy's blank Swedish tokenizer and components of our own:

- `svenska_meningar` sets sentence starts;
- `svenska_ord` gives each token `token._.lemma` and `token._.parts` (of a compound);
- `svenska_satser` gives each span `span._.groups`, its finite verb groups.

What a token or a span is asked for is read when asked and costs nothing before. One
of spaCy's trained Swedish models can take part (`SAGT_MODEL`): it then says the part of
speech of each word, which the readings above heed, and names in the text (`names`).
"""

import hashlib
import os
import re
from collections.abc import Callable
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span, Token
from spacy.util import is_package

from ingest.errors import SagtError
from ingest.language import compounds, lemmas
from ingest.language.groups import Group, groups
from ingest.language.sentences import Sentence, sentences, with_sentences
from ingest.language.tokens import columns, tokens, words_of

__all__ = [
    "Sentence",
    "model_mark",
    "names",
    "parse",
    "pipeline",
    "sentences",
    "tokens",
]

# No word is as long; what is so long is cut into pieces.
TOO_LONG = re.compile(r"\S{500,}")
PIECE = re.compile(r".{1,100}", re.DOTALL)
# Above spaCy's default of one million characters; we run no parser that would
# need memory in proportion to it.
MAX_LENGTH = 20_000_000
# The setting that lets a trained model take part: its name, its folder, or "auto".
MODEL = "SAGT_MODEL"
# The models that "auto" looks for, the best first.
MODELS = ("sv_core_news_lg", "sv_core_news_md", "sv_core_news_sm")
# What a trained model also has and we do ourselves, or do not use.
UNUSED = ("parser", "senter", "lemmatizer", "attribute_ruler")


@Language.component("svenska_meningar")
def swedish_sentences(doc: Doc) -> Doc:
    """Return `doc` with its sentence starts."""
    return with_sentences(doc)


def _lemma(token: Token) -> str:
    before = token.nbor(-1).text if token.i else ""
    return lemmas.lemma(token.text, before, token.pos_)


def _parts(token: Token) -> tuple[str, ...]:
    return compounds.parts(token.text)


def _groups(span: Span) -> tuple[Group, ...]:
    return groups(words_of(span.doc, span.start_char, span.end_char))


@Language.factory("svenska_ord")
def _swedish_words(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001
    """Give tokens their lemma and the parts of a compound, read when asked for."""
    Token.set_extension("lemma", getter=_lemma, force=True)
    Token.set_extension("parts", getter=_parts, force=True)
    return _as_it_is


@Language.factory("svenska_satser")
def _swedish_clauses(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001
    """Give spans their finite verb groups, read when asked for."""
    Span.set_extension("groups", getter=_groups, force=True)
    return _as_it_is


def _as_it_is(doc: Doc) -> Doc:
    return doc


def _cutting(tokenize: Callable[[str], Doc]) -> Callable[[str], Doc]:
    """Return a tokenizer that cuts what has no space for too long: no word has.

    spaCy's own takes a time that grows with the square of a word's length.
    """

    def tokenizer(text: str) -> Doc:
        long = list(TOO_LONG.finditer(text))
        if not long:
            return tokenize(text)
        words, spaces, read = [], [], 0
        for run in [*long, None]:
            before = tokenize(text[read : run.start() if run else len(text)])
            some, spaced = columns(before)
            words += some
            spaces += spaced
            if run:
                pieces = PIECE.findall(run.group())
                words += pieces
                spaces += [False] * len(pieces)
                read = run.end()
        return Doc(before.vocab, words, spaces)

    return tokenizer


@cache
def _best_installed() -> str:
    return next((name for name in MODELS if is_package(name)), "")


def _chosen() -> str:
    """Return the trained model that the setting asks for, or "" for none."""
    wanted = os.environ.get(MODEL, "").strip()
    return _best_installed() if wanted == "auto" else wanted


@cache
def _trained(model: str) -> tuple[Language, str]:
    """Return a trained model and its mark: name, version and a digest of its weights.

    Raises:
        SagtError: it is not installed, or is not one for Swedish.
    """
    try:
        nlp = spacy.load(model, exclude=UNUSED)
    except (OSError, ValueError) as problem:
        message = (
            f"Språkmodellen {model} kan inte läsas. Installera den, "
            f"eller ta bort {MODEL} ur miljön."
        )
        raise SagtError(message) from problem
    if nlp.lang != "sv":
        message = f"Språkmodellen {model} är inte svensk, utan för ”{nlp.lang}”."
        raise SagtError(message)
    digest = hashlib.sha256(nlp.to_bytes(exclude=["vocab", "tokenizer"]))
    name, version = nlp.meta["name"], nlp.meta["version"]
    return nlp, f"sv_{name}-{version}-{digest.hexdigest()[:12]}"


@cache
def _built(model: str) -> Language:
    nlp = _trained(model)[0] if model else spacy.blank("sv")
    nlp.max_length = MAX_LENGTH
    # The blank tokenizer with or without a model, so that words are the same words.
    tokenizer = spacy.blank("sv", vocab=nlp.vocab).tokenizer
    nlp.tokenizer = _cutting(tokenizer)
    nlp.add_pipe("svenska_meningar", first=True)
    nlp.add_pipe("svenska_ord")
    nlp.add_pipe("svenska_satser")
    return nlp


def pipeline() -> Language:
    """Return the Swedish pipeline, built once per process and model."""
    return _built(_chosen())


def model_mark() -> str:
    """Return which trained model takes part and in what state, or "" if none does.

    It belongs to the fingerprint of the rules: another model may read other facts.
    """
    model = _chosen()
    return _trained(model)[1] if model else ""


def parse(text: str) -> Doc:
    """Return `text` as a spaCy Doc with sentence starts."""
    return pipeline()(text)


def names(doc: Doc) -> tuple[tuple[int, int, str], ...]:
    """Return start, end and label of each name a trained model found; none without."""
    return tuple((e.start_char, e.end_char, e.label_) for e in doc.ents)
