"""The digest on demand: — «Digest» — what is overdue, due, new; the first five as buttons [Hour].

It is the text that comes every morning, and does not use the day up (G8).
"""

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from bot_staff.desk.keyboards import DIGEST
from shared.contracts.digests import Digest
from shared.contracts.telegram import MessageRole
from shared.telegram.chat.conversation import leave
from shared.telegram.chat.keyboards import inline
from shared.telegram.chat.settings_card import SettingsButton, SettingsPress
from shared.telegram.chat.speaking import About
from shared.telegram.chat.visit import Visit
from shared.work import digest as digests


def router() -> Router:
    router = Router(name="digest")
    router.message(DIGEST.chosen())(wants_digest)
    return router


async def wants_digest(_: Message, state: FSMContext, visit: Visit) -> None:
    await leave(state, visit.speak)
    digest = await visit.api.notices.digest()
    *before, last = digests.messages(digest, visit.me.timezone, visit.t, visit.base_url)
    for text in before:
        await visit.speak.say(text)
    hour = (visit.t("digest-hour"), SettingsButton(do=SettingsPress.DIGEST))
    markup = inline([*digests.open_buttons(digest, visit.t), [hour]])
    await visit.speak.say(last, markup, about=_about(digest))


def _about(digest: Digest) -> About | None:
    """A reply belongs to its things, or asks which (C2); of several kinds no reply is guessed."""
    things = digests.things(digest)
    kinds = {each.kind for each in things}
    if len(kinds) != 1:
        return None
    return About(role=MessageRole.LIST, kind=kinds.pop(), objects=[each.id for each in things])
