"""Patterns of the names that plans, policies, reports and agreements go by."""

import re
from functools import cache

from ingest import lexicon
from ingest.extract.referens.fragments import DAY, MONTH, YEAR
from ingest.needles import fewest

# A pattern, its rule and trust, and words in small letters of which every match holds
# one, besides those of `bearers`.
Named = tuple[re.Pattern[str], str, float, tuple[str, ...]]
MONTHS = tuple(row["namn"] for row in lexicon.table("manader"))
ADJECTIVES = (
    r"(?:(?:senaste|reviderade|gällande|nationella|regionala|lokala|kommunala|strategiska|fördjupade|gemensamma"
    r"|länsövergripande|kommunövergripande|övergripande|allmänna|ekonomiska) ){0,2}"
)
# What an organ gives out once a year and names by its year.
YEARLY = (
    r"årsredovisning|delårsrapport|delårsbokslut|verksamhetsberättelse"
    r"|verksamhetsplan|årsbokslut|årsrapport|internkontrollplan|budgetproposition"
    r"|vårproposition|ekonomirapport|tertialrapport|detaljbudget|internbudget"
)
# A document that is told by what it is about or by its year, with a capital: the
# noun, an adjective before it, and the words that say which.
KINDS = (
    "Regional|Nationell|Lokal|Kommunal|Gemensam|Strategisk|Övergripande|Reviderad"
    "|Regionalt|Nationellt|Lokalt|Kommunalt|Gemensamt|Strategiskt|Fördjupad"
)
# What a body has one of, so that the word alone points it out.
STANDING = (
    "delegationsordningen|arbetsordningen|förbundsordningen|bolagsordningen"
    "|delegationsreglementet|attestreglementet|ägardirektivet"
)
OWNERS = (
    "kommunens|regionens|stadens|landstingets|förbundets|bolagets|fullmäktiges"
    "|nämndens|styrelsens|direktionens|förvaltningens|kontorets|regeringens"
)
# What a name in front makes one document: "Ekby-avtalet".
NAMED = r"avtalet|överenskommelsen|planen|strategin|programmet|policyn|utredningen"
YEARS = rf"(?:(?:,? |(?<= ))(?:för )?{YEAR}(?: ?[-–/] ?(?:19|20)?\d{{2}})?)"
STOP = (
    r"(?!(?:(?:19|20)\d\d|som|ska|skall|är|har|att|kan|får|inte|gäller|eller|när|där|det|bör|innebär"
    r"|anger|antas|antogs|fastställs|revideras|samt|så|med|vid|under|enligt|utifrån|inför"
    r"|genom|blir|blev|finns|av|godkänns|behöver|lyfts|belyser|visar|syftar|beträffande|angående)\b)"
)
ABOUT = "för|om|mot|kring|beträffande"
SUBJECT = (
    rf"(?: (?:{ABOUT}) "
    rf"(?:{STOP}[\w-]{{2,40}}(?:,? |(?=[.,;:)\n])|$)){{1,7}})"
)


TITLE_END = r"(?= (?:och|samt|som|har|ska)\b|[.,;\n])"
CAPITAL = r" [A-ZÅÄÖ][a-zåäö]{1,30}(?: \w{1,40}){0,9}?"
TOLD = "rapporten|betänkandet|utredningen|vägledningen|handboken|skriften"
# Those who look into what others do.
INSPECTORS = (
    "[Rr]evisorernas|[Rr]evisionens|[Ss]tadsrevisionens|Riksrevisionens"
    "|Statskontorets|Skolinspektionens|JO:s|IVO:s"
)
EXAMINED = "genomlysning|kartläggning|utvärdering|granskning|enkät"
BODIES = "nämndens|styrelsens|förvaltningens|kontorets|kommunens|regionens"


@cache
def _words(form: str, alone: bool = False) -> str:
    rows = lexicon.table("dokumentord")
    return "|".join(r[form] for r in rows if not alone or r["ensam"] == "ja")


@cache
def patterns() -> tuple[Named, ...]:
    """Return the patterns, those that tell most of a name first."""
    return (*_titles(), *_dated(), *_definite(), *_owned(), *_alone(), *_yearly())


def _titles() -> tuple[Named, ...]:
    """Return names with a capital, or with what they are about or between whom."""
    kinds = _words("obestamd")
    return (
        (
            re.compile(
                r"(?=[A-ZÅÄÖ])(?:(?<=[a-zåäö,;:] )|(?<=[\t\n”])|(?<=[•*-] )|(?<=\bI ))"
                rf"(?:(?:{KINDS}) \w{{0,30}}(?:{kinds})|(?i:\w{{0,30}}(?:{kinds})))\b"
                rf"(?:{SUBJECT}{YEARS}?|{YEARS})"
            ),
            "ref.dokument-titel",
            0.75,
            (" för ", " om ", " mot ", " kring ", "19", "20"),
        ),
        (
            re.compile(rf"\b(?:{TOLD}){CAPITAL}{TITLE_END}"),
            "ref.dokument-namn",
            0.75,
            tuple(TOLD.split("|")),
        ),
        (
            re.compile(rf"\b[Bb]etänkandet{SUBJECT}"),
            "ref.dokument-for",
            0.7,
            ("etänkandet ",),
        ),
        (
            re.compile(
                r"\b(?:[Öö]verenskommelsen?|[Aa]vsiktsförklaring(?:en)?"
                r"|[Ss]amverkansavtal(?:et)?) mellan "
                r"(?=[A-ZÅÄÖ]|regeringen|staten|kommunen|regionen)"
                r"(?:(?!(?:om|gällande|angående|avseende|för|kring) )[\w-]{1,40}"
                r"(?:,? |(?=[.,;:)\n])|$)){3,12}"
            ),
            "ref.dokument-parter",
            0.75,
            (" mellan ",),
        ),
        (
            re.compile(rf"\bnationellt? \w{{0,30}}(?:{kinds})\b{SUBJECT}"),
            "ref.dokument-titel",
            0.6,
            ("nationell",),
        ),
    )


def _dated() -> tuple[Named, ...]:
    """Return what a year or a sender tells apart: "2017 års avtal", "från 2019"."""
    definite, kinds = _words("bestamd"), _words("obestamd")
    return (
        (
            re.compile(
                rf"\b{YEAR} års \w{{0,30}}(?:{definite}|{kinds}|årsredovisning"
                r"|överenskommelse)\b"
            ),
            "ref.dokument-ars",
            0.75,
            (" års ",),
        ),
        (
            re.compile(
                rf"\b(?:[A-ZÅÄÖ][\wé-]{{1,30}}-(?:{NAMED})\b(?: från {YEAR}\b)?"
                rf"|\w{{0,30}}(?:{definite}) från (?:(?:{MONTH} )?{YEAR}|{MONTH})\b)"
                r"(?![-/]\d)"
            ),
            "ref.dokument-fran",
            0.75,
            (*(f"-{word}" for word in NAMED.split("|")), " från "),
        ),
        (
            re.compile(
                r"\b(?:[Rr]apporten|[Ee]n \w{0,20}rapport) från [A-ZÅÄÖ][\w-]{2,40}"
                r"(?: [A-ZÅÄÖ][\w-]{2,40}){0,3}"
            ),
            "ref.dokument-fran",
            0.7,
            ("rapport från ", "rapporten från "),
        ),
        (
            re.compile(
                rf"\b(?:{INSPECTORS}) granskning(?:srapport)? av "
                rf"(?:{STOP}[\w-]{{2,40}}(?: |(?=[.,;:)\n])|$)){{1,8}}"
            ),
            "ref.dokument-granskning",
            0.75,
            ("s granskning",),
        ),
    )


def _definite() -> tuple[Named, ...]:
    """Return "Regionala planen", "den nationella strategin", "kulturplanen för"."""
    definite, alone = _words("bestamd"), _words("bestamd", alone=True)
    return (
        (
            re.compile(
                r"\b(?:Nationella|Regionala|Lokala|Gemensamma|Kommunala) "
                rf"\w{{0,30}}(?:{definite})\b(?:{SUBJECT})?(?:{YEARS})?"
            ),
            "ref.dokument-versal",
            0.7,
            ("nationella ", "regionala ", "lokala ", "gemensamma ", "kommunala "),
        ),
        (
            re.compile(
                rf"\b[Dd]en {ADJECTIVES}(?<=a )\w{{0,30}}(?:{definite})\b(?:{YEARS})?"
            ),
            "ref.dokument-bestamd",
            0.8,
            ("den ",),
        ),
        (
            re.compile(rf"\b(?i:\w{{0,30}}(?:{alone}))\b{SUBJECT}"),
            "ref.dokument-for",
            0.7,
            tuple(f" {word} " for word in ABOUT.split("|")),
        ),
    )


def _owned() -> tuple[Named, ...]:
    """Return what is named by whose it is: "Region Eks policy", "kommunens ..."."""
    kinds = _words("obestamd")
    named = (
        r"(?:[Dd]en (?:regionala|tekniska) [a-zåäö]{4,30}s"
        r"|\w{2,30}(?:nämndens|styrelsens|fullmäktiges|utskottets|förvaltningens"
        r"|kontorets)|[Ff]ullmäktiges"
        r"|[A-ZÅÄÖ][\w-]{1,30}(?: [A-ZÅÄÖ][\w-]{1,30}| [Ss]tad| kommun| län){0,3}s) "
    )
    return (
        (
            re.compile(
                rf"\b(?:{OWNERS}) (?:(?:[a-zåäö]{{4,30}}a )?\w{{3,30}}(?:{kinds})\b"
                rf"(?:{SUBJECT})?(?:{YEARS})?"
                rf"|(?:[a-zåäö]{{4,30}}a )?(?:{kinds})\b(?:{SUBJECT}{YEARS}?|{YEARS})"
                rf"|[a-zåäö]{{4,30}}a (?:{kinds})\b)"
            ),
            "ref.dokument-agare",
            0.7,
            tuple(f"{owner} " for owner in OWNERS.split("|")),
        ),
        (
            re.compile(
                rf"\b{named}{ADJECTIVES}\w{{0,30}}(?:{kinds})\b"
                rf"(?:{SUBJECT})?(?:{YEARS})?"
            ),
            "ref.dokument-agare",
            0.75,
            ("s ",),
        ),
    )


def _alone() -> tuple[Named, ...]:
    """Return "programmet Bygg nytt" and a compound that needs nothing beside it."""
    alone = _words("bestamd", alone=True)
    signs = tuple(alone.split("|"))
    return (
        (
            re.compile(rf"\b(?:{alone}){CAPITAL}{TITLE_END}"),
            "ref.dokument-namn",
            0.7,
            signs,
        ),
        (
            re.compile(
                rf"\b(?:\w{{3,40}}(?:{alone})|(?i:{STANDING})"
                r"|(?<=[Ee]nligt )reglementet)\b"
            ),
            "ref.dokument-ensam",
            0.6,
            signs,
        ),
    )


def _yearly() -> tuple[Named, ...]:
    """Return what comes out once a year or a month and is named by it."""
    kinds = f"{_words('bestamd')}|{_words('obestamd')}"
    return (
        (
            re.compile(
                rf"\b(?i:\w{{0,30}}(?:{YEARLY}))(?:en|n)?(?: per den)?(?: för)?"
                rf"(?: våren| hösten)?(?: verksamhetsåret)? (?:{DAY} )?{YEAR}"
                r"(?![-/–]\d)"
                rf"|\b\w{{0,30}}budget(?:en)? för {YEAR}(?![-/–]\d)"
                r"|\b(?i:\w{0,20}(?:(?:delårs|tertial|månads|kvartals)rapport|kompletteringsbudget))"
                rf"(?: per| för)? {MONTH}\b(?: {YEAR})?"
                rf"|\b\w{{3,30}}(?:{BODIES}) (?:{EXAMINED})(?: från| för)? {YEAR}"
                r"(?![-/–]\d)"
                rf"|\b(?!\w{{0,30}}revision)\w{{0,30}}(?:{kinds})"
                rf"(?: för)?(?: åren| perioden)? {YEAR} ?[-–] ?{YEAR}"
            ),
            "ref.dokument-ar",
            0.75,
            ("19", "20", *MONTHS),
        ),
    )


@cache
def bearers() -> tuple[str, ...]:
    """Return words of which every pattern's match holds one."""
    forms = (*_words("bestamd").split("|"), *_words("obestamd").split("|"))
    others = (*YEARLY.split("|"), *NAMED.split("|"), *TOLD.split("|"))
    more = (*EXAMINED.split("|"), *STANDING.split("|"), "budget", "reglementet")
    return fewest((*forms, *others, *more))
