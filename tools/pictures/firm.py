"""A desk for the guides' pictures: a fresh product beside a sandbox, with a firm whose names are in
the guide's language. It is filled by the API: how pages do it is told by `tests/browser/firm`."""

import contextlib
import re
import tempfile
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from tests.sandbox import Sandbox
from tests.stories.product import Product

PASSWORD = "a kettle on the window"  # noqa: S105 - of a desk that lives for a minute
EMAIL = "elena@north.example"


@dataclass(frozen=True, kw_only=True)
class Names:
    """What the people and things of a desk are called."""

    firm: str
    administrator: str
    teams: tuple[str, str, str]
    staff: tuple[tuple[str, str, int | None, int], ...]
    """Name, role, whose row the manager is, and the team's place."""
    companies: tuple[str, ...]
    contacts: tuple[str, ...]
    """One of each company."""
    newcomers: tuple[str, str, str]
    """Who stands in a file and not on the desk yet."""
    trouble: str


RUSSIAN = Names(
    firm="Северный ветер",
    administrator="Елена Ларина",
    teams=("Поддержка", "Монтаж", "Бухгалтерия"),
    staff=(
        ("Олег Кузнецов", "employee", None, 2),
        ("Вера Соколова", "agent", 0, 0),
        ("Борис Петров", "agent", 1, 0),
        ("Дарья Лебедева", "agent", 1, 0),
        ("Ян Монтажников", "agent", 0, 1),
        ("Егор Кабелев", "agent", 4, 1),
        ("Алла Счетова", "employee", 0, 2),
        ("Рита Балансова", "employee", 6, 2),
    ),
    companies=("Ромашка", "Василёк", "Тюльпан и сыновья"),
    contacts=("Анна Смирнова", "Павел Орлов", "Зоя Тюльпанова"),
    newcomers=("Лев Стойкин", "Фаина Кассова", "Яна Новикова"),
    trouble="Принтер на складе жуёт бумагу",
)
ENGLISH = Names(
    firm="North Wind",
    administrator="Helen Larin",
    teams=("Support", "Installation", "Accounts"),
    staff=(
        ("Oliver Smith", "employee", None, 2),
        ("Vera Falcon", "agent", 0, 0),
        ("Boris Peters", "agent", 1, 0),
        ("Daria Swan", "agent", 1, 0),
        ("Ian Fitter", "agent", 0, 1),
        ("Edgar Cable", "agent", 4, 1),
        ("Alice Ledger", "employee", 0, 2),
        ("Rita Balance", "employee", 6, 2),
    ),
    companies=("Daisy Ltd", "Cornflower", "Tulip & Sons"),
    contacts=("Anna Smith", "Paul Eagle", "Zoe Tulip"),
    newcomers=("Leo Firm", "Fay Cash", "Jane Newman"),
    trouble="The printer in the warehouse chews paper",
)


@dataclass
class Desk:
    """A running product whose administrator has no account yet."""

    product: Product
    world: Sandbox
    link: str
    http: aiohttp.ClientSession

    async def does(self, method: str, path: str, body: Any) -> Any:
        async with self.http.request(method, path, json=body) as answer:
            answer.raise_for_status()
            return await answer.json() if answer.content_length else None


@contextlib.asynccontextmanager
async def fresh() -> AsyncIterator[Desk]:
    """As `vestovoy up` leaves an empty folder."""
    with tempfile.TemporaryDirectory() as folder:
        async with contextlib.AsyncExitStack() as stack:
            world = await stack.enter_async_context(Sandbox())
            env = {
                "VESTOVOY_TELEGRAM_API_URL": world.telegram.url,
                "VESTOVOY_ALLOW_PRIVATE_HOSTS": "true",
            }
            product = await stack.enter_async_context(Product(Path(folder), env, scaled=False))
            jar = aiohttp.CookieJar(unsafe=True)
            http = aiohttp.ClientSession(product.url, cookie_jar=jar)
            await stack.enter_async_context(http)
            found = re.search(r"https?://\S+/setup#\S+", product.log())
            assert found, product.log()
            yield Desk(product, world, found.group(), http)


async def administrator(desk: Desk, names: Names, locale: str) -> None:
    await desk.does(
        "POST",
        "/api/setup",
        {
            "token": desk.link.partition("#")[2],
            "firm": names.firm,
            "name": names.administrator,
            "email": EMAIL,
            "password": PASSWORD,
            "timezone": "Europe/Moscow",
            "locale": locale,
        },
    )
    await desk.does("POST", "/api/session", {"email": EMAIL, "password": PASSWORD})


async def fill(desk: Desk, names: Names) -> None:
    """Channels, people, clients and a ticket."""
    await _channels(desk)
    rows: list[Any] = []
    for number, (name, role, manager, _) in enumerate(names.staff):
        draft = {
            "name": name,
            "role": role,
            "email": f"person{number}@north.example",
            "phone": f"+7999000000{number}",
            "manager_id": None if manager is None else rows[manager]["id"],
        }
        rows.append(await desk.does("POST", "/api/employees", draft))
    for place, name in enumerate(names.teams):
        members = [
            row["id"] for row, (*_, team) in zip(rows, names.staff, strict=True) if team == place
        ]
        body = {"name": name, "lead_id": members[0], "member_ids": members}
        await desk.does("POST", "/api/teams", body)
    clients = [await desk.does("POST", "/api/clients", {"name": one}) for one in names.companies]
    for client, name in zip(clients, names.contacts, strict=True):
        contact = {"name": name, "client_ids": [client["id"]]}
        await desk.does("POST", "/api/contacts", contact)
    ticket = {"client_id": clients[0]["id"], "text": names.trouble}
    made = await desk.does("POST", "/api/tickets", ticket)
    body = {"assignee_id": rows[2]["id"]}
    await desk.does("POST", f"/api/tickets/{made['id']}/assign", body)


async def _channels(desk: Desk) -> None:
    for bot in ("staff", "client"):
        settings = {"channel": "telegram", "token": desk.world.telegram.bots[bot].token}
        await _keep(desk, f"telegram-{bot}", settings)
    mail = urlsplit(desk.world.mail.url)
    settings = {"channel": "email", "host": mail.hostname, "port": mail.port, "security": "none"}
    await _keep(desk, "email", settings | {"sender": "support@north.example"})


async def _keep(desk: Desk, lane: str, settings: dict[str, Any]) -> None:
    body = {"enabled": True, "settings": settings}
    await desk.does("PUT", f"/api/admin/channels/{lane}", body)
