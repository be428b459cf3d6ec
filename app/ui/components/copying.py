"""A button that copies a text, and says that it has."""

import html

import streamlit as st

from app.ui.language import t

# Heard once for all buttons of the page, however often they are drawn anew.
SCRIPT = """<script>
if (!window.sagtKopierar) {
  window.sagtKopierar = true;
  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.("button.sagt-kopiera");
    if (!button) return;
    const source = button.parentElement.querySelector(".sagt-kopieras");
    const told = button.parentElement.querySelector("[role=status]");
    const range = document.createRange();
    range.selectNodeContents(source);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    try {
      await navigator.clipboard.writeText(source.textContent);
    } catch {
      document.execCommand("copy");
    }
    told.textContent = button.dataset.gjort;
    setTimeout(() => { told.textContent = ""; }, 4000);
  });
}
</script>"""


def listen() -> None:
    """Let the buttons of the page work."""
    st.html(SCRIPT, unsafe_allow_javascript=True)


def text(words: str) -> str:
    """Return a text with a button that copies it, as HTML."""
    return (
        f'<div class="sagt-kopia"><p class="sagt-kopieras">{html.escape(words)}</p>'
        f'<button type="button" class="sagt-kopiera" '
        f'data-gjort="{html.escape(t("cite.copied"))}">'
        f"{html.escape(t('cite.copy'))}</button> "
        f'<span role="status" class="liten"></span></div>'
    )
