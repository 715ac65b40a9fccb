"""Pages for who comes by a link alone: one form, no script, their style named by hash (X7)."""

import hashlib
from base64 import b64encode
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from litestar import Response

if TYPE_CHECKING:  # Few processes ever draw such a page.
    import jinja2

_TEMPLATES: Final = Path(__file__).parent / "templates"
_STYLE: Final = (_TEMPLATES / "plain.css").read_text(encoding="utf-8")


def _policy() -> str:
    style = b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{style}'; img-src 'self'; form-action 'self'; "
        "frame-ancestors 'none'; base-uri 'none'"
    )


HEADERS: Final = {"Content-Security-Policy": _policy(), "Cache-Control": "no-store"}


def render(template: str, **values: Any) -> str:
    """The page's HTML; every template asks for `locale` and `title`."""
    return _pages().get_template(template).render(style=_STYLE, **values)


@cache
def _pages() -> "jinja2.Environment":
    import jinja2  # noqa: PLC0415

    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
    )


def html(text: str, status: int = 200) -> Response[str]:
    return Response(text, media_type="text/html", status_code=status, headers=HEADERS)
