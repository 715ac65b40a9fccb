"""How much a person wishes to hear of one object, chosen below its message (N3).

— [Mute] — I tell no more of it — [Unmute]
— [Follow] — You follow it — [Unfollow]
— [Put off] — [For an hour] [Till tomorrow] [Till Monday] [Back] — I remind you tomorrow at 09:00

Nothing of the object changes for the others, so the pipeline does not draw this message anew: its
buttons are drawn here.
"""

from collections.abc import Awaitable, Callable, Mapping

from aiogram import Router
from aiogram.types import CallbackQuery, InlineKeyboardMarkup

from shared.client import ApiProblem
from shared.contracts.notifications import Snooze, SnoozeTerm
from shared.contracts.telegram import ObjectKind
from shared.i18n import dates
from shared.telegram.chat.filters import Pressed
from shared.telegram.chat.keyboards import inline
from shared.telegram.chat.middlewares import Toast
from shared.telegram.chat.visit import Visit
from shared.work.buttons import NotifyButton, NotifyPress, long
from shared.work.notify_controls import ON, TERMS, term_rows
from shared.work.problems import sentence

Buttons = Callable[[NotifyButton, Visit], Awaitable[InlineKeyboardMarkup]]
"""Asks what this person may press below the object's message now."""


async def below_ticket(button: NotifyButton, visit: Visit) -> InlineKeyboardMarkup:
    """Both bots have tickets."""
    return visit.buttons(await visit.api.ticket(long(button.id)))


def router(buttons: Mapping[ObjectKind, Buttons]) -> Router:
    chosen = NotifyControls(buttons)
    router = Router(name="notify controls")
    router.callback_query(Pressed(NotifyPress.MUTE))(chosen.mutes)
    router.callback_query(Pressed(NotifyPress.FOLLOW))(chosen.follows)
    router.callback_query(Pressed(NotifyPress.SNOOZE))(chosen.wants_it_later)
    router.callback_query(Pressed(NotifyPress.TERM))(chosen.told_when)
    router.callback_query(Pressed(NotifyPress.NEVER))(chosen.takes_it_back)
    router.callback_query(Pressed(NotifyPress.BACK))(chosen.changed_mind)
    return router


class NotifyControls:
    """The conversation, in a bot that has these kinds of objects."""

    def __init__(self, buttons: Mapping[ObjectKind, Buttons]) -> None:
        self._buttons = buttons

    async def mutes(
        self, press: CallbackQuery, button: NotifyButton, visit: Visit, toast: Toast
    ) -> None:
        on = button.arg == ON
        await visit.api.notices.mute(button.kind, long(button.id), on=on, key=visit.key)
        await toast.say(visit.t("notify-muted" if on else "notify-unmuted", kind=button.kind.value))
        await self._redraw(press, button, visit)

    async def follows(
        self, press: CallbackQuery, button: NotifyButton, visit: Visit, toast: Toast
    ) -> None:
        on = button.arg == ON
        await visit.api.notices.follow(button.kind, long(button.id), on=on, key=visit.key)
        key = "notify-followed" if on else "notify-unfollowed"
        await toast.say(visit.t(key, kind=button.kind.value))
        await self._redraw(press, button, visit)

    async def wants_it_later(
        self, press: CallbackQuery, button: NotifyButton, visit: Visit
    ) -> None:
        """The choices stand where the buttons stood."""
        if press.message is not None:
            choices = inline(term_rows(button, visit.t))
            await visit.speak.redraw_buttons(press.message.message_id, choices)

    async def told_when(
        self, press: CallbackQuery, button: NotifyButton, visit: Visit, toast: Toast
    ) -> None:
        """What ended meanwhile cannot wait; the buttons say what is true now."""
        term = TERMS.get(button.arg)
        if term is None:
            await toast.say(visit.t("press-old"))
            return
        try:
            await toast.say(await _put_off(button, term, visit))
        except ApiProblem as problem:
            await toast.say(sentence(problem, visit.t), alert=True)
        await self._redraw(press, button, visit)

    async def takes_it_back(
        self, press: CallbackQuery, button: NotifyButton, visit: Visit, toast: Toast
    ) -> None:
        await visit.api.notices.unsnooze(long(button.id), key=visit.key)
        await toast.say(visit.t("notify-not-put-off"))
        await self._redraw(press, button, visit)

    async def changed_mind(self, press: CallbackQuery, button: NotifyButton, visit: Visit) -> None:
        await self._redraw(press, button, visit)

    async def _redraw(self, press: CallbackQuery, button: NotifyButton, visit: Visit) -> None:
        if press.message is not None and button.kind in self._buttons:
            markup = await self._buttons[button.kind](button, visit)
            await visit.speak.redraw_buttons(press.message.message_id, markup)


async def _put_off(button: NotifyButton, term: SnoozeTerm, visit: Visit) -> str:
    wish = Snooze(object_kind=button.kind, object_id=long(button.id), term=term)
    put_off = await visit.api.notices.snooze(wish, key=visit.key)
    when = dates.moment(put_off.until, visit.me.timezone, visit.t, visit.reader.now)
    return visit.t("notify-put-off", when=when)
