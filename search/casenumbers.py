"""Case numbers (dnr) as keys that do not change with how they are written.

"KS 2021/118", "ks2021-00118", "2021-KS-118" and "KS 118-2021" are all "ks2021118".
"""

import re

_RUN = re.compile(r"[^\W\d_]+|\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")


def key(written: str) -> str:
    """Return the key of a case number: letters, year, numbers without zeros first."""
    return "".join(_parts(written))


def forms(written: str) -> tuple[str, ...]:
    """Return what a case number is found by: its key, also without its letters."""
    letters, year, numbers = _parts(written)
    whole = letters + year + numbers
    bare = year + numbers if year and numbers else whole
    return tuple(dict.fromkeys(form for form in (whole, bare) if form))


def _parts(written: str) -> tuple[str, str, str]:
    runs = _RUN.findall(written.lower())
    year = next((run for run in runs if _YEAR.fullmatch(run)), "")
    if year:
        runs.remove(year)
    letters = "".join(run for run in runs if not run.isdigit())
    numbers = (run.lstrip("0") or "0" for run in runs if run.isdigit())
    return letters, year, "".join(numbers)
