"""What a careful reader gets out of each document in `layouter/`."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Expected:
    """What the document is; `paragrafer` as number and heading, `lines` of its text."""

    name: str
    type: str
    body: str
    organ: str
    date: str
    dnr: tuple[str, ...] = ()
    paragrafer: tuple[tuple[str, str], ...] = ()
    lines: tuple[str, ...] = ()
    roles: tuple[tuple[str, int], ...] = ()


EXPECTED = (
    Expected(
        "region-rs-nummer.txt",
        "protokoll",
        "Region Granland",
        "Regionstyrelsen",
        "2022-09-14",
        ("RS/2022:411", "RS/2022:275"),
        (
            ("99", "Delårsrapport per den 31 juli"),
            ("100", "Yttrande över betänkandet Nära vård"),
            ("101", "Meddelanden"),
        ),
        (
            "2. Hälso- och sjukvårdsnämnden ska senast den 1 december redovisa"
            " åtgärder för en ekonomi i balans.",
            "Regionen har fått betänkandet på remiss. Svaret ska lämnas före den 1"
            " november 2022.",
        ),
        (("beslut", 3), ("underlag", 1), ("yrkanden", 1)),
    ),
    Expected(
        "ks-paragraf.md",
        "protokoll",
        "Björklunda kommun",
        "Kommunstyrelsen",
        "2023-05-09",
        ("2023/118", "2023/97"),
        (
            ("144", "Svar på medborgarförslag om belysning vid Kvarnstigen"),
            ("145", "Lokalförsörjningsplan"),
        ),
        ("Olle Mo\tM", "Ida Ås\tC\tX\tOlle Mo"),
        (("beslut", 2), ("arendet", 2), ("expediering", 1)),
    ),
    Expected(
        "narvaro-tva-spalter.html",
        "protokoll",
        "Ekvalla kommun",
        "Socialnämnden",
        "2021-11-16",
        ("SN 2021/00045", "SN 2021/00061"),
        (
            ("88", "Fastställande av föredragningslista"),
            ("89", "Riktlinje för avhjälpande av hemlöshet"),
            ("90", "Ekvalla kvinnojour, bidrag 2022"),
        ),
        (),
        (("beslut", 2), ("skal", 1)),
    ),
    Expected(
        "brev-e-post.txt",
        "ovrigt",
        "Sandviks kommun",
        "Kultur- och fritidsnämnden",
        "2023-02-07",
        ("KFN 2023/31",),
        (),
        (
            "Tack för ert mejl. Kultur- och fritidsnämnden har ännu inte beslutat om"
            " öppettiderna. Jag räknar med att ett förslag finns i april. Vi"
            " återkommer till er senast den 1 maj 2023. Ring gärna om ni undrar över"
            " något.",
        ),
    ),
    Expected(
        "maskinskrivet-1994.txt",
        "protokoll",
        "Lindåkers kommun",
        "Kommunfullmäktige",
        "1994-03-28",
        ("93.0144 008", "94.0012 104"),
        (
            ("12", "TAXA FÖR BARNOMSORG"),
            ("13", "VAL AV NÄMNDEMAN"),
            ("14", "INTERPELLATION OM SKOLSKJUTSAR"),
        ),
        (
            "Bo Lund (c) har den 1 mars 1994 ställt en interpellation till"
            " skolstyrelsens ordförande. Interpellationen besvaras vid nästa"
            " sammanträde.",
        ),
    ),
    Expected(
        "motesweb.html",
        "kallelse",
        "Nyköpa kommun",
        "Kulturnämnden",
        "2024-02-20",
    ),
    Expected(
        "kallelse-bilagor.txt",
        "kallelse",
        "Högfors kommun",
        "Samhällsbyggnadsnämnden",
        "2024-03-05",
    ),
    Expected(
        "aterbruk-webb.html",
        "webbsida",
        "Region Solmark",
        "Region Solmark",
        "2023-06-01",
    ),
    Expected(
        "motion-kort.txt",
        "motion",
        "Rosenfors kommun",
        "Kommunfullmäktige",
        "2023-10-02",
        (),
        (),
        (
            "Allt fler kör elbil. Vid idrottsplatsen finns i dag ingen möjlighet att"
            " ladda, trots att hundratals gäster kommer varje helg från Mariedal,"
            " Ekeby och andra grannorter.",
        ),
    ),
    Expected(
        "interpellationssvar-region.txt",
        "interpellationssvar",
        "Region Tallnäs",
        "Trafiknämnden",
        "2024-04-10",
        ("TRN 2024-0033",),
        (),
        ("1. När får linje 14 tillbaka sin kvällstur?",),
        (("svar", 3),),
    ),
    Expected(
        "protokollsutdrag-flera-organ.txt",
        "protokollsutdrag",
        "Älvdals stad",
        "Nämnden för arbete och välfärd",
        "2020-06-17",
        ("AVN 2020/88",),
        (("61", "Remiss från kommunstyrelsen: plan för suicidprevention"),),
        (
            "Kommunstyrelsen har remitterat ett förslag till plan. Barn- och"
            " ungdomsnämnden och socialnämnden har fått samma remiss."
            " Kommunstyrelsen vill ha svar senast den 30 juni.",
        ),
        (("beslut", 1), ("arendet", 1), ("expediering", 1)),
    ),
    Expected(
        "tva-protokoll.md",
        "protokoll",
        "Norrhults kommun",
        "Byggnadsnämnden",
        "2019-08-20",
        ("BN 2019-000211", "BN 2019-000198"),
        (
            ("71", "Val av justerare"),
            ("72", "Bygglov Norrhult 3:14"),
            ("40", "Delegationsbeslut"),
            ("41", "Tillsyn av hissar"),
        ),
        (),
        (("beslut", 4), ("skal", 1)),
    ),
    Expected(
        "korthet-region.txt",
        "beslut-i-korthet",
        "Region Ekland",
        "Regionfullmäktige",
        "2024-06-18",
    ),
    Expected(
        "tabellprotokoll.docx",
        "protokoll",
        "Strandby kommun",
        "Tekniska nämnden",
        "2022-12-06",
        ("TN 2022/19", "TN 2022/44"),
        (("55", "Ny avfallstaxa"), ("56", "Upphandling av skolskjuts")),
        ("Gun Ek (S)\t\tX",),
        (("beslut", 2), ("arendet", 1)),
    ),
    Expected(
        "noter-och-sidhuvud.pdf",
        "tjansteskrivelse",
        "Västerhamns kommun",
        "Utbildningsnämnden",
        "2023-08-21",
        ("UN 2023-000310",),
        (),
        (
            "Förvaltningen har under våren 2023 prövat frågan om läxhjälp på"
            " biblioteken. Antalet besökare var 1 240.",
        ),
        (("forslag", 1), ("arendet", 1)),
    ),
    Expected(
        "namndprotokoll-punktnummer.txt",
        "protokoll",
        "Mörby kommun",
        "Miljö- och byggnadsnämnden",
        "2020-10-13",
        ("MBN-2020-412", "MBN-2020-398"),
        (
            ("77", "Föreläggande om rening av avloppsvatten"),
            ("78", "Remiss: vindkraft i Lövåsen"),
        ),
        (
            "1. Ägaren till Sjöbo 2:9 föreläggs att senast den 30 april 2021 åtgärda"
            " avloppet.",
            "Anläggningen saknar slamavskiljare. Enligt miljöbalken 9 kap. 7 § ska"
            " avloppsvatten renas.",
        ),
        (("beslut", 2), ("skal", 1), ("arendet", 1)),
    ),
    Expected(
        "tjansteutlatande.md",
        "tjansteskrivelse",
        "Gransunds stad",
        "Kommunstyrelsen",
        "2022-05-02",
        ("0611/22",),
        (),
        (),
        (("forslag", 1), ("arendet", 1), ("ekonomi", 1)),
    ),
    Expected(
        "avsiktsforklaring.txt",
        "overenskommelse",
        "Region Blåland",
        "Kulturnämnden",
        "2022-12-12",
        (),
        (),
        (
            "Regionen ska bidra med 200 000 kronor per år. Förbundet ska senast den"
            " 15 februari varje år lämna en redovisning.",
        ),
        (("parter", 1), ("syfte", 1), ("ataganden", 1), ("loptid", 1)),
    ),
    Expected(
        "nyhet-uppdrag.html",
        "webbsida",
        "Furuviks kommun",
        "Furuviks kommun",
        "2024-11-05",
    ),
    Expected(
        "au-protokoll.html",
        "protokoll",
        "Kvistbro kommun",
        "Socialnämndens arbetsutskott",
        "2018-04-10",
        ("SN 2018/9", "SN 2018/31"),
        (
            ("33", "Kvalitetsrapport 2017"),
            ("34", "Ny resurs till Fältgruppen"),
        ),
        (),
        (("beslut", 2),),
    ),
    Expected(
        "skriftlig-fraga.txt",
        "interpellation",
        "Tunabro kommun",
        "Kommunfullmäktige",
        "2019-11-18",
        (),
        (),
        (
            "Vid nämndens möte i april utlovades att Solgården skulle öppna senast"
            " under oktober 2019. Nu är det november.",
        ),
    ),
)
