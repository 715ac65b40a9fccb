"""What the demo people are busy with, brought by the front door as each of them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp

from tests.sandbox import people as cast
from tests.sandbox import seed

TICKETS = (
    ("Не открывается накладная за октябрь", "При печати накладной программа закрывается."),
    ("Добавить доступ новому кладовщику", "С понедельника выходит Пётр, нужен доступ к складу."),
)
CATEGORIES = (
    # name, priority of its tickets
    ("Не работает программа", "high"),
    ("Доступ и пароли", "normal"),
    ("Печать и оборудование", "normal"),
    ("Консультация", "low"),
    ("Авария: работа стоит", "critical"),
)
TASKS = (
    # who gives, who does, what, days until it is due, priority
    ("oleg", "vera", "Отчёт о заявках за октябрь", -2, "high"),
    ("oleg", "vera", "Договор с «Васильком»: согласовать приложение", 0, "normal"),
    ("vera", "boris", "Заменить картридж на складе", -1, "normal"),
    ("vera", "boris", "Обновить прошивку принтеров", 1, "normal"),
    ("vera", "darya", "Инструкция по входу для кладовщиков", 0, "normal"),
    ("vera", "darya", "Проверить резервные копии", 3, "high"),
    ("boris", "boris", "Разобрать кабельный шкаф", None, "low"),
)
ABSENCES = (
    # who, kind, in how many days it begins, how many days it lasts
    ("darya", "vacation", 14, 7),
    ("boris", "day_off", 5, 1),
    ("vera", "remote", 3, 2),
)
HIRED = 240
"""So many days ago the people on duty began to earn their vacation."""
DIGEST_READER = "vera"
ZONE = ZoneInfo("Europe/Moscow")


async def give(base_url: str) -> None:
    """Categories, tickets, tasks, absence requests, and a digest that falls due in a minute;
    once."""
    if not await _tickets(base_url):
        return
    await _categories(base_url)
    for each in TASKS:
        await _task(base_url, *each)
    await _earn_vacation(base_url)
    for each in ABSENCES:
        await _absence(base_url, *each)
    async with _as(base_url, DIGEST_READER) as person:
        await person.send("PUT", "/api/me/schedule", _wakes_soon())


async def _categories(base_url: str) -> None:
    async with _as(base_url, "gleb") as gleb:
        for position, (name, priority) in enumerate(CATEGORIES, start=1):
            category = {"name": name, "priority": priority, "position": position}
            await gleb.send("POST", "/api/categories", category)


async def _task(
    base_url: str, giver: str, doer: str, title: str, days: int | None, priority: str
) -> None:
    async with _as(base_url, giver) as person:
        draft: dict[str, Any] = {"title": title, "priority": priority}
        draft["assignee_id"] = await person.id_of(doer)
        if days is not None:
            draft["due_at"] = _due(days).isoformat()
        await person.send("POST", "/api/tasks", draft)


async def _earn_vacation(base_url: str) -> None:
    async with _as(base_url, "gleb") as gleb:
        since = {"accrues_from": (datetime.now(ZONE).date() - timedelta(days=HIRED)).isoformat()}
        for key in seed.ON_DUTY:
            await gleb.send("PATCH", f"/api/absences/balance/{await gleb.id_of(key)}", since)


async def _absence(base_url: str, key: str, kind: str, starts: int, lasts: int) -> None:
    start = _weekday(datetime.now(ZONE).date() + timedelta(days=starts))
    end = start + timedelta(days=lasts - 1)
    asked = {"kind": kind, "start": start.isoformat(), "end": end.isoformat()}
    async with _as(base_url, key) as person:
        await person.send("POST", "/api/absences", asked)


class Visitor:
    """One of the people, logged in."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self.session = session

    async def get(self, path: str) -> Any:
        async with self.session.get(path) as answer:
            answer.raise_for_status()
            return await answer.json()

    async def send(self, method: str, path: str, body: dict[str, Any]) -> None:
        async with self.session.request(method, path, json=body) as answer:
            answer.raise_for_status()

    async def id_of(self, key: str) -> str:
        person = next(each for each in cast.CAST if each.key == key)
        found = await self.get("/api/employees")
        return next(each["id"] for each in found["items"] if each["name"] == person.name)


@asynccontextmanager
async def _as(base_url: str, key: str) -> AsyncIterator[Visitor]:
    person = next(each for each in cast.CAST if each.key == key)
    jar = aiohttp.CookieJar(unsafe=True)  # The demo runs on a bare address.
    async with aiohttp.ClientSession(base_url, cookie_jar=jar) as session:
        visitor = Visitor(session)
        await visitor.send(
            "POST", "/api/session", {"email": person.email, "password": cast.PASSWORD}
        )
        yield visitor


async def _tickets(base_url: str) -> bool:
    """A few tickets, opened by an engineer on behalf of the client; False if some are there."""
    async with _as(base_url, "darya") as darya:
        if (await darya.get("/api/tickets"))["total"]:
            return False
        clients = (await darya.get("/api/clients"))["items"]
        romashka = next(each["id"] for each in clients if each["name"] == "Ромашка")
        for title, text in TICKETS:
            draft = {"title": title, "text": text, "client_id": romashka, "source": "web"}
            await darya.send("POST", "/api/tickets", draft)
        return True


def _due(days: int) -> datetime:
    """The end of the working day so many days from today."""
    day = datetime.now(ZONE).date() + timedelta(days=days)
    return datetime.combine(day, time(18), ZONE).astimezone(UTC)


def _weekday(day: date) -> date:
    """The day itself, or the Monday after its weekend."""
    return day + timedelta(days=7 - day.weekday()) if day.weekday() > 4 else day


def _wakes_soon() -> dict[str, Any]:
    """Every day is a working one, so that the demo's digest comes on a Sunday too."""
    soon = datetime.now(ZONE) + timedelta(minutes=2)
    hour = soon.time().replace(second=0, microsecond=0).isoformat()
    week = {"weekdays": list(range(7)), "start": "09:00:00", "end": "18:00:00"}
    return week | {"digest": True, "digest_at": hour}
