"""Made-up homes, how they are written and broken, and addresses where nobody lives.

Streets where somebody lives are made of syllables, so that no other text has them.
"""

import random
from collections.abc import Callable, Iterator

from benchmarks.identifiers_made import BREAK, SYLLABLES, Item

# What stands before a home, the home of a street, a number and a town with its
# postcode, and what stands after.
Home = Callable[[str, int, str], tuple[str, str, str]]
_HOMES: dict[str, Home] = {
    "hemadress": lambda s, n, _: ("Hemadress:", f"{s} {n}", ""),
    "bostadsadress": lambda s, n, p: ("bostadsadress", f"{s} {n}, {p}", ""),
    "bor på": lambda s, n, _: ("Hon bor på", f"{s} {n} B", ""),
    "bosatt": lambda s, n, p: ("bosatt på", f"{s} {n} i {p[7:]}", ""),
    "folkbokförd": lambda s, n, p: ("folkbokförd på adressen", f"{s} {n}, {p}", ""),
    "c/o": lambda s, n, p: ("c/o Karin Ek,", f"{s} {n}, {p}", ""),
    "lägenhet": lambda s, n, _: ("Bostad:", f"{s} {n} lgh 1203", ""),
    "namn och postnummer": lambda s, n, p: ("Anna Lindberg,", f"{s} {n}, {p}", ""),
    "namn utan postnummer": lambda s, n, p: (
        "klaganden Anna Lindberg,",
        f"{s} {n} i {p[7:]}",
        "",
    ),
    "i parentes": lambda s, n, p: ("Sökande: Karin Ek (", f"{s} {n}, {p}", ")"),
    "brevhuvud": lambda s, n, p: ("Karin Ek", f"{BREAK}{s} {n}{BREAK}{p}", ""),
    "före numret": lambda s, n, _: ("hemadress", f"{s}{BREAK}{n}", ""),
    "före postnumret": lambda s, n, p: ("Anna Ek,", f"{s} {n},{BREAK}{p}", ""),
    "hårt mellanslag": lambda s, n, _: ("bor på", f"{s}\u00a0{n}", ""),
    "versaler": lambda s, n, p: ("HEMADRESS:", f"{s} {n}, {p}".upper(), ""),
    "by och postnummer": lambda s, n, p: (
        "hemadress",
        f"{s.removesuffix('gatan').removesuffix('vägen')}by {n}, {p}",
        "",
    ),
    "vid namn på gata": lambda s, n, _: ("bostad:", f"Östra {s} {n}", ""),
    "boende på": lambda s, n, _: ("Eva Ek, boende på", f"{s} {n}", ""),
}
_OTHER_STREETS = (
    "Storgatan",
    "Järnvägsgatan",
    "Skolvägen",
    "Kyrkogatan",
    "Strandvägen",
)
_NOT_HOMES = (
    ("besöksadress", "Besöksadress:", "{} {}"),
    ("besöksadress", "Postadress:", "{} {}, {}"),
    ("organ", "Kommunstyrelsens kontor,", "{} {}, {}"),
    ("organ", "Region Norrlid,", "{} {}, {}"),
    ("organ", "Handläggare Anna Ek, Norrlids kommun,", "{} {}, {}"),
    ("skola", "Ekskolan på", "{} {}"),
    ("boende", "ett nytt särskilt boende på", "{} {}"),
    ("boende", "demensboendet på", "{} {}"),
    ("byggande", "bygglov för", "{} {}"),
    ("byggande", "ombyggnaden av", "{} {}"),
    ("plats", "korsningen vid", "{} {}"),
    ("plats", "Sammanträdet hålls på", "{} {} i {}"),
    ("handläggare", "Handläggare: Anna Ek,", "{} {}"),
    ("väg", "arbeten längs", "{} {} och framåt"),
)


def homes(chance: random.Random) -> Iterator[Item]:
    """Yield homes of private persons, each way of writing in turn."""
    while True:
        for way, write in _HOMES.items():
            name = "".join(chance.choice(SYLLABLES) for _ in range(4)).title()
            street = f"{name}{chance.choice(('gatan', 'vägen'))}"
            town = f"{chance.randint(100, 984)} {chance.randint(10, 99)} Almby"
            number = chance.randint(1, 140)
            before, written, after = write(street, number, town)
            yield Item("address", way, before, written, after, (name.lower(),))


def places(chance: random.Random) -> Iterator[Item]:
    """Yield addresses where nobody is said to live, in turn."""
    while True:
        for way, before, written in _NOT_HOMES:
            street, number = chance.choice(_OTHER_STREETS), chance.randint(1, 140)
            town = f"{chance.randint(100, 984)} {chance.randint(10, 99)} Norrlid"
            place = written.format(street, number, town)
            yield Item("address", f"adress: {way}", before, place)
