"""Files of every bad kind, from the bot to the real API and back (T6–T8)."""

import re
from typing import Any

import pytest

from api.files.models import StoredFile
from shared.contracts.files import FileState
from tests.cast import Actor
from tests.conversations.office import Office
from tests.files.test_inspect import PROGRAM
from tests.sandbox.telegram import Attachment

MEGABYTE = 1024 * 1024
LONG_NAME = "../" + "очень длинное имя/" * 15 + "отчёт" * 12 + ".pdf"


async def uploaded_by(text: str, office: Office, name: str) -> None:
    """Whoever reads the bot's message opens its link in a browser and sends the file."""
    found = re.search(r"http://\S+", text)
    assert found
    form = {"file": (name, b"the whole file")}
    answer = await office.desk.browser().post(found[0], files=form)
    assert answer.status_code == 200, answer.text


async def comments(office: Office, kind: str, object_id: str, key: str) -> list[Any]:
    answer = await (await office.desk.calls(key)).get(f"/api/{kind}/{object_id}")
    return answer.json()["comments"]


@pytest.mark.rule("T6")
async def test_a_clients_large_file_comes_by_the_page(client_office: Office, anna: Actor):
    """It alone is enough for a ticket; the link in the bot's answer takes it into that ticket."""
    await anna.sends_file("авария.mp4", size=30 * MEGABYTE)
    assert "20 МБ" in (await anna.sees("авария.mp4")).text
    await anna.taps("Отправить")
    await anna.sees("Не получен: авария.mp4")
    offer = await anna.sees("загрузить здесь")
    assert "До 50 МБ" in offer.text
    await uploaded_by(offer.text, client_office, "авария.mp4")
    (row,) = await client_office.desk.all(StoredFile, StoredFile.state == FileState.STORED)
    (said,) = await comments(client_office, "tickets", str(row.object_id), "boris")
    assert [each["name"] for each in said["files"]] == ["авария.mp4"]


@pytest.mark.rule("T6", "C2")
async def test_a_large_file_in_a_reply_comes_by_the_page(client_office: Office, anna: Actor):
    """The words are a comment at once."""
    ticket = await client_office.desk.opens("anna")
    await anna.types("Мои заявки")
    await anna.taps(f"№{ticket['number']}")
    await anna.taps("Добавить")
    await anna.sees("Что добавить")
    await anna.sends_file("запись.mp4", size=30 * MEGABYTE, caption="Вот запись")
    offer = await anna.sees("загрузить здесь")
    await uploaded_by(offer.text, client_office, "запись.mp4")
    first, second = await comments(client_office, "tickets", ticket["id"], "boris")
    assert (first["text"], first["files"][0]["state"]) == ("Вот запись", "missing")
    assert second["files"][0]["name"] == "запись.mp4"


@pytest.mark.rule("T6")
async def test_what_the_page_would_not_take_either_gets_no_link(client_office: Office, anna: Actor):
    """Over the desk's own limit: the name and the limit, and no false hope."""
    await anna.sends_file("фильм.mp4", size=60 * MEGABYTE, caption="Фильм")
    assert "20 МБ" in (await anna.sees("фильм.mp4")).text
    await anna.taps("Отправить")
    await anna.sees("создана")
    anna.sees_no("загрузить здесь")


@pytest.mark.rule("T8", "X5")
async def test_bad_files_are_refused_by_name_and_the_words_stay(client_office: Office, anna: Actor):
    """A program by its name before any download, one called .jpg, an empty file, a name that is a
    path and too long for any disk."""
    await anna.types("Новая заявка")
    await anna.types("Ничего не открывается")
    download = anna.world.telegram.fail(method="getFile", times=None)
    await anna.sends_file("setup.exe", b"MZ")
    assert "запрещены (exe" in (await anna.sees("«setup.exe» не принят")).text
    assert download.hits == 0
    download.heal()
    await anna.sends_file("котик.jpg", PROGRAM)
    assert "exe" in (await anna.sees("«котик.jpg» не принят")).text
    await anna.sends_file("пусто.txt", b"")
    await anna.sees("он пустой")
    await anna.sends_file(LONG_NAME, b"%PDF-1.7")
    await anna.sees("1 файл")
    await anna.taps("Отправить")
    await anna.sees("создана")
    (row,) = await client_office.desk.all(StoredFile, StoredFile.object_id.is_not(None))
    assert "/" not in row.name and row.name.endswith(".pdf") and len(row.name.encode()) <= 255


@pytest.mark.rule("T7")
async def test_a_download_that_breaks_is_tried_and_then_told(
    client_office: Office, anna: Actor, monkeypatch: pytest.MonkeyPatch
):
    """Twice broken: received. Three times: «not received», the ticket stands."""
    monkeypatch.setattr("shared.telegram.inbox.downloads.PAUSES", (0.01, 0.01))
    telegram = client_office.desk.world.telegram
    await anna.types("Новая заявка")
    telegram.fail(method="file", hang_up=True)
    telegram.fail(method="getFile", status=502)
    await anna.sends_file("цел.pdf", b"%PDF-1.7", caption="Два акта")
    await anna.sees("1 файл")
    fault = telegram.fail(method="file", status=500, times=3)
    await anna.sends_file("пропал.pdf", b"%PDF-1.7")
    await anna.sees("Не получен: пропал.pdf")
    await anna.taps("Отправить")
    assert "Не получен: пропал.pdf" in (await anna.sees("создана")).text
    assert fault.hits == 3
    rows = await client_office.desk.all(StoredFile)
    assert {row.name: (row.state.value, row.size) for row in rows} == {
        "цел.pdf": ("stored", 8),
        "пропал.pdf": ("missing", 8),
    }


@pytest.mark.rule("T6", "C5")
async def test_an_employees_large_file_stays_where_it_was_meant(office: Office):
    """The link of a note for the desk makes a note."""
    ticket = await office.desk.opens("anna")
    await office.desk.takes("boris", ticket)
    boris = await office.enters("boris")
    await boris.sends_file("пароли.mp4", size=30 * MEGABYTE, caption="Пароли")
    await boris.taps(f"№{ticket['number']}")
    await boris.taps("Внутренняя заметка")
    offer = await boris.sees("загрузить здесь")
    await uploaded_by(offer.text, office, "пароли.mp4")
    assert await comments(office, "tickets", ticket["id"], "anna") == []
    said = await comments(office, "tickets", ticket["id"], "boris")
    assert [each["visibility"] for each in said] == ["internal"] * 2


@pytest.mark.rule("T6")
async def test_an_employees_new_task_gets_its_large_file_too(office: Office):
    """The link follows the task that has just been made."""
    vera = await office.enters("vera")
    await vera.sends_file("стенд.mp4", size=30 * MEGABYTE, caption="Собрать стенд")
    await vera.taps("Новая задача")
    await vera.taps("Я")
    await vera.taps("Без срока")
    await vera.taps("Создать")
    offer = await vera.sees("загрузить здесь")
    await uploaded_by(offer.text, office, "стенд.mp4")
    (row,) = await office.desk.all(StoredFile, StoredFile.state == FileState.STORED)
    (said,) = await comments(office, "tasks", str(row.object_id), "vera")
    assert said["files"][0]["name"] == "стенд.mp4"


@pytest.mark.rule("T7", "C2")
async def test_a_loss_is_told_once(
    client_office: Office, anna: Actor, monkeypatch: pytest.MonkeyPatch
):
    """In the confirmation of the word that it came with, and not besides."""
    monkeypatch.setattr("shared.telegram.inbox.downloads.PAUSES", (0.01, 0.01))
    await client_office.desk.opens("anna")
    await anna.types("Мои заявки")
    await anna.taps("№1 · ")
    card = await anna.sees("Статус: ")
    anna.world.telegram.fail(method="file", status=500, times=3)
    await anna.replies(card, "Вот", file=Attachment(name="log.pdf", content=b"%PDF-1.7"))
    await anna.sees("Добавлено к заявке")
    assert len(anna.messages("Не получен: log.pdf")) == 1
