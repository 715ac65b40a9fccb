"""What a test button answers, as a sentence."""

import pytest

from api.admin.said import EVERYWHERE, sentence
from api.notifications.channels import table
from api.notifications.channels.email.address import EmailAddress
from api.notifications.channels.mattermost.address import MattermostAddress
from shared.contracts.admin import Lane
from shared.contracts.notifications import TestAnswer as Told
from shared.i18n import translator
from tests.admin.test_channels import PATH, administrator, email, mattermost, telegram
from tests.desk import Desk
from tests.lanes import Lanes

RU = translator("ru")
TELEGRAM, MATTERMOST, EMAIL, PUSH = Lanes.TELEGRAM_STAFF, Lanes.MATTERMOST, Lanes.EMAIL, Lanes.PUSH


@pytest.mark.parametrize(
    ("lane", "said", "beginning"),
    [
        (TELEGRAM, "Unauthorized", "Telegram не знает этого токена"),
        (TELEGRAM, "the bot token is malformed", "Telegram не знает этого токена"),
        (TELEGRAM, "Bad Request: chat not found", "Telegram не нашёл этого чата"),
        (TELEGRAM, "HTTP Client says - ClientConnectorError: …", "Telegram не принял"),
        (MATTERMOST, '400 {"id":"web.incoming_webhook.invalid.app_error"}', "Mattermost не знает"),
        (MATTERMOST, '404 {"id":"web.incoming_webhook.user.app_error"}', "В Mattermost нет чел"),
        (MATTERMOST, '404 {"id":"api.context.404.app_error"}', "В Mattermost нет такого канала"),
        (MATTERMOST, "404 <html>nginx</html>", "По этому адресу отвечает не Mattermost"),
        (MATTERMOST, "cannot connect: Connection refused", "Сервер не отвечает"),
        (EMAIL, "535 5.7.8 Authentication failed", "Почтовый сервер не принял логин"),
        (EMAIL, "TLS: certificate verify failed", "Сертификату сервера"),
        (EMAIL, "the mail server's settings are incomplete", "С такими настройками"),
        (PUSH, "410 Gone", "Этой подписки больше нет"),
        (PUSH, "500 oops", "Push-служба не приняла"),
    ],
)
def test_a_refusal_is_a_sentence(lane: Lane, said: str, beginning: str) -> None:
    """What to do stands in it; what nobody foresaw is still told of in words."""
    told = sentence(lane, None, Told(ok=False, answer=said), RU)
    assert told.startswith(beginning)


@pytest.mark.parametrize("locale", ["ru", "en"])
def test_every_outcome_has_words(locale: str) -> None:
    """Both outcomes of each channel, and each refusal that the tables name."""
    t = translator(locale)
    words = {word for _, word in EVERYWHERE}
    for channel in table.CHANNELS.values():
        own = {"sent", "asked", "refused", *(word for _, word in channel.verdicts)}
        words |= {f"{channel.key}-{word}" for word in own}
    assert all(t(f"admin-said-{word}", to="@anna", bot="@bot") for word in words)


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
