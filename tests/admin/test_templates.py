"""Letters' templates through the API, and on the pipeline."""

from dataclasses import replace
from uuid import UUID

import httpx
import pytest

from api.notifications.channels.base import Message
from api.notifications.mail import templates as mail_templates
from api.notifications.mail.letters import kinds, variables_of
from api.notifications.models import MailTemplate
from api.notifications.types.facts import CommentNow
from api.notifications.types.note import Note
from api.notifications.types.recipient import Why
from api.notifications.types.ticket.facts import TicketNow
from api.outbox import OutboxEvent
from api.principal import Principal
from api.tickets.events import TicketCommented
from shared.contracts.people import PersonKind, Role
from shared.contracts.priority import Priority
from shared.contracts.tickets import TicketStatus, Visibility
from shared.i18n import LOCALES
from shared.work.drawing.files import File
from tests.admin.test_channels import administrator, email
from tests.desk import Desk
from tests.sandbox.people import GLEB

PATH = "/api/admin/templates"
OPENED = f"{PATH}/ticket_opened/ru"
TICKET = UUID("0193a0c2-0000-7000-8000-000000000012")
COMMENT = UUID("0193a0c2-0000-7000-8000-000000000013")


async def gleb_of(desk: Desk) -> httpx.AsyncClient:
    return (await administrator(desk))[1]


@pytest.mark.both_stores
@pytest.mark.rule("E5", "X6")
async def test_a_template_is_rewritten_and_restored(empty_desk: Desk):
    """Each event has one in each language; both acts are in the audit."""
    gleb = await gleb_of(empty_desk)
    every = (await gleb.get(PATH)).json()
    assert len(every) == len(kinds()) * len(LOCALES)
    assert {each["about"] for each in every} == {"ticket", "task", "absence"}
    assert {each["is_default"] for each in every} == {True}
    assert "comment" in every[0]["variables"]
    own = (await gleb.put(OPENED, json={"body": "Заявка {{ number }}"})).json()
    assert (own["is_default"], own["body"]) == (False, "Заявка {{ number }}")
    await gleb.put(OPENED, json={"body": "Новая {{ number }}"})
    assert [each["body"] for each in (await gleb.get(PATH)).json() if not each["is_default"]] == [
        "Новая {{ number }}"
    ]
    restored = (await gleb.delete(OPENED)).json()
    assert restored["is_default"]
    assert restored["body"].startswith("Здравствуйте, {{ recipient }}!")
    assert await empty_desk.audit() == ["template_changed", "template_changed", "template_restored"]


@pytest.mark.both_stores
@pytest.mark.rule("E5")
async def test_the_preview_is_the_letter_itself(empty_desk: Desk):
    """Realistic data in both parts, the stable subject (E2), and the reason at the end (N1)."""
    gleb = await gleb_of(empty_desk)
    body = {"body": "Заявка {{ title }}\n\n{{ link }}"}
    seen = (await gleb.post(f"{OPENED}/preview", json=body)).json()
    assert seen["subject"] == "[№1234] Не печатает принтер в бухгалтерии"
    assert "Заявка Не печатает принтер в бухгалтерии" in seen["text"]
    assert 'href="http://desk.test/tickets/example"' in seen["html"]
    assert "Вы следите за этой заявкой" in seen["text"]
    assert await empty_desk.count(MailTemplate) == 0


@pytest.mark.rule("E5", "E2")
async def test_letters_of_tasks_and_absences_are_previewed_too(empty_desk: Desk):
    """Each under its own stable subject, with a link to a page of its own kind."""
    gleb = await gleb_of(empty_desk)
    for event, subject, page in (
        ("task_overdue", "[Задача №56] Подготовить отчёт", "/tasks/"),
        ("absence_requested", "[Отсутствие] Анна Смирнова, 12 мая", "/absences/"),
    ):
        path = f"{PATH}/{event}/ru"
        seen = (await gleb.post(f"{path}/preview", json={"body": "{{ link }}"})).json()
        assert seen["subject"].startswith(subject)
        assert f"http://desk.test{page}example" in seen["text"]
        wrong = await gleb.put(path, json={"body": "{{ client }}"})
        assert wrong.json()["extra"]["problem"].startswith("Строка 1: переменной «client» нет")


@pytest.mark.rule("E5")
async def test_a_mistake_is_named_and_not_saved(empty_desk: Desk):
    """The variable or the line, in the administrator's language."""
    gleb = await gleb_of(empty_desk)
    problems = {
        "a\n{{ titel }}": "Строка 2: переменной «titel» нет у этого события",
        "{% for a in title %}{% endfor %}": "Строка 1: «for» в шаблонах писем не поддерживается",
        "": "Письмо получилось пустым",
    }
    for body, problem in problems.items():
        for answer in (
            await gleb.post(f"{OPENED}/preview", json={"body": body}),
            await gleb.put(OPENED, json={"body": body}),
        ):
            assert (answer.status_code, answer.json()["code"]) == (422, "template_invalid")
            assert answer.json()["extra"] == {"problem": problem}
    syntax = await gleb.put(OPENED, json={"body": "a\n\n{% if title %}"})
    assert syntax.json()["extra"]["problem"].startswith("Строка 3: ")
    assert await empty_desk.count(MailTemplate) == 0


async def test_only_letters_that_exist_have_templates(empty_desk: Desk):
    """And only an administrator writes them."""
    gleb = await gleb_of(empty_desk)
    for path in (f"{PATH}/ticket_eaten/ru", f"{PATH}/ticket_opened/fr"):
        assert (await gleb.put(path, json={"body": "x"})).status_code == 404
        assert (await gleb.delete(path)).status_code == 404
    boris = await empty_desk.logged_in(await empty_desk.hires("Борис", Role.AGENT))
    assert (await boris.put(OPENED, json={"body": "x"})).status_code == 403


@pytest.mark.both_stores
@pytest.mark.rule("E5")
async def test_a_test_letter_comes_to_oneself(empty_desk: Desk):
    """By the mail server that is configured."""
    gleb = await gleb_of(empty_desk)
    assert (await gleb.post(f"{OPENED}/test")).status_code == 409
    await gleb.put("/api/admin/channels/email", json=email(empty_desk))
    await gleb.put(OPENED, json={"body": "Проба для {{ recipient }}"})
    assert (await gleb.post(f"{OPENED}/test")).json()["ok"]
    letter = empty_desk.world.mail.letter_to(GLEB.email, "[№1234]")
    assert "Проба для Виктор" in letter.text


@pytest.mark.both_stores
@pytest.mark.rule("E5")
async def test_a_template_that_breaks_later_is_marked_and_alarmed_once(empty_desk: Desk):
    """A version with fewer variables, say; the built-in letter goes meanwhile."""
    await empty_desk.keep(MailTemplate(event="ticket_opened", locale="ru", body="{{ gone }}"))
    for _ in range(2):
        async with empty_desk.database.begin() as session:
            templates = await mail_templates.load(session)
            assert templates.render("ticket_opened", "ru", {"title": "x"}) is None
            await mail_templates.report_broken(session, templates)
    (row,) = await empty_desk.all(MailTemplate)
    assert row.broken == "variable gone (line 1)"
    assert [event.kind for event in await empty_desk.all(OutboxEvent)] == ["channel_failing"]
    assert await empty_desk.audit() == ["template_broken"]


def note(kind: PersonKind, visibility: Visibility) -> Note:
    """A comment on a ticket, for a reader of this kind."""
    reader = Principal(
        person_id=TICKET, kind=kind, name="Анна", locale="ru", timezone="Europe/Moscow"
    )
    return Note(
        event=TicketCommented(by=None, ticket_id=TICKET, comment_id=COMMENT, visibility=visibility),
        reader=reader,
        why=Why.WATCHER,
        actor="Борис",
        subject=TicketNow(
            id=TICKET,
            number=12,
            title="Принтер",
            text="Не печатает",
            status=TicketStatus.IN_PROGRESS,
            priority=Priority.NORMAL,
            client_id=TICKET,
            client="Ромашка",
            contact_id=None,
            contact=None,
            author_id=TICKET,
            assignee_id=None,
            assignee=None,
            team=None,
            version=1,
        ),
        comment=CommentNow(id=COMMENT, author_id=TICKET, visibility=visibility, text="тайна"),
    )


@pytest.mark.rule("E6", "C5")
@pytest.mark.parametrize(
    ("kind", "visibility", "comment"),
    [
        (PersonKind.CONTACT, Visibility.INTERNAL, ""),
        (PersonKind.CONTACT, Visibility.PUBLIC, "тайна"),
        (PersonKind.EMPLOYEE, Visibility.INTERNAL, "тайна"),
    ],
)
def test_an_internal_comment_is_not_in_a_clients_context(
    kind: PersonKind, visibility: Visibility, comment: str
):
    """Even if all checks before this one were wrong."""
    message = Message(id="1", title="t", quote="тайна", why="Вы следите", link="https://x.example")
    context = mail_templates.context_of(note(kind, visibility), message)
    assert context["comment"] == comment
    assert ("тайна" in str(context)) == bool(comment)
    assert set(context) == set(variables_of("ticket_commented"))
    assert (context["status"], context["number"], context["contact"]) == ("в работе", "12", "")


@pytest.mark.rule("X2", "E5")
@pytest.mark.parametrize(
    ("kind", "actor"), [(PersonKind.CONTACT, "Борис"), (PersonKind.EMPLOYEE, "Борис Петров")]
)
def test_a_client_reads_first_names_and_the_files(kind: PersonKind, actor: str):
    """As in the built-in letters; a comment of files alone is no empty letter."""
    told = replace(note(kind, Visibility.PUBLIC), actor="Борис Петров")
    context = mail_templates.context_of(told, Message(id="1", title="t", files=(File("акт.pdf"),)))
    assert (context["actor"], context["files"]) == (actor, "акт.pdf")


@pytest.mark.rule("E5")
def test_a_notice_is_dressed_in_the_administrators_words():
    """In the letter's own language; other events and languages keep the built-in form."""
    message = Message(id="1", title="t", quote="привет", locale="ru")
    kept = mail_templates.Templates(
        bodies={("ticket_commented", "ru"): "{{ actor }}: {{ comment }}"}
    )
    staff = note(PersonKind.EMPLOYEE, Visibility.PUBLIC)
    assert kept.dress(message, staff).email_text == "Борис: привет"
    assert mail_templates.Templates().dress(message, staff) is message
    assert variables_of("address_died") == ()
