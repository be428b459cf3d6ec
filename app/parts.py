"""Files that the pages' own components need, given from this machine."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

STATIC = Path(__file__).parent / "ui" / "static"
# What a browser may ask for, and how it is to take it.
SERVED = {"cytoscape-3.34.4.mjs": "text/javascript"}
# The name holds the version, so what is fetched once never changes.
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "public, max-age=31536000, immutable",
}
MISSING = 404


def _part(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in SERVED:
        return PlainTextResponse("Filen finns inte.\n", MISSING)
    return FileResponse(STATIC / name, media_type=SERVED[name], headers=HEADERS)


ROUTES = (Route("/komponent/{name}", _part),)
