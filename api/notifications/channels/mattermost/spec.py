"""Mattermost: direct messages to employees, posts to the rooms of teams."""

from typing import Final

from api.notifications.channels.base import Address, Channel
from api.notifications.channels.marks import Marked
from api.notifications.channels.mattermost.address import MattermostAddress
from api.notifications.channels.mattermost.settings import MattermostSettings
from api.notifications.channels.spec import (
    Building,
    ChannelSpec,
    LaneSpec,
    OfPerson,
    each_masked,
)
from api.people.models import Person
from shared.contracts.admin import Lane
from shared.contracts.people import ChannelKind, PersonKind
from shared.contracts.preferences import ChannelMode

KEY: Final = ChannelKind("mattermost")
LANE: Final = Lane("mattermost")


async def _build(hook: MattermostSettings, building: Building) -> Channel:
    from api.notifications.channels.mattermost.adapter import (  # noqa: PLC0415 - as the others
        MattermostChannel,
    )

    return MattermostChannel(
        hook.url,
        session=building.session(),
        username=hook.username,
        icon_url=hook.icon_url,
        hosts=building.hosts,
    )


def _own(person: Person) -> MattermostAddress | None:
    login = person.mattermost_login
    return MattermostAddress(channel=f"@{login}") if login else None


def _account(person: Person) -> str | None:
    own = _own(person)
    return own.channel if own else None


def _channel(address: Address) -> str:
    assert isinstance(address, MattermostAddress)
    return address.channel


def _login(address: Address) -> str:
    return _channel(address).removeprefix("@")


def _is_personal(address: Address) -> bool:
    return _channel(address).startswith("@")


def _room(name: str) -> MattermostAddress:
    return MattermostAddress(channel=name)


def _masked(channel: str) -> str:
    at = "@" if channel.startswith("@") else ""
    return f"{at}{channel.removeprefix('@')[:1]}•••"


MARKS: Final = Marked(
    channel=KEY, of_person=lambda person: person.mattermost_login, of_address=_login
)
OWN: Final = OfPerson(address=_own, marks=MARKS, given=_room)
SPEC: Final = ChannelSpec(
    key=KEY,
    modes={PersonKind.EMPLOYEE: ChannelMode.ALWAYS},
    lanes=(
        LaneSpec(
            key=LANE,
            kinds=frozenset({PersonKind.EMPLOYEE}),
            environment=lambda settings: {"url": settings.mattermost_url.get_secret_value()},
        ),
    ),
    settings=MattermostSettings,
    needs=("url",),
    build=_build,
    address=MattermostAddress,
    find=OWN.find,
    account=_account,
    marks=MARKS,
    personal=_is_personal,
    room=_room,
    keeps_messages=True,
    shown=_channel,
    masked=each_masked("channel", _masked),
    test_address=OWN.test_address,
    reaches=lambda _: Person.mattermost_login.is_not(None),
)
