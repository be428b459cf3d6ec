"""The network as a picture for print and for drawing programs: SVG 1.1."""

import html
from collections.abc import Mapping
from math import cos, pi, sin, sqrt

from graph.network import Network, Node, Tie
from graph.network.placing import Place

# Kind of actor → corners (0 is a circle) and one of Okabe and Ito's colours.
LOOKS: Mapping[str, tuple[int, str]] = {
    "person": (0, "#56B4E9"),
    "organ": (4, "#E69F00"),
    "region": (4, "#009E73"),
    "kommun": (4, "#009E73"),
    "parti": (6, "#CC79A7"),
    "grupp": (8, "#0072B2"),
}
OTHER = (3, "#999999")
SMALLEST, LARGEST = 7.0, 23.0
MARGIN = 80.0
# Names of more actors than these would hide each other: those of the weightiest.
NAMED = 150


def svg(network: Network, places: Mapping[str, Place], title: str) -> bytes:
    """Return the picture, the same bytes every time.

    Args:
        network: The actors and ties to draw.
        places: IRI → where the actor stands.
        title: What the picture is called, for those who do not see it.
    """
    shown = [places[node.iri] for node in network.nodes]
    left = min((x for x, _ in shown), default=0) - MARGIN
    top = min((y for _, y in shown), default=0) - MARGIN
    width = max((x for x, _ in shown), default=0) + MARGIN - left
    height = max((y for _, y in shown), default=0) + MARGIN - top
    heaviest = max((node.weight for node in network.nodes), default=1) or 1
    strongest = max((tie.weight for tie in network.ties), default=1) or 1
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" '
        f'viewBox="{left:.0f} {top:.0f} {width:.0f} {height:.0f}">',
        f"<title>{_safe(title)}</title>",
        f'<rect x="{left:.0f}" y="{top:.0f}" width="{width:.0f}" '
        f'height="{height:.0f}" fill="#ffffff"/>',
        '<g stroke="#555555" stroke-opacity="0.35">',
        *(_line(tie, places, strongest) for tie in network.ties),
        '</g><g stroke="#333333" font-family="sans-serif" text-anchor="middle">',
        *(
            _dot(node, places[node.iri], heaviest, number < NAMED)
            for number, node in enumerate(network.nodes)
        ),
        "</g></svg>",
    ]
    return "\n".join(parts).encode()


def _line(tie: Tie, places: Mapping[str, Place], strongest: float) -> str:
    (x, y), (u, v) = places[tie.one], places[tie.other]
    width = 1 + 6 * sqrt(tie.weight / strongest)
    dashed = ' stroke-dasharray="8 5"' if tie.bridge else ""
    return (
        f'<line x1="{x}" y1="{y}" x2="{u}" y2="{v}" stroke-width="{width:.1f}"{dashed}>'
        f"<title>{_safe(', '.join(tie.kinds))}</title></line>"
    )


def _dot(node: Node, place: Place, heaviest: float, named: bool) -> str:
    corners, colour = LOOKS.get(node.kind, OTHER)
    size = SMALLEST + (LARGEST - SMALLEST) * sqrt(max(node.weight, 0) / heaviest)
    x, y = place
    shape = (
        f'<circle cx="{x}" cy="{y}" r="{size:.1f}" fill="{colour}">'
        if corners == 0
        else f'<polygon points="{_polygon(x, y, size, corners)}" fill="{colour}">'
    )
    end = "</circle>" if corners == 0 else "</polygon>"
    told = f"{shape}<title>{_safe(node.full_name)}</title>{end}"
    if not named:
        return told
    letters = 9 + 9 * sqrt(max(node.weight, 0) / heaviest)
    return (
        f'{told}<text x="{x}" y="{y + size + letters:.1f}" font-size="{letters:.1f}" '
        f'stroke="none" fill="#111111">{_safe(node.name)}</text>'
    )


def _polygon(x: float, y: float, size: float, corners: int) -> str:
    turn = pi / corners if corners % 2 == 0 else pi / 2
    angles = (turn + 2 * pi * corner / corners for corner in range(corners))
    return " ".join(f"{x + size * cos(a):.1f},{y - size * sin(a):.1f}" for a in angles)


def _safe(text: str) -> str:
    kept = "".join(c for c in text if c.isprintable())
    return html.escape(kept)
