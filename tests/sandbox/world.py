"""The whole outside world, started and stopped as one."""

from collections.abc import Iterable
from types import TracebackType
from typing import Any, Self

from tests.sandbox.mail import MailServer
from tests.sandbox.mattermost import MattermostServer
from tests.sandbox.people import CAST, Person
from tests.sandbox.push import PushService
from tests.sandbox.telegram import TelegramServer

STAFF_TOKEN = "4200000001:sandbox-staff-bot"
CLIENT_TOKEN = "4200000002:sandbox-client-bot"
MAIL_FROM = "support@vestovoy.example"


class Sandbox:
    """Telegram, Mattermost, mail and push on ephemeral ports, or one after another from `port`.

    `async with Sandbox() as world:` or `world = await Sandbox.start()` … `await world.stop()`.
    """

    def __init__(
        self, *, people: Iterable[Person] = CAST, port: int = 0, first_id: int = 1
    ) -> None:
        ports = range(port, port + 4) if port else (0, 0, 0, 0)
        self.telegram = TelegramServer(ports[0], first_id=first_id)
        self.mattermost = MattermostServer(ports[1])
        self.mail = MailServer(ports[2])
        self.push = PushService(ports[3])
        self.telegram.add_bot("staff", STAFF_TOKEN, "vestovoy_staff_bot", "Вестовой · сотрудникам")
        self.telegram.add_bot("client", CLIENT_TOKEN, "vestovoy_client_bot", "Вестовой · клиентам")
        self.people: dict[str, Person] = {}
        for person in people:
            self._add(person)

    def env(self) -> dict[str, str]:
        """The environment that points the product at this world."""
        return {
            "VESTOVOY_TELEGRAM_API_URL": self.telegram.url,
            "VESTOVOY_TELEGRAM_STAFF_TOKEN": STAFF_TOKEN,
            "VESTOVOY_TELEGRAM_CLIENT_TOKEN": CLIENT_TOKEN,
            "VESTOVOY_MATTERMOST_URL": self.mattermost.hook_url,
            "VESTOVOY_SMTP_URL": self.mail.url.replace("smtp:", "smtp+plain:"),
            "VESTOVOY_MAIL_FROM": MAIL_FROM,
            "VESTOVOY_ALLOW_PRIVATE_HOSTS": "true",
        }

    def add_person(
        self,
        name: str,
        phone: str,
        telegram_id: int,
        username: str | None = None,
        language_code: str | None = "ru",
        **more: Any,
    ) -> Person:
        """Somebody new in this world; `more` are the other fields of a Person."""
        person = Person(
            name=name,
            phone=phone,
            telegram_id=telegram_id,
            username=username,
            language_code=language_code,
            key=more.pop("key", "") or name,
            **more,
        )
        return self._add(person)

    def _add(self, person: Person) -> Person:
        self.people[person.key] = person
        if person.mattermost:
            self.mattermost.users.add(person.mattermost)
        return self.telegram.add_person(person)

    @property
    def servers(self) -> tuple[TelegramServer, MattermostServer, MailServer, PushService]:
        return self.telegram, self.mattermost, self.mail, self.push

    def heal(self) -> None:
        """Ends every fault of every server."""
        for server in self.servers:
            server.heal()

    @classmethod
    async def start(
        cls, *, people: Iterable[Person] = CAST, port: int = 0, first_id: int = 1
    ) -> Self:
        world = cls(people=people, port=port, first_id=first_id)
        await world.open()
        return world

    async def open(self) -> None:
        for server in self.servers:
            await server.open()

    async def stop(self) -> None:
        for server in self.servers:
            await server.close()

    async def __aenter__(self) -> Self:
        await self.open()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.stop()
