"""The pages by the name of their title: the script of each, and its address."""

from app.ui.components import links

PAGES = {
    "overview": ("views/oversikt.py", ""),
    "search": ("views/sok.py", links.SEARCH),
    "promises": ("views/loften.py", links.PROMISES),
    "decisions": ("views/beslut.py", links.DECISIONS),
    "matters": ("views/arenden.py", links.MATTERS),
    "actors": ("views/aktorer.py", links.ACTORS),
    "network": ("views/natverk.py", links.NETWORK),
    "agreements": ("views/avtal.py", links.AGREEMENTS),
    "interpellations": ("views/interpellationer.py", links.INTERPELLATIONS),
    "document": ("views/handling.py", links.DOCUMENT),
    "ask": ("views/fraga.py", links.ASK),
    "review": ("views/granskning.py", links.REVIEW),
    "watches": ("views/bevakningar.py", links.WATCHES),
    "collection": ("views/samlingen.py", links.COLLECTION),
    "about": ("views/om.py", links.ABOUT),
}
ADDRESSES = tuple(address for _, address in PAGES.values())
