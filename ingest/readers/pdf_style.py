"""What is usual in a PDF: the body's letters and line spacing, and so its headings."""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.readers.pdf_layout import LaidLine

# Letters this much larger than the body's are a heading's.
LARGER = 1.12
# A heading is no longer than this.
LONGEST_HEADING = 200


@dataclass(frozen=True, slots=True)
class Style:
    """What is usual in a document: the body's letters and its line spacing."""

    tall: float
    leading: float
    bold_means_heading: bool

    def is_heading(self, line: LaidLine) -> bool:
        """Tell whether a line's letters set it off as a heading."""
        larger = line.tall > LARGER * self.tall
        if not larger and not (
            line.bold and self.bold_means_heading and line.tall > 0.95 * self.tall
        ):
            return False
        text = line.text
        if not self.tall or len(text) > LONGEST_HEADING or "\t" in text:
            return False
        return text[-1] not in ".,;" and any(char.isalpha() for char in text)

    def parts(self, line: LaidLine, after: LaidLine) -> bool:
        """Tell whether the space between two lines parts two blocks."""
        if not self.tall:
            return False
        drop = line.base - after.base
        usual = self.leading * max(line.tall, after.tall) / self.tall
        resized = abs(line.tall - after.tall) > (LARGER - 1) * self.tall
        return drop > 1.3 * usual or drop < -usual or (resized and drop > 0.2 * usual)


def measure(pages: list[list[LaidLine]]) -> Style:
    """Return the usual style of a document, weighing lines by their letters."""
    sizes: Counter[float] = Counter()
    bold = total = 0
    for lines in pages:
        for line in lines:
            sizes[round(line.tall, 1)] += len(line.text)
            bold += line.bold * len(line.text)
            total += len(line.text)
    tall = max(sizes, key=lambda size: (sizes[size], size)) if sizes else 0.0
    drops = [
        line.base - after.base
        for lines in pages
        for line, after in pairwise(lines)
        if after.text[0].islower()
        and abs(line.tall - tall) < 0.6
        and 0.5 * tall < line.base - after.base < 3 * tall
    ]
    leading = median(drops) if drops else 1.2 * tall
    return Style(tall, leading, bold_means_heading=bold < 0.3 * total)
