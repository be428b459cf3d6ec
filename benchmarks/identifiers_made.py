"""Made-up identifiers, the ways they are written and broken, and what looks like them.

No number is anybody's: days of birth are made up in code, telephone numbers are of the
series kept for fiction (070-1740605 to 699, 08-46500400 to 499, 031-3900600 to 699),
and addresses end in `.example`.
"""

import calendar
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["person", "phone", "email", "address"]
# Where a line ends in a format that breaks lines.
BREAK = "\n"
FIRST = ("anna", "bo", "karin", "lars", "eva", "olle", "sara", "nils", "maja", "per")
SYLLABLES = ("al", "berg", "dal", "ek", "fors", "gren", "holm", "lind", "vik", "sten")
PLACES = ("norrlid", "almby", "ekby", "havsmark", "lovhult", "vastmyra")


@dataclass(frozen=True, slots=True)
class Item:
    """An identifier or a look-alike as it stands in a document.

    Args:
        kind: What it is; of a look-alike what it might be taken for.
        way: How it is written or broken, in a word.
        before: What stands before it on its line, `after` what stands after.
        written: Itself, `BREAK` where its line ends.
        secrets: What must not be found of it, figures without signs or small letters;
            nothing of a look-alike.
    """

    kind: Kind
    way: str
    before: str
    written: str
    after: str = ""
    secrets: tuple[str, ...] = ()


def _check_figure(nine: str) -> str:
    total = 0
    for place, figure in enumerate(map(int, nine)):
        doubled = figure * (2 - place % 2)
        total += doubled // 10 + doubled % 10
    return str(-total % 10)


def person(chance: random.Random) -> tuple[str, str]:
    """Return a personal identity number's eight and four figures, made up."""
    year, month = chance.randint(1925, 2019), chance.randint(1, 12)
    day = chance.randint(1, calendar.monthrange(year, month)[1])
    shift = 60 if chance.random() < 0.15 else 0
    number = f"{chance.randint(1, 999):03}"
    short = f"{year % 100:02}{month:02}{day + shift:02}"
    last = number + _check_figure(short + number)
    return f"{year // 100}{short}", last


def _wide(text: str) -> str:
    return "".join(chr(0xFF10 + int(c)) if c.isdigit() else c for c in text)


Person = Callable[[str, str], tuple[str, str, str]]
_PERSONS: dict[str, Person] = {
    "bindestreck": lambda a, b: ("sökande", f"{a[2:]}-{b}", ""),
    "sekel": lambda a, b: ("sökande", f"{a}-{b}", ""),
    "tolv siffror": lambda a, b: ("personnummer", f"{a}{b}", ""),
    "tio siffror": lambda a, b: ("pnr", f"{a[2:]}{b}", ""),
    "plus": lambda a, b: ("avlidne", f"{a[2:]}+{b}", ""),
    "tankstreck": lambda a, b: ("sökande", f"{a[2:]}–{b}", ""),
    "mellanslag": lambda a, b: ("född", f"{a[2:]} {b}", ""),
    "hårt mellanslag": lambda a, b: ("sökande", f"{a[2:]}\u00a0-\u00a0{b}", ""),
    "smalt mellanslag": lambda a, b: ("sökande", f"{a[2:]}\u2009-\u2009{b}", ""),
    "kolon före": lambda a, b: ("Personnummer:", f"{a[2:]}-{b}", ""),
    "parentes": lambda a, b: ("klaganden (", f"{a}-{b}", ")"),
    "efter bindestreck": lambda a, b: ("sökande", f"{a[2:]}-{BREAK}{b}", ""),
    "före bindestreck": lambda a, b: ("sökande", f"{a[2:]}{BREAK}-{b}", ""),
    "bindestreck borta": lambda a, b: ("personnummer", f"{a[2:]}{BREAK}{b}", ""),
    "i födelsedagen": lambda a, b: ("sökande", f"{a[2:6]}{BREAK}{a[6:]}-{b}", ""),
    "i de fyra sista": lambda a, b: ("sökande", f"{a[2:]}-{b[:2]}{BREAK}{b[2:]}", ""),
    "efter seklet": lambda a, b: ("sökande", f"{a[:2]}{BREAK}{a[2:]}-{b}", ""),
    "mjukt bindestreck": lambda a, b: ("sökande", f"{a[2:]}\u00ad-{b}", ""),
    "breda siffror": lambda a, b: ("sökande", _wide(f"{a[2:]}-{b}"), ""),
    "i grupper": lambda a, b: (
        "personnummer",
        f"{a[2:4]} {a[4:6]} {a[6:]} {b[:2]} {b[2:]}",
        "",
    ),
    "datum": lambda a, b: ("sökande", f"{a[:4]}-{a[4:6]}-{a[6:]}-{b}", ""),
    "två celler": lambda a, b: ("Anna\t", f"{a[2:]}\t{b}", ""),
    "enskild firma": lambda a, b: ("organisationsnummer", f"{a[2:]}-{b}", ""),
}
Phone = Callable[[str], str]
_MOBILES: dict[str, Phone] = {
    "grupper": lambda n: f"070-{n[:3]} {n[3:5]} {n[5:]}",
    "helt": lambda n: f"070{n}",
    "ett bindestreck": lambda n: f"070-{n}",
    "mellanslag": lambda n: f"070 {n[:3]} {n[3:5]} {n[5:]}",
    "internationellt": lambda n: f"+46 70 {n[:3]} {n[3:5]} {n[5:]}",
    "internationellt helt": lambda n: f"+4670{n}",
    "med nolla": lambda n: f"+46 (0)70-{n[:3]} {n[3:5]} {n[5:]}",
    "utan plus": lambda n: f"0046 70 {n[:3]} {n[3:5]} {n[5:]}",
    "parentes": lambda n: f"(070) {n[:3]} {n[3:5]} {n[5:]}",
    "punkter": lambda n: f"070.{n[:3]}.{n[3:5]}.{n[5:]}",
    "snedstreck": lambda n: f"070/{n[:3]} {n[3:5]} {n[5:]}",
    "efter riktnumret": lambda n: f"070-{BREAK}{n[:3]} {n[3:5]} {n[5:]}",
    "i numret": lambda n: f"070-{n[:3]}{BREAK}{n[3:5]} {n[5:]}",
    "hårda mellanslag": lambda n: f"070-{n[:3]}\u00a0{n[3:5]}\u00a0{n[5:]}",
}
Email = Callable[[str, str], str]
_EMAILS: dict[str, Email] = {
    "vanlig": lambda a, b: f"{a}@{b}",
    "versaler": lambda a, b: f"{a.title()}@{b.title()}",
    "(at)": lambda a, b: f"{a}(at){b}",
    "[at]": lambda a, b: f"{a} [at] {b}",
    "snabel-a": lambda a, b: f"{a} snabel-a {b}",
    "efter @": lambda a, b: f"{a}@{BREAK}{b}",
    "före @": lambda a, b: f"{a}{BREAK}@{b}",
    "i domänen": lambda a, b: f"{a}@{b.replace('.', f'.{BREAK}', 1)}",
    "i namnet": lambda a, b: f"{a.replace('.', f'.{BREAK}', 1)}@{b}",
    "i klammer": lambda a, b: f"<{a}@{b}>",
    "mailto": lambda a, b: f"mailto:{a}@{b}",
}


def persons(chance: random.Random) -> Iterator[Item]:
    """Yield personal identity numbers, each way of writing in turn."""
    seen = set()
    while True:
        for way, write in _PERSONS.items():
            day, last = person(chance)
            if day[2:] + last in seen:
                continue
            seen.add(day[2:] + last)
            before, written, after = write(day, last)
            yield Item("person", way, before, written, after, (day[2:] + last,))


def phones(chance: random.Random) -> Iterator[Item]:
    """Yield telephone numbers: of mobiles in turn, and of the fixed network."""
    while True:
        for way, write in _MOBILES.items():
            number = f"1740{chance.randint(605, 699)}"
            secret = (f"70{number}", number)
            yield Item("phone", way, "ring", write(number), "", secret)
        low = chance.randint(400, 499)
        written = f"08-465 00{low // 100} {low % 100:02}"
        yield Item("phone", "fast", "nås på", written, "", (f"846500{low}",))
        low = chance.randint(600, 699)
        written = f"031-390 0{low // 100} {low % 100:02}"
        yield Item("phone", "fast", "tfn", written, "", (f"313900{low}",))
        low = chance.randint(400, 499)
        yield Item("phone", "märkt", "Telefon:", f"46500{low}", "", (f"46500{low}",))


def emails(chance: random.Random) -> Iterator[Item]:
    """Yield e-mail addresses, each way of writing in turn."""
    while True:
        for way, write in _EMAILS.items():
            last = "".join(chance.choice(SYLLABLES) for _ in range(3))
            local = f"{chance.choice(FIRST)}.{last}"
            domain = f"{chance.choice(PLACES)}.example"
            yield Item("email", way, "skriv till", write(local, domain), "", (last,))


def lookalikes(chance: random.Random) -> Iterator[Item]:
    """Yield what is none of them but has figures and signs alike."""
    roll = chance.randint
    while True:
        year, number = roll(1999, 2024), roll(1, 9999)
        day = f"{year}-{roll(1, 12):02}-{roll(1, 28):02}"
        yield Item("phone", "dnr", "dnr", f"RS {roll(100, 9999)}-{year}")
        yield Item("phone", "dnr", "Dnr", f"KS/{year}:{roll(100, 999)}-{number}")
        yield Item("phone", "dnr", "diarienummer", f"{year}/{number:05}")
        yield Item("person", "dnr", "dnr", "-".join(person(chance))[2:])
        organisation = f"{roll(55, 99)}{roll(20, 99)}{roll(10, 99)}-{roll(1000, 9999)}"
        yield Item("person", "organisationsnummer", "org.nr", organisation)
        yield Item("person", "organisationsnummer", "bolaget", f"({organisation})")
        big = f"{roll(1, 999)} {roll(100, 999)} {roll(100, 999)}"
        yield Item("phone", "belopp", "kostar", big, "kronor")
        yield Item("phone", "belopp", "avviker", f"+{big}", "kr")
        yield Item("phone", "belopp", "vatten", f"0,{roll(10, 99)}-0,{roll(10, 99)}")
        row = " ".join(str(roll(100, 999)) for _ in range(6))
        yield Item("phone", "tabell", "utfall", row)
        cells = "\t".join(str(roll(1000, 999999)) for _ in range(5))
        yield Item("person", "tabell", "Region\t", cells)
        yield Item("person", "faktura", "fakturanummer", str(roll(10**9, 10**10 - 1)))
        yield Item(
            "person", "faktura", "faktura", f"{roll(10**5, 10**6 - 1)}-{number:04}"
        )
        yield Item("phone", "giro", "bankgiro", f"{roll(100, 9999)}-{roll(1000, 9999)}")
        yield Item(
            "phone",
            "giro",
            "plusgiro",
            f"{roll(10, 99)} {roll(10, 99)} 40-{roll(1, 9)}",
        )
        yield Item(
            "phone", "fastighet", "fastigheten", f"Ekby {roll(1, 99)}:{roll(1, 999)}"
        )
        yield Item(
            "phone", "datum", "den", f"{day} kl. {roll(8, 17):02}.00-{roll(18, 21)}.30"
        )
        yield Item("person", "datum", "perioden", f"{day} {roll(1000, 9999)}")
        yield Item(
            "phone",
            "isbn",
            "ISBN",
            f"978-91-{roll(1000, 9999)}-{roll(100, 999)}-{roll(0, 9)}",
        )
        yield Item(
            "phone",
            "sidor",
            "se s.",
            f"{roll(10, 99)}-{roll(100, 199)}, {roll(200, 300)}",
        )
        yield Item("phone", "mål", "mål nr", f"{roll(100, 9999)}-{year % 100:02}")
        yield Item(
            "phone",
            "koordinater",
            "N",
            f"65{roll(10000, 99999)}, E 6{roll(10000, 99999)}",
        )
        yield Item(
            "phone",
            "paragrafer",
            "§§",
            f"{roll(1, 99)}-{roll(100, 199)} och {roll(200, 299)}",
        )
        yield Item(
            "phone", "år", "åren", f"{year}-{year + 3} och {year + 5}-{year + 9}"
        )
        yield Item("phone", "klockslag", "kl.", f"08-17 {year}")
        yield Item(
            "email", "lagrum", "enligt", f"SFS {year}:{roll(100, 1999)}, 3 kap. 2 §"
        )
        yield Item("email", "webbadress", "se", "www.norrlid.example/arenden")
        yield Item(
            "person", "ofullständigt", "född", f"{day[2:].replace('-', '')}-xxxx"
        )
        yield Item("person", "tio siffror", "löpnummer", str(roll(10**9, 10**10 - 1)))
        yield Item("person", "sex och fyra", "utfall", f"{roll(10**5, 10**6)} {number}")
        yield Item("person", "fel kontrollsiffra", "nr", _wrong(chance))


def _wrong(chance: random.Random) -> str:
    day, last = person(chance)
    return f"{day[2:]}-{last[:3]}{(int(last[3]) + 1) % 10}"
