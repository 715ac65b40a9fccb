"""What a test button answers, in words."""

import re
from pathlib import Path

import pytest

from api.admin.channels import said as words
from api.admin.channels.said import Tried
from api.notifications.channels.base import Tested as Told
from api.notifications.channels.email import refusals as email_refusals
from api.notifications.channels.email.refusals import Stage
from api.notifications.channels.mattermost import refusals as mattermost_refusals
from api.notifications.channels.mattermost.refusals import NOT_THEIRS
from api.notifications.channels.refusals import Said, row_for
from api.notifications.channels.telegram import refusals as telegram_refusals
from api.notifications.channels.webpush import refusals as webpush_refusals
from shared.contracts.admin import Lane
from shared.i18n import translator
from tests.admin.test_channels import PATH, administrator, email, mattermost, telegram
from tests.desk import Desk
from tests.lanes import Lanes

RU = translator("ru")
HOOK = "web.incoming_webhook"
TELEGRAM, MATTERMOST, EMAIL, PUSH = Lanes.TELEGRAM_STAFF, Lanes.MATTERMOST, Lanes.EMAIL, Lanes.PUSH


TABLES = {
    TELEGRAM: telegram_refusals.TABLE,
    MATTERMOST: mattermost_refusals.TABLE,
    EMAIL: email_refusals.TABLE,
    PUSH: webpush_refusals.TABLE,
}


@pytest.mark.rule("K3")
@pytest.mark.parametrize(
    ("lane", "said", "beginning"),
    [
        (TELEGRAM, Said(code=401, words="Unauthorized"), "Telegram не знает этого токена"),
        (TELEGRAM, Said(code=400, words="chat not found"), "Telegram не нашёл этого чата"),
        (TELEGRAM, Said(detail=telegram_refusals.UNREACHED), "Сервер не отвечает"),
        (TELEGRAM, Said(detail=telegram_refusals.UNANSWERED), "Сообщение передано, но ответа"),
        (MATTERMOST, Said(code=400, detail=f"{HOOK}.invalid.app_error"), "Mattermost не знает"),
        (MATTERMOST, Said(code=404, detail=f"{HOOK}.user.app_error"), "В Mattermost нет чел"),
        (MATTERMOST, Said(code=404, detail="api.context.404.app_error"), "В Mattermost нет такого"),
        (MATTERMOST, Said(code=404, detail=NOT_THEIRS), "По этому адресу отвечает не Mattermost"),
        (MATTERMOST, Said(detail=mattermost_refusals.UNTRUSTED), "Сертификату сервера"),
        (EMAIL, Said(stage=Stage.OPENING, code=535), "Почтовый сервер не принял логин"),
        (EMAIL, Said(stage=Stage.OPENING, detail="untrusted"), "Сертификату сервера"),
        (EMAIL, Said(stage=Stage.OPENING, detail="unable"), "Почтовый сервер не умеет"),
        (EMAIL, Said(stage=Stage.RCPT, code=550, detail="5.1.1"), "Такого почтового ящика нет"),
        (PUSH, Said(stage="FCM", code=410), "Этой подписки больше нет"),
        (PUSH, Said(stage="FCM", code=500), "На той стороне внутренняя ошибка"),
    ],
)
def test_a_refusal_is_a_sentence(lane: Lane, said: Said, beginning: str) -> None:
    """And another says what to do."""
    told = words.fault(lane, row_for(TABLES[lane], said).says, RU)
    assert told.sentence.startswith(beginning)
    assert told.advice


OUTSIDE = {
    TELEGRAM: {"token", "unfit"},
    MATTERMOST: {"hook", "locked", "no-user", "no-channel", "broken", "unfit"},
    EMAIL: {"bad-address", "form", "unfit"},
    PUSH: {"gone", "forbidden", "unfit"},
}
"""What the adapters say without their tables."""
ANYWHERE = {"internal", "many", "refused"}
"""What the pipeline says for them."""


@pytest.mark.rule("K3")
@pytest.mark.parametrize("locale", ["ru", "en"])
@pytest.mark.parametrize("lane", TABLES)
def test_every_fault_has_words(lane: Lane, locale: str) -> None:
    """Each row of the table, and what is said without it: what it means, what to do, and never by
    the general word that fits anything."""
    t = translator(locale)
    refused = words.fault(lane, "refused", t)
    said = {row.says for row in TABLES[lane]} | OUTSIDE[lane] | ANYWHERE
    assert "" not in said
    for word in said - {"refused"}:
        told = words.fault(lane, word, t)
        assert told.sentence != refused.sentence, word
        assert told.advice
        assert told.advice != refused.advice, word


def test_the_adapters_say_no_other_word() -> None:
    """Their sources are read: a word that is new there has to get its sentences here."""
    said = {
        word
        for file in Path("api/notifications").rglob("*.py")
        for word in re.findall(r'says="([a-z-]+)"', file.read_text("utf-8"))
    }
    known = {row.says for rows in TABLES.values() for row in rows} | ANYWHERE
    assert said <= known.union(*OUTSIDE.values())


def test_what_an_older_release_kept_without_a_word_is_told_of_all_the_same() -> None:
    """And so is a word of a newer one."""
    for word in ("", "no-such-word"):
        assert words.fault(EMAIL, word, RU).sentence == "Почтовый сервер не принял письмо."
        assert words.fault(PUSH, word, RU).sentence == "Канал не принял сообщение."


@pytest.mark.rule("K3")
def test_what_was_only_asked_says_that_nothing_was_sent() -> None:
    """A green answer must not be taken for a message."""
    told = words.report(TELEGRAM, Tried(), Told(ok=True, answer="OK: @b", name="@b"), RU)
    assert (told.ok, told.arrived) == (True, False)
    assert told.done.endswith("Сообщения не было.")
    assert told.sentence == "Бот на месте: @b."
    told = words.report(MATTERMOST, Tried(), Told(ok=True, answer="404 {}"), RU)
    assert (told.arrived, told.sentence) == (False, "Вебхук на месте.")


@pytest.mark.rule("K3")
@pytest.mark.parametrize("locale", ["ru", "en"])
@pytest.mark.parametrize(
    ("lane", "name", "arrived"),
    [
        (TELEGRAM, "17", True),
        (TELEGRAM, "", False),
        (MATTERMOST, "", True),
        (EMAIL, "", False),
        (PUSH, "0:1", False),
    ],
)
def test_only_what_arrived_is_called_so(lane: Lane, name: str, arrived: bool, locale: str) -> None:
    """Telegram names the message, Mattermost has published it; a mail server and a push service
    have only taken it along, and what that means is said."""
    answer, tried = Told(ok=True, answer="200 ok", name=name), Tried(to="Анна")
    told = words.report(lane, tried, answer, translator(locale))
    assert told.arrived is arrived
    assert "Анна" in told.done
    assert bool(told.advice) is not arrived


async def test_a_test_button_answers_in_sentences_of_the_asker(empty_desk: Desk) -> None:
    """The counterparts' real answers, and their own words beside."""
    _, gleb = await administrator(empty_desk)
    await gleb.put(f"{PATH}/telegram-staff", json=telegram())
    await gleb.put(f"{PATH}/mattermost", json=mattermost(empty_desk.world.mattermost.hook_url))
    await gleb.put(f"{PATH}/email", json=email(empty_desk))
    told = {
        lane: (await gleb.post(f"{PATH}/{lane}/test", json={"address": to})).json()
        for lane, to in (("telegram-staff", ""), ("mattermost", "nowhere"), ("email", "a@b.ru"))
    }
    assert told["telegram-staff"]["sentence"].startswith("Telegram не нашёл этого чата")
    assert told["mattermost"]["sentence"].startswith("В Mattermost нет такого канала")
    assert told["email"]["done"] == "Отправили проверочное сообщение. Кому: a@b.ru."
    assert told["email"]["sentence"] == "Почтовый сервер принял письмо."
    assert told["email"]["answer"]
    assert [told[lane]["arrived"] for lane in told] == [False, False, False]
