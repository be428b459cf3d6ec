"""What stands on the hard pages: minutes and letters of a municipality made up.

Lindåsa kommun does not exist, nor do its people; every page says so in its first line.
"""

TITLE = "Lindåsa kommun (påhittad) – barn- och ungdomsnämnden"

LESSONS = (
    "§ 41 Modersmålsundervisning på distans",
    "Ärendet",
    "Rektorerna har under två läsår prövat att ge undervisning i mindre språk på "
    "distans. Försöket omfattade nittiofyra elever vid sju skolor, och närvaron låg "
    "på 88 procent. Elever som bor långt från centralorten slipper därmed resa med "
    "skolskjuts till en annan skola två eftermiddagar i veckan.",
    "Förvaltningen bedömer att formen passar årskurs 4–9 men inte de yngsta. För "
    "förskoleklass och lågstadium behövs en lärare på plats, eftersom språket där "
    "övas genom lek, sång och samtal. Kostnaden för utrustning beräknas till 215 000 "
    "kronor det första året och ryms inom nämndens ram.",
    "Barnets bästa har prövats i beredningen. Elevråden vid Kvarnby och Tallåsen har "
    "lämnat synpunkter, och båda vill att grupperna hålls små.",
    "Beslut",
    "Barn- och ungdomsnämnden beslutar att införa undervisning på distans från och "
    "med läsåret 2025/26 samt att ge skolchefen i uppdrag att redovisa erfarenheterna "
    "senast den 30 juni 2026.",
)

PLAYGROUND = (
    "§ 57 Svar på medborgarförslag om en lekplats i Norra hamnen",
    "Sammanfattning",
    "I ett medborgarförslag föreslås att kommunen anlägger en lekplats på den öppna "
    "ytan mellan magasinen och kajen. Förslagsställaren framhåller att området har "
    "fått 140 nya bostäder men ingen plats där barn kan leka utan att korsa en "
    "trafikerad gata.",
    "Tekniska kontoret har undersökt marken. Provtagningen visar förhöjda halter av "
    "bly i det översta lagret, och massorna måste bytas ut ned till en halv meter. "
    "Arbetet kan samordnas med ledningsbytet i Hamngatan, vilket minskar kostnaden "
    "med ungefär en tredjedel.",
    "Kontoret föreslår att frågan tas upp i arbetet med investeringsplanen för åren "
    "2026–2028. En enklare lekyta av gräs och stock kan ordnas redan till sommaren.",
    "Kommunstyrelsen beslutar",
    "att anse medborgarförslaget besvarat,",
    "att uppdra åt tekniska kontoret att ta fram en kalkyl till budgetberedningen.",
)

LETTER = (
    "Svar på interpellation om väntetiderna till familjerådgivningen",
    "Britta Almgren har frågat mig vad nämnden gör för att korta väntetiderna till "
    "familjerådgivningen, som i våras uppgick till elva veckor.",
    "Jag delar uppfattningen att elva veckor är för länge. Orsaken är främst två "
    "vakanser under vintern, när rekryteringen drog ut på tiden. Sedan den första "
    "september är alla tjänster tillsatta, och väntetiden har sjunkit till sex veckor.",
    "Nämnden har dessutom gett förvaltningen i uppdrag att pröva öppen mottagning en "
    "kväll i veckan. Mottagningen startar i februari och ska utvärderas efter ett "
    "halvår. Jag räknar med att kunna återkomma till fullmäktige i oktober med en "
    "redovisning av hur många som har sökt hjälp och hur snabbt de har fått den.",
    "Någon utökning av ramen är däremot inte aktuell i år. Om behovet växer "
    "ytterligare "
    "får frågan prövas i budgetarbetet på samma villkor som andra angelägna områden.",
    "Lindåsa den 3 december 2024",
    "Ragnhild Sjöcrona, ordförande i socialnämnden",
)

ROADS = (
    "§ 12 Vinterväghållning på enskilda vägar",
    "Bakgrund",
    "Vägföreningarna i kommunens västra delar har i en gemensam skrivelse begärt att "
    "kommunen tar över snöröjningen på 38 kilometer enskild väg. I dag lämnas ett "
    "bidrag per meter, som inte har räknats upp sedan 2016.",
    "Gatuenheten har jämfört tre alternativ: oförändrat bidrag, ett bidrag som följer "
    "index och kommunal utförare. Det tredje alternativet kräver två nya fordon och "
    "kan inte genomföras före säsongen 2026/27. Med ett indexreglerat bidrag ökar "
    "kostnaden med 410 000 kronor om året.",
    "Föreningarna har fått tillfälle att yttra sig. Fem av sju tillstyrker att "
    "bidraget "
    "räknas upp, medan två hellre ser att kommunen sköter arbetet själv.",
    "Tekniska nämnden beslutar",
    "att föreslå kommunstyrelsen att bidraget från den 1 januari 2026 räknas upp med "
    "konsumentprisindex,",
    "att återkomma med ett underlag om kommunal utförare senast i september 2025.",
)

ARCHIVE = (
    "Protokollsutdrag ur kulturnämndens sammanträde",
    "§ 8 Flytt av kommunarkivet till Järnvägsgatan",
    "Arkivet är sedan 1974 inrymt i källaren under biblioteket. Lokalen har drabbats "
    "av fukt vid två tillfällen, senast i augusti, då omkring trettio hyllmeter "
    "fastighetshandlingar måste frystorkas. Räddningstjänsten har påpekat att "
    "utrymningsvägen är för smal.",
    "Fastighetsbolaget erbjuder en lokal på 420 kvadratmeter i det tidigare "
    "postkontoret. "
    "Hyran är 1 150 kronor per kvadratmeter och år, och avtalet löper på tio år. I "
    "hyran ingår klimatanläggning, larm och ett läsrum med sex platser.",
    "Nämnden konstaterar att flytten inte kan vänta. Handlingar som är äldre än 1900 "
    "ska under tiden förvaras hos landsarkivet.",
    "Kulturnämnden beslutar att godkänna hyresavtalet och att begära 680 000 kronor i "
    "engångsmedel hos kommunstyrelsen för flytt, hyllor och märkning.",
)

AGREEMENT = (
    "Överenskommelse om idéburet partnerskap kring mötesplatsen Verkstan",
    "1 Parter",
    "Denna överenskommelse träffas mellan Lindåsa kommun genom socialnämnden och den "
    "ideella föreningen Öppna Dörrar i Lindåsa, nedan kallad föreningen.",
    "2 Syfte",
    "Parterna vill tillsammans motverka ensamhet bland unga vuxna. Mötesplatsen hålls "
    "öppen minst fyra kvällar i veckan, varav en helgkväll, och ingen avgift tas ut.",
    "3 Åtaganden",
    "Föreningen svarar för värdskap, program och frivilliga ledare. Kommunen upplåter "
    "lokalen utan hyra, bekostar en samordnare på halvtid och utser en kontaktperson.",
    "4 Uppföljning",
    "Parterna möts två gånger om året. Föreningen lämnar en skriftlig redovisning "
    "senast den 15 februari för det gångna året.",
    "5 Giltighet",
    "Överenskommelsen gäller från den 1 mars 2025 till och med den 29 februari 2028 "
    "och "
    "kan sägas upp skriftligen med sex månaders varsel.",
)

# Words of the next two texts may be broken at the bars when a line is full.
NARROW = (
    "Hand|lings|plan för trygg skol|väg",
    "Barn- och ungdoms|nämnden har till|sammans med sam|hälls|byggnads|nämnden "
    "in|ven|te|rat skol|vägarna runt samt|liga grund|skolor. In|ven|te|ringen, som "
    "har dia|rie|nummer SLK-2024-00074, visar att sjut|ton korsningar saknar "
    "över|gångs|ställe trots att mer än femtio barn pas|serar varje morgon.",
    "För- och eftermiddags|trafiken skiljer sig åt. På morgonen är det för|äldrars "
    "skjutsande som skapar köer, medan gods- och buss|trafiken domi|nerar på "
    "efter|middagen. Has|tig|heten över|stiger 40 km/h vid hälften av mät|punkterna.",
    "Nämnderna före|slår att kommun|sty|relsen an|slår 2,4 mil|joner kronor för "
    "hastig|hets|säkring, be|lys|ning och tyd|ligare skylt|ning. Åt|gärderna bör "
    "ge|nom|föras i skol- och för|skole|nära om|råden först, och ar|betet re|dovisas "
    "i dia|riet under SLK-2024-00075.",
    "Kultur- och fri|tids|nämnden har fått för|slaget på remiss och till|styr|ker. "
    "Polis|myndig|heten har inget att in|vända men på|pekar att över|vakning inte kan "
    "er|sätta om|bygg|nad.",
)

LIGATURES = (
    "Sjöfartsverkets fiffiga affischer",
    "Kafferasten flyttas till fikarummet på fjärde våningen. Offentliga handlingar om "
    "flyttningen finns i pärmen för fastighetsfrågor, och officiella fotografier får "
    "fritt användas i affischer. Effekten på trafiken är osäker, men flertalet "
    "specifika farhågor har inte infriats.",
    "Fjorton flickor och fem pojkar fick stipendier. Grafiska profilen fastställs i "
    "flerårsplanen, vars siffror reflekterar den effektivare fördelningen av "
    "flyktingschablonen. Nämnden godkänner differensen mellan prefix och suffix i "
    "identifieringen.",
    "Konflikten om fiskevården avslutades i fjol. Fiskerättsägarna fick behålla "
    "fiskekorten, medan kommunen fick ansvaret för flottbron, fyren och affärden.",
)

ATTENDANCE = (
    "Närvarolista",
    (
        "Beslutande",
        "Annika Rosenvall (S), ordförande",
        "Torbjörn Ekhage (C), 1:e vice ordf.",
        "Leila Haddadian (M), 2:e vice ordf.",
        "Sten-Åke Brunnlid (S)",
        "Görel Wallmyr (V)",
        "Petter Oxenvall (KD)",
        "Ylva Strömsäter (MP)",
        "Hans-Erik Talltorp (SD), §§ 40–46",
        "Mirjam Kallsjö (L)",
        "Nils Ådahl Frisk (M) ersätter Eva Renhage (M)",
    ),
    (
        "Ej tjänstgörande ersättare",
        "Kristoffer Ugglemo (S)",
        "Selma Björkhed (C)",
        "Ömer Yildrim (S), till 15.20",
        "Ingalill Vadmark (M)",
        "Övriga deltagare",
        "Joakim Tranås, skolchef",
        "Disa Lövgren Moe, sekreterare",
        "Rebecka Furuhed, ekonom, § 42",
        "Åsa Ekstig, verksamhetschef, § 44",
        "Malin Ör, elevrådets ordförande",
    ),
)

FORM = (
    ("Plats och tid", ("Kommunhuset, Stora salen", "kl. 13.15–16.40")),
    (
        "Beslutande",
        (
            "Annika Rosenvall (S), ordförande",
            "Torbjörn Ekhage (C)",
            "Leila Haddadian (M)",
            "Görel Wallmyr (V) ersätter Bo Länsholm (V)",
        ),
    ),
    ("Ersättare", ("Selma Björkhed (C)", "Ömer Yildrim (S)")),
    (
        "Övriga närvarande",
        ("Joakim Tranås, skolchef", "Disa Lövgren Moe, sekreterare"),
    ),
    ("Utses att justera", ("Leila Haddadian (M)",)),
    (
        "Justeringens plats och tid",
        ("Protokollet justeras digitalt senast den 21 maj 2024.",),
    ),
    ("Paragrafer", ("40–52",)),
)

SIGNATURES = (
    ("Sekreterare", "Disa Lövgren Moe", "Paragrafer 40–52"),
    ("Ordförande", "Annika Rosenvall", "2024-05-17"),
    ("Justerare", "Leila Haddadian", "2024-05-20"),
)

VOTES = (
    ("Ledamot", "Parti", "Ja", "Nej", "Avstår"),
    ("Annika Rosenvall", "S", "X", "", ""),
    ("Torbjörn Ekhage", "C", "X", "", ""),
    ("Leila Haddadian", "M", "", "X", ""),
    ("Sten-Åke Brunnlid", "S", "X", "", ""),
    ("Görel Wallmyr", "V", "X", "", ""),
    ("Petter Oxenvall", "KD", "", "X", ""),
    ("Ylva Strömsäter", "MP", "", "", "X"),
    ("Hans-Erik Talltorp", "SD", "", "X", ""),
    ("Mirjam Kallsjö", "L", "X", "", ""),
    ("Nils Ådahl Frisk", "M", "", "X", ""),
    ("Summa", "", "5", "4", "1"),
)

BUDGET = (
    ("Verksamhet (belopp i tkr)", "Bokslut 2023", "Budget 2024", "Plan 2025"),
    ("Nämnd och gemensam administration", "14 210", "14 650", "14 900"),
    ("Förskola och annan pedagogisk omsorg, inklusive nattomsorg", "182 450",
     "189 300", "191 750"),
    ("Grundskola F–9", "341 920", "352 800", "359 100"),
    ("Anpassad grundskola", "28 115", "29 400", "30 050"),
    ("Gymnasieskola, köp av platser hos andra huvudmän", "96 780", "101 250",
     "104 600"),
    ("Kulturskola", "9 340", "-9 500", "9 500"),
    ("Elevhälsa och särskilt stöd enligt nämndens tidigare inriktningsbeslut",
     "22 060", "23 400", "24 150"),
    ("Summa", "694 875", "701 300", "724 050"),
)  # fmt: skip
BUDGET_NOTE = (
    "Avvikelsen mellan bokslut och budget förklaras främst av löneavtalet och av att "
    "antalet barn i förskoleåldern minskar långsammare än prognosen visade. Nämnden "
    "följer utvecklingen i delårsrapporten per den 31 augusti."
)
