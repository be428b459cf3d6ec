"""Personal identity numbers and contact details: found, and hidden in place."""

from ingest.privacy.concealing import MASK, conceal, hide, mask, mask_address, spans
from ingest.privacy.places import hidden_in, mask_name, mask_path

__all__ = [
    "MASK",
    "conceal",
    "hidden_in",
    "hide",
    "mask",
    "mask_address",
    "mask_name",
    "mask_path",
    "spans",
]
