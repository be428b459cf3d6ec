"""What every document says of itself, and how its sender dresses it."""

import csv
from dataclasses import dataclass
from pathlib import Path

TABLE = Path(__file__).with_name("senders.tsv")
NOTICE = (
    "Påhittad handling: personer, organisationer och händelser finns inte "
    "i verkligheten."
)


@dataclass(frozen=True)
class Sender:
    """The look of one sender's documents."""

    serif: bool
    justified: bool
    margin: float
    site: str
    updated: str
    cookies: str
    landmark: str


def _senders() -> dict[str, Sender]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {
            row["sender"]: Sender(
                serif=row["serif"] == "ja",
                justified=row["justified"] == "ja",
                margin=float(row["margin"]),
                site=row["site"],
                updated=row["updated"],
                cookies=row["cookies"],
                landmark=row["landmark"],
            )
            for row in rows
        }


SENDERS = _senders()
