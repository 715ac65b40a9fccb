"""By which channels a new person is told until they choose: the administrator's word (N1)."""

from typing import Any, Final

from msgspec.structs import replace
from sqlalchemy.ext.asyncio import AsyncSession

from api.errors import Invalid
from api.objects import audit, desk_settings
from api.people.profile import preferences
from api.principal import Principal
from shared.contracts.desk_settings import NewcomerChannels
from shared.contracts.people import PersonKind
from shared.contracts.preferences import ChannelChoice, ChannelMode

NAME: Final = "newcomer_channels"


def shipped() -> NewcomerChannels:
    """What holds while nobody chose: each channel's own mode."""
    return _whole(NewcomerChannels())


async def load(session: AsyncSession) -> NewcomerChannels:
    """What newcomers get now, every channel named."""
    kept = await desk_settings.load(session, NAME, NewcomerChannels)
    return _whole(kept)


async def channels_of(session: AsyncSession, kind: PersonKind) -> list[dict[str, Any]] | None:
    """What the row of a new person keeps; None stands for each channel's own mode."""
    return _of(await desk_settings.load(session, NAME, NewcomerChannels), kind)


async def change(session: AsyncSession, actor: Principal, asked: NewcomerChannels) -> None:
    """For who comes from now on. Raises Invalid."""
    for kind in PersonKind:
        choice: list[ChannelChoice] = getattr(asked, kind.value)
        preferences.kept_choice(kind, choice)
        if choice and all(each.mode is ChannelMode.OFF for each in choice):
            raise Invalid(f"{kind.value}: at least one channel", field=kind.value)
    await desk_settings.keep(session, NAME, asked, actor.person_id)
    audit.record(session, actor.person_id, "newcomer_channels_changed", "desk_settings", NAME)


def _of(kept: NewcomerChannels, kind: PersonKind) -> list[dict[str, Any]] | None:
    choice: list[ChannelChoice] = getattr(kept, kind.value)
    # A channel of before may be gone meanwhile: the rest of the choice holds.
    known = [each for each in choice if each.channel in preferences.channels.of(kind)]
    return preferences.kept_choice(kind, known) if known else None


def _whole(kept: NewcomerChannels) -> NewcomerChannels:
    return replace(kept, **{kind.value: _plan(kind, _of(kept, kind)) for kind in PersonKind})


def _plan(kind: PersonKind, chosen: list[dict[str, Any]] | None) -> list[ChannelChoice]:
    plan = preferences.channel_plan(kind, chosen)
    return [ChannelChoice(channel=channel, mode=mode) for channel, mode in plan]
