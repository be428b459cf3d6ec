"""The pages by the name of their title: the script of each, and its address."""

from app.ui.components import links

PAGES = {
    "overview": (links.OVERVIEW, ""),
    "search": (links.SEARCH, "sok"),
    "promises": (links.PROMISES, "loften"),
    "decisions": (links.DECISIONS, "beslut"),
    "matters": (links.MATTERS, "arenden"),
    "actors": (links.ACTORS, "aktorer"),
    "network": (links.NETWORK, "natverk"),
    "agreements": (links.AGREEMENTS, "avtal"),
    "interpellations": (links.INTERPELLATIONS, "interpellationer"),
    "document": (links.DOCUMENT, "handling"),
    "ask": (links.ASK, "fraga"),
    "review": (links.REVIEW, "granskning"),
    "watches": (links.WATCHES, "bevakningar"),
    "collection": (links.COLLECTION, "samlingen"),
    "about": ("views/om.py", "om"),
}
ADDRESSES = tuple(address for _, address in PAGES.values())
