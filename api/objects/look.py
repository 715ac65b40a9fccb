"""The desk's own name and colour, and whose desk it is."""

import re
from typing import Final

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from api.errors import Invalid
from api.objects import audit, desk_settings
from api.objects.desk_settings import FIRM, Firm
from api.objects.documents import NEVER
from api.principal import Principal
from shared.contracts.desk_settings import DeskLook, DeskLookView
from shared.invisible import one_line

NAME: Final = "look"
LOGO: Final = "logo"
"""The document of the picture (`api/files/logo.py`)."""
LONGEST: Final = 60
LONGEST_FIRM: Final = 100
_COLOR: Final = re.compile(r"#[0-9a-f]{6}")
_CONTRAST: Final = 4.5
"""White words on the colour, by WCAG 2.2 (1.4.3)."""


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """What this document says by itself: the company's name was there before it, and invitations
    and the first page read it alone."""

    name: str = ""
    color: str = ""
    version: int | None = None


async def load(session: AsyncSession) -> DeskLookView:
    """With the address of the picture, which is another whenever the picture is."""
    documents = await desk_settings.documents(session)
    look = desk_settings.read(documents, NAME, Look)
    key = str(documents.get(LOGO, {}).get("key", ""))
    firm = desk_settings.read(documents, FIRM, Firm).name
    logo = f"/api/look/logo?v={key[-8:]}" if key else ""
    version = look.version or NEVER
    return DeskLookView(name=look.name, color=look.color, firm=firm, logo=logo, version=version)


async def change(session: AsyncSession, actor: Principal, asked: DeskLook) -> None:
    """Raises Invalid."""
    name, color = one_line(asked.name).strip(), asked.color.strip().lower()
    before = await load(session)
    firm = before.firm if asked.firm is None else one_line(asked.firm).strip()
    if len(firm) > LONGEST_FIRM:
        raise Invalid(f"firm: up to {LONGEST_FIRM} characters", field="firm")
    if len(name) > LONGEST:
        raise Invalid(f"name: up to {LONGEST} characters", field="name")
    if color and not _COLOR.fullmatch(color):
        raise Invalid("color: as #1d4ed8", field="color")
    if color and contrast_with_white(color) < _CONTRAST:
        raise Invalid("color: too light, white words cannot be read on it", field="color")
    said = DeskLook(name=name, color=color, firm=firm)
    changes = audit.turned(DeskLook(name=before.name, color=before.color, firm=before.firm), said)
    look = Look(name=name, color=color, version=asked.version)
    await desk_settings.keep(session, NAME, look, actor.person_id)
    if firm != before.firm:
        await desk_settings.keep(session, FIRM, Firm(name=firm), actor.person_id)
    audit.record(session, actor.person_id, "look_changed", "desk_settings", NAME, changes=changes)


def contrast_with_white(color: str) -> float:
    """From 1, white itself, to 21."""
    red, green, blue = (_linear(int(color[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
