"""After a day of work no secret that was used in it lies in the database or in the log (X3, X4)."""

import hashlib
from typing import Any
from uuid import uuid4

import httpx
import pytest
from structlog.testing import capture_logs

from api import models
from api.auth.links.setup import ensure_setup_link
from api.notifications.mail import unsubscribe
from api.people.models import Person
from shared import logging
from shared.contracts.people import Role
from tests.desk import SECRET, Desk

pytestmark = [pytest.mark.rule("X3", "X4"), pytest.mark.usefixtures("no_pace")]

OLGA = {"email": "olga@desk.test", "password": "вишня на рассвете"}
BORIS = {"email": "boris@desk.test", "password": "right horse battery"}
HOOK = "https://mattermost.desk.test/hooks/zq-the-hook"
TOKENS = {
    "staff": "111:zqstafftokenzqstafftokenzqstafftoken",
    "client": "222:zqclienttoken-zqclient",
}
MAIL = "zq-mail-password"
NEW = "совсем другая лошадь"
WRONG = "zq-a-guess-nearly-right"
PUSH = ("push_subscriptions.endpoint", "push_subscriptions.auth")
"""Where a push subscription lies as it came: it is needed at every send, and a push service takes
nothing for it but what our own key signed, which is locked."""
OURS_IN_TESTS = ("httpx", "httpcore", *logging.QUIETER)
"""Clients of the tests, and what the product's own log keeps still (`shared.logging`)."""


class Day:
    """What was done, and the secrets that were used; every write may be repeated by its key."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.secrets: dict[str, str] = {"the secret key": SECRET}

    async def does(
        self,
        who: httpx.AsyncClient,
        path: str,
        body: Any,
        *,
        method: str = "POST",
        fine: bool = True,
    ) -> Any:
        headers = {"Idempotency-Key": uuid4().hex}
        answer = await who.request(method, path, json=body, headers=headers)
        assert answer.is_success is fine, f"{path}: {answer.text}"
        self.secrets |= {f"{name} of {path}": value for name, value in answer.cookies.items()}
        return answer.json() if answer.content else None

    async def begins(self) -> httpx.AsyncClient:
        link = await ensure_setup_link(self.desk.database, self.desk.settings)
        token = self.keeps("the setup link", str(link).partition("#")[2])
        olga = self.desk.browser()
        await self.does(olga, "/api/setup", OLGA | {"token": token, "name": "Ольга"})
        for scope, bot in TOKENS.items():
            settings = {"channel": "telegram", "token": self.keeps(f"the {scope} token", bot)}
            await self._sets(olga, f"telegram-{scope}", settings)
        hook = {"channel": "mattermost", "url": self.keeps("the hook", HOOK)}
        await self._sets(olga, "mattermost", hook)
        mail = {"host": "127.0.0.1", "port": 9, "security": "none", "sender": "a@desk.test"}
        word = {"channel": "email", "username": "desk", "password": self.keeps("of mail", MAIL)}
        await self._sets(olga, "email", mail | word)
        return olga

    async def _sets(self, who: httpx.AsyncClient, lane: str, settings: Any) -> None:
        path = f"/api/admin/channels/{lane}"
        told = await self.does(who, path, {"enabled": True, "settings": settings}, method="PUT")
        assert "settings" in told, told
        await self.does(who, f"{path}/test", {})

    def keeps(self, name: str, value: str) -> str:
        self.secrets[name] = value
        return value


async def work(desk: Desk) -> Day:
    """Setup, channels, hiring, logins, a wrong password, tokens, links, pushes, letters."""
    day = Day(desk)
    olga = await day.begins()
    for name, words in (("of Olga", OLGA), ("of Boris", BORIS)):
        day.keeps(f"password {name}", words["password"])
        plain = hashlib.sha256(words["password"].encode()).hexdigest()
        day.keeps(f"a plain hash {name}", plain)
    boris = await day.does(olga, "/api/employees", BORIS | {"name": "Борис", "role": Role.AGENT})
    here = desk.browser()
    await day.does(here, "/api/session", BORIS)
    day.keeps("a guess", WRONG)
    await day.does(desk.browser(), "/api/session", BORIS | {"password": WRONG}, fine=False)
    guess = {"old_password": WRONG, "new_password": NEW}
    await day.does(here, "/api/me/password", guess, fine=False)
    await _links(day, olga, here, boris["id"])
    browser = desk.world.push.subscribe()
    keys = browser.as_json()["keys"]
    day.keeps("the endpoint of a push", browser.endpoint)
    day.keeps("the auth of a push", keys["auth"])
    await day.does(
        here, "/api/push/subscriptions", {"endpoint": browser.endpoint, **keys}, method="PUT"
    )
    await day.does(here, "/api/tasks", {"title": "Проверить печать"})
    await desk.pipeline()
    return day


async def _links(day: Day, olga: httpx.AsyncClient, here: httpx.AsyncClient, boris: str) -> None:
    desk = day.desk
    for scope in TOKENS:
        bot = desk.bot(scope)
        day.keeps(f"the service token of {scope}", bot.headers["Authorization"].split()[1])
        await day.does(bot, "/api/bots/name", {"username": f"{scope}_bot"}, method="PUT")
    made = await day.does(here, "/api/me/telegram-link", None)
    day.keeps("the link into the bot", made["url"].partition("start=")[2])
    token = await day.does(here, "/api/tokens", {"name": "crm", "scopes": ["tasks:read"]})
    day.keeps("a personal token", token["secret"])
    client = await day.does(olga, "/api/clients", {"name": "Ромашка"})
    ticket = await day.does(here, "/api/tickets", {"text": "Шум", "client_id": client["id"]})
    upload = await day.does(here, "/api/upload-links", {"object_id": ticket["id"]})
    day.keeps("an upload link", upload["url"].rpartition("/")[2])
    reset = await day.does(olga, f"/api/employees/{boris}/password-link", None)
    word = day.keeps("a password link", reset["url"].partition("#")[2])
    day.keeps("the new password", NEW)
    await day.does(desk.browser(), "/api/password", {"token": word, "password": NEW})
    await day.does(here, "/api/session", BORIS | {"password": NEW})
    person = await desk.one(Person, Person.email == BORIS["email"])
    unsubscribing = unsubscribe.token_of(desk.settings.keys[0], person.id)
    day.keeps("the signature of a letter", unsubscribing.partition(".")[2])
    await desk.browser().post(f"/unsubscribe/{unsubscribing}", headers={"Idempotency-Key": "u"})


async def at_rest(desk: Desk) -> list[tuple[str, str, str]]:
    """Every value of every column of every table, as text."""
    found: list[tuple[str, str, str]] = []
    async with desk.database.reads() as session:
        for table in models.metadata.sorted_tables:
            for row in (await session.execute(table.select())).mappings():
                for name, value in row.items():
                    text = value.decode("latin-1") if isinstance(value, bytes) else str(value)
                    found.append((table.name, str(name), text))
    return found


async def test_no_secret_of_the_day_lies_anywhere(
    empty_desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    """In no table, in no column, in no line of the log; each is named that does."""
    for name in OURS_IN_TESTS:
        caplog.set_level("WARNING", logger=name)
    with capture_logs() as log, caplog.at_level("DEBUG"):
        day = await work(empty_desk)
    rows = await at_rest(empty_desk)
    assert len(day.secrets) > 20 and len(rows) > 300
    seen = {
        f"{secret} in {table}.{column}"
        for table, column, text in rows
        for secret, value in day.secrets.items()
        if _is_in(value, text) and not (secret.endswith("push") and f"{table}.{column}" in PUSH)
    }
    said = f"{log} {caplog.text}"
    seen |= {f"{secret} in the log" for secret, value in day.secrets.items() if _is_in(value, said)}
    assert not seen


def _is_in(value: str, text: str) -> bool:
    """Also as JSON and as bytes spell it."""
    escaped = value.encode("unicode_escape").decode()
    return any(each in text for each in (value, escaped, value.encode().decode("latin-1")))
