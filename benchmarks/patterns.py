"""Feeds every regular expression of `ingest` texts made to keep it busy.

    python -m benchmarks.patterns [--slowest N]

The patterns are caught as they are compiled while the whole corpus is read, together
with how each is used: searched through a text, or matched at a text's start, at the
start of a line, or anywhere. It is then fed hostile texts of 100 kB in those ways.
Where that takes long, half the text must take about half the time; and nothing may
take longer than the bound. A pattern that only ever meets short texts stands in
`bounded_patterns.tsv`, with its bound and where the bound is kept.
"""

import argparse
import ast
import gc
import importlib
import pkgutil
import re
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

LENGTH = 100_000
# All texts are tried at a fortieth; a pattern's worst of them at full length.
SAMPLE, WORST = LENGTH // 40, 2
# A document of so many hostile characters shows which patterns meet long texts.
DOCUMENT = 2_000
# CPU seconds: what is quicker is let be, what is slower has run away.
QUIET, BOUND = 0.05, 1.0
SAMPLE_BOUND = BOUND / 10
# Twice the text may take this many times as long, measuring error included.
GROWTH, AGAIN = 3.0, 4
STRIDE = 100
SHORT = Path(__file__).with_name("bounded_patterns.tsv")
SCANNED = ("search", "finditer", "findall", "sub", "subn", "split")
MATCHED = ("match", "fullmatch")
compiled = re.compile


def hostile(length: int) -> dict[str, str]:
    """Return texts that invite a pattern to try again from every place."""
    pieces = {
        "bokstäver": "a",
        "versaler": "Å",
        "siffror": "1",
        "mellanrum": " ",
        "hårda mellanrum": "\u00a0",
        "radbrott": "\n",
        "tomma rader": " \n",
        "tabbar": "\t",
        "parenteser": "(",
        "klamrar": "[a]",
        "en bokstav i sänder": "a a ",
        "ord": "ordning ",
        "Namn": "Anna Ek ",
        "uppräkning": "ek, al, och ",
        "paragrafer": "§ 1 ",
        "att": "att ",
        "och": "och ",
        "punkter": "1. ",
        "streck": "a-",
        "kolon": "a: ",
        "datum": "den 1 maj 2024 ",
        "diarienummer": "KS 2024/1",
        "beslut": "nämnden beslutar att ",
        "innehåll": "a ....",
        "citat": "”a ",
        "taggar": "<a ",
        "adresser": "a@a.",
    }
    return {
        name: (piece * (length // len(piece) + 1))[:length]
        for name, piece in pieces.items()
    }


@dataclass(eq=False)
class Caught:
    """A compiled pattern, where it was made and how it is used."""

    made: re.Pattern[str]
    module: str
    maker: str
    name: str = ""
    used: set[str] = field(default_factory=set)
    longest: int = 0

    def __getattr__(self, name: str) -> Any:
        """Return what the pattern has, noting how it is used."""
        kept = getattr(object.__getattribute__(self, "made"), name)
        if name in ("sub", "subn"):
            self.used.add("genom")

            def replaced(new: Any, text: str, *rest: Any, **named: Any) -> Any:
                self.longest = max(self.longest, len(text))
                return kept(new, text, *rest, **named)

            return replaced
        return self._noting(kept, name) if name in (*SCANNED, *MATCHED) else kept

    def _noting(self, method: Callable[..., Any], name: str) -> Callable[..., Any]:
        def noted(text: str, *places: int, **named: int) -> Any:
            pos = places[0] if places and name != "split" else 0
            end = places[1] if len(places) > 1 else len(text)
            self.longest = max(self.longest, min(end, len(text)) - pos)
            before = text[pos - 1 : pos] if pos else ""
            matched = "rad" if before == "\n" else "inuti" if pos else "början"
            self.used.add(matched if name in MATCHED else "genom")
            return method(text, *places, **named)

        return noted

    def run(self, use: str, text: str) -> None:
        """Use the pattern once on the whole of a text."""
        match use:
            case "genom":
                for _ in self.made.finditer(text):
                    pass
            case "början":
                self.made.match(text)
            case "rad":
                for start in _line_starts(text):
                    self.made.match(text, start)
            case _:
                for start in _word_starts(text):
                    self.made.match(text, start)


def _line_starts(text: str) -> Iterator[int]:
    yield 0
    at = text.find("\n")
    while at >= 0:
        yield at + 1
        at = text.find("\n", at + 1)


def _word_starts(text: str) -> list[int]:
    """Return places that do not stand within a word, one in each stride at most."""
    found = [0]
    for at in range(1, len(text)):
        inside = text[at - 1].isalnum() and text[at].isalnum()
        if not inside and at - found[-1] >= STRIDE:
            found.append(at)
    return found


class Catcher:
    """Stands in for `re` while `ingest` is imported and run."""

    def __init__(self) -> None:
        """Start with nothing caught."""
        self.caught: dict[tuple[Any, ...], Caught] = {}

    def compile(self, pattern: Any, flags: int = 0) -> Any:
        """Compile a pattern; one of ours is caught."""
        return self._catch(pattern, flags, sys._getframe(1))

    def _catch(self, pattern: Any, flags: int, frame: FrameType) -> Any:
        module = frame.f_globals.get("__name__", "")
        if isinstance(pattern, Caught):
            return pattern
        made = compiled(pattern, flags)
        ours = module == "ingest" or module.startswith("ingest.")
        if not ours or not isinstance(made.pattern, str):
            return made
        maker = frame.f_code.co_name
        key = (made.pattern, made.flags, module, maker)
        return self.caught.setdefault(key, Caught(made, module, maker))

    def _direct(self, method: str) -> Callable[..., Any]:
        def call(pattern: Any, *rest: Any, flags: int = 0) -> Any:
            return getattr(self._catch(pattern, flags, sys._getframe(1)), method)(*rest)

        return call

    def __enter__(self) -> "Catcher":
        """Put the catcher in the place of `re`."""
        self._kept = {name: getattr(re, name) for name in (*SCANNED, *MATCHED)}
        re.compile = self.compile  # type: ignore[assignment]
        for name in self._kept:
            setattr(re, name, self._direct(name))
        return self

    def __exit__(self, *_error: object) -> None:
        """Put `re` back."""
        re.compile = compiled
        for name, kept in self._kept.items():
            setattr(re, name, kept)


def catch(corpus: Path) -> tuple[list[Caught], set[str]]:
    """Import all of `ingest` and read the corpus and the hostile texts with it.

    Returns:
        The patterns, and the names of the hostile texts that the clean-up lets
        through as they are: extraction meets no others.
    """
    let_through = set()
    if "ingest" in sys.modules:
        message = "ingest är redan importerat: mönstren kan inte fångas"
        raise RuntimeError(message)
    with Catcher() as catcher:
        package = importlib.import_module("ingest")
        for module in pkgutil.walk_packages(package.__path__, "ingest."):
            importlib.import_module(module.name)
        pipeline = importlib.import_module("ingest.pipeline")
        errors = importlib.import_module("ingest.errors")
        for path in sorted(corpus.iterdir()):
            with suppress(errors.ReadError):
                pipeline.build_artifact(path.read_bytes(), path.name)
        for name, text in hostile(DOCUMENT).items():
            with suppress(errors.ReadError):
                read = pipeline.build_artifact(f"Ek{text}ek.".encode(), "prov.txt")
                if text[1:-1] in read.document.text:
                    let_through.add(name)
    found = list(catcher.caught.values())
    _name(found)
    _read_uses(found)
    return found, let_through


def _name(found: list[Caught]) -> None:
    """Give each pattern the name it has in its module, else its maker's."""
    names = {}
    for module in list(sys.modules.values()):
        if module.__name__.partition(".")[0] == "ingest":
            for name, value in vars(module).items():
                # A guided pattern holds the one it runs.
                held = getattr(value, "pattern", None)
                for one in (value, held):
                    if isinstance(one, Caught):
                        names[id(one)] = f"{module.__name__}.{name}"
    for caught in found:
        caught.name = names.get(id(caught), f"{caught.module}.{caught.maker}")


def _read_uses(found: list[Caught]) -> None:
    """Read how patterns that the corpus never met are used, from the code."""
    written: dict[str, set[str]] = defaultdict(set)
    for module in list(sys.modules.values()):
        name, file = module.__name__, getattr(module, "__file__", None)
        if file and (name == "ingest" or name.startswith("ingest.")):
            for node in ast.walk(ast.parse(Path(file).read_text(encoding="utf-8"))):
                if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                    written[node.value.id].add(node.attr)
    for caught in found:
        if caught.used:
            continue
        methods = written[caught.name.rpartition(".")[2]]
        if not methods & {*SCANNED, *MATCHED} or methods & set(SCANNED):
            caught.used.add("genom")
        if methods & set(MATCHED):
            caught.used.add("början")


@dataclass(frozen=True, slots=True)
class Timing:
    """How long a pattern took for a text, and for half of it where that says more."""

    caught: Caught
    use: str
    text: str
    seconds: float
    half: float | None

    @property
    def runs_away(self) -> bool:
        """Tell whether time grows faster than the text, or is beyond the bound."""
        grown = self.half is not None and self.seconds > GROWTH * self.half
        sampled = self.text.endswith(")")
        return grown or sampled or self.seconds > BOUND

    def __str__(self) -> str:
        """Return the timing on one line."""
        half = f", halva texten {self.half:.3f} s" if self.half is not None else ""
        return (
            f"{self.seconds:.3f} s{half}: {self.caught.name} ({self.use}) på "
            f"{self.text}: {self.caught.made.pattern[:80]!r} "
            f"(längsta text {self.caught.longest})"
        )


class TookTooLongError(Exception):
    """Raised by the alarm inside a pattern that does not return."""


def _alarm(_signal: int, _frame: FrameType | None) -> None:
    raise TookTooLongError


def _clock(caught: Caught, use: str, text: str, bound: float = BOUND) -> float:
    """Return the CPU seconds of one use; well beyond the bound it is broken off."""
    signal.setitimer(signal.ITIMER_VIRTUAL, 1.5 * bound)
    begun = time.process_time()
    with suppress(TookTooLongError):
        caught.run(use, text)
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - begun


def bounds() -> dict[str, int]:
    """Return the longest text of each pattern that only meets short ones."""
    lines = SHORT.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and line[0] != "#"]
    return {name: int(bound) for name, bound, _ in rows[1:]}


def feed(found: list[Caught], let_through: set[str]) -> Iterator[Timing]:
    """Yield the slowest timing of each pattern over all hostile texts and uses."""
    signal.signal(signal.SIGVTALRM, _alarm)
    # What has been read is much; collecting it is no pattern's time.
    gc.collect()
    gc.freeze()
    texts, short = hostile(LENGTH), bounds()
    for caught in found:
        longest = short.get(caught.name, LENGTH)
        meets = texts
        if caught.module.startswith("ingest.extract."):
            meets = {name: texts[name] for name in texts if name in let_through}
        tried = _sample(caught, meets, min(SAMPLE, longest))
        if tried[-1][0] > SAMPLE_BOUND:
            seconds, use, name = tried[-1]
            about = f"{name} ({SAMPLE} tecken)"
            yield Timing(caught, use, about, seconds, None)
            continue
        seconds, use, name = max(
            (_clock(caught, use, texts[name][:longest]), use, name)
            for _, use, name in tried[-WORST:]
        )
        timing = Timing(caught, use, name, seconds, None)
        whole, part = texts[name][:longest], texts[name][: longest // 2]
        # Again, so that a pause of the machine's is not taken for growth.
        for _ in range(AGAIN if seconds > QUIET else 0):
            seconds = min(timing.seconds, _clock(caught, use, whole))
            half = _clock(caught, use, part)
            half = half if timing.half is None else min(timing.half, half)
            timing = Timing(caught, use, name, seconds, half)
            if not timing.runs_away:
                break
        yield timing


def _sample(
    caught: Caught, texts: dict[str, str], length: int
) -> list[tuple[float, str, str]]:
    """Return the timings of shorter texts, slowest last; stop at one beyond bound."""
    tried = []
    for use in sorted(caught.used):
        for name, text in texts.items():
            seconds = _clock(caught, use, text[:length], SAMPLE_BOUND)
            if seconds > SAMPLE_BOUND:
                # Again, so that a pause of the machine's is not taken for growth.
                seconds = _clock(caught, use, text[:length], SAMPLE_BOUND)
            if seconds > SAMPLE_BOUND:
                return [(seconds, use, name)]
            tried.append((seconds, use, name))
    return sorted(tried)


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--slowest", type=int, default=0, help="list so many")
    parser.add_argument("--corpus", type=Path, default=Path("corpus/documents"))
    args = parser.parse_args()
    found, let_through = catch(args.corpus)
    timings = sorted(feed(found, let_through), key=lambda t: -t.seconds)
    away = [timing for timing in timings if timing.runs_away]
    unknown = set(bounds()) - {caught.name for caught in found}
    print(f"{len(found)} mönster, {len(hostile(1))} texter om {LENGTH} tecken")
    print(*timings[: args.slowest], sep="\n")
    print(f"{len(away)} skenar", *away, sep="\n  ")
    if unknown:
        print(f"finns inte längre: {', '.join(sorted(unknown))}")
    return 1 if away or unknown else 0


if __name__ == "__main__":
    sys.exit(main())
