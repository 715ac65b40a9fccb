"""The talk about a new ticket, from the first word to the confirmation."""

from typing import Any

import pytest

from api.files.models import StoredFile
from api.tickets.models import Ticket
from shared.client import transport
from shared.contracts.files import FileState
from tests.cast import Actor
from tests.conversations.office import Office
from tests.sandbox.people import PAVEL
from tests.sandbox.telegram import Attachment


async def only_ticket(office: Office) -> Any:
    """The one ticket there is, whole."""
    assert await office.desk.count(Ticket) == 1
    return await office.ticket()


def names(ticket: Any) -> list[str]:
    """Of its files."""
    return [file["name"] for file in ticket["files"]]


async def limits(office: Office, **rules: Any) -> None:
    """The administrator changes what a file may be."""
    await office.desk.does("gleb", "/api/admin/files", rules, method="PUT")


@pytest.mark.rule("T1", "T3", "T9")
async def test_an_album_and_a_document_make_one_ticket(client_office: Office, anna: Actor):
    """Two photos with a caption and a PDF: one ticket with three files, confirmed by number."""
    await anna.sends_album(2, caption="Не печатает <b>& принтер 🖨")
    await anna.sees("Отправить или добавить ещё?")
    await anna.sends_file("акт.pdf", b"%PDF-1.7")
    await anna.sees("3 файла")
    await anna.taps("Отправить")
    confirmation = await anna.sees("Заявка №1 создана")
    assert "№1 · Не печатает <b>& принтер 🖨" in confirmation.text
    assert anna.buttons(confirmation) == ["Добавить", "Статус", "Отменить"]
    ticket = await only_ticket(client_office)
    assert ticket["text"] == "Не печатает <b>& принтер 🖨"
    assert len(ticket["files"]) == 3


@pytest.mark.rule("T3")
async def test_captions_of_an_album_keep_their_order(client_office: Office, anna: Actor):
    """Every part's caption is there, in the order of the messages."""
    first = (await anna.sends_album(1, caption="раз"))[0]
    await anna.adds_to_album(first, "два")
    await anna.adds_to_album(first, "три")
    await anna.taps("Отправить")
    await anna.sees("Заявка №1")
    assert (await client_office.ticket())["text"] == "раз\nдва\nтри"


@pytest.mark.rule("T4")
async def test_a_photo_alone_is_enough(client_office: Office, anna: Actor):
    """No text is asked for."""
    await anna.types("Новая заявка")
    await anna.sees("Опишите, что случилось")
    await anna.sends_photo()
    await anna.taps("Отправить")
    await anna.sees("Заявка №1")
    [file] = (await client_office.ticket())["files"]
    assert file["content_type"] == "image/jpeg"


@pytest.mark.rule("T5")
async def test_a_text_cut_by_telegram_is_one(client_office: Office, anna: Actor):
    """Five thousand characters come as two messages and make one text, none lost."""
    await anna.types("а" * 4096)
    await anna.types("б" * 904)
    await anna.taps("Отправить")
    await anna.sees("Заявка №1")
    assert (await only_ticket(client_office))["text"] == "а" * 4096 + "\n" + "б" * 904


@pytest.mark.rule("T6")
async def test_a_large_file_is_refused_and_the_rest_is_kept(client_office: Office, anna: Actor):
    """21 MB: name and limit are told, nothing of it is downloaded, text and photo stay; the
    ticket names what is to come, and a link to the page that takes it follows."""
    await anna.types("Новая заявка")
    await anna.types("Вот запись")
    await anna.sees("Вот запись")
    await anna.sends_file("запись.mp4", size=21 * 1024 * 1024)
    refusal = await anna.sees("запись.mp4")
    assert "21 МБ" in refusal.text and "больше 20 МБ" in refusal.text
    await anna.sends_photo()
    await anna.sees("1 файл")
    await anna.taps("Отправить")
    await anna.sees("Заявка №1")
    offer = await anna.sees("загрузить здесь")
    assert "«запись.mp4»" in offer.text and "До 50 МБ" in offer.text
    ticket = await client_office.ticket()
    states = {file["name"]: file["state"] for file in ticket["files"]}
    assert ticket["text"] == "Вот запись" and states.pop("запись.mp4") == "missing"
    stored = StoredFile.state == FileState.STORED
    assert (
        list(states.values()) == ["stored"]
        and await client_office.desk.count(StoredFile, stored) == 1
    )


@pytest.mark.rule("T7")
async def test_a_file_that_the_desk_has_no_place_for_is_named_too(
    client_office: Office, anna: Actor, monkeypatch: pytest.MonkeyPatch
):
    """The store is away or full: the words go through, the file stands as not received."""
    monkeypatch.setattr(transport, "PAUSES", (0.01, 0.01))
    folder = client_office.desk.settings.data_dir / "files"
    folder.rmdir()
    folder.write_text("a file where the folder was")
    await anna.types("Новая заявка")
    await anna.sends_file("смета.xlsx", b"x" * 2048, caption="Смета")
    await anna.sees("Не получен: смета.xlsx")
    await anna.taps("Отправить")
    await anna.sees("Заявка №1")
    ticket = await client_office.ticket()
    [file] = ticket["files"]
    assert (ticket["text"], file["name"], file["state"]) == ("Смета", "смета.xlsx", "missing")


@pytest.mark.rule("T8")
async def test_names_are_safe_and_unique(client_office: Office, anna: Actor):
    """No folders in a name, and two equal names do not meet."""
    await anna.types("Новая заявка")
    await anna.sends_file("../../etc/отчёт.pdf", b"1")
    await anna.sees("отчёт.pdf")
    await anna.sends_file("отчёт.pdf", b"2")
    await anna.sees("2 файла")
    await anna.taps("Отправить")
    await anna.sees("Заявка №1")
    assert names(await client_office.ticket()) == ["отчёт.pdf", "отчёт (2).pdf"]


@pytest.mark.rule("T8")
async def test_too_many_files_are_told(client_office: Office, anna: Actor):
    """Beyond the count the surplus is named and the rest is kept."""
    await limits(client_office, max_count=2)
    await anna.sends_album(3)
    await anna.sees("не больше 2 файлов")
    await anna.sees("2 файла")


@pytest.mark.rule("T9", "U1")
async def test_send_pressed_twice_makes_one_ticket(client_office: Office, anna: Actor):
    """The second press hears that it is sent already."""
    await anna.sends_album(2)
    preview = await anna.sees("Отправить или добавить")
    data = preview.buttons[0].data or ""
    await anna.taps_raw(data, preview)
    await anna.taps_raw(data, preview)
    await anna.sees_toast("уже отправлен")
    await anna.sees_edited(preview, "Заявка №1 создана")
    await only_ticket(client_office)


@pytest.mark.rule("T11")
async def test_a_contact_of_two_companies_chooses_one(client_office: Office):
    """The ticket is made for the chosen company."""
    pavel = await client_office.enters("pavel")
    await pavel.sends_album(2, caption="Нет света")
    await pavel.taps("Отправить")
    await pavel.sees("От какой компании")
    await pavel.taps("Василёк")
    await pavel.sees("Заявка №1 создана")
    assert (await client_office.ticket())["client"]["name"] == "Василёк"


@pytest.mark.rule("T14")
async def test_every_kind_is_accepted_in_any_order(client_office: Office, anna: Actor):
    """Files of every kind, a place and a card: all of it is in the ticket."""
    await anna.types("Новая заявка")
    await anna.sees("Опишите")
    for number, kind in enumerate(("voice", "video", "video_note", "audio", "sticker"), 1):
        await anna.sends(kind)
        await anna.sees(f"{number} файл")
    await anna.sends_location()
    await anna.sees("Местоположение: 55.751244, 37.618423")
    await anna.sends_contact(of=PAVEL)
    await anna.sees("Контакт: Павел, +79990000002")
    await anna.taps("Отправить")
    await anna.sees("Заявка №1")
    ticket = await client_office.ticket()
    assert len(ticket["files"]) == 5
    assert ticket["text"].splitlines()[1] == "Контакт: Павел, +79990000002"


async def test_an_empty_draft_cannot_be_sent(client_office: Office, anna: Actor):
    """The cancel button under the first question leaves the talk."""
    await anna.types("Новая заявка")
    prompt = await anna.sees("Опишите")
    assert anna.buttons(prompt) == ["Отмена"]
    await anna.taps("Отмена")
    await anna.sees_toast("Хорошо, отменил")
    assert await client_office.desk.count(Ticket) == 0


async def test_a_mixed_album_is_whole(client_office: Office, anna: Actor):
    """A video and a document under one group come together."""
    await anna.sends_album(parts=[Attachment(kind="video"), Attachment(kind="photo")])
    await anna.sees("2 файла")
    await anna.taps("Отправить")
    await anna.sees("Заявка №1")
    assert len((await client_office.ticket())["files"]) == 2


async def test_add_says_how_and_many_names_are_cut_short(client_office: Office, anna: Actor):
    """«Добавить» tells what to do; of twelve files ten are named."""
    files = [Attachment(name=f"{number}.txt", content=b"x") for number in range(12)]
    await anna.sends_album(parts=files)
    preview = await anna.sees("12 файлов")
    assert "9.txt, …" in preview.text
    await anna.taps("Добавить")
    await anna.sees_toast("Пришлите ещё")


async def test_an_empty_draft_pressed_by_force_stays_open(client_office: Office, anna: Actor):
    """Only forbidden files came: there is nothing to send yet."""
    await anna.types("Новая заявка")
    await anna.sends_file("setup.exe", b"MZ")
    await anna.sees("Отправить или добавить")
    await anna.taps("Отправить")
    await anna.sees_toast("Заявка пустая")
    await anna.types("Тогда словами")
    await anna.sees("Тогда словами")
    await anna.taps("Отправить")
    await anna.sees("Заявка №1")


async def test_a_deleted_preview_does_not_lose_the_confirmation(client_office: Office, anna: Actor):
    """Where there is nothing to edit, the confirmation comes as a new message."""
    await anna.sends_album(2)
    await anna.sees("Отправить или добавить")
    gone = "Bad Request: message to edit not found"
    anna.world.telegram.fail(method="editMessageText", status=400, description=gone)
    await anna.taps("Отправить")
    await anna.sees("Заявка №1 создана")


@pytest.mark.rule("T6")
async def test_telegrams_own_refusal_of_a_large_file_is_told(client_office: Office, anna: Actor):
    """Where the message tells no size, `getFile` does; it is not asked three times."""
    refused = "Bad Request: file is too big"
    fault = anna.world.telegram.fail(method="getFile", status=400, description=refused, times=None)
    await anna.sends_file("запись.mp4", b"x", caption="Вот")
    await anna.sees("больше 20 МБ")
    await anna.sees("Отправить или добавить")
    assert fault.hits == 1


@pytest.mark.rule("T6", "X5")
async def test_what_the_api_finds_too_large_is_told(client_office: Office, anna: Actor):
    """Its own limit may be lower than Telegram's."""
    await limits(client_office, max_size=1024**2)
    await anna.sends_file("план.pdf", size=2 * 1024**2, caption="План")
    await anna.sees("до 1 МБ")


@pytest.mark.rule("T9")
async def test_the_receipt_stays_one(client_office: Office, anna: Actor, no_pace: None):
    """What happens to the ticket stands below; nothing takes the place of what was said."""
    await anna.types("Кран течёт")
    await anna.taps("Отправить")
    receipt = await anna.sees("Заявка №1 создана")
    await client_office.desk.takes("boris", await client_office.ticket())
    await client_office.desk.pipeline()
    await anna.sees_edited(receipt, "Статус: в работе")
    assert receipt.text.startswith("✅ Заявка №1 создана\n№1 · Кран течёт")
    assert receipt.text.count("Кран течёт") == 1
