"""What a folder lies on: a disk of this machine or of another, full or not.

Locks cannot be trusted on every network disk, and SQLite's log of changes is shared
memory, which two machines have not got together.
"""

import os
import re
import shutil
from pathlib import Path

from ingest.errors import ArchiveError, NotWritableError

# Set to 1 by whoever knows that their network disk keeps locks and shared memory.
ALLOWED = "SAGT_NETWORK_DISK"
MOUNTS = Path("/proc/self/mountinfo")
NETWORK = frozenset(
    {
        *("9p", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "gfs2", "glusterfs"),
        *("lustre", "ncpfs", "nfs", "nfs4", "ocfs2", "orangefs", "smb2", "smb3"),
        *("smbfs", "fuse.ceph", "fuse.davfs2", "fuse.gcsfuse", "fuse.glusterfs"),
        *("fuse.gvfsd-fuse", "fuse.mount.s3fs", "fuse.rclone", "fuse.s3fs"),
        *("fuse.smbnetfs", "fuse.sshfs"),
    }
)
# So much is left free, for what SQLite and the projections need beside what is kept.
RESERVE = 16 << 20
_ESCAPED = re.compile(r"\\([0-7]{3})")


def file_system(folder: Path) -> str:
    """Return what kind of file system a folder lies on, "" where that is not known."""
    place = folder.resolve()
    found: tuple[int, str] = (-1, "")
    try:
        lines = MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    for line in lines:
        before, _, after = line.partition(" - ")
        parts = before.split()
        if len(parts) < 5 or not after:
            continue
        point = Path(_ESCAPED.sub(lambda m: chr(int(m[1], 8)), parts[4]))
        # What was mounted last on a place hides what was there.
        if place.is_relative_to(point) and len(point.parts) >= found[0]:
            found = len(point.parts), after.split()[0]
    return found[1]


def refuse_network(folder: Path) -> None:
    """See that a folder may be written in.

    Raises:
        NotWritableError: it lies on a network disk, and nobody has allowed that.
    """
    kind = file_system(folder)
    if kind in NETWORK and os.environ.get(ALLOWED) != "1":
        message = (
            f"Samlingen ligger på en nätverksdisk ({kind}) och kan bara läsas: lås och "
            "delat minne är inte att lita på där. Flytta den till en disk i datorn, "
            f"eller sätt {ALLOWED}=1 om du vet att disken håller lås."
        )
        raise NotWritableError(message)


def require_room(folder: Path, wanted: int) -> None:
    """See that so many bytes, and a little more, can be written below a folder.

    Raises:
        ArchiveError: there is too little room; it says how much is lacking.
    """
    lacking = wanted + RESERVE - room(folder)
    if lacking > 0:
        raise ArchiveError(full(folder, lacking))


def full(folder: Path, lacking: int = RESERVE) -> str:
    """Return what to say of a disk that is full."""
    return (
        f"Disken är full: {told(room(folder))} ledigt där {folder} ligger. Frigör "
        f"minst {told(lacking)} och kör igen; det som redan lästs är kvar."
    )


def room(folder: Path) -> int:
    """Return how many bytes are free where a folder is or is to be."""
    place = folder.resolve()
    while not place.exists():
        place = place.parent
    return shutil.disk_usage(place).free


def told(size: int) -> str:
    """Return a size in words.

    >>> told(1), told(2_000_000), told(3_210_000_000)
    ('1 MB', '2 MB', '3,2 GB')
    """
    if size >= 10**9:
        return f"{size / 10**9:.1f} GB".replace(".", ",")
    return f"{max(1, -(-size // 10**6)) if size else 0} MB"
