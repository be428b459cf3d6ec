"""A page picture made ready to be read: grey on white, straight, of a good size."""

import math
from dataclasses import dataclass
from itertools import pairwise

from PIL import Image, ImageChops, ImageFilter, ImageOps

from ingest.readers import ocr_leaders

# The long side of a page at 300 points an inch; the engine knows letters that tall.
GOOD_SIDE = 3400
LEAST_SIDE = 2600
MOST_SIDE = 5200
ENLARGED_MOST = 2.5
# How far grain is smoothed out, in points of a page of good size.
GRAIN = 2.0
# How much of a colour's brightness takes the place of its darkness.
PALER = 0.7
# Paper darker than this, or a larger share of it, is made white.
WHITE_PAPER = 215
DARK_SHARE = 0.02
# Darker than this is ink; ink of fewer points with room around it is a speck.
INK = 160
SPECK_POINTS = 16
SPECK_ROOM = 6
# So many specks and the page is speckled.
MANY_SPECKS = 40
# Degrees: lines that lean less than the least are read as well as straight ones.
LEAST_SLANT = 0.15
MOST_SLANT = 5.0
# How much more the lines must show when the page stands on its side.
SIDEWAYS = 1.6


@dataclass(frozen=True, slots=True)
class Prepared:
    """A picture to read, and how it was made from the one given.

    `slant` is how many degrees it was turned against the clock, on the spot, and
    `leaders` where rows of dots were taken away.
    """

    picture: Image.Image
    slant: float
    leaders: tuple[ocr_leaders.Box, ...] = ()

    def shares(
        self, left: float, top: float, right: float, bottom: float
    ) -> tuple[float, float, float, float]:
        """Return a box of pixels as shares of the picture before it was turned."""
        wide, high = self.picture.size
        angle = math.radians(self.slant)
        across, down = (left + right) / 2 - wide / 2, (top + bottom) / 2 - high / 2
        x = wide / 2 + across * math.cos(angle) - down * math.sin(angle)
        y = high / 2 + across * math.sin(angle) + down * math.cos(angle)
        half_wide, half_high = (right - left) / 2, (bottom - top) / 2
        edges = (x - half_wide, y - half_high, x + half_wide, y + half_high)
        return (
            _share(edges[0], wide),
            _share(edges[1], high),
            _share(edges[2], wide),
            _share(edges[3], high),
        )


def _share(pixels: float, of: int) -> float:
    return min(1.0, max(0.0, pixels / of))


def prepare(picture: Image.Image) -> Prepared:
    """Return an upright page straightened and on white paper."""
    grey = _sized(grey_of(picture))
    if _is_dark(grey):
        grey = _whitened(grey)
    grey = _without_specks(grey)
    slant = _slant(grey)
    if abs(slant) >= LEAST_SLANT:
        grey = grey.rotate(slant, Image.Resampling.BICUBIC, fillcolor=255)
    else:
        slant = 0.0
    grey, leaders = ocr_leaders.without_leaders(grey)
    return Prepared(grey, slant, tuple(leaders))


def grey_of(picture: Image.Image) -> Image.Image:
    """Return a picture in grey: what is see-through white, coloured ink paler."""
    if picture.has_transparency_data:
        picture = picture.convert("RGBA")
        paper = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(paper, picture)
    if picture.mode in {"1", "L", "I", "I;16", "F", "LA"}:
        return picture.convert("L")
    colours = picture.convert("RGB")
    red, green, blue = colours.split()
    # A red or blue stamp is bright in its own colour; black text is dark in all.
    brightest = ImageChops.lighter(red, ImageChops.lighter(green, blue))
    return Image.blend(colours.convert("L"), brightest, PALER)


def smoothed(grey: Image.Image) -> Image.Image:
    """Return a picture without the grain of a poor copy; fine strokes suffer."""
    return grey.filter(ImageFilter.GaussianBlur(GRAIN * max(grey.size) / GOOD_SIDE))


def is_sideways(grey: Image.Image) -> bool:
    """Tell whether a page's lines run up and down it."""
    small = _ink(grey)
    across = _edges(small, (1, small.height)) / small.height
    along = _edges(small, (small.width, 1)) / small.width
    return along > SIDEWAYS * across


def _sized(grey: Image.Image) -> Image.Image:
    side = max(grey.size)
    if LEAST_SIDE <= side <= MOST_SIDE:
        return grey
    factor = min(GOOD_SIDE / side, ENLARGED_MOST)
    size = (max(1, round(grey.width * factor)), max(1, round(grey.height * factor)))
    return grey.resize(size, Image.Resampling.LANCZOS)


def _paper(grey: Image.Image) -> Image.Image:
    """Return a small picture of the paper alone, without what is written on it."""
    small = grey.reduce(8)
    # Wider than any letter's stroke, so that paper shows everywhere.
    return small.filter(ImageFilter.MaxFilter(7)).filter(ImageFilter.GaussianBlur(4))


def _is_dark(grey: Image.Image) -> bool:
    shades = _paper(grey).histogram()
    return sum(shades[:WHITE_PAPER]) > DARK_SHARE * sum(shades)


def _whitened(grey: Image.Image) -> Image.Image:
    """Return what is darker than the paper around it, on white."""
    paper = _paper(grey).resize(grey.size, Image.Resampling.BILINEAR)
    ink = ImageChops.subtract(paper, grey)
    return ImageOps.invert(ImageOps.autocontrast(ink, cutoff=(0, 0.2)))


def _without_specks(grey: Image.Image) -> Image.Image:
    """Return a picture without ink that is smaller than a full stop and alone."""
    ink = grey.point(lambda value: 255 if value < INK else 0)
    # How much ink there is around each point, in shares of a square.
    around = ink.filter(ImageFilter.BoxBlur(SPECK_ROOM))
    most = round(255 * SPECK_POINTS / (2 * SPECK_ROOM + 1) ** 2)
    sparse = ImageChops.multiply(
        ink, around.point(lambda value: 255 if value <= most else 0)
    )
    # The end of a stroke and a stop after a word have other ink beside them.
    beside = _grown(ImageChops.subtract(ink, sparse), SPECK_ROOM)
    specks = ImageChops.subtract(sparse, beside)
    if specks.histogram()[255] < MANY_SPECKS * SPECK_POINTS:
        return grey
    # What surrounds a speck is a little grey too.
    grey = grey.copy()
    grey.paste(255, mask=_grown(specks, 2))
    return grey


def _grown(mask: Image.Image, room: int) -> Image.Image:
    """Return a mask of all points this near to one of the mask's."""
    near = mask.filter(ImageFilter.BoxBlur(room))
    return near.point(lambda value: 255 if value else 0)


def _ink(grey: Image.Image) -> Image.Image:
    """Return a small picture with ink bright and paper black."""
    small = grey.reduce(max(1, max(grey.size) // 1100))
    return ImageOps.invert(small).point(lambda value: 255 if value > 90 else 0)


def _edges(ink: Image.Image, profile: tuple[int, int]) -> float:
    """Return how sharply lines and the space between them part."""
    sums = ink.resize(profile, Image.Resampling.BOX).tobytes()
    return float(sum((after - before) ** 2 for before, after in pairwise(sums)))


def _slant(grey: Image.Image) -> float:
    """Return the turn, in degrees, that makes a page's lines level."""
    ink = _ink(grey)

    def sharpness(angle: float) -> float:
        turned = ink.rotate(angle, Image.Resampling.NEAREST)
        return _edges(turned, (1, ink.height))

    coarse = [step / 2 for step in range(-int(2 * MOST_SLANT), int(2 * MOST_SLANT) + 1)]
    near = max(coarse, key=sharpness)
    fine = [near + step / 10 for step in range(-4, 5)]
    best = max(fine, key=sharpness)
    return best if sharpness(best) > 1.05 * sharpness(0.0) else 0.0
