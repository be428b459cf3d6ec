"""The code of a role by the words of its title."""

# Words of a title that name a role in the code list, the narrower one first.
ROLES = (
    ("vice ordförande", "vice-ordforande"),
    ("ålderspresident", "alderspresident"),
    ("ordförande", "ordforande"),
    ("tjänstgörande ersättare", "tjanstgorande-ersattare"),
    ("ersättare", "ersattare"),
    ("ledamot", "ledamot"),
    ("ledamöter", "ledamot"),
    ("sekreterare", "sekreterare"),
    ("justera", "justerare"),
    ("gruppledare", "gruppledare"),
    ("regionråd", "regionrad"),
    ("kommunalråd", "kommunalrad"),
    ("borgarråd", "kommunalrad"),
    ("statsråd", "statsrad"),
    ("minister", "statsrad"),
    ("riksdagsledamot", "riksdagsledamot"),
    ("direktör", "direktor"),
    ("chef", "chef"),
    ("handläggare", "handlaggare"),
    ("revisor", "revisor"),
)


def role_code(title: str) -> str | None:
    """Return the code of the role that a written title names, or None."""
    folded = title.casefold()
    return next((code for word, code in ROLES if word in folded), None)
