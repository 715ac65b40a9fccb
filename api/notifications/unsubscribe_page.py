"""The unsubscribe page: one form, no script, its style named by hash (X7)."""

import hashlib
from base64 import b64encode
from pathlib import Path
from typing import Final

import jinja2

from shared.i18n import translator

_TEMPLATES: Final = Path(__file__).parent / "templates"
_STYLE: Final = (_TEMPLATES / "unsubscribe.css").read_text(encoding="utf-8")
_PAGE: Final = jinja2.Environment(
    loader=jinja2.FileSystemLoader(_TEMPLATES), autoescape=True, undefined=jinja2.StrictUndefined
).get_template("unsubscribe.html.j2")


def _policy() -> str:
    style = b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{style}'; img-src 'self'; form-action 'self'; "
        "frame-ancestors 'none'; base-uri 'none'"
    )


HEADERS: Final = {"Content-Security-Policy": _policy(), "Cache-Control": "no-store"}


def question(locale: str, action: str) -> str:
    """Shall the letters stop?"""
    return _render(locale, "question", action)


def farewell(locale: str, action: str) -> str:
    """They have stopped; `action` brings them back."""
    return _render(locale, "farewell", action)


def unknown(locale: str) -> str:
    """The link is not ours or is cut."""
    return _render(locale, "unknown", "")


def _render(locale: str, said: str, action: str) -> str:
    t = translator(locale)
    return _PAGE.render(
        locale=t.locale,
        style=_STYLE,
        title=t(f"unsubscribe-{said}"),
        text=t(f"unsubscribe-{said}-text"),
        action=action,
        button=t(f"unsubscribe-{said}-button") if action else "",
    )
