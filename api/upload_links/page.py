"""The upload page: the form, what came, and every refusal in words."""

from contextlib import suppress
from typing import Final

from api.errors import Refusal
from api.files.models import StoredFile
from api.http.pages import plain_page
from api.upload_links.service import Opened
from shared.contracts.files import FileLimits
from shared.i18n import Translator, UnknownTextError
from shared.i18n.sizes import megabytes

_TEMPLATE: Final = "upload.html.j2"


def form(opened: Opened, limits: FileLimits, t: Translator, refusal: Refusal | None = None) -> str:
    """Choose and send; with what went wrong the last time."""
    return _page(
        t,
        title=t(f"upload-title-{opened.place.object_kind}", number=str(opened.number)),
        text=t("upload-text"),
        problem=said(refusal, t) if refusal else "",
        label=t("upload-label"),
        limits=_limits(limits, t),
        patience=t("upload-patience"),
        button=t("upload-button"),
    )


def done(opened: Opened, kept: list[StoredFile], t: Translator) -> str:
    """What was taken, by name."""
    return _page(
        t,
        title=t("upload-done", count=len(kept)),
        text=t(f"upload-done-text-{opened.place.object_kind}", number=str(opened.number)),
        names=[row.name for row in kept],
    )


def sorry(refusal: Refusal, t: Translator) -> str:
    """The link takes nothing: why, and how to get another."""
    return _page(t, title=t("upload-sorry"), text=said(refusal, t))


def said(refusal: Refusal, t: Translator) -> str:
    """The refusal as a sentence."""
    extra = refusal.extra
    values = {
        "name": str(extra.get("name", "")),
        "forbidden": ", ".join(extra.get("forbidden", [])),
        "megabytes": megabytes(extra.get("limit", 0)),
        "count": str(extra.get("limit", 0)),
    }
    with suppress(UnknownTextError):
        return t(f"upload-problem-{refusal.code.replace('_', '-')}", **values)
    return t("upload-problem-other")


def _limits(limits: FileLimits, t: Translator) -> str:
    return t(
        "upload-limits",
        count=limits.max_count,
        megabytes=megabytes(limits.max_size),
        forbidden=", ".join(limits.forbidden_extensions),
        has_forbidden="yes" if limits.forbidden_extensions else "no",
    )


def _page(t: Translator, **values: object) -> str:
    empty: dict[str, object] = {"problem": "", "names": [], "button": ""}
    return plain_page.render(_TEMPLATE, locale=t.locale, **(empty | values))
