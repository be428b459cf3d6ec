"""A picture of who is tied to whom, as a graph in Graphviz's language.

Kinds differ in shape as well as colour; the ground of each name is light and its
letters dark, so that the picture holds in the dark theme too.
"""

from app.ui.components import links, plain
from graph.network import Network, Node, Tie

LABEL = 26
# Kind of actor → shape, and one of Okabe and Ito's colours, lightened.
LOOKS = {
    "person": ("ellipse", "#CFE6F5"),
    "organ": ("box", "#FBE3B3"),
    "region": ("box", "#BFE8DA"),
    "kommun": ("box", "#BFE8DA"),
    "parti": ("hexagon", "#F4D5E4"),
}
OTHER = ("box", "#E6E6E6")


def names(network: Network) -> str:
    """Return the first names of a picture, for those who do not see it."""
    return ", ".join(node.name for node in network.nodes[:10])


def dot(network: Network, base: str, centre: str | None = None) -> str:
    """Return the picture in the DOT language."""
    heaviest = max((tie.weight for tie in network.ties), default=1.0)
    lines = [
        "graph {",
        'layout=neato; overlap=prism; splines=true; pack=16; sep="+9"',
        'bgcolor="transparent"',
        'node [style=filled color="#555555" fontcolor="#1A1A1A" fontname="sans-serif"'
        ' fontsize=13 margin="0.11,0.06" height=0.3]',
        'edge [color="#888888"]',
    ]
    lines += [_node(node, base, centre) for node in network.nodes]
    lines += [_tie(tie, heaviest, centre) for tie in network.ties]
    return "\n".join((*lines, "}"))


def _node(node: Node, base: str, centre: str | None) -> str:
    shape, colour = LOOKS.get(node.kind, OTHER)
    width = 3 if node.iri == centre else 1
    identity = node.iri.removeprefix(base)
    target = _quoted(links.href("aktorer", id=identity))
    name = _wrapped(node.name)
    return (
        f"{_quoted(node.iri)} [label={name} shape={shape} penwidth={width}"
        f' fillcolor="{colour}" URL={target} target="_top" tooltip={name}]'
    )


def _tie(tie: Tie, heaviest: float, centre: str | None) -> str:
    width = 0.8 + 3.2 * tie.weight / heaviest
    # Ties among the others lie behind, so that those of the centre stand out.
    near = centre is None or centre in (tie.one, tie.other)
    look = "" if near else ' color="#BBBBBB88"'
    length = 1.5 if near else 2.0
    return (
        f"{_quoted(tie.one)} -- {_quoted(tie.other)}"
        f" [penwidth={width:.2f} len={length}{look}]"
    )


def _wrapped(name: str) -> str:
    """Return a name on at most two short lines, as a string in DOT."""
    name = plain.short(name, 2 * LABEL)
    if len(name) <= LABEL:
        return _quoted(name)
    cut = name.rfind(" ", 0, LABEL + 1)
    if cut <= 0:
        return _quoted(name)
    return _quoted(name[:cut])[:-1] + "\\n" + _quoted(name[cut + 1 :])[1:]


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{" ".join(escaped.split())}"'
