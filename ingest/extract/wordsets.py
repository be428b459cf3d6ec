"""Word groups, under the name the extractors know them by."""

from ingest.language.wordsets import is_actor_word, word_matches, wordset

__all__ = ["is_actor_word", "word_matches", "wordset"]
