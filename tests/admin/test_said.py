"""What a test button answers, as a sentence."""

import pytest

from api.admin.said import sentence
from api.notifications.channels import table
from api.notifications.channels.base import Tested as Told
from api.notifications.channels.email import refusals as email_refusals
from api.notifications.channels.email.address import EmailAddress
from api.notifications.channels.email.refusals import Stage
from api.notifications.channels.mattermost import refusals as mattermost_refusals
from api.notifications.channels.mattermost.address import MattermostAddress
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


@pytest.mark.parametrize(
    ("lane", "said", "beginning"),
    [
        (TELEGRAM, Said(code=401, words="Unauthorized"), "Telegram не знает этого токена"),
        (TELEGRAM, Said(code=400, words="chat not found"), "Telegram не нашёл этого чата"),
        (TELEGRAM, Said(detail=telegram_refusals.UNREACHED), "Сервер не отвечает"),
        (MATTERMOST, Said(code=400, detail=f"{HOOK}.invalid.app_error"), "Mattermost не знает"),
        (MATTERMOST, Said(code=404, detail=f"{HOOK}.user.app_error"), "В Mattermost нет чел"),
        (MATTERMOST, Said(code=404, detail="api.context.404.app_error"), "В Mattermost нет такого"),
        (MATTERMOST, Said(code=404, detail=NOT_THEIRS), "По этому адресу отвечает не Mattermost"),
        (MATTERMOST, Said(detail=mattermost_refusals.UNTRUSTED), "Сертификату сервера"),
        (EMAIL, Said(stage=Stage.OPENING, code=535), "Почтовый сервер не принял логин"),
        (EMAIL, Said(stage=Stage.OPENING, detail="untrusted"), "Сертификату сервера"),
        (EMAIL, Said(stage=Stage.OPENING, detail="unable"), "С такими настройками"),
        (PUSH, Said(stage="FCM", code=410), "Этой подписки больше нет"),
        (PUSH, Said(stage="FCM", code=500), "Push-служба не приняла"),
    ],
)
def test_a_refusal_is_a_sentence(lane: Lane, said: Said, beginning: str) -> None:
    """What to do stands in it; what nobody foresaw is still told of in words."""
    row = row_for(TABLES[lane], said)
    told = sentence(lane, None, Told(ok=False, answer="", says=row.says), RU)
    assert told.startswith(beginning)


@pytest.mark.parametrize("locale", ["ru", "en"])
@pytest.mark.parametrize("lane", TABLES)
def test_every_outcome_has_words(lane: Lane, locale: str) -> None:
    """Both outcomes of each channel, and each row of its table; its own where it has some, and no
    general word that means nothing of it."""
    t, key = translator(locale), table.of(lane).key
    words = {"sent", "asked", "refused", *(row.says for row in TABLES[lane] if row.says)}
    general = {"certificate", "unfit", "unreached"}
    own = [f"{key}-{word}" for word in words - general]
    everywhere = [*own, *(words & general)]
    assert all(t(f"admin-said-{each}", to="@anna", bot="@bot") for each in everywhere)


def test_what_was_only_asked_says_that_nothing_was_sent() -> None:
    """A green answer must not be taken for a message."""
    bot = Told(ok=True, answer="OK: @desk_bot")
    assert sentence(TELEGRAM, None, bot, RU).startswith("Бот отвечает: @desk_bot. Сообщения не")
    alive = Told(ok=True, answer="404 {}")
    assert "Сообщения не было" in sentence(MATTERMOST, None, alive, RU)
    taken = Told(ok=True, answer="200 ok")
    hook = MattermostAddress(channel="@anna")
    assert sentence(MATTERMOST, hook, taken, RU) == "Mattermost принял сообщение для @anna."
    letter = EmailAddress(email="anna@example.org")
    assert sentence(EMAIL, letter, taken, RU).endswith("на anna@example.org.")


async def test_a_test_button_answers_in_a_sentence_of_the_asker(empty_desk: Desk) -> None:
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
    assert told["email"]["sentence"] == "Почтовый сервер принял письмо на a@b.ru."
    assert told["email"]["answer"]
