"""The talk about a new ticket, from the first word to the confirmation."""

import pytest

from tests.bots.desk import Desk
from tests.cast import Actor
from tests.sandbox import Sandbox
from tests.sandbox.people import ANNA, PAVEL
from tests.sandbox.telegram import Attachment

pytestmark = pytest.mark.usefixtures("client_bot")


@pytest.fixture(autouse=True)
def known(desk: Desk) -> None:
    desk.link(ANNA, "Ромашка")
    desk.link(PAVEL, "Ромашка", "Василёк")


@pytest.mark.rule("T1", "T3", "T9")
async def test_an_album_and_a_document_make_one_ticket(anna: Actor, desk: Desk):
    """Two photos with a caption and a PDF: one ticket with three files, confirmed by number."""
    await anna.sends_album(2, caption="Не печатает <b>& принтер 🖨")
    await anna.sees("Отправить или добавить ещё?")
    await anna.sends_file("акт.pdf", b"%PDF-1.7")
    await anna.sees("3 файла")
    await anna.taps("Отправить")
    confirmation = await anna.sees("Заявка №1 создана")
    assert "№1 · Не печатает <b>& принтер 🖨" in confirmation.text
    assert anna.buttons(confirmation) == ["Добавить", "Статус", "Отменить"]
    [ticket] = desk.tickets
    assert ticket.text == "Не печатает <b>& принтер 🖨"
    assert len(ticket.files) == 3


@pytest.mark.rule("T3")
async def test_captions_of_an_album_keep_their_order(anna: Actor, desk: Desk):
    """Every part's caption is there, in the order of the messages."""
    first = (await anna.sends_album(1, caption="раз"))[0]
    await anna.adds_to_album(first, "два")
    await anna.adds_to_album(first, "три")
    await anna.taps("Отправить")
    await anna.sees("Заявка №1")
    assert desk.tickets[0].text == "раз\nдва\nтри"


@pytest.mark.rule("T4")
async def test_a_photo_alone_is_enough(anna: Actor, desk: Desk):
    """No text is asked for."""
    await anna.types("Новая заявка")
    await anna.sees("Опишите, что случилось")
    await anna.sends_photo()
    await anna.taps("Отправить")
    await anna.sees("Заявка №1")
    assert [file.content_type for file in desk.tickets[0].files] == ["image/jpeg"]


@pytest.mark.rule("T5")
async def test_a_text_cut_by_telegram_is_one(anna: Actor, desk: Desk):
    """Five thousand characters come as two messages and make one text, none lost."""
    await anna.types("а" * 4096)
    await anna.types("б" * 904)
    await anna.taps("Отправить")
    await anna.sees("Заявка №1")
    assert desk.tickets[0].text == "а" * 4096 + "\n" + "б" * 904
    assert len(desk.tickets) == 1


@pytest.mark.rule("T6")
async def test_a_large_file_is_refused_and_the_rest_is_kept(
    anna: Actor, desk: Desk, world: Sandbox
):
    """21 MB: name and limit are told, nothing of it is downloaded, text and photo stay; the
    ticket names what is to come, and a link to the page that takes it follows."""
    desk.limits = type(desk.limits)(max_size=50 * 1024**2, max_count=9, forbidden_extensions=[])
    await anna.types("Новая заявка")
    await anna.types("Вот запись")
    await anna.sees("Вот запись")
    await anna.sends_file("запись.mp4", size=21 * 1024 * 1024)
    refusal = await anna.sees("запись.mp4")
    assert "21 МБ" in refusal.text and "до 20 МБ" in refusal.text
    await anna.sends_photo()
    await anna.sees("1 файл")
    await anna.taps("Отправить")
    await anna.sees("Заявка №1")
    offer = await anna.sees("https://desk.example/upload/")
    assert "«запись.mp4»" in offer.text and "До 50 МБ" in offer.text
    states = {file.name: file.state for file in desk.tickets[0].files}
    assert desk.tickets[0].text == "Вот запись" and states.pop("запись.mp4") == "missing"
    assert list(states.values()) == ["stored"] and len(desk.files) == 1


@pytest.mark.rule("T7")
async def test_a_lost_file_is_named_in_the_ticket(
    anna: Actor, desk: Desk, world: Sandbox, monkeypatch: pytest.MonkeyPatch
):
    """After three failed downloads the ticket stands and says what was not received."""
    monkeypatch.setattr("shared.telegram.downloads.PAUSES", (0.01, 0.01))
    fault = world.telegram.fail(method="file", status=500, times=3)
    await anna.types("Новая заявка")
    await anna.sends_file("смета.xlsx", b"x" * 2048, caption="Смета")
    await anna.sees("Не получен: смета.xlsx")
    await anna.taps("Отправить")
    await anna.sees("Не получен: смета.xlsx")
    assert fault.hits == 3
    [file] = desk.tickets[0].files
    assert (file.name, file.size, file.state) == ("смета.xlsx", 2048, "missing")


@pytest.mark.rule("T7")
async def test_a_file_that_the_desk_has_no_place_for_is_named_too(anna: Actor, desk: Desk):
    """The store is away or full: the words go through, the file stands as not received."""
    desk.no_storage = True
    await anna.types("Новая заявка")
    await anna.sends_file("смета.xlsx", b"x" * 2048, caption="Смета")
    await anna.sees("Не получен: смета.xlsx", within=15)
    await anna.taps("Отправить")
    await anna.sees("Заявка №1")
    [file] = desk.tickets[0].files
    assert (desk.tickets[0].text, file.name, file.state) == ("Смета", "смета.xlsx", "missing")


@pytest.mark.rule("T7")
async def test_a_second_try_saves_the_file(
    anna: Actor, desk: Desk, world: Sandbox, monkeypatch: pytest.MonkeyPatch
):
    """A download that fails twice is received by the third try."""
    monkeypatch.setattr("shared.telegram.downloads.PAUSES", (0.01, 0.01))
    world.telegram.fail(method="file", hang_up=True)
    world.telegram.fail(method="getFile", status=502)
    await anna.sends_file("акт.pdf", b"%PDF")
    await anna.taps("Отправить")
    await anna.sees("Заявка №1")
    assert desk.tickets[0].files[0].name == "акт.pdf"
    assert desk.tickets[0].files[0].size == 4


@pytest.mark.rule("T8")
async def test_names_are_safe_and_unique(anna: Actor, desk: Desk):
    """No folders in a name, and two equal names do not meet."""
    await anna.types("Новая заявка")
    await anna.sends_file("../../etc/отчёт.pdf", b"1")
    await anna.sees("отчёт.pdf")
    await anna.sends_file("отчёт.pdf", b"2")
    await anna.sees("2 файла")
    await anna.taps("Отправить")
    await anna.sees("Заявка №1")
    assert [file.name for file in desk.tickets[0].files] == ["отчёт.pdf", "отчёт (2).pdf"]


@pytest.mark.rule("T8")
async def test_forbidden_files_are_refused_with_the_list(anna: Actor, desk: Desk):
    """By the name before any download, by the content after it; the rest goes on."""
    await anna.types("Новая заявка")
    await anna.sends_file("setup.exe", b"MZ")
    await anna.sees("запрещены (exe)")
    await anna.sends_file("не программа.pdf", b"MZ")
    await anna.sees("запрещены (exe, программы)")
    await anna.sends_file("пустой.txt", size=0)
    await anna.sees("он пустой")
    await anna.types("Текст")
    await anna.sees("Текст")
    await anna.taps("Отправить")
    await anna.sees("Заявка №1")
    assert desk.tickets[0].files == []


@pytest.mark.rule("T8")
async def test_too_many_files_are_told(anna: Actor, desk: Desk):
    """Beyond the count the surplus is named and the rest is kept."""
    desk.limits = type(desk.limits)(max_size=10**7, max_count=2, forbidden_extensions=[])
    await anna.sends_album(3)
    await anna.sees("не больше 2 файлов")
    await anna.sees("2 файла")


@pytest.mark.rule("T9", "U1")
async def test_send_pressed_twice_makes_one_ticket(anna: Actor, desk: Desk):
    """The second press hears that it is sent already."""
    await anna.sends_album(2)
    preview = await anna.sees("Отправить или добавить")
    data = preview.buttons[0].data or ""
    await anna.taps_raw(data, preview)
    await anna.taps_raw(data, preview)
    await anna.sees_toast("уже отправлен")
    await anna.sees_edited(preview, "Заявка №1 создана")
    assert len(desk.tickets) == 1


@pytest.mark.rule("T11")
async def test_a_contact_of_two_companies_chooses_one(pavel: Actor, desk: Desk):
    """The ticket is made for the chosen company."""
    await pavel.sends_album(2, caption="Нет света")
    await pavel.taps("Отправить")
    await pavel.sees("От какой компании")
    await pavel.taps("Василёк")
    await pavel.sees("Заявка №1 создана")
    assert desk.tickets[0].client.name == "Василёк"


@pytest.mark.rule("T14")
async def test_every_kind_is_accepted_in_any_order(anna: Actor, desk: Desk):
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
    assert len(desk.tickets[0].files) == 5
    assert desk.tickets[0].text.splitlines()[1] == "Контакт: Павел, +79990000002"


@pytest.mark.rule("T14", "U3")
async def test_a_poll_is_refused_kindly_and_the_draft_lives(anna: Actor, desk: Desk):
    """Polls and dice are not kept; the talk goes on."""
    await anna.types("Новая заявка")
    await anna.sends_poll()
    await anna.sees("Такое сообщение я принять не могу")
    await anna.sends_dice()
    await anna.sees("Такое сообщение я принять не могу")
    await anna.types("Всё же текст")
    await anna.taps("Отправить")
    await anna.sees("Заявка №1")
    assert desk.tickets[0].text == "Всё же текст"


@pytest.mark.rule("U6")
async def test_any_menu_button_and_cancel_leave_the_talk(anna: Actor, desk: Desk):
    """The draft is forgotten and its buttons are taken away."""
    await anna.types("Новая заявка")
    await anna.types("Первый черновик")
    preview = await anna.sees("Первый черновик")
    await anna.types("Мои заявки")
    await anna.sees("Здесь пока пусто")
    await anna.sees_no_buttons(preview)
    await anna.types("/new")
    prompt = await anna.sees("Опишите")
    await anna.types("/cancel")
    await anna.sees("Хорошо, оставили")
    await anna.sees_no_buttons(prompt)
    assert desk.tickets == []


async def test_an_empty_draft_cannot_be_sent(anna: Actor, desk: Desk):
    """The cancel button under the first question leaves the talk."""
    await anna.types("Новая заявка")
    prompt = await anna.sees("Опишите")
    assert anna.buttons(prompt) == ["Отмена"]
    await anna.taps("Отмена")
    await anna.sees_toast("Хорошо, оставили")
    assert desk.tickets == []


async def test_a_mixed_album_is_whole(anna: Actor, desk: Desk):
    """A video and a document under one group come together."""
    await anna.sends_album(parts=[Attachment(kind="video"), Attachment(kind="photo")])
    await anna.sees("2 файла")
    await anna.taps("Отправить")
    await anna.sees("Заявка №1")
    assert len(desk.tickets[0].files) == 2


async def test_a_dead_api_is_told_and_nothing_is_promised(anna: Actor, desk: Desk):
    """While the API does not answer, the person hears so and can press again later."""
    await anna.sends_album(2, caption="Авария")
    await anna.sees("Отправить или добавить")
    desk.down = True
    await anna.taps("Отправить")
    await anna.sees_toast("", within=15)
    desk.down = False
    await anna.taps("Отправить")
    await anna.sees("Заявка №1")


async def test_add_says_how_and_many_names_are_cut_short(anna: Actor, desk: Desk):
    """«Добавить» tells what to do; of twelve files ten are named."""
    desk.limits = type(desk.limits)(max_size=10**7, max_count=20, forbidden_extensions=[])
    files = [Attachment(name=f"{number}.txt", content=b"x") for number in range(12)]
    await anna.sends_album(parts=files)
    preview = await anna.sees("12 файлов")
    assert "9.txt, …" in preview.text
    await anna.taps("Добавить")
    await anna.sees_toast("Пришлите ещё")


async def test_an_empty_draft_pressed_by_force_stays_open(anna: Actor, desk: Desk):
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


async def test_a_deleted_preview_does_not_lose_the_confirmation(
    anna: Actor, desk: Desk, world: Sandbox
):
    """Where there is nothing to edit, the confirmation comes as a new message."""
    await anna.sends_album(2)
    await anna.sees("Отправить или добавить")
    gone = "Bad Request: message to edit not found"
    world.telegram.fail(method="editMessageText", status=400, description=gone)
    await anna.taps("Отправить")
    await anna.sees("Заявка №1 создана")


@pytest.mark.rule("T6")
async def test_telegrams_own_refusal_of_a_large_file_is_told(
    anna: Actor, desk: Desk, world: Sandbox
):
    """Where the message tells no size, `getFile` does; it is not asked three times."""
    refused = "Bad Request: file is too big"
    fault = world.telegram.fail(method="getFile", status=400, description=refused, times=None)
    await anna.sends_file("запись.mp4", b"x", caption="Вот")
    await anna.sees("до 20 МБ")
    await anna.sees("Отправить или добавить")
    assert fault.hits == 1


@pytest.mark.rule("T6", "X5")
async def test_what_the_api_finds_too_large_is_told(anna: Actor, desk: Desk):
    """Its own limit may be lower than Telegram's."""
    desk.limits = type(desk.limits)(max_size=1024**2, max_count=9, forbidden_extensions=[])
    await anna.sends_file("план.pdf", size=2 * 1024**2, caption="План")
    await anna.sees("до 1 МБ")
