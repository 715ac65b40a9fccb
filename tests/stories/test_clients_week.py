"""One client's week, from the first ticket to the last word on it, in both modes."""

import re
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest

from tests.cast import Actor
from tests.sandbox import Sandbox
from tests.sandbox.people import ANNA, BORIS, GLEB, VERA
from tests.sandbox.seed import TEAM
from tests.sandbox.telegram import Message
from tests.stories.conftest import PATIENCE, joins
from tests.stories.product import Product
from tests.stories.waiting import eventually
from tests.stories.web import WebUser

SECRET = "Счёт за июль не оплачен, не торопимся"


@dataclass(kw_only=True)
class Week:
    """Anna has the clients' bot, Boris the employees', Vera sits at the page."""

    anna: Actor
    boris: Actor
    vera: WebUser

    async def ticket(self, number: int) -> dict[str, Any]:
        return await self.vera.get(f"/api/tickets/by-number/{number}")

    async def moves(self, number: int, status: str) -> None:
        found = await self.ticket(number)
        await self.vera.post(f"/api/tickets/{found['id']}/status", {"status": status})

    async def opens_card(self, number: int) -> None:
        await self.anna.taps("Мои заявки")
        await self.anna.taps(f"№{number}", within=PATIENCE)


@pytest.mark.slow(
    "the whole product starts in processes of its own, and a chat hears once a second"
)
@pytest.mark.timeout(420)
@pytest.mark.rule("T6", "T9", "T12", "T13", "C2", "C4", "C5", "X2")
async def test_a_clients_week(world: Sandbox, product: Product) -> None:
    """A category, an edit, a large file, an answer that was not enough, a score, a ticket that
    the desk began and the client called off, and one that came back."""
    await _weekend_before(product.url)
    anna, boris = await joins(world, ANNA), await joins(world, BORIS)
    async with WebUser(product.url, VERA) as vera:
        week = Week(anna=anna, boris=boris, vera=vera)
        said, given = await _monday(week)
        asked = await _tuesday(week, said, given)
        await _wednesday(week, asked)
        done = await _thursday(week)
        await _friday(week)
        await _saturday(week, done)
    anna.sees_no(SECRET)
    anna.sees_no(BORIS.phone)
    letters = world.mail.letters_to(ANNA.email)
    assert not any(SECRET in each.text or BORIS.phone in each.text for each in letters)


async def _weekend_before(url: str) -> None:
    """The administrator gives the team a rule and a category, and leaves Boris alone on duty."""
    async with WebUser(url, GLEB) as gleb:
        teams = (await gleb.get("/api/teams"))["items"]
        team = next(each for each in teams if each["name"] == TEAM)
        boris = next(each["id"] for each in team["members"] if each["name"] == BORIS.name)
        queue = {
            "name": TEAM,
            "lead_id": team["lead"]["id"],
            "member_ids": [boris],
            "assignment": "round_robin",
        }
        await gleb.put(f"/api/teams/{team['id']}", queue)
        await gleb.post("/api/categories", {"name": "Принтеры", "team_id": team["id"]})


async def _monday(week: Week) -> tuple[Message, Message]:
    """A ticket of a category goes to who has the turn; the client hears whose it is."""
    anna, boris = week.anna, week.boris
    await anna.taps("Помощь")
    await anna.sees("Что я умею", within=PATIENCE)
    await anna.taps("Новая заявка")
    await anna.sees("Опишите, что случилось", within=PATIENCE)
    said = await anna.types("Не печатает принтир\nВторой этаж")
    await anna.sees("Отправить или добавить ещё?", within=PATIENCE)
    await anna.taps("Категория", within=PATIENCE)
    await anna.taps("Принтеры", within=PATIENCE)
    await anna.sees("Категория: Принтеры", within=PATIENCE)
    await anna.taps("Отправить", within=PATIENCE)
    await anna.sees("Заявка №1 создана", within=PATIENCE)
    given = await boris.sees("По очереди команды вам назначена заявка №1", within=PATIENCE)
    await anna.sees("исполнитель — Борис", within=PATIENCE)
    return said, given


async def _tuesday(week: Week, said: Message, given: Message) -> Message:
    """A slip of the finger is mended where it was made; the desk asks, and notes for itself."""
    await week.anna.edits(said, "Не печатает принтер\nВторой этаж")
    await eventually(lambda: _is(week, 1, "text", "Не печатает принтер\nВторой этаж"), "the edit")
    await week.boris.taps_on(given, "Взять в работу", within=PATIENCE)
    await week.boris.replies(given, "Пришлите, пожалуйста, видео")
    asked = await week.anna.sees("Пришлите, пожалуйста, видео", within=PATIENCE)
    path = f"/api/tickets/{(await week.ticket(1))['id']}/comments"
    await week.vera.post(path, {"text": SECRET, "visibility": "internal"})
    return asked


async def _wednesday(week: Week, asked: Message) -> None:
    """The film is too large for the bot; the page behind the link takes it, once."""
    await week.anna.replies(asked, "Сейчас пришлю")
    await week.boris.sees("Сейчас пришлю", within=PATIENCE)
    await week.opens_card(1)
    await week.anna.taps("Добавить", within=PATIENCE)
    await week.anna.sees("Что добавить", within=PATIENCE)
    await week.anna.sends_file("принтер.mp4", size=21 * 1024 * 1024, caption="Вот видео")
    offer = await week.anna.sees("/upload/", within=PATIENCE)
    link = re.findall(r"http[^\s\"<]+/upload/[\w-]+", offer.text)[0]
    assert await _uploads(link, "принтер.mp4") == 200
    assert await _uploads(link, "ещё раз.mp4") == 410
    await eventually(lambda: _has_file(week, "принтер.mp4"), "the film")


async def _thursday(week: Week) -> Message:
    """Not solved, then solved; the score and its word reach the desk."""
    anna, boris = week.anna, week.boris
    await week.moves(1, "resolved")
    done = await anna.sees("Всё в порядке?", within=PATIENCE)
    await anna.taps_on(done, "Не решено", within=PATIENCE)
    await anna.sees("Что осталось не так", within=PATIENCE)
    await anna.types("Печатает через раз")
    await anna.sees("снова в работе", within=PATIENCE)
    await boris.sees("Печатает через раз", within=PATIENCE)
    await week.moves(1, "resolved")
    await anna.taps("Да, решено", within=PATIENCE)
    await anna.taps("4 ⭐", within=PATIENCE)
    await anna.sees("Спасибо за оценку 4 из 5", within=PATIENCE)
    await anna.types("Быстро приехали")
    await anna.sees("передали команде", within=PATIENCE)
    await boris.sees("Быстро приехали", within=PATIENCE)
    rating = (await week.ticket(1))["rating"]
    assert (rating["score"], rating["word"]) == (4, "Быстро приехали")
    return done


async def _friday(week: Week) -> None:
    """The desk begins a ticket; the client no longer needs it."""
    contacts = (await week.vera.get("/api/contacts"))["items"]
    contact = next(each for each in contacts if each["name"] == ANNA.name)
    whose = {"client_id": contact["clients"][0]["id"], "contact_id": contact["id"]}
    await week.vera.post("/api/tickets", {"text": "Замена картриджа по графику"} | whose)
    await week.anna.sees("Заявка №2 создана для вас", within=PATIENCE)
    await week.opens_card(2)
    await week.anna.taps("Отменить", within=PATIENCE)
    await week.anna.sees("Отменить заявку", within=PATIENCE)
    await week.anna.types("Картридж свежий")
    await week.boris.sees("Картридж свежий", within=PATIENCE)
    assert await _is(week, 2, "status", "cancelled")


async def _saturday(week: Week, done: Message) -> None:
    """A word on the closed ticket asks, and brings it back where the client says so."""
    await week.anna.replies(done, "Опять полосы")
    await week.anna.taps("Открыть снова", within=PATIENCE)
    await week.boris.sees("Опять полосы", within=PATIENCE)
    assert await _is(week, 1, "status", "in_progress")


async def _is(week: Week, number: int, field: str, wanted: str) -> bool:
    return (await week.ticket(number))[field] == wanted


async def _has_file(week: Week, name: str) -> bool:
    comments = (await week.ticket(1))["comments"]
    files = [file for each in comments for file in each["files"]]
    return any(file["name"] == name and file["state"] == "stored" for file in files)


async def _uploads(link: str, name: str) -> int:
    """The page behind the link, as a browser sends its form."""
    form = aiohttp.FormData(quote_fields=False)
    form.add_field("file", b"a film " * 100, filename=name)
    async with aiohttp.ClientSession() as browser, browser.post(link, data=form) as answer:
        return answer.status
