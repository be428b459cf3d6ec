"""Swedish words and clauses by rule and lexicon: forms, lemmas, compounds, groups.

Plain functions over words; `ingest/nlp.py` joins them to spaCy's pipeline.
"""
