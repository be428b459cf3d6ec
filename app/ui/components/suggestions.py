"""What the reader may be about to type, offered under the search box.

The list is the browser's own (`datalist`), so arrows, Enter and screen readers work as
they do everywhere. It is fetched from this very server.
"""

import json

import streamlit as st

from app.ui.language import t

SCRIPT = """<script>
{{
  const label = {label}, kinds = {kinds};
  window.sagtForslag = {{label, kinds}};
  if (!window.sagtForslar) {{
    window.sagtForslar = true;
    let waiting = 0, asked = 0;
    const list = document.createElement("datalist");
    list.id = "sagt-forslag";
    document.body.append(list);
    const isOurs = (field) =>
      field?.tagName === "INPUT" && field.ariaLabel === window.sagtForslag.label;
    const dress = (field) => {{
      if (!isOurs(field)) return false;
      field.setAttribute("list", list.id);
      field.setAttribute("autocomplete", "off");
      return true;
    }};
    document.addEventListener("focusin", (event) => dress(event.target));
    const ask = (field) => {{
      if (!dress(field)) return;
      const typed = field.value, mine = ++asked;
      clearTimeout(waiting);
      waiting = setTimeout(async () => {{
        const place = new URL("forslag", location.origin + "/");
        place.searchParams.set("q", typed);
        const answer = await fetch(place);
        const found = answer.ok ? await answer.json() : [];
        if (mine !== asked) return;
        list.replaceChildren(...found.map((one) => {{
          const option = document.createElement("option");
          option.value = one.query;
          option.label = one.shown + " · " + window.sagtForslag.kinds[one.kind];
          return option;
        }}));
      }}, 120);
    }};
    document.addEventListener("input", (event) => ask(event.target));
    // Who began to type before this was here is answered too.
    if (document.activeElement?.value) ask(document.activeElement);
  }}
}}
</script>"""
KINDS = ("person", "organ", "body", "topic", "dnr", "title")


def offer(label: str) -> None:
    """Offer suggestions in the field with that label."""
    kinds = {kind: t(f"suggest.{kind}") for kind in KINDS}
    script = SCRIPT.format(label=_quoted(label), kinds=_quoted(kinds))
    st.html(script, unsafe_allow_javascript=True)


def _quoted(value: object) -> str:
    """Return a value as a script writes it, with nothing that could end the script."""
    return json.dumps(value).replace("<", "\\u003c")
