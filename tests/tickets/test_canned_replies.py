"""Words for often: kept strictly, filled for each ticket."""

from typing import Any

import pytest

from api.objects.audit import AuditEntry
from tests.desk import Desk

REPLIES = "/api/canned-replies"
GREETING = "Здравствуйте{% if contact_name %}, {{ contact_name }}{% endif %}! Заявка №{{ number }}."


async def asks(desk: Desk, key: str, body: Any, method: str = "POST", path: str = "") -> Any:
    client = await desk.calls(key)
    return await client.request(method, f"{REPLIES}{path}", json=body)


async def keeps(desk: Desk, key: str = "gleb", **more: Any) -> Any:
    answer = await asks(desk, key, {"title": "Привет", "text": GREETING} | more)
    assert answer.status_code == 201, answer.text
    return answer.json()


async def for_ticket(desk: Desk, key: str, ticket: Any) -> Any:
    answer = await (await desk.calls(key)).get(f"/api/tickets/{ticket['id']}/canned-replies")
    return answer.json()


async def test_each_ticket_fills_the_variables(desk: Desk) -> None:
    """With what is there; nobody's name leaves no hole."""
    await keeps(desk)
    text = "{{ client }}: «{{ title }}», {{ agent_name }}"
    await keeps(desk, title="Всё", text=text)
    ticket = await desk.opens("anna")
    found = {each["title"]: each["text"] for each in await for_ticket(desk, "boris", ticket)}
    assert found == {
        "Привет": "Здравствуйте, Анна Смирнова! Заявка №1.",
        "Всё": "Ромашка: «Не печатает принтер», Борис Петров",
    }
    nobodys = await desk.opens("boris", client_id=str(desk.ids["Ромашка"]))
    greeting = (await for_ticket(desk, "boris", nobodys))[-1]
    assert greeting["text"] == "Здравствуйте! Заявка №2."


@pytest.mark.parametrize(
    ("text", "fault", "name"),
    [
        ("Здравствуйте, {{ contact_nmae }}", "variable", "contact_nmae"),
        ("{% for x in title %}{% endfor %}", "forbidden", "for"),
        ("{{ title", "syntax", None),
        (" ", "empty", ""),
        ("{{ contact_name }}", "empty", ""),
        ("я" * 4001, "too-long", ""),
    ],
)
async def test_what_could_not_be_sent_is_not_kept(
    desk: Desk, text: str, fault: str, name: str | None
) -> None:
    """The word at fault is named, and what there is."""
    answer = await asks(desk, "gleb", {"title": "Привет", "text": text})
    told = answer.json()
    assert (answer.status_code, told["code"]) == (422, "canned_reply_invalid")
    assert told["extra"]["fault"] == fault
    assert name in {None, told["extra"]["name"]}
    assert "contact_name" in told["extra"]["variables"]


@pytest.mark.both_stores
@pytest.mark.rule("X1")
async def test_a_lead_keeps_the_teams_and_an_agent_reads(desk: Desk) -> None:
    """What is for every ticket is the administrator's; contacts know of none."""
    team = str(desk.ids["Поддержка"])
    own = await keeps(desk, "vera", team_id=team)
    common = await keeps(desk, title="Общее")
    for key, body in (("vera", {}), ("boris", {"team_id": team})):
        answer = await asks(desk, key, {"title": "?", "text": "?"} | body)
        assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed")
    stolen = {"title": "Моё", "text": "?", "team_id": team}
    taken = await asks(desk, "vera", stolen, "PUT", f"/{common['id']}")
    assert taken.status_code == 403
    assert (await asks(desk, "vera", None, "DELETE", f"/{own['id']}")).status_code == 204
    boris = await desk.calls("boris")
    assert [each["title"] for each in (await boris.get(REPLIES)).json()] == ["Общее"]
    ticket = await desk.opens("anna")
    assert (await for_ticket(desk, "anna", ticket))["code"] == "not_allowed"
    assert await desk.count(AuditEntry, AuditEntry.action.startswith("canned_reply_")) == 3


@pytest.mark.both_stores
async def test_they_are_found_by_words_in_any_case(desk: Desk) -> None:
    """In the title or the text; a ticket of another team is not offered a team's own."""
    await keeps(
        desk, title="Доступ", text="Пароль придёт письмом", team_id=str(desk.ids["Поддержка"])
    )
    await keeps(desk)
    gleb = await desk.calls("gleb")
    found = await gleb.get(REPLIES, params={"search": "ПАРОЛЬ доступ"})
    assert [each["title"] for each in found.json()] == ["Доступ"]
    await desk.disbands()
    ticket = await desk.opens("anna")
    assert [each["title"] for each in await for_ticket(desk, "boris", ticket)] == ["Привет"]
