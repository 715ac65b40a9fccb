"""A firm sets its desk up, works a day and sees somebody leave, by pages alone."""

import re
from datetime import date, timedelta

import pytest
from playwright.async_api import expect

from tests.browser.firm import books
from tests.browser.firm.conftest import ADMINISTRATOR, Firm
from tests.browser.screen import Screen
from tests.browser.test_tickets import picks
from tests.cast import Actor
from tests.sandbox.people import ANNA, BORIS, DARYA, VERA
from tests.stories.conftest import PATIENCE

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.rule("K1")]


@pytest.mark.rule("K2", "K3")
async def test_the_guide_leads_from_the_first_link_to_a_desk_that_reaches_people(founded: Firm):
    """Both bots have come and a letter has arrived: three of six steps are done, by fact, or more
    where a later chapter was played first. Nothing was complained of."""
    elena = founded.elena
    await elena.goes("/start")
    await expect(elena.page.get_by_text(re.compile("Сделано [3-6] из 6"))).to_be_visible()
    await elena.page.get_by_role("heading", name="Бот для клиентов").click()
    await elena.sees("Бот работает: @")
    await elena.goes("/settings/teams")
    for team in books.TEAMS:
        await elena.sees(team)
    assert elena.complaints == []


@pytest.mark.rule("K4")
async def test_the_whole_firm_and_its_clients_come_from_three_files(listed: Firm):
    """Everybody stands in the books with manager, deputy and team; no list hides its end."""
    elena = listed.elena
    await elena.goes("/settings/people/contacts")
    await elena.sees(f"1–25 из {books.CONTACTS}")
    await elena.goes("/settings/people/clients")
    await elena.sees(f"1–25 из {books.COMPANIES}")
    await elena.goes("/settings/people/tree")
    for name in {each[0] for each in books.STAFF} - {books.ZAKHAR.name}:  # He leaves in a chapter.
        await expect(elena.page.get_by_role("treeitem").filter(has_text=name)).to_have_count(1)
    vera = elena.page.get_by_role("treeitem", name=re.compile(VERA.name))
    await expect(vera).to_have_attribute("aria-level", "2")
    await elena.goes("/settings/people")
    await elena.page.get_by_label("Любая команда").select_option(label="Монтаж")
    await elena.sees("Лев Стойкин")
    await elena.sees_not(BORIS.name)
    await elena.page.get_by_role("link", name="Лев Стойкин").click()
    await elena.sees("Ян Монтажников")
    await elena.sees("Егор Кабелев")
    assert elena.complaints == []


@pytest.mark.rule("K4")
async def test_anybody_of_the_clients_is_found_to_be_shown_the_code(listed: Firm):
    """The guide's sixth step looks among all of them, not among the first few."""
    elena, last = listed.elena, f"Клиентов-{books.CONTACTS - 1} Пётр"
    await elena.goes("/start")
    await elena.page.get_by_role("heading", name="Первая заявка с телефона").click()
    await elena.taps("Выбрать, кому показать QR-код")
    dialog = elena.page.get_by_role("dialog")
    await dialog.get_by_role("searchbox").fill(last)
    await dialog.get_by_role("button", name=last).click()
    await elena.sees(f"Приглашение: {last}")
    assert elena.complaints == []


async def test_the_firm_says_when_it_works_and_what_it_promises(founded: Firm):
    """A day off of its own in next year's production calendar, and an hour for what is urgent:
    each says who set it."""
    elena = founded.elena
    year = date.today().year + 1  # noqa: DTZ011
    await elena.goes(f"/settings/calendar?year={year}")
    await elena.page.get_by_role("button", name="15 июля").click()
    await elena.taps("Сохранить")
    await elena.sees(f"Изменил(а) {ADMINISTRATOR}")
    await elena.goes("/settings/promises")
    heading = elena.page.get_by_role("heading", name="Высокий", exact=True)
    high = elena.page.locator("section").filter(has=heading)
    await high.get_by_label("Решение за, часы").fill("16")
    await elena.taps("Сохранить")
    await elena.sees(f"Изменил(а) {ADMINISTRATOR}")
    await elena.page.reload()
    await expect(high.get_by_label("Решение за, часы")).to_have_value("16")
    assert elena.complaints == []


@pytest.mark.rule("C9")
async def test_a_team_takes_turns_on_duty(listed: Firm):
    """By the week, in the order of the ticks; who it is now stands in the list."""
    elena = listed.elena
    await elena.goes("/settings/teams")
    await elena.page.get_by_role("button", name="Монтаж").click()
    duty = elena.page.get_by_role("dialog").get_by_role("group", name="Дежурные")
    for name in ("Егор Кабелев", "Лев Стойкин"):
        await duty.get_by_label(name).check()
    await duty.get_by_label("По одному").check()
    await expect(duty.get_by_role("list", name="Кто за кем")).to_contain_text("Лев Стойкин")
    await elena.taps("Сохранить")
    await elena.sees("сейчас дежурит: Егор Кабелев")
    assert elena.complaints == []


@pytest.mark.rule("K2")
async def test_the_invited_stand_in_the_list_no_more(manned: Firm):
    """Whoever came needs no invitation; the others have one each, and nobody is to be invited."""
    elena = manned.elena
    await elena.goes("/settings/people?invitation=waiting")
    await elena.sees("Лев Стойкин")
    await elena.sees(books.WITHOUT_EMAIL)
    await elena.sees_not(BORIS.name)
    await elena.page.get_by_label("Приглашение").select_option("Ещё не приглашены")
    await elena.sees("Приглашать некого")
    for person in (BORIS, VERA):
        assert manned.at(person).complaints == []


@pytest.mark.rule("T9", "C5")
async def test_a_clients_ticket_goes_from_the_bot_through_the_page_to_a_score(manned: Firm):
    """Written in the bot, taken and answered in the page, rated in the bot, read in the page."""
    anna = Actor(manned.world, ANNA)
    await anna.opens_bot()
    await anna.shares_phone(within=PATIENCE)
    await anna.sees("Здравствуйте", within=PATIENCE)
    await asks(anna, "Не печатает принтер на складе")
    boris = manned.at(BORIS)
    await takes(boris, "Не печатает принтер на складе")
    await anna.sees("Исполнитель — Борис", within=PATIENCE)
    await boris.fills("Ответ клиенту", "Еду, буду через двадцать минут")
    await boris.taps("Отправить")
    await anna.sees("Еду, буду через двадцать минут", within=PATIENCE)
    await boris.taps("Отметить решённой")
    await boris.fills("Что сделано", "Заменили лоток")
    await boris.page.get_by_role("dialog").get_by_role("button", name="Отметить решённой").click()
    await anna.sees("решена", within=PATIENCE)
    await anna.taps("Да, решено", within=PATIENCE)
    await anna.taps("5 ⭐", within=PATIENCE)
    await anna.sees("Спасибо за оценку 5 из 5", within=PATIENCE)
    await boris.page.get_by_text("Подробности и история").click()
    await expect(boris.page.get_by_role("img", name="5 из 5")).to_be_visible()
    assert boris.complaints == []


async def asks(anna: Actor, text: str) -> None:
    """A ticket by the clients' bot, whatever else the company has open."""
    await anna.taps("Новая заявка", within=PATIENCE)
    await anna.types(text)
    await anna.taps("Отправить", within=PATIENCE)
    await anna.sees("создана", within=PATIENCE)


async def takes(engineer: Screen, title: str) -> None:
    """From the queue of the page."""
    await engineer.goes("/tickets")
    await engineer.page.get_by_text(title).locator("visible=true").first.click()
    await engineer.taps("Взять в работу")
    await expect(engineer.button("Взять в работу")).to_have_count(0)


@pytest.mark.rule("A2", "A5")
async def test_days_off_are_asked_for_and_approved_by_the_manager_of_the_file(manned: Firm):
    """Whom the spreadsheet named approves, in the page; whoever asked sees it at once."""
    boris, vera = manned.at(BORIS), manned.at(VERA)
    await wants_days_off(boris, approver=VERA.name)
    await vera.goes("/absences?view=approve")
    await vera.page.get_by_role("link").filter(has_text=BORIS.name).click()
    await vera.taps("Согласовать")
    await vera.sees("Согласовано")
    await boris.sees("Согласовано")
    await boris.page.get_by_text("Подробности и история").click()
    await boris.sees(DARYA.name)  # Who stands in by the file, though the request named nobody.
    assert boris.complaints == []
    assert vera.complaints == []


async def wants_days_off(screen: Screen, approver: str) -> None:
    """Monday and Tuesday in four weeks, unpaid."""
    monday = date.today() + timedelta(days=28 - date.today().weekday())  # noqa: DTZ011
    await screen.goes("/absences/new")
    await screen.page.get_by_text("Без оплаты", exact=True).click()
    await screen.fills("Первый день", monday.isoformat())
    await screen.fills("Последний день", (monday + timedelta(days=1)).isoformat())
    await screen.sees(f"Согласует: {approver}")
    await screen.taps("Отправить на согласование")
    await screen.sees("Ждёт решения")


@pytest.mark.rule("D8", "A6", "R8")
async def test_somebody_leaves_and_nothing_goes_along(manned: Firm):
    """The ticket returns to the queue, the request moves to the next manager, the team is one less;
    a page tells so, and the browser that was logged in is out."""
    zakhar, nina, elena = manned.at(books.ZAKHAR), manned.at(books.NINA), manned.elena
    title = "Пересчитать розетки у клиента"
    await opens_for_client(elena, title)
    await takes(zakhar, title)
    await wants_days_off(nina, approver=books.ZAKHAR.name)
    await elena.goes("/settings/people")
    await elena.page.get_by_role("link", name=books.ZAKHAR.name).click()
    await elena.page.get_by_role("link", name="Отключить…").click()
    await elena.sees(title)
    await elena.taps(f"Отключить: {books.ZAKHAR.name}")
    await elena.sees("Что сделано")
    for told in (
        "Открытые заявки вернулись в очередь: 1",
        "Согласования перешли следующему, кто решает: 1",
        "Убрали из команд: 1",
    ):
        await elena.sees(told)
    await elena.sees("Закрыты входы в браузерах: 1")
    await zakhar.page.reload()
    await expect(zakhar.button("Войти")).to_be_visible()
    vera = manned.at(VERA)
    await vera.goes("/absences?view=approve")
    await expect(vera.page.get_by_role("link").filter(has_text=books.NINA.name)).to_be_visible()
    await elena.goes("/tickets?view=all")
    await elena.page.get_by_text(title).locator("visible=true").first.click()
    await expect(elena.button("Взять в работу")).to_be_visible()
    await elena.goes("/settings/audit")
    await elena.sees(books.ZAKHAR.name)


async def opens_for_client(elena: Screen, title: str) -> None:
    """By the page, as after a call."""
    await elena.goes("/tickets/new")
    await elena.fills("Что случилось", title)
    await picks(elena, "Компания", books.CLIENT)
    await elena.taps("Создать заявку")
    await expect(elena.page.get_by_role("heading", name=title)).to_be_visible()
