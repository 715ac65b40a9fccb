"""A channel that the house does not have, short messages by a hook: a folder in one file."""

from dataclasses import dataclass
from typing import Any, Final, Self

import aiohttp
from aiohttp import web

from api.notifications.channels.base import (
    Address,
    Channel,
    Gone,
    Message,
    Outcome,
    Rejected,
    Retry,
    Sent,
    Tested,
)
from api.notifications.channels.marks import Marked
from api.notifications.channels.spec import (
    Building,
    ChannelSpec,
    LaneSpec,
    OfPerson,
    each_masked,
)
from api.people.models import Person
from shared.contracts.admin import Lane
from shared.contracts.base import Ask
from shared.contracts.limits import Line, Number, Secret
from shared.contracts.people import ChannelKind, PersonKind
from shared.contracts.preferences import ChannelMode
from shared.listening import listen

KEY: Final = ChannelKind("sms")
LANE: Final = Lane("sms")
NOBODY: Final = 404


class SmsSettings(Ask, tag_field="channel", tag="sms", frozen=True):
    """The company that sends them."""

    url: Secret = ""
    """Of its hook."""
    sender: Line = "DESK"
    """Whom they come from."""
    parts: Number = 3
    """How long one may be."""
    flash: bool = False
    """Shown at once, and not kept."""


@dataclass(frozen=True, kw_only=True)
class SmsAddress(Address):
    phone: str


class SmsChannel:
    """Posts to the hook; 404 is a number that nobody has."""

    concurrency = 2

    def __init__(self, settings: SmsSettings, session: aiohttp.ClientSession) -> None:
        self._settings = settings
        self._session = session

    async def send(self, address: Address, message: Message) -> Outcome:
        try:
            status = await self._post(_phone(address), message)
        except aiohttp.ClientError as error:
            return Retry(reason=type(error).__name__, whole_lane=True, silent=True)
        if status == NOBODY:
            return Gone(reason="404 nobody has this number")
        return Sent(provider_id="sms-1") if status == 200 else Rejected(reason=str(status))

    async def test(self, address: Address | None, message: Message) -> Tested:
        if address is None:
            return Tested(ok=True, answer="")
        status = await self._post(_phone(address), message)
        return Tested(ok=status == 200, answer=str(status))

    async def probe(self) -> Retry | None:
        return None

    async def close(self) -> None:
        """The session is the pool's."""

    async def _post(self, phone: str, message: Message) -> int:
        settings = self._settings
        body = {"to": phone, "from": settings.sender, "text": f"{message.title} {message.link}"}
        async with self._session.post(
            settings.url, json=body | {"flash": settings.flash}
        ) as answer:
            return answer.status


async def _build(settings: SmsSettings, building: Building) -> Channel:
    return SmsChannel(settings, building.session())


def _phone(address: Address) -> str:
    assert isinstance(address, SmsAddress)
    return address.phone


def _own(person: Person) -> SmsAddress | None:
    return SmsAddress(phone=person.phone_e164) if person.phone_e164 else None


MARKS: Final = Marked(channel=KEY, of_person=lambda person: person.phone_e164, of_address=_phone)
OWN: Final = OfPerson(address=_own, marks=MARKS, given=lambda given: SmsAddress(phone=given))
SMS: Final = ChannelSpec(
    key=KEY,
    modes={PersonKind.EMPLOYEE: ChannelMode.OFF, PersonKind.CONTACT: ChannelMode.OFF},
    lanes=(LaneSpec(key=LANE, kinds=frozenset(PersonKind)),),
    settings=SmsSettings,
    needs=("url",),
    build=_build,
    address=SmsAddress,
    find=OWN.find,
    account=lambda person: person.phone_e164,
    marks=MARKS,
    shown=_phone,
    masked=each_masked("phone", lambda phone: f"•••{phone[-2:]}"),
    test_address=OWN.test_address,
)


class Hook:
    """The company that sends them, on a real socket of this machine."""

    def __init__(self) -> None:
        self.messages: list[dict[str, Any]] = []
        self.url = ""
        self.status = 200
        app = web.Application()
        app.router.add_post("/send", self._take)
        self._runner = web.AppRunner(app)

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        listening = listen("127.0.0.1", 0)
        await web.SockSite(self._runner, listening).start()
        self.url = f"http://127.0.0.1:{listening.getsockname()[1]}/send"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    async def _take(self, request: web.Request) -> web.Response:
        self.messages.append(await request.json())
        return web.Response(status=self.status)
