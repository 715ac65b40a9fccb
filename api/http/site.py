"""The PWA's files: hashed assets for a year, the shell fresh, and nothing else by accident."""

import hashlib
import re
from base64 import b64encode
from pathlib import Path
from typing import Any

from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.handlers import HTTPRouteHandler
from litestar.response import File

PACKAGED = Path(__file__).parents[1] / "_pwa"
IN_TREE = Path(__file__).parents[2] / "pwa" / "build"
IMMUTABLE = "public, max-age=31536000, immutable"
FRESH = "no-cache"
HASHED = "_app/immutable/"
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
INLINE_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)


def handlers(root: Path | None = None) -> list[HTTPRouteHandler]:
    """The site's routes; a build that is not there answers with what to do."""
    root = root or (PACKAGED if PACKAGED.is_dir() else IN_TREE)
    files = {str(path.relative_to(root)): path for path in root.rglob("*") if path.is_file()}
    policy = content_policy(files["index.html"].read_bytes() if "index.html" in files else b"")

    @get(["/", "/{path:path}"], include_in_schema=False, sync_to_thread=False)
    def site(request: Request[Any, Any, Any]) -> Response[Any]:
        path: str = request.path_params.get("path", "")
        name = path.strip("/")
        if name in files:
            return _file(files[name], name, policy)
        if not _navigates(request, name):
            raise NotFoundException
        if "index.html" not in files:
            return Response(
                "The web app is not built: run `make pwa`.",
                status_code=503,
                media_type="text/plain",
            )
        return _file(files["index.html"], "index.html", policy)

    return [site]


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
