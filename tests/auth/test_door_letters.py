"""Letters with a link to a password: by the pipeline, with its log, and with no secret kept."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
import time_machine

from api.auth.models import Invitation
from api.notifications.channels.email.spec import LANE
from api.notifications.models import Delivery, Notice
from api.objects.audit import AuditEntry
from api.outbox import OutboxEvent
from shared.contracts.admin import DeliveryState
from tests.desk import ME, Desk
from tests.servers.asked import Asked, Recorder

pytestmark = pytest.mark.rule("K2")
INNA = "inna@desk.example"
PASSWORD = "brave new horse"


async def newcomer(desk: Desk) -> Any:
    made = {"name": "Инна Новая", "email": INNA, "role": "agent"}
    return await desk.does("gleb", "/api/employees", made)


async def invited(desk: Desk, person: Any, way: str = "letter") -> Any:
    return await desk.does("gleb", f"/api/employees/{person['id']}/invitation", {"way": way})


def token_in(desk: Desk, email: str, page: str) -> str:
    """Of the last letter; the text and the HTML part have the same."""
    letter = desk.world.mail.letters_to(email)[-1]
    found = re.search(rf"http://desk\.test/{page}#([\w-]+)", letter.text)
    assert found and found.group() in letter.html, letter.text
    return found.group(1)


async def letters_of(desk: Desk, person_id: str) -> list[Delivery]:
    rows = await desk.all(Delivery, Delivery.lane == LANE)
    return [each for each in rows if str(each.person_id) == person_id]


async def forgets(desk: Desk, email: str) -> int:
    answer = await desk.browser().post("/api/password/forgotten", json={"email": email})
    assert answer.status_code in {204, 429}, answer.text
    return answer.status_code


async def resets(desk: Desk, token: str, password: str = PASSWORD) -> int:
    asked = {"token": token, "password": password}
    return (await desk.browser().post("/api/password", json=asked)).status_code


@pytest.mark.rule("X3", "Q9")
async def test_an_invitation_comes_by_letter_and_its_secret_is_nowhere_else(desk: Desk) -> None:
    """The log shows the delivery; the list of invitations knows what became of it; the link
    works; no table holds the token, and no line of an inbox tells of it."""
    inna = await newcomer(desk)
    made = await invited(desk, inna)
    assert (made["url"], made["trouble"]) == (None, None)
    await desk.pipeline()
    token = token_in(desk, INNA, "join")
    letter = desk.world.mail.letters_to(INNA)[-1]
    assert "Приглашает Глеб" in letter.text and "7 дней" in letter.text
    assert "List-Unsubscribe" not in letter.message
    assert [each.state for each in await letters_of(desk, inna["id"])] == [DeliveryState.SENT]
    items = (await (await desk.calls("gleb")).get("/api/invitations")).json()["items"]
    assert [(each["way"], each["letter"]) for each in items] == [("letter", "sent")]
    kept: list[str] = []
    tables: list[type[Any]] = [Invitation, OutboxEvent, Delivery, AuditEntry]
    for table in tables:
        kept += [f"{row.__dict__}" for row in await desk.all(table)]
    assert not any(token in each for each in kept)
    assert not [each for each in await desk.all(Notice) if str(each.person_id) == inna["id"]]
    asked = {"token": token, "password": PASSWORD}
    assert (await desk.browser().post("/api/invitations/accept", json=asked)).is_success


async def test_a_letter_that_was_overtaken_is_not_sent(desk: Desk) -> None:
    """A withdrawn invitation still in the queue would lead nowhere."""
    inna = await newcomer(desk)
    made = await invited(desk, inna)
    path = f"/api/invitations/{made['invitation']['id']}"
    await desk.does("gleb", path, method="DELETE")
    await desk.pipeline()
    assert desk.world.mail.letters_to(INNA) == []
    assert [each.reason for each in await letters_of(desk, inna["id"])] == ["outdated"]


@pytest.mark.rule("Q4")
async def test_a_refused_letter_goes_no_other_way_and_the_list_says_so(desk: Desk) -> None:
    """The reason stands beside the invitation, and the next one is a link to copy."""
    inna = await newcomer(desk)
    desk.world.mail.fail(recipient=INNA, code=550)
    await invited(desk, inna)
    await desk.pipeline()
    items = (await (await desk.calls("gleb")).get("/api/invitations")).json()["items"]
    assert [each["letter"] for each in items] == ["failed"] and items[0]["letter_reason"]
    again = await invited(desk, inna)
    assert again["trouble"] == "address_dead" and "/join#" in again["url"]


@pytest.mark.rule("X3", "P4", "X6")
async def test_a_forgotten_password_comes_by_letter(desk: Desk) -> None:
    """Good for an hour and once; other links and sessions end, the person hears of the change,
    and all is audited."""
    boris = desk.world.people["boris"]
    other = (await desk.does("gleb", f"/api/employees/{desk.ids['boris']}/password-link"))[
        "url"
    ].partition("#")[2]
    elsewhere = await desk.logged_in(desk.ids["boris"])
    assert await forgets(desk, boris.email.upper()) == 204
    assert desk.nudges
    await desk.pipeline()
    token = token_in(desk, boris.email, "password")
    assert [await resets(desk, token) for _ in range(2)] == [200, 410]
    assert await resets(desk, other) == 410
    assert (await elsewhere.get("/api/me")).status_code == 401
    assert (await desk.audit())[-2:] == ["password_asked", "password_reset"]
    await desk.pipeline()
    assert "изменён" in desk.world.mail.letters_to(boris.email)[-1].text


async def test_it_is_good_for_an_hour(desk: Desk) -> None:
    """A mailbox is read by others later."""
    boris = desk.world.people["boris"]
    await forgets(desk, boris.email)
    await desk.pipeline()
    token = token_in(desk, boris.email, "password")
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=61), tick=True):
        assert await resets(desk, token) == 410
    assert await resets(desk, token) == 200


@asynccontextmanager
async def watched(
    desk: Desk, asked: Asked, before: list[list[str]]
) -> AsyncIterator[httpx.AsyncClient]:
    """A browser; what the database was asked until its answer began goes into `before`."""

    async def app(scope: Any, receive: Any, send: Any) -> None:
        async def noted(message: Any) -> None:
            if message["type"] == "http.response.start":
                before.append(list(asked.statements))
                asked.statements.clear()
            await send(message)

        await desk.app(scope, receive, noted)
        asked.statements.clear()

    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url=ME) as browser:
        yield browser


@pytest.mark.rule("X3")
async def test_the_answer_says_nothing_of_the_address(counting: Recorder, desk: Desk) -> None:
    """Whatever differs is done after the answer: before it, the same is asked of the database for
    an address that exists, one that does not, and a client's; and the answers are one."""
    emails = [desk.world.people["boris"].email, "nobody@desk.example", "anna@romashka.example"]
    before: list[list[str]] = []
    answers: list[Any] = []
    with counting() as asked:
        async with watched(desk, asked, before) as browser:
            for email in ["first@desk.example", *emails]:
                answer = await browser.post("/api/password/forgotten", json={"email": email})
                answers.append((answer.status_code, answer.content, sorted(answer.headers)))
    assert answers[1:] == [answers[0]] * len(emails) and answers[0][0] == 204
    assert before[2:] == [before[1]] * (len(emails) - 1) and before[1]
    await desk.pipeline()
    written = [len(desk.world.mail.letters_to(email)) for email in emails]
    assert written == [1, 0, 0]


@pytest.mark.usefixtures("early_in_a_window")
@pytest.mark.rule("X3")
async def test_letters_are_limited_by_address_and_by_network(desk: Desk) -> None:
    """The same for an address that nobody has: the refusal tells nothing either."""
    for email in (desk.world.people["boris"].email, "nobody@desk.example"):
        assert [await forgets(desk, email) for _ in range(4)] == [204, 204, 204, 429]
    many = [await forgets(desk, f"{number}@desk.example") for number in range(30)]
    assert many[-1] == 429 and many[0] == 204


@pytest.mark.rule("R2")
async def test_the_staff_bot_gives_a_link_to_its_own_person_alone(desk: Desk) -> None:
    """In the own chat; not to a session, not to a client, and at most five an hour."""
    await desk.links("boris", "anna")
    bot = desk.bot("staff", desk.world.people["boris"])
    answer = await bot.post("/api/me/password-link")
    assert answer.status_code == 201, answer.text
    token = answer.json()["url"].partition("/password#")[2]
    assert await resets(desk, token) == 200
    for other, code in (
        (desk.bot("client", desk.world.people["anna"]), 403),
        (await desk.calls("gleb"), 403),
        (desk.bot("staff"), 401),
    ):
        assert (await other.post("/api/me/password-link")).status_code == code
    codes = [(await bot.post("/api/me/password-link")).status_code for _ in range(5)]
    assert codes == [201, 201, 201, 201, 429]
