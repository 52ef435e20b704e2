"""The page of the desk and the list of routes: what a browser gets.

It serves files and tells the browser what to refuse. What the page asks is `review` and `jobs`; it draws a hit as the
HTML report does (`reports/page`).
"""

from __future__ import annotations

import hashlib
from importlib import resources
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from entityscreen.caches import named_cache
from entityscreen.server.service import in_service

_OF_REPORT = {"elements.js": "text/javascript", "alerts.js": "text/javascript", "evidence.js": "text/javascript",
              "report.css": "text/css"}  # fmt: skip
_OWN = {"desk.js": "text/javascript", "desk.css": "text/css", "icon.svg": "image/svg+xml"}
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)
_GUARDED = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}
_KEPT = {**_GUARDED, "Cache-Control": "public, max-age=31536000, immutable"}
router = APIRouter(include_in_schema=False)


@named_cache("server.page_files", maxsize=16)
def page_file(name: str) -> str:
    """A file of the page, from this room or from the report."""
    package = "entityscreen.reports" if name in _OF_REPORT else "entityscreen.server.desk"
    return resources.files(package).joinpath("page", name).read_text(encoding="utf-8")


@named_cache("server.page_version", maxsize=1)
def _version() -> str:
    content = "".join(page_file(name) for name in (*_OF_REPORT, *_OWN))
    return hashlib.sha256(content.encode()).hexdigest()[:12]


@named_cache("server.pages", maxsize=4)
def _desk_page(keyed: bool) -> str:
    files = {**_OF_REPORT, **_OWN}
    return _rendered(
        "desk.html.jinja",
        version=_version(),
        keyed=keyed,
        styles=[name for name, kind in files.items() if kind == "text/css"],
        scripts=[name for name, kind in files.items() if kind == "text/javascript"],
    )


def _rendered(template: str, **values: Any) -> str:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(page_file(template)).render(**values)


@router.get("/desk")
async def to_desk() -> Response:
    """The addresses of the page are relative to its folder."""
    return RedirectResponse("desk/", status_code=308)


@router.get("/desk/")
async def desk(request: Request) -> Response:
    """The page; it asks who is there itself."""
    return HTMLResponse(_desk_page(bool(in_service(request).settings.keys)), headers=_GUARDED)


@router.get("/desk/static/{name}")
async def static(name: str) -> Response:
    """A script or a style; its address changes with its content."""
    kind = {**_OF_REPORT, **_OWN}.get(name)
    if kind is None:
        raise HTTPException(404, detail="No such file!")
    return Response(page_file(name), media_type=kind, headers=_KEPT)


@router.get("/")
def routes(request: Request) -> Response:
    """Every route with its parameters; made of the OpenAPI document, so that nothing is fetched from elsewhere."""
    document = request.app.openapi()
    listed = [
        {"method": method.upper(), "path": path, **operation}
        for path, operations in document["paths"].items()
        for method, operation in operations.items()
    ]
    page = _rendered("routes.html.jinja", title=document["info"], routes=listed, version=_version())
    return HTMLResponse(page, headers=_GUARDED)
