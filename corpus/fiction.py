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
}
