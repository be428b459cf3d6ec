"""Search on the command line: the same as the page, in lines and JSON."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from app import searching, settings, suggestions
from app.cli import main
from app.ui.texts import LANGUAGES, table
from app.workspace import open_workspace
from ingest.errors import QueryError
from search.suggesting import KINDS

# What outside checks may read of each hit, whatever is added.
KEYS = {"document", "title", "type", "organ", "date", "dnr", "section", "page"}
KEYS |= {"start", "end", "text", "snippet", "marks", "score"}


def sagt(collection: Path, *words: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, ["search", *words, "--collection", str(collection)])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.stdout, done.stderr


def found(collection: Path, *words: str) -> dict[str, Any]:
    code, out, _ = sagt(collection, *words, "--json")
    assert code == 0
    answer: dict[str, Any] = json.loads(out)
    return answer


def test_json_holds_hits_facets_and_how_the_query_was_read(
    demo_collection: Path,
) -> None:
    answer = found(demo_collection, "partnerskapet")
    assert {"query", "understood", "total", "hits", "facets", "notes"} <= answer.keys()
    assert all(hit.keys() >= KEYS for hit in answer["hits"])
    assert answer["total"] >= len(answer["hits"]) > 0


def test_a_page_is_told_only_of_text_that_has_pages(demo_collection: Path) -> None:
    query = ("partnerskapet", "--all", "--limit", "100")
    opened = open_workspace(settings.Settings(demo_collection))
    paged = {
        hit["document"]: opened.artifact(hit["id"]).document.paged
        for hit in found(demo_collection, *query)["hits"]
    }
    assert set(paged.values()) == {True, False}
    _, out, _ = sagt(demo_collection, *query)
    for line in out.splitlines():
        for document, has_pages in paged.items():
            if f"– {document} " in line:
                assert (", sida " in line) == has_pages, line


def test_filters_order_and_pages(demo_collection: Path) -> None:
    every = found(demo_collection, "partnerskapet", "--all", "--limit", "100")
    kind, count = next(iter(every["facets"]["typ"].items()))
    some = found(demo_collection, "partnerskapet", "--filter", f"typ={kind}")
    assert some["total"] == count
    assert some["facets"]["typ"] == every["facets"]["typ"]
    newest = found(demo_collection, "partnerskapet", "--order", "newest", "--all")
    dates = [hit["date"] for hit in newest["hits"] if hit["date"]]
    assert dates == sorted(dates, reverse=True)
    second = found(
        demo_collection, "partnerskapet", "--all", "--limit", "2", "--offset", "2"
    )
    assert second["hits"] == every["hits"][2:4]
    code, _, err = sagt(demo_collection, "partnerskapet", "--filter", "färg=blå")
    assert code == 2
    assert "typ" in err


def test_lines_say_where_why_and_what_is_like_it(demo_collection: Path) -> None:
    code, out, _ = sagt(
        demo_collection, "partnerskapet", "--why", "--group", "document"
    )
    assert code == 0
    assert re.search(r"\[\d+:\d+\], sida 1", out)
    assert "  · " in out
    passage = found(demo_collection, "partnerskapet")["hits"][0]["passage"]
    assert found(demo_collection, "--like", passage)["hits"]
    code, _, err = sagt(demo_collection, "--like", "finns-inte")
    assert code == 2
    assert "finns inte" in err


def test_nothing_found_says_what_the_collection_has(demo_collection: Path) -> None:
    _, out, _ = sagt(demo_collection, "typ:protokollsutdrag datum:2015 partnerskapet")
    assert "Samlingen har inga protokollsutdrag före 2022" in out


def test_documents_that_belong_together_are_known(demo_collection: Path) -> None:
    workspace = open_workspace(settings.Settings(demo_collection))
    belong = searching.twins(workspace)
    first, second, *_ = [entry.id for entry in workspace.archive.ledger.entries()]
    assert belong(first, second) == belong(second, first)
    assert not belong(first, first)
    workspace.close()


def test_an_address_that_asks_for_suggestions_has_one_text() -> None:
    assert suggestions.typed([("q", "kult")]) == "kult"
    for parts in ([("annat", "x")], [("q", "å" * 5000)]):
        with pytest.raises(QueryError, match="forslag"):
            suggestions.typed(parts)


def test_suggestions_are_of_kinds_that_the_page_has_words_for(
    demo_collection: Path,
) -> None:
    workspace = open_workspace(settings.Settings(demo_collection))
    (first, *_) = suggestions.suggestions(workspace, "partnerskap vinterl")
    assert first.query.startswith("partnerskap ")
    assert "Vinterlyktan" in first.query
    kinds = {f"suggest.{kind}" for kind, _ in KINDS}
    assert all(kinds <= table(one).keys() for one in LANGUAGES)
    workspace.close()
