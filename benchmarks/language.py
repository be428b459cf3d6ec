"""How well the language layer reads: verb groups, lemmas, compounds, sentences.

    python -m benchmarks.language [--misses]

The lists stand in `tests/language/data/`, each marked by hand before the code was
written. Beside our lemmas stand those of other sources, if they are installed.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from spacy.lookups import load_lookups

from ingest import nlp
from ingest.extract import content_words
from ingest.language import compounds, lemmas
from ingest.language.groups import Group, groups
from ingest.language.tokens import words_of
from search.analysis import stem

DATA = Path("tests/language/data")
PARTS = ("lemma", "tense", "modality", "passive", "negated", "subject", "agent")


@dataclass(frozen=True, slots=True)
class Marked:
    """One verb group as marked; "|" stands between what is equally right."""

    finite: str
    lemma: str
    tense: str
    modality: str
    flags: str
    subject: str
    agent: str


def marked(path: Path) -> list[tuple[str, list[Marked]]]:
    """Return the sentences of a list with their verb groups."""
    found: list[tuple[str, list[Marked]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("> "):
            row = [part.strip() for part in line[2:].split(";")]
            found[-1][1].append(Marked(*row))
        elif line and not line.startswith("#"):
            found.append((line, []))
    return found


def _same(wanted: str, read: str) -> bool:
    """Tell whether a phrase is as marked; what stands in brackets may be left out."""
    for choice in wanted.split("|"):
        short, _, rest = choice.partition("[")
        if read in (short, short + rest.rstrip("]")):
            return True
    return False


def right_parts(wanted: Marked, group: Group) -> dict[str, bool]:
    """Return which parts of a verb group are read as marked."""
    lemmas = [
        {part.strip() for part in choice.split("+")}
        for choice in wanted.lemma.split("|")
    ]
    modality = [choice.strip() for choice in wanted.modality.split("|")]
    return {
        "lemma": any(group.lemma in choice for choice in lemmas),
        "tense": group.tense in wanted.tense.split("|"),
        "modality": " + ".join(group.modality) in modality,
        "passive": "?" in wanted.flags or group.passive == ("p" in wanted.flags),
        "negated": group.negated == ("n" in wanted.flags),
        "subject": _same(wanted.subject, group.text_of(group.subject)),
        "agent": _same(wanted.agent, group.text_of(group.agent)),
    }


def read_groups(text: str) -> tuple[Group, ...]:
    """Return the verb groups of one sentence."""
    return groups(words_of(nlp.parse(text), 0, len(text)))


def compared(path: Path) -> Iterator[tuple[str, str, Counter[str]]]:
    """Yield each sentence with what was misread in it and its counts."""
    for text, wanted in marked(path):
        read: dict[str, list[Group]] = {}
        for group in read_groups(text):
            read.setdefault(group.finite_word, []).append(group)
        counts: Counter[str] = Counter(wanted=len(wanted))
        counts["found"] = sum(len(same) for same in read.values())
        wrong = []
        for one in wanted:
            same = read.get(one.finite)
            if not same:
                wrong.append(f"saknas: {one.finite}")
                continue
            group = same.pop(0)
            counts["hit"] += 1
            parts = right_parts(one, group)
            counts.update(name for name, right in parts.items() if right)
            counts["whole"] += all(parts.values())
            shown = {
                "lemma": group.lemma,
                "subject": group.text_of(group.subject),
                "agent": group.text_of(group.agent),
                "tense": group.tense,
                "modality": group.modality,
            }
            wrong += [
                f"{one.finite}: {name} ({shown.get(name, '')})"
                for name, right in parts.items()
                if not right
            ]
        wrong += [f"för mycket: {verb}" for verb, left in read.items() if left]
        yield text, "; ".join(wrong), counts


def report_groups(path: Path, misses: bool) -> None:
    """Print how many verb groups are found and how many of their parts are right."""
    total: Counter[str] = Counter()
    whole = sentences = 0
    for text, wrong, counts in compared(path):
        total += counts
        sentences += 1
        whole += not wrong
        if misses and wrong:
            print(f"  {text}\n      {wrong}")
    hit = total["hit"]
    print(f"{path.stem}: {sentences} meningar, {whole} helt rätt")
    print(
        f"  verbgrupper {hit} av {total['wanted']} funna, "
        f"{total['found'] - hit} för mycket, {total['whole']} rätt i alla delar"
    )
    for name in PARTS:
        print(f"  {name:10} {total[name]:4} av {hit}  {total[name] / hit:.3f}")


def pairs(name: str) -> list[tuple[str, list[str]]]:
    """Return the words of a list, each with what is right for it."""
    lines = (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split() for line in lines if line and not line.startswith("#")]
    return [(row[0], row[1:]) for row in rows]


def _alternatives(marked_parts: list[str]) -> list[tuple[str, ...]]:
    """Return every way to read a compound that is marked as right."""
    ways: list[tuple[str, ...]] = [()]
    for part in marked_parts:
        ways = [(*way, choice) for way in ways for choice in part.split("|")]
    return ways


def well_cut(word: str, wanted: list[str]) -> bool:
    """Tell whether a compound is taken apart as marked."""
    found = compounds.parts(word)
    if wanted[-1] == "(hel)":
        return len(found) == 1 or found in _alternatives(wanted[:-1])
    return found in _alternatives(wanted)


def report_compounds(misses: bool) -> None:
    """Print how many compounds are taken apart, and how many simple words are."""
    rows = pairs("sammansattningar")
    wrong = [
        f"{word}: {' + '.join(compounds.parts(word))}"
        for word, wanted in rows
        if not well_cut(word, wanted)
    ]
    compound = len(rows)
    simple = [word for word, _ in pairs("enkla_ord")]
    cut = [
        f"{word}: {' + '.join(compounds.parts(word))}"
        for word in simple
        if compounds.cut(word) is not None
    ]
    print(f"sammansättningar: {compound - len(wrong)} av {compound} rätt")
    print(f"enkla ord: {len(simple) - len(cut)} av {len(simple)} lämnade hela")
    if misses:
        print("  " + "; ".join(wrong) + "\n  " + "; ".join(cut))


def lemmatizers() -> dict[str, Callable[[str], str]]:
    """Return our lemmas and those of what else is installed."""
    found: dict[str, Callable[[str], str]] = {"vår": lemmas.lemma}
    try:
        table = load_lookups("sv", ["lemma_lookup"]).get_table("lemma_lookup")
    except ValueError:
        pass
    else:
        found["spacy-lookups-data"] = lambda word: str(table.get(word, word))
    if find_spec("simplemma"):
        simplemma = import_module("simplemma")
        found["simplemma"] = lambda word: str(simplemma.lemmatize(word, lang="sv"))
    return found


def report_lemmas(misses: bool) -> None:
    """Print how many forms get their lemma, and how many meet their lemma's form."""
    rows = pairs("grundformer")
    for name, read in lemmatizers().items():
        wrong = [
            f"{word}: {read(word)}"
            for word, wanted in rows
            if read(word) not in wanted[0].split("|")
        ]
        print(f"grundform, {name}: {len(rows) - len(wrong)} av {len(rows)}")
        if misses:
            print("  " + "; ".join(wrong))
    met = {
        "Snowball": sum(
            stem(w) in map(stem, wanted[0].split("|")) for w, wanted in rows
        ),
        "ändelser": sum(
            content_words.stem(w) in map(content_words.stem, wanted[0].split("|"))
            for w, wanted in rows
        ),
        "vår": sum(
            lemmas.lemma(w) in map(lemmas.lemma, wanted[0].split("|"))
            for w, wanted in rows
        ),
    }
    print("form och grundform möts: " + ", ".join(f"{n} {k}" for n, k in met.items()))


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="what was misread")
    args = parser.parse_args()
    for path in sorted(DATA.glob("verbgrupper*.txt")):
        report_groups(path, args.misses)
    report_compounds(args.misses)
    report_lemmas(args.misses)
    return 0


if __name__ == "__main__":
    sys.exit(main())
