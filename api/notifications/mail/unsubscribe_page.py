"""The unsubscribe page in its three states."""

from api.http.pages import plain_page
from shared.i18n import translator


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
    return plain_page.render(
        "unsubscribe.html.j2",
        locale=t.locale,
        title=t(f"unsubscribe-{said}"),
        text=t(f"unsubscribe-{said}-text"),
        action=action,
        button=t(f"unsubscribe-{said}-button") if action else "",
    )
