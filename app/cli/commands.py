"""The commands by name: the module that has each, and what it does in a line.

A module is imported when its command is asked for, so that `sagt --help` reads none of
them and each command only what it needs itself.
"""

from collections.abc import Mapping

COMMANDS: Mapping[str, tuple[str, str]] = {
    "extract": ("reading", "Läs en fil och skriv ut vad som står i den; inget sparas."),
    "ingest": (
        "reading",
        "Läs in filer, mappar och webbadresser (https://…) i samlingen.",
    ),
    "remove": ("keeping", "Dra tillbaka dokument överallt (namn eller id)."),
    "status": (
        "status",
        "Visa vad samlingen håller, vad som inte kunde läsas och hur den mår.",
    ),
    "search": ("search", "Sök i texten."),
    "promises": ("promises", "Lista löften med frist, läge och belägg."),
    "promise": (
        "promises",
        "Visa ett löfte: vad som hänt med det, dag för dag, och alla belägg.",
    ),
    "conflicts": (
        "promises",
        "Lista motsägelser: två ställen om samma sak som inte båda kan stämma.",
    ),
    "report": (
        "followup_files",
        "Skriv en uppföljningsrapport om ett organ, en person eller ett ärende.",
    ),
    "calendar": (
        "followup_files",
        "Skriv löftenas frister som en kalender (iCalendar).",
    ),
    "feed": (
        "followup_files",
        "Skriv vad som ändrats om löftena som ett flöde (Atom).",
    ),
    "decisions": (
        "asking",
        "Lista beslut och förslag, var och en märkt som det ena eller det andra.",
    ),
    "decision": (
        "matters",
        "Gå runt ett beslut: vem föreslog, röstade, reserverade sig, och vad "
        "kom sedan.",
    ),
    "matters": (
        "matters",
        "Lista ärenden, det senaste först: tid, rubrik, dnr och id.",
    ),
    "matter": ("matters", "Följ ett ärende genom alla organ."),
    "interpellations": (
        "interpellations",
        "Visa interpellationer fråga för fråga: besvarad, delvis eller inte.",
    ),
    "actors": ("asking", "Lista personer och organisationer."),
    "show": (
        "asking",
        "Visa allt om en sak, varje uppgift med sin källa (id, dokumentnamn "
        "eller IRI).",
    ),
    "explain": (
        "asking",
        "Säg varför ett faktum lästes så: regel, ord, säkerhet och det som "
        "valdes bort.",
    ),
    "query": (
        "query",
        "Ställ en färdig fråga (--name) eller en egen i SPARQL (FILE, bara läsning).",
    ),
    "identity": (
        "identity",
        "Vem är vem: det som bör granskas, och beslut som kan ångras.",
    ),
    "review": ("review", "Granska löften: bekräfta, avvisa, rätta och ångra."),
    "watch": (
        "watch",
        "Bevakningar: vad är nytt om en sökning, en aktör, ett ärende, ett löfte?",
    ),
    "network": (
        "network",
        "Vem är knuten till vem, genom vad: hela samlingen eller kring en aktör.",
    ),
    "export": ("export", "Skriv ut samlingen för andra system."),
    "catalogue": (
        "catalogue",
        "Beskriv samlingen enligt DCAT-AP-SE 3, för dataportaler.",
    ),
    "validate": (
        "checking",
        "Kontrollera grafen: formerna, termerna, och att varje citat står i sin text.",
    ),
    "check": (
        "keeping_whole",
        "Kontrollera hela samlingen: inget saknas, inget är skadat, allt är i takt.",
    ),
    "migrate": (
        "keeping_whole",
        "Visa samlingens format, eller gå tillbaka till ett tidigare.",
    ),
    "rebuild": ("keeping", "Gör om graf och index från arkivet."),
    "backup": (
        "backup",
        "Säkerhetskopiera samlingen till en fil, medan den används.",
    ),
    "restore": (
        "backup",
        "Gör en samling av en säkerhetskopia, i en ny eller tom mapp.",
    ),
    "serve": ("keeping", "Starta webbappen, på 127.0.0.1 om inget annat sägs."),
    "settings": (
        "shown_settings",
        "Visa varje inställning, dess värde och varifrån det kommer.",
    ),
    "aside": (
        "aside",
        "Bestäm om det som är ställt åt sidan för att det innehåller personnummer.",
    ),
    "forget": (
        "forget",
        "Glöm en handling eller en person överallt, och visa att det är gjort.",
    ),
    "register": (
        "register",
        "Skriv registret över behandlingen av personuppgifter (GDPR artikel 30).",
    ),
    "restrict": (
        "access",
        "Bestäm att handlingar inte är offentliga (namn, id eller mönster).",
    ),
    "publish": (
        "access",
        "Bestäm att handlingar är offentliga igen (namn, id eller mönster).",
    ),
}
