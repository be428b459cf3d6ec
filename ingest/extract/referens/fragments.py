"""Pieces of patterns that several kinds of reference share."""

from ingest import lexicon

YEAR = r"(?:19|20)\d{2}"
MONTH = "(?:" + "|".join(row["namn"] for row in lexicon.table("manader")) + ")"
ISO_DATE = rf"{YEAR}-\d{{2}}-\d{{2}}"
DAY = rf"(?:den )?\d{{1,2}} {MONTH}"
