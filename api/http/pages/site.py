"""The PWA's files: hashed assets for a year, the shell fresh, and nothing else by accident."""

import hashlib
import re
from base64 import b64encode
from collections.abc import Collection
from pathlib import Path
from typing import Any

from litestar import Request, Response
from litestar.exceptions import NotFoundException
from litestar.handlers import HTTPRouteHandler
from litestar.response import File

from api.http.handlers import get
from api.http.pages.shell import Shell

PACKAGED = Path(__file__).parents[2] / "_pwa"
IN_TREE = Path(__file__).parents[3] / "pwa" / "build"
IMMUTABLE = "public, max-age=31536000, immutable"
FRESH = "no-cache"
HASHED = "_app/immutable/"
WHO_IS_HERE = "/api/me"
"""Every page asks this first."""
TYPES = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".html": "text/html; charset=utf-8",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".woff2": "font/woff2",
    ".ico": "image/x-icon",
    ".txt": "text/plain",
}
LANGUAGE = "locale"
"""The cookie in which the page remembers what language it spoke last."""
INLINE_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)


def handlers(root: Path | None = None, *, known: Collection[str] = ()) -> list[HTTPRouteHandler]:
    """The site's routes; a build that is not there answers with what to do. Whoever has one of the
    `known` cookies has been here."""
    root = root or (PACKAGED if PACKAGED.is_dir() else IN_TREE)
    files = {str(path.relative_to(root)): path for path in root.rglob("*") if path.is_file()}
    shell = Shell.read(root)
    policy = content_policy(shell.html.encode() if shell else b"")

    @get(["/", "/{path:path}"], include_in_schema=False, sync_to_thread=False)
    def site(request: Request[Any, Any, Any]) -> Response[Any]:
        path: str = request.path_params.get("path", "")
        name = path.strip("/")
        if name in files:
            return _file(files[name], name, policy)
        if not _navigates(request, name):
            raise NotFoundException
        if shell is None:
            return Response(
                "The web app is not built: run `make pwa`.",
                status_code=503,
                media_type="text/plain",
            )
        return _page(shell, name, request, policy, known)

    return [site]


def _page(
    shell: Shell, name: str, request: Request[Any, Any, Any], policy: str, known: Collection[str]
) -> Response[str]:
    was_here = any(each in request.cookies for each in known)
    headers = {"Cache-Control": FRESH, "Content-Security-Policy": policy}
    needs = shell.needs(f"/{name}")
    if was_here:
        asked = [] if request.scope["query_string"] else needs.asked
        headers["Link"] = ", ".join(map(_ahead, [WHO_IS_HERE, *asked]))
    html = shell.naming(needs, _language(request, was_here=was_here))
    return Response(html, media_type=TYPES[".html"], headers=headers)


def _ahead(path: str) -> str:
    """Lets the browser ask before the scripts have come."""
    return f"<{path}>; rel=preload; as=fetch; crossorigin"


def _language(request: Request[Any, Any, Any], *, was_here: bool) -> str | None:
    """In what language the page will speak. Of whom it has forgotten that, the API tells it."""
    remembered = request.cookies.get(LANGUAGE)
    if remembered or was_here:
        return remembered
    return request.headers.get("accept-language", "").split(",")[0].split("-")[0].lower()


def content_policy(shell: bytes) -> str:
    """CSP without inline script (X7), save for the shell's own start, named by its hash. A frame
    shows only what the page itself has made: a document's bytes."""
    hashes = " ".join(f"'sha256-{_sha256(each)}'" for each in INLINE_SCRIPT.findall(shell))
    return (
        f"default-src 'self'; script-src 'self' {hashes}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; frame-src blob:; "
        "frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'"
    )


def _sha256(script: bytes) -> str:
    return b64encode(hashlib.sha256(script).digest()).decode()


def _navigates(request: Request[Any, Any, Any], name: str) -> bool:
    """A page of the app, not a missing asset (P15): those answer 404."""
    last = name.rsplit("/", 1)[-1]
    wants_page = "text/html" in request.headers.get("accept", "")
    return wants_page and "." not in last and not name.startswith(("api/", "_app/", "schema"))


def _file(path: Path, name: str, policy: str) -> File:
    headers = {"Cache-Control": IMMUTABLE if name.startswith(HASHED) else FRESH}
    if path.suffix == ".html":
        headers["Content-Security-Policy"] = policy
    return File(
        path,
        media_type=TYPES.get(path.suffix, "application/octet-stream"),
        content_disposition_type="inline",
        headers=headers,
    )
