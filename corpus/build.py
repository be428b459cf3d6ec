"""Build documents and gold from the sources: `python -m corpus.build [FOLDER]`."""

import json
import sys
from pathlib import Path

from corpus import (
    annotations,
    render_docx,
    render_html,
    render_pdf,
    render_scan,
    render_txt,
)
from corpus.markup import Source, read_source

HERE = Path(__file__).parent
KEPT_OF_DAMAGED = 0.45


def sources() -> list[Source]:
    """Return all sources in order of name."""
    return [read_source(path) for path in sorted((HERE / "sources").glob("*.txt"))]


def document(source: Source) -> bytes:
    """Return the document's bytes in the format its source asks for."""
    renderers = {
        "pdf": render_pdf.render,
        "html": render_html.render,
        "docx": render_docx.render,
        "txt": render_txt.render,
        "scan": render_scan.render,
        "trasig": _damaged,
    }
    return renderers[source.meta["format"]](source)


def _damaged(source: Source) -> bytes:
    """Return a PDF whose transfer broke off."""
    whole = render_pdf.render(source)
    return whole[: int(len(whole) * KEPT_OF_DAMAGED)]


def build(folder: Path) -> list[Path]:
    """Write `documents/` and `gold/` below the folder; return what was written."""
    written = []
    for source in sources():
        written.append(_write(folder / source.path, document(source)))
        if source.annotated:
            text = json.dumps(
                annotations.annotation(source), ensure_ascii=False, indent=1
            )
            path = folder / "gold" / f"{source.name}.json"
            written.append(_write(path, (text + "\n").encode()))
    return written


def _write(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    print(f"{len(build(target))} filer i {target}")
