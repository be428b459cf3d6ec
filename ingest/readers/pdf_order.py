"""Reading order: the lines of a page as they are read, however they were drawn.

The order in which a file draws its lines is nearly always the one they are read in,
and it knows more than geometry does (which cell a line belongs to). It is left alone
where it never goes back above what it has drawn. Where it does, the blocks are sorted:
what stands above comes before what stands below, and left before right.
"""

from itertools import pairwise

from ingest.readers.pdf_columns import read_across_or_down
from ingest.readers.pdf_layout import COLUMN_GAP, LaidLine, Place
from ingest.readers.pdf_signatures import by_signer

# Two lines this near in height (in letters' heights) stand on one line.
LEVEL = 0.35
# The number that calls a note is lower than the letters before it by this much.
RAISED = 0.8
# So many lines below one another are running text, not a label or a name.
RUNNING = 4
# So many letters a line are running text even where the lines are fewer.
LONG = 25
# More blocks than this are sorted by height alone.
MOST_BLOCKS = 400


def in_reading_order(lines: list[LaidLine]) -> list[LaidLine]:
    """Return a page's lines in the order they are read."""
    whole = _whole(lines)
    runs = _runs(whole)
    if len(runs) < 2:
        return by_signer(read_across_or_down(whole))
    ordered: list[LaidLine] = []
    for level in _levels(runs):
        if len(level) == 1:
            ordered += level[0]
        else:
            ordered += _by_block([line for run in level for line in run])
    return by_signer(read_across_or_down(_whole(ordered)))


def times_begun(lines: list[LaidLine]) -> int:
    """Return how often a page's drawing goes back above what it has drawn."""
    return len(_runs(lines))


def _by_block(lines: list[LaidLine]) -> list[LaidLine]:
    """Return lines that were drawn to and fro, block by block."""
    blocks = _blocks(lines)
    if len(blocks) > MOST_BLOCKS:
        return sorted(lines, key=lambda line: (-line.base, line.left))
    return [line for block in _sorted(blocks) for line in block]


def _whole(lines: list[LaidLine]) -> list[LaidLine]:
    """Return lines with those joined that were parted within one line."""
    joined: list[LaidLine] = []
    for line in lines:
        if joined and _underlines(joined[-1], line):
            continue
        if joined and _continues(joined[-1], line):
            joined[-1] = _joined(joined[-1], line)
        else:
            joined.append(line)
    return joined


def _underlines(before: LaidLine, line: LaidLine) -> bool:
    """Tell whether a line is only underscores, drawn over the letters of another."""
    return (
        line.text[0] == "_"
        and not line.text.strip("_ ")
        and line.left < before.right - before.tall
        and abs(before.base - line.base) < LEVEL * before.tall
    )


def _continues(before: LaidLine, line: LaidLine) -> bool:
    """Tell whether a line goes on to the right of `before` (after a raised number)."""
    tall = max(before.tall, line.tall)
    level = abs(before.base - line.base) < LEVEL * tall
    return level and -0.3 * tall < line.left - before.right < COLUMN_GAP * tall


def _joined(before: LaidLine, line: LaidLine) -> LaidLine:
    """Return two parts of a line as one."""
    gap = line.left - before.right
    between = " " if gap > 0.1 * max(before.tall, line.tall) else ""
    if _calls_a_note(before, line):
        number = f"[{line.text}]"
        line = line._replace(
            text=number, places=(line.places[0]._replace(end=len(number)),)
        )
    shift = len(before.text) + len(between)
    *places, last = before.places
    first, *rest = line.places
    middle = Place(
        last.start,
        shift + first.end,
        min(last.left, first.left),
        min(last.bottom, first.bottom),
        max(last.right, first.right),
        max(last.top, first.top),
    )
    moved = (p._replace(start=p.start + shift, end=p.end + shift) for p in rest)
    return before._replace(
        text=before.text + between + line.text,
        right=line.right,
        base=min(before.base, line.base),
        tall=max(before.tall, line.tall),
        bold=before.bold and line.bold,
        places=(*places, middle, *moved),
    )


def _calls_a_note(before: LaidLine, line: LaidLine) -> bool:
    """Tell whether a line is a small raised number right after a figure."""
    return (
        line.text.isdecimal()
        and len(line.text) < 3
        and before.text[-1].isdecimal()
        and line.tall < RAISED * before.tall
        and line.base > before.base + 0.5
    )


def _runs(lines: list[LaidLine]) -> list[list[LaidLine]]:
    """Return lines in runs that never go back above what they have drawn."""
    runs: list[list[LaidLine]] = []
    last = None
    for line in lines:
        slack = LEVEL * line.tall
        if last is None or (
            line.base - last.base > slack
            and any(
                earlier.base < line.base - slack and line.left < earlier.right
                for earlier in runs[-1]
            )
        ):
            runs.append([line])
        else:
            runs[-1].append(line)
        last = line
    return runs


def _levels(runs: list[list[LaidLine]]) -> list[list[list[LaidLine]]]:
    """Return runs from the top downwards, those of overlapping height together."""
    placed = sorted(enumerate(runs), key=lambda one: -_around(one[1]).top)
    levels: list[list[tuple[int, list[LaidLine]]]] = []
    floor = 0.0
    for number, run in placed:
        box = _around(run)
        if levels and box.top > floor + LEVEL * run[0].tall:
            levels[-1].append((number, run))
            floor = min(floor, box.bottom)
        else:
            levels.append([(number, run)])
            floor = box.bottom
    return [[run for _, run in sorted(level, key=_drawn)] for level in levels]


def _blocks(lines: list[LaidLine]) -> list[list[LaidLine]]:
    """Return runs of lines that each stand close below the one before."""
    blocks = [[lines[0]]]
    for before, line in pairwise(lines):
        drop = before.base - line.base
        tall = max(before.tall, line.tall)
        below = -LEVEL * tall < drop < 2 * tall
        if below and line.left < before.right and before.left < line.right:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _sorted(blocks: list[list[LaidLine]]) -> list[list[LaidLine]]:
    """Return blocks band by band downwards, and within a band as they must be read."""
    order = []
    for band in _bands(blocks):
        sides = _sides(band)
        if sides:
            order += [block for side in sides for block in _sorted(side)]
            continue
        waiting = [(_around(block), block) for block in band]
        while waiting:
            free = [one for one in waiting if not _must_wait(one[0], waiting)]
            # Blocks that wait for each other: the highest goes first.
            chosen = free[0] if free else max(waiting, key=lambda one: one[0].top)
            waiting.remove(chosen)
            order.append(chosen[1])
    return order


def _sides(band: list[list[LaidLine]]) -> list[list[list[LaidLine]]]:
    """Return two columns of running text that nothing reaches across, else nothing."""
    placed = sorted(((_around(block), block) for block in band), key=_left_edge)
    reached = placed[0][0].right
    for number, (box, _) in enumerate(placed[1:], start=1):
        if box.left > reached:
            sides = [
                [block for _, block in placed[:number]],
                [block for _, block in placed[number:]],
            ]
            if all(sum(map(len, side)) >= RUNNING for side in sides):
                return sides
        reached = max(reached, box.right)
    return []


def _left_edge(placed: tuple[Place, list[LaidLine]]) -> float:
    return placed[0].left


def _bands(blocks: list[list[LaidLine]]) -> list[list[list[LaidLine]]]:
    """Return blocks in bands that white space parts from edge to edge.

    White space that runs through two columns of running text at one height parts
    nothing: what is below it on the left comes before what is above on the right.
    """
    whole = _levels(blocks)
    merged = whole[:1]
    for band in whole[1:]:
        if _in_columns(merged[-1]) and _in_columns(band):
            merged[-1] += band
        else:
            merged.append(band)
    return merged


def _drawn(numbered: tuple[int, list[LaidLine]]) -> int:
    return numbered[0]


def _in_columns(band: list[list[LaidLine]]) -> bool:
    """Tell whether running text stands beside other running text."""
    running = [_around(block) for block in band if _is_running(block)]
    return any(one.right < other.left for one in running for other in running)


def _is_running(block: list[LaidLine]) -> bool:
    """Tell whether a block is running text: many lines, or a few long ones."""
    letters = sum(len(line.text) for line in block)
    return len(block) >= RUNNING or (len(block) > 1 and letters > LONG * len(block))


def _around(block: list[LaidLine]) -> Place:
    return Place(
        0,
        0,
        min(line.left for line in block),
        min(line.base for line in block),
        max(line.right for line in block),
        max(line.base + line.tall for line in block),
    )


def _must_wait(box: Place, waiting: list[tuple[Place, list[LaidLine]]]) -> bool:
    """Tell whether another of the waiting blocks is read before this one."""
    return any(_precedes(other, box) for other, _ in waiting if other is not box)


def _precedes(one: Place, other: Place) -> bool:
    """Tell whether `one` must be read before `other`: it is left of it, or above."""
    beside = one.right <= other.left + 1 or other.right <= one.left + 1
    level = min(one.top, other.top) - max(one.bottom, other.bottom)
    overlaps = level > 0.3 * min(one.top - one.bottom, other.top - other.bottom)
    if beside:
        return overlaps and one.right <= other.left + 1
    return not overlaps and one.bottom > other.bottom
