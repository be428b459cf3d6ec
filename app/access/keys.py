"""Keys in addresses, for readers of feeds and calendars, which cannot sign in.

A key is signed and names nobody; it lets its holder read what is public, and nothing
else, until it is too old or the secret of the cookies is changed.
"""

from itsdangerous import BadData, URLSafeTimedSerializer

from app.access.config import SignIn
from app.access.model import NOBODY, RIGHTS, Person, Role

# The part of an address that a key stands in.
PART = "nyckel"
_SALT = "nyckel-till-floden"
_DAY = 86_400


def made(sign_in: SignIn) -> str:
    """Return a new key."""
    return str(_signing(sign_in).dumps(""))


def holder(sign_in: SignIn, key: str) -> Person:
    """Return who may do what with a key: read what is public, or nothing."""
    try:
        _signing(sign_in).loads(key, max_age=sign_in.key_days * _DAY)
    except BadData:
        return NOBODY
    return Person(role=Role.READER, rights=RIGHTS[Role.READER])


def _signing(sign_in: SignIn) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(sign_in.cookie_secret, salt=_SALT)
