"""Signs beside words, drawn with the font that Streamlit brings; they say nothing."""


def sign(name: str) -> str:
    """Return a sign as HTML, by its name among Google's Material Symbols; "" for "".

    It only stands beside words that say the same, so it is hidden from who listens.
    """
    if not name:
        return ""
    return f'<span class="sagt-tecken" aria-hidden="true" translate="no">{name}</span>'
