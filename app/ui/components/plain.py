"""Text of documents shown as text: never as markup."""

import html
import re

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~<>$:^&])")


def safe(text: str) -> str:
    """Return text so that Markdown shows it as it is, on one line."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def quoted(text: str, marks: tuple[tuple[int, int], ...] = ()) -> str:
    """Return HTML of a quote with the marked stretches highlighted."""
    parts, place = [], 0
    for start, end in marks:
        parts.append(html.escape(text[place:start]))
        parts.append(f"<mark>{html.escape(text[start:end])}</mark>")
        place = end
    parts.append(html.escape(text[place:]))
    return f'<blockquote class="sagt-citat">{"".join(parts)}</blockquote>'
