"""Which passwords are refused because they are tried first: pure, and where they are asked."""

import pytest

from api.security.password_rules import PasswordWeak, require_good
from shared.contracts.people import Role
from tests.desk import Desk

pytestmark = pytest.mark.rule("X3")

OWN = ("Иван Петров", "ivan.petrov@romashka.example", "+79991234567")

GUESSED = (
    "password12",
    "Password2026!",
    "P@ssw0rd123",
    "1234567890",
    "0987654321",
    "qwertyuiop",
    "йцукенгшщз",
    "          ",
    "\0" * 10,
    "aaaaaaaaaaaa",
    "abcabcabcabc",
    "1212121212",
    "пароль123456",
    "ivan.petrov1",
    "Петров-Иван-85",
    "romashka2026",
    "+79991234567",
    "vestovoy-demo",
    "Вестовой2026",
    "ｐａｓｓｗｏｒｄ12",
)
GOOD = (
    "правильная лошадь",
    "battery staple",
    "brave new horse",
    "Tr0ub4dor&3x",
    "vestovoy und brezeln",
    "k9#mPq2$vL",
)


@pytest.mark.parametrize("password", GUESSED)
def test_what_is_guessed_first_is_refused(password: str) -> None:
    """S13: common words with whatever around them, rows and repeats, and what everybody knows of
    the person or the product."""
    with pytest.raises(PasswordWeak):
        require_good(password, own=OWN, is_admin=False)


@pytest.mark.parametrize("password", GOOD)
def test_other_passwords_are_taken(password: str) -> None:
    """No rule asks for capitals, digits or signs."""
    require_good(password, own=OWN, is_admin=False)


def test_an_administrator_needs_more() -> None:
    """S13: twelve characters; the refusal says how many."""
    with pytest.raises(PasswordWeak) as refused:
        require_good("k9#mPq2$vLx", own=OWN, is_admin=True)
    assert refused.value.extra["shortest"] == 12
    require_good("k9#mPq2$vLxz", own=OWN, is_admin=True)


async def test_every_way_to_a_password_asks(empty_desk: Desk) -> None:
    """S13: hiring, changing, and a one-time link, which stays good."""
    boris = await empty_desk.hires("Борис Смирнов", email="b@b.test", password="right horse")
    gleb = await empty_desk.logged_in(await empty_desk.hires("Глеб", Role.ADMIN))
    weak = "смирнов2026"
    link = (await gleb.post(f"/api/employees/{boris.id}/password-link")).json()["url"]
    reset = {"token": link.partition("#")[2], "password": weak}
    asked = [
        (gleb, "/api/employees", {"name": "Пётр Смирнов", "email": "p@p.test", "password": weak}),
        (
            await empty_desk.logged_in(boris),
            "/api/me/password",
            {"old_password": "right horse", "new_password": weak},
        ),
        (empty_desk.browser(), "/api/password", reset),
    ]
    for who, path, body in asked:
        answer = await who.post(path, json=body)
        assert (answer.status_code, answer.json()["code"]) == (422, "password_weak"), path
    fine = reset | {"password": "правильная лошадь"}
    assert (await empty_desk.browser().post("/api/password", json=fine)).status_code == 200


async def test_each_place_says_the_length_that_holds_there(empty_desk: Desk) -> None:
    """The profile and the page of a link ask for what the API takes: an administrator's is
    longer."""
    gleb = await empty_desk.logged_in(await empty_desk.hires("Глеб", Role.ADMIN))
    for role, length in ((Role.ADMIN, 12), (Role.AGENT, 10)):
        person = await empty_desk.hires(role.value, role, email=f"{role}@desk.example")
        own = await empty_desk.logged_in(person)
        assert (await own.get("/api/me")).json()["shortest_password"] == length
        made = (await gleb.post(f"/api/employees/{person.id}/password-link")).json()["url"]
        asked = {"token": made.partition("#")[2], "purpose": "password"}
        look = (await empty_desk.browser().post("/api/links/look", json=asked)).json()
        assert look["shortest_password"] == length
        for password, fits in (
            ("тьма кротов"[: length - 1], False),
            ("рыжий тигр ел"[:length], True),
        ):
            reset = {"token": asked["token"], "password": password}
            answer = await empty_desk.browser().post("/api/password", json=reset)
            assert answer.is_success is fits, answer.text
