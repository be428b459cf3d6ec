"""E-mail addresses as people write them, checked before they are kept."""

import re
from email.errors import MessageError
from email.headerregistry import Address

from ingest.errors import QueryError

LONGEST = 254
_PLAIN = re.compile(r"[^\s@,;:<>()\[\]\\\"\x00-\x1f\x7f]+@[^\s@,;:<>()\[\]\\\"]+\.?")


def checked(written: str) -> str:
    """Return an address as it can be sent to; "" where none is written.

    The part before @ must be ASCII; a domain in other letters is written as mail
    servers do (IDNA).

    Raises:
        QueryError: it is no address.
    """
    asked = written.strip()
    if not asked:
        return ""
    local, _, domain = asked.rpartition("@")
    if not _PLAIN.fullmatch(asked) or len(asked) > LONGEST or not local.isascii():
        raise QueryError(f"{asked[:80]!r} är ingen e-postadress.")
    try:
        sent = f"{local}@{domain.encode('idna').decode()}"
        Address(addr_spec=sent)
    except (MessageError, UnicodeError, ValueError, IndexError) as error:
        raise QueryError(f"{asked[:80]!r} är ingen e-postadress.") from error
    return sent
