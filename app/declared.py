"""Every setting, once: its name, what it is for, its flag and what it is if not said.

`app.settings` reads them, `sagt settings` shows them as they are, and the table in
`docs/operations.md` is made of them (`tests/repo/test_settings_table.py`).
"""

import os
from dataclasses import dataclass
from urllib.parse import urlsplit

HIDDEN = "satt (visas inte)"


@dataclass(frozen=True, slots=True)
class Declared:
    """A setting.

    Args:
        variable: The environment variable; "" if there is only a flag.
        what: What it is for, in Swedish as the documentation has it.
        default: What it is if nobody says, in Swedish.
        flag: The flag that goes before the variable; "" if there is none.
        form: How the variable is written, where that is not plain; in Swedish.
        secret: Whether its value is never shown.
    """

    variable: str
    what: str
    default: str
    flag: str = ""
    form: str = ""
    secret: bool = False

    @property
    def name(self) -> str:
        """Return what the setting is called."""
        return self.variable or self.flag

    def given(self) -> str:
        """Return what the environment says, "" if nothing."""
        return os.environ.get(self.variable, "") if self.variable else ""

    def shown(self, value: str) -> str:
        """Return a value as it may be seen by anybody."""
        return HIDDEN if value and self.secret else without_password(value)


def without_password(value: str) -> str:
    """Return a value without the name and password that an address may hold.

    >>> without_password("https://jag:hemligt@graf.example/query")
    'https://…@graf.example/query'
    """
    try:
        place = urlsplit(value).netloc
    except ValueError:
        return value
    who, at, host = place.rpartition("@")
    return value.replace(f"{who}@", "…@", 1) if at and host else value


DECLARED = (
    Declared("SAGT_COLLECTION", "samlingens mapp", "`./samling`", "--collection"),
    Declared(
        "SAGT_BASE", "basadress för saker i grafen", "`https://w3id.org/sagt/id/`"
    ),
    Declared(
        "SAGT_WORKERS",
        "antal arbetsprocesser vid läsning",
        "en per processorkärna",
    ),
    Declared(
        "SAGT_TODAY",
        "dagen som räknas som i dag när löften bedöms",
        "datorns dag",
        "--as-of",
        "som `2024-12-31`; flaggan där den finns",
    ),
    Declared(
        "SAGT_ENGINE",
        "sökmotorn: `tantivy`, eller `whoosh` (ren Python; långsammare, samma svar). "
        "Indexet görs om av sig självt vid byte",
        "`tantivy`",
    ),
    Declared(
        "SAGT_LEARNING",
        "om granskningen får ändra ordningen på det som visas",
        "ja",
        form="`0` stänger av",
    ),
    Declared(
        "SAGT_ASIDE",
        "om handlingar med personnummer ställs åt sidan tills någon har bestämt "
        "([personuppgifter](privacy.md)); maskerade är de alltid",
        "ja",
        form="`0` stänger av",
    ),
    Declared(
        "SAGT_FETCH_PRIVATE",
        "hämta också från slutna nät (det egna nätet, den egna datorn)",
        "nej",
        form="`1`",
    ),
    Declared(
        "SAGT_MODEL",
        "en tränad spaCy-modell för svenska, som du själv har installerat, deltar i "
        "läsningen",
        "ingen",
        form="namn, mapp eller `auto`",
    ),
    Declared(
        "SAGT_NETWORK_DISK",
        "skriv i samlingen också på en nätverksdisk, när du vet att den håller lås",
        "nej",
        form="`1`",
    ),
    Declared(
        "SAGT_SPARQL",
        "grafen på en SPARQL 1.1-server i stället för i mappen: adressen för frågor",
        "i mappen",
    ),
    Declared("SAGT_SPARQL_UPDATE", "serverns adress för ändringar", "som för frågor"),
    Declared("SAGT_SPARQL_USER", "vem som loggar in på den servern", "ingen"),
    Declared("SAGT_SPARQL_PASSWORD", "med vilket lösenord", "inget", secret=True),
    Declared(
        "SAGT_TITLE", "samlingens titel i katalogen", '"Sagt och gjort"', "--title"
    ),
    Declared("SAGT_PUBLISHER", "dess utgivare", '"ej angivet"', "--publisher"),
    Declared("SAGT_PUBLISHER_TYPE", "utgivarens slag", "inget", "--publisher-type"),
    Declared("SAGT_HOMEPAGE", "samlingens webbsida", "ingen", "--homepage"),
    Declared("SAGT_ADDRESS", "exportens adress i katalogen", "ingen", "--address"),
    Declared("", "webbappens port", "8501", "--port"),
    Declared("", "adressen den lyssnar på", "`127.0.0.1`", "--address"),
    Declared(
        "SAGT_ACCESS", "filen om inloggning och roller", "ingen inloggning", "--access"
    ),
    Declared(
        "SAGT_OIDC_SECRET",
        "`client_secret` i den filen, om den inte ska stå där",
        "det filen säger",
        secret=True,
    ),
    Declared(
        "SAGT_COOKIE_SECRET",
        "`cookie_secret` i den filen, om den inte ska stå där",
        "det filen säger",
        secret=True,
    ),
    Declared(
        "SAGT_PUBLIC",
        "bara det som är offentligt",
        "allt",
        "--public",
        "`1`; flaggan före kommandot",
    ),
    Declared(
        "SAGT_CONTACT",
        "dit den som läser sidan Om kan rapportera bristande tillgänglighet",
        "ingen adress visas",
        form="e-post- eller webbadress",
    ),
    Declared(
        "SAGT_APP",
        "adressen till appen i brev och i det `sagt watch` skriver",
        "`http://127.0.0.1:8501`",
    ),
    Declared(
        "SAGT_SMTP",
        "e-postserver för bevakningar",
        "ingen: inget skickas",
        form="`server:port`",
    ),
    Declared("SAGT_SMTP_USER", "vem som loggar in på den", "ingen"),
    Declared("SAGT_SMTP_PASSWORD", "med vilket lösenord", "inget", secret=True),
    Declared("SAGT_SMTP_FROM", "avsändaren av breven", "ingen: inget skickas"),
    Declared(
        "SAGT_SMTP_TLS",
        "hur vägen dit krypteras",
        "`starttls`; till den egna datorn `nej`",
        form="`starttls`, `tls` eller `nej`",
    ),
    Declared(
        "SAGT_LOG",
        "hur [loggen](#logg) skrivs på standard fel",
        "`text`",
        form="`text` eller `json`",
    ),
    Declared(
        "SAGT_LOG_LEVEL",
        "det minst viktiga som loggas",
        "`warning`",
        form="`debug`, `info`, `warning` eller `error`",
    ),
    Declared(
        "SAGT_METRICS_KEY",
        "nyckeln till [mätvärdena](#mätvärden)",
        "ingen: bara utan inloggning",
        form="minst 16 tecken",
        secret=True,
    ),
)


def table() -> str:
    """Return the table of the documentation, as Markdown."""
    head = "| vad | flagga | miljövariabel | förval |\n|---|---|---|---|"
    rows = (
        f"| {one.what} | {_code(one.flag)} | {_variable(one)} | {one.default} |"
        for one in DECLARED
    )
    return "\n".join((head, *rows))


def _variable(one: Declared) -> str:
    told = f" ({one.form})" if one.form else ""
    return f"{_code(one.variable)}{told}"


def _code(text: str) -> str:
    return f"`{text}`" if text else ""
