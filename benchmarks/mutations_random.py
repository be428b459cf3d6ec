"""Documents as bad disks, broken transfers and wrong programs leave them.

Every mutation takes a sound file and a source of chance, and gives a broken one.
"""

import io
import random
import re
import zipfile
from collections.abc import Callable, Iterator
from functools import cache

from PIL import Image, ImageDraw

from benchmarks import reading_files as files
from benchmarks.hard_pages import fonts, office, written

Named = tuple[str, bytes]
Mutation = Callable[[random.Random, bytes], bytes]


@cache
def seeds() -> tuple[Named, ...]:
    """Return the sound files that the mutations start from."""
    formats = [
        (f"{ending[1:]}-fil{ending}", make(1 if ending == ".pdf" else 6))
        for ending, make in files.FORMATS.items()
    ]
    pages = [
        ("tabell.pdf", office.votes()),
        ("huvud.pdf", office.furnished()),
        ("glyfer.pdf", written.glyph_by_glyph()),
        ("mac.pdf", written.mac()),
        ("type3.pdf", fonts.bitmaps(own_codes=False)),
        ("ligaturer.pdf", fonts.ligatures()),
    ]
    return (*formats, *pages, *_pictures())


def _pictures() -> Iterator[Named]:
    sheet = Image.new("L", (600, 300), 255)
    ImageDraw.Draw(sheet).text((40, 40), "Protokoll den 14 maj 2024", fill=0)
    for name, form in (("bild.png", "PNG"), ("bild.tif", "TIFF"), ("bild.jpg", "JPEG")):
        out = io.BytesIO()
        sheet.save(out, form)
        yield name, out.getvalue()


def truncated(chance: random.Random, data: bytes) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def flipped(chance: random.Random, data: bytes) -> bytes:
    broken = bytearray(data)
    for _ in range(chance.choice((1, 3, 20, 200))):
        broken[chance.randrange(len(broken))] ^= 1 << chance.randrange(8)
    return bytes(broken)


def inserted(chance: random.Random, data: bytes) -> bytes:
    for _ in range(chance.choice((1, 5, 30))):
        at = chance.randrange(len(data) + 1)
        data = data[:at] + chance.randbytes(chance.choice((1, 8, 500))) + data[at:]
    return data


def swapped(chance: random.Random, data: bytes) -> bytes:
    size = max(1, len(data) // chance.choice((3, 10, 60)))
    parts = [data[n : n + size] for n in range(0, len(data), size)]
    one, other = chance.randrange(len(parts)), chance.randrange(len(parts))
    parts[one], parts[other] = parts[other], parts[one]
    return b"".join(parts)


def repeated(chance: random.Random, data: bytes) -> bytes:
    start = chance.randrange(len(data))
    part = data[start : start + chance.choice((20, 400, 5_000))]
    return data[:start] + part * chance.choice((2, 20, 100)) + data[start:]


def cut(chance: random.Random, data: bytes) -> bytes:
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.choice((1, 50, 2_000)) :]


def zeroed(chance: random.Random, data: bytes) -> bytes:
    start = chance.randrange(len(data))
    length = min(chance.choice((4, 512, 4096)), len(data) - start)
    return data[:start] + bytes(length) + data[start + length :]


def renumbered(chance: random.Random, data: bytes) -> bytes:
    """Exchange some of the numbers that stand as text for absurd ones."""
    absurd = (b"0", b"-1", b"1000000000", b"2147483648", b"99999999999999999999")
    share = chance.choice((0.02, 0.2))

    def other(found: re.Match[bytes]) -> bytes:
        return chance.choice(absurd) if chance.random() < share else found[0]

    return re.sub(rb"(?<![\w.])\d+(?![\w.])", other, data)


def joined(chance: random.Random, data: bytes) -> bytes:
    """Put two files after each other, as a broken download does."""
    return data + chance.choice(seeds())[1]


def inside(chance: random.Random, data: bytes) -> bytes:
    """Break a file within its archive, so that the archive itself stays whole."""
    if not data.startswith(b"PK"):
        return flipped(chance, data)
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        names = old.namelist()
        chosen = chance.choice(names)
        for name in names:
            member = old.read(name)
            if name == chosen and member:
                member = chance.choice((flipped, truncated, swapped))(chance, member)
            new.writestr(zipfile.ZipInfo(name), member)
    return out.getvalue()


def unchanged(_chance: random.Random, data: bytes) -> bytes:
    return data


MUTATIONS: dict[str, Mutation] = {
    "avhugget": truncated,
    "vända bitar": flipped,
    "infogade byte": inserted,
    "omkastade delar": swapped,
    "upprepade delar": repeated,
    "bortskurna delar": cut,
    "nollade delar": zeroed,
    "orimliga tal": renumbered,
    "två filer i en": joined,
    "brutet inuti": inside,
    "fel filändelse": unchanged,
}


def mutated(count: int, seed: int) -> Iterator[tuple[str, str, bytes]]:
    """Yield kind, name and bytes of `count` files, the same for the same seed."""
    sound, kinds = seeds(), list(MUTATIONS)
    for number in range(count):
        chance = random.Random(seed * 1_000_003 + number)  # noqa: S311 - repeatable
        kind = kinds[number % len(kinds)]
        name, data = sound[number // len(kinds) % len(sound)]
        if kind == "fel filändelse":
            stem = name.rpartition(".")[0]
            name = stem + chance.choice(list(files.FORMATS))
        data = MUTATIONS[kind](chance, data)
        # Broken twice, now and then.
        if number % 5 == 4:
            again = chance.choice((flipped, truncated, zeroed))
            data = again(chance, data) if data else data
        yield kind, f"{number:05d}-{name}", data
