"""Compare what the software reads in a document with its gold annotation.

A sentence matches by its first words, so that segmentation need not be identical;
names match in base form. Gold marked `optional` counts neither way.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

FIRST_WORDS = 5
PLACED = ("decisions", "commitments", "times", "questions", "references")
JSON = dict[str, Any]


@dataclass(slots=True)
class Tally:
    """Hits, gold and findings of one kind, with what was missed and added."""

    hit: int = 0
    gold: int = 0
    found: int = 0
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)

    def add(self, hit: int, gold: int, found: int) -> None:
        """Count one comparison."""
        self.hit, self.gold, self.found = (
            self.hit + hit,
            self.gold + gold,
            self.found + found,
        )

    def right(self, ok: bool, label: str) -> None:
        """Count one attribute of something that was found."""
        self.add(int(ok), 1, 1)
        if not ok:
            self.missed.append(label)

    @property
    def precision(self) -> float:
        """Return the share of the findings that are right."""
        return self.hit / self.found if self.found else float(not self.gold)

    @property
    def recall(self) -> float:
        """Return the share of the gold that was found."""
        return self.hit / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


Tallies = defaultdict[str, Tally]


class Verdict(NamedTuple):
    """Whether one thing that was read is right, and how sure its rule was."""

    kind: str
    rule: str
    confidence: float
    right: bool


Verdicts = list[Verdict]


def _verdict(kind: str, fact: JSON, right: bool) -> Verdict:
    return Verdict(kind, fact["rule"], fact["confidence"], right)


def squeeze(text: str | None) -> str:
    """Keep letters and digits only, so that layout cannot decide a match."""
    folded = unicodedata.normalize("NFC", text or "").replace("\u00ad", "")
    folded = re.sub(r"(\w)[-‐]\s*\n\s*(\w)", r"\1\2", folded)
    return re.sub(r"[\W_]+", "", folded.casefold())


def _first_words(text: str) -> str:
    return squeeze(" ".join(text.split()[:FIRST_WORDS]))


def _base(name: str) -> str:
    folded = re.sub(r"[\W_]+", " ", name.casefold()).strip()
    return folded.removesuffix("s")


def _names(tally: Tally, gold: Iterable[str], found: Iterable[str], doc: str) -> None:
    wanted, got = {_base(x): x for x in gold}, {_base(x): x for x in found}
    tally.add(len(wanted.keys() & got.keys()), len(wanted), len(got))
    tally.missed += [f"{doc}: {wanted[k]}" for k in wanted.keys() - got.keys()]
    tally.extra += [f"{doc}: {got[k]}" for k in got.keys() - wanted.keys()]


def _fits(gold: JSON, found: JSON) -> bool:
    want = _first_words(gold["starts"])
    own = squeeze(found["text"])
    around = squeeze(found.get("sentence") or found["text"])
    begins = len(own) > 25 and own[:25] in squeeze(gold["starts"])
    return bool(want) and (want in around or begins)


def _agreeing(gold: JSON, found: JSON) -> int:
    """Return how many attributes agree; decides between findings of a sentence."""
    deadline = found.get("deadline") or {}
    return sum(
        (
            gold.get("deadline_latest") == deadline.get("latest"),
            gold.get("strength") == found.get("strength"),
            gold.get("outcome") == found.get("outcome"),
            gold.get("status") == found.get("status"),
        )
    )


def _sentences(
    tally: Tally, gold: list[JSON], found: list[JSON], doc: str
) -> tuple[list[tuple[JSON, JSON]], list[JSON]]:
    """Pair gold and findings one to one; optional gold counts neither way.

    Returns:
        The pairs, and the findings that gold does not have.
    """
    pairs, free = [], list(found)
    for item in sorted(gold, key=lambda g: bool(g.get("optional"))):
        fitting = [f for f in free if _fits(item, f)]
        if fitting:
            best = max(fitting, key=lambda f: _agreeing(item, f))
            free.remove(best)
            if not item.get("optional"):
                pairs.append((item, best))
        elif not item.get("optional"):
            tally.missed.append(f"{doc}: {item['starts']}")
    needed = sum(not g.get("optional") for g in gold)
    tally.add(len(pairs), needed, len(free) + len(pairs))
    tally.extra += [f"{doc}: {f['text'][:90]}" for f in free]
    return pairs, free


def _spans(tally: Tally, out: JSON) -> None:
    text = out["text"]
    for item in (i for kind in (*PLACED, "followups") for i in out[kind]):
        tally.right(text[item["start"] : item["end"]] == item["text"], item["text"])


def _same_actor(want: str, got: str | None) -> bool:
    # "Hälso- och tandvårdsnämnden" is one actor.
    split = re.compile(r"\s*(?:/|,|;|(?<!- )\boch\b|\bsamt\b|\(|\))\s*", re.IGNORECASE)
    wanted, given = (
        {_base(x) for x in split.split(name or "") if len(_base(x)) > 1}
        for name in (want, got)
    )
    return any(w in g or g in w for w in wanted for g in given)


def _times(tallies: Tallies, gold: list[JSON], found: list[JSON], doc: str) -> None:
    by_text = [(squeeze(t["text"]), t) for t in found]
    dated = [g for g in gold if g.get("latest") or g.get("earliest")]
    known = {squeeze(g["text"]) for g in gold}
    hits = 0
    for item in dated:
        want = squeeze(item["text"])
        same = [t for text, t in by_text if text == want] or [
            t for text, t in by_text if want in text or (len(text) > 3 and text in want)
        ]
        if not same:
            tallies["times"].missed.append(f"{doc}: {item['text']}")
            continue
        hits += 1
        end = "latest" if item.get("latest") else "earliest"
        ok = any(item[end] in (t.get(end), t.get(f"{end}_wide")) for t in same)
        tallies["time values"].right(ok, f"{doc}: {item['text']}")
    beside = {
        text: t["text"]
        for text, t in by_text
        if (t.get("latest") or t.get("earliest"))
        and not any(text in k or k in text for k in known)
    }
    tallies["times"].add(hits, len(dated), hits + len(beside))
    tallies["times"].extra += [f"{doc}: {x}" for x in beside.values()]


def _time_verdicts(gold: list[JSON], found: list[JSON]) -> Verdicts:
    """Judge each dated time: its words must be in gold, and its value be one there."""
    verdicts = []
    for time in found:
        own = squeeze(time["text"])
        if not (time.get("latest") or time.get("earliest")):
            continue
        same = [g for g in gold if squeeze(g["text"]) == own] or [
            g for g in gold if own in squeeze(g["text"]) or squeeze(g["text"]) in own
        ]
        dated = [g for g in same if g.get("latest") or g.get("earliest")]
        if same and not dated:
            continue  # gold leaves recurrences undated; it says nothing of the value
        right = any(
            g[end] in (time.get(end), time.get(f"{end}_wide"))
            for g in dated
            for end in ["latest" if g.get("latest") else "earliest"]
        )
        verdicts.append(_verdict("times", time, right))
    return verdicts


def _votes(vote: Mapping[str, int] | None) -> tuple[int, ...]:
    return tuple((vote or {}).get(k) or 0 for k in ("ja", "nej", "avstar"))


def _attributes(
    tallies: Tallies, gold: JSON, found: JSON, doc: str, agreed: bool
) -> None:
    """Score what is said of a found fact; in agreements a promise is an obligation."""
    label = f"{doc}: {gold['starts']}"
    if "outcome" in gold:
        same = (gold["status"] == "proposal") == (found["status"] == "proposal")
        tallies["decision status"].right(same, label)
        tallies["outcome"].right(gold["outcome"] == found["outcome"], label)
        if gold.get("vote"):
            tallies["votes"].right(_votes(gold["vote"]) == _votes(found["vote"]), label)
        return
    strengths = {gold["strength"], found["strength"]}
    same = len(strengths) == 1 or (agreed and strengths <= {"promise", "obligation"})
    tallies["strength"].right(same, label)
    if gold.get("promisor"):
        same = _same_actor(gold["promisor"], found.get("promisor"))
        tallies["promisor"].right(same, label)
    if gold.get("deadline_latest"):
        deadline = found.get("deadline") or {}
        ends = (deadline.get("latest"), deadline.get("latest_wide"))
        tallies["deadline"].right(gold["deadline_latest"] in ends, label)
    elif not gold.get("deadline_text"):
        dated = (found.get("deadline") or {}).get("latest")
        tallies["no deadline"].right(dated is None, f"{label}: {dated}")


def cut(out: JSON, until: str | None) -> JSON:
    """Leave out what stands after the part of a document that was annotated."""
    if not until:
        return out
    letters = [(c.casefold(), at) for at, c in enumerate(out["text"]) if c.isalnum()]
    mark = squeeze(" ".join(until.split()[:8]))
    place = "".join(c for c, _ in letters).find(mark)
    if place < 0:
        return out
    end = letters[place][1]
    kept = dict(out)
    for key in (*PLACED, "followups"):
        kept[key] = [fact for fact in out[key] if fact["start"] < end]
    for key in ("persons", "organisations"):
        kept[key] = [a for a in out[key] if a["mentions"][0]["start"] < end]
    seen = squeeze(out["text"][:end])
    dnr = [number for number in out["document"]["dnr"] if squeeze(number) in seen]
    kept["document"] = out["document"] | {"dnr": dnr}
    return kept


def compare(tallies: Tallies, doc: str, gold: JSON, out: JSON) -> Verdicts:
    """Count how well `out` (as `sagt extract` prints it) agrees with `gold`.

    Returns:
        A verdict on each thing read that gold says something about.
    """
    verdicts: Verdicts = []
    out = cut(out, gold.get("extent_until"))
    document = out["document"]
    _spans(tallies["spans"], out)
    tallies["type"].right(document["type"] == gold["doc_type"], doc)
    if gold.get("date"):
        tallies["date"].right(document["date"] == gold["date"], doc)
    _names(tallies["dnr"], gold["dnr"], document["dnr"], doc)
    for kind in ("persons", "organisations"):
        wanted = [g["name"] if isinstance(g, dict) else g for g in gold[kind]]
        _names(tallies[kind], wanted, [f["name"] for f in out[kind]], doc)
        known = {_base(name) for name in wanted}
        verdicts += [_verdict(kind, f, _base(f["name"]) in known) for f in out[kind]]
    _parties(tallies["party"], gold["persons"], out["persons"], doc)
    told = [d for d in out["decisions"] if d["status"] != "historical"]
    for kind, found in (("decisions", told), ("commitments", out["commitments"])):
        pairs, beside = _sentences(tallies[kind], gold[kind], found, doc)
        verdicts += [_verdict(kind, fact, True) for _, fact in pairs]
        verdicts += [_verdict(kind, fact, False) for fact in beside]
        for pair in pairs:
            _attributes(tallies, *pair, doc, gold["doc_type"] == "overenskommelse")
    for sentence in gold.get("negatives", []):
        want = _first_words(sentence)
        kept = not any(want in squeeze(c["text"]) for c in out["commitments"])
        tallies["hard negatives"].right(kept, f"{doc}: {sentence}")
    _times(tallies, gold["times"], out["times"], doc)
    verdicts += _time_verdicts(gold["times"], out["times"])
    for kind, attribute in (("questions", "answer"), ("followups", "status")):
        if kind not in gold:
            continue
        wanted = [item for item in gold[kind] if item.get("starts")]
        pairs, beside = _sentences(tallies[kind], wanted, out[kind], doc)
        verdicts += [_verdict(kind, fact, True) for _, fact in pairs]
        verdicts += [_verdict(kind, fact, False) for fact in beside]
        for want, got in pairs:
            tallies[f"{kind[:-1]} status"].right(
                want[attribute] == got["status"], f"{doc}: {want['starts']}"
            )
    verdicts += _references(
        tallies["references"], gold["references"], out["references"], doc
    )
    return verdicts


def _parties(tally: Tally, gold: list[Any], found: list[JSON], doc: str) -> None:
    """Count the party of each person who was found and has one in gold."""
    got = {_base(person["name"]): person["party"] for person in found}
    for person in gold:
        if isinstance(person, dict) and person.get("party"):
            name = _base(person["name"])
            if name in got:
                tally.right(got[name] == person["party"], f"{doc}: {person['name']}")


def _references(tally: Tally, gold: list[Any], found: list[JSON], doc: str) -> Verdicts:
    wanted = {squeeze(g["text"] if isinstance(g, dict) else g) for g in gold}
    got = {squeeze(f["text"]) for f in found}
    hits = {w for w in wanted if any(w in g or (len(g) > 4 and g in w) for g in got)}
    free = [g for g in got if not any(w in g or g in w for w in wanted)]
    tally.add(len(hits), len(wanted), len(hits) + len(free))
    tally.missed += [f"{doc}: {w}" for w in sorted(wanted - hits)]
    beside = set(free)
    return [_verdict("references", f, squeeze(f["text"]) not in beside) for f in found]
