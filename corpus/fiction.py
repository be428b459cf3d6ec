"""What every document says of itself, and how its sender dresses it."""

from dataclasses import dataclass

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


SENDERS = {
    "Region Norrlid": Sender(
        serif=True,
        justified=True,
        margin=70,
        site="norrlid.example",
        updated="Uppdaterad: {iso}",
        cookies="Vi använder kakor för att webbplatsen ska fungera bättre för dig.",
        landmark="main",
    ),
    "Tjärnviks kommun": Sender(
        serif=False,
        justified=False,
        margin=64,
        site="tjarnvik.example",
        updated="Sidan uppdaterades {iso}",
        cookies="Den här webbplatsen använder kakor (cookies).",
        landmark="main",
    ),
    "Stenlunda kommun": Sender(
        serif=False,
        justified=True,
        margin=92,
        site="stenlunda.example",
        updated="Senast ändrad: {words}",
        cookies="Stenlunda.example använder kakor. Läs om kakor.",
        landmark="main",
    ),
    "Kvarnåsa kommun": Sender(
        serif=True,
        justified=False,
        margin=72,
        site="kvarnasa.example",
        updated="Sidan granskad den {words}",
        cookies="Genom att surfa vidare godkänner du att vi använder kakor.",
        landmark="div",
    ),
    "Region Havsmark": Sender(
        serif=False,
        justified=True,
        margin=80,
        site="havsmark.example",
        updated="Publicerad {iso}. Senast granskad {iso}",
        cookies="Vi använder kakor på havsmark.example.",
        landmark="article",
    ),
    "Vintersunds stad": Sender(
        serif=True,
        justified=True,
        margin=66,
        site="vintersund.example",
        updated="Senast uppdaterad den {words}",
        cookies="Vintersunds stad använder kakor. Läs mer om kakor.",
        landmark="main",
    ),
    "Lövhults kommun": Sender(
        serif=False,
        justified=False,
        margin=86,
        site="lovhult.example",
        updated="Ändrad {iso}",
        cookies="Den här sidan använder kakor.",
        landmark="div",
    ),
    "Räddningsförbundet Mittskogen": Sender(
        serif=True,
        justified=False,
        margin=76,
        site="mittskogen.example",
        updated="Uppdaterad {words}",
        cookies="Sidan använder bara nödvändiga kakor.",
        landmark="main",
    ),
    "Storhamra stad": Sender(
        serif=False,
        justified=True,
        margin=78,
        site="storhamra.example",
        updated="Senast uppdaterad {words}",
        cookies="Storhamra stad använder kakor på webbplatsen.",
        landmark="main",
    ),
    "Ljungsele kommun": Sender(
        serif=True,
        justified=False,
        margin=68,
        site="ljungsele.example",
        updated="Senast granskad: {iso}",
        cookies="Vi använder kakor. Läs mer om hur.",
        landmark="div",
    ),
    "Region Västmyra": Sender(
        serif=False,
        justified=False,
        margin=74,
        site="vastmyra.example",
        updated="Publicerad {words}",
        cookies="Region Västmyra använder nödvändiga kakor.",
        landmark="main",
    ),
    "Räddningsförbundet Sundmark": Sender(
        serif=False,
        justified=False,
        margin=70,
        site="sundmark.example",
        updated="Sidan ändrades {iso}",
        cookies="Den här sidan använder kakor.",
        landmark="main",
    ),
    "Granlunda kommun": Sender(
        serif=True,
        justified=True,
        margin=72,
        site="granlunda.example",
        updated="Sidan uppdaterad {iso}",
        cookies="Vi använder kakor.",
        landmark="main",
    ),
    "Region Österdal": Sender(
        serif=False,
        justified=True,
        margin=82,
        site="osterdal.example",
        updated="Senast uppdaterad: {words}",
        cookies="Region Österdal använder kakor.",
        landmark="article",
    ),
    "Rönnskogs kommun": Sender(
        serif=False,
        justified=False,
        margin=70,
        site="ronnskog.example",
        updated="Uppdaterad {iso}",
        cookies="Webbplatsen använder kakor.",
        landmark="div",
    ),
    "Region Västersjö": Sender(
        serif=True,
        justified=False,
        margin=78,
        site="vastersjo.example",
        updated="Publicerad den {words}",
        cookies="Läs om kakor på vastersjo.example.",
        landmark="main",
    ),
    "Kolmåsa kommun": Sender(
        serif=False,
        justified=True,
        margin=88,
        site="kolmasa.example",
        updated="Ändrad den {words}",
        cookies="Kolmåsa kommun använder kakor.",
        landmark="main",
    ),
    "Region Insjö": Sender(
        serif=True,
        justified=True,
        margin=66,
        site="insjo.example",
        updated="Senast ändrad {iso}",
        cookies="Vi använder kakor på insjo.example.",
        landmark="main",
    ),
    "Sjövalla stad": Sender(
        serif=False,
        justified=False,
        margin=76,
        site="sjovalla.example",
        updated="Granskad {iso}",
        cookies="Den här webbplatsen använder kakor.",
        landmark="article",
    ),
    "Åsmarks kommun": Sender(
        serif=True,
        justified=True,
        margin=74,
        site="asmark.example",
        updated="Uppdaterad den {words}",
        cookies="Åsmarks kommun använder kakor.",
        landmark="main",
    ),
    "Region Nordvik": Sender(
        serif=False,
        justified=False,
        margin=84,
        site="nordvik.example",
        updated="Senast ändrad {iso}",
        cookies="Vi använder kakor på nordvik.example.",
        landmark="div",
    ),
    "Torpåsa kommun": Sender(
        serif=False,
        justified=True,
        margin=70,
        site="torpasa.example",
        updated="Uppdaterad {iso}",
        cookies="Torpåsa kommun använder kakor.",
        landmark="main",
    ),
    "Region Solhav": Sender(
        serif=True,
        justified=False,
        margin=80,
        site="solhav.example",
        updated="Senast ändrad den {words}",
        cookies="Vi använder kakor på solhav.example.",
        landmark="article",
    ),
    "Mellbro stad": Sender(
        serif=True,
        justified=True,
        margin=76,
        site="mellbro.example",
        updated="Granskad den {words}",
        cookies="Mellbro stad använder kakor.",
        landmark="main",
    ),
    "Region Granmark": Sender(
        serif=False,
        justified=False,
        margin=68,
        site="granmark.example",
        updated="Sidan uppdaterades {iso}",
        cookies="Webbplatsen använder kakor.",
        landmark="div",
    ),
    "Regeringen": Sender(
        serif=True,
        justified=False,
        margin=80,
        site="regeringen.example",
        updated="Uppdaterad {words}",
        cookies="Webbplatsen använder kakor.",
        landmark="main",
    ),
}
