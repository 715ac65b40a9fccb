"""A draft that an edit of its message has changed is shown anew (T13)."""

from aiogram.fsm.context import FSMContext

from bot_staff.absences import draft as absence_draft
from bot_staff.absences.questions import Requesting, show_request
from bot_staff.tasks import preview as task_preview
from bot_staff.tasks.draft import Making, NewTask
from bot_staff.tickets import for_client
from shared.telegram.chat.steps import kept
from shared.telegram.chat.visit import Visit


async def redraw(state: FSMContext, visit: Visit) -> None:
    """Where its words are shown before they go; other questions show nothing of them."""
    match await state.get_state():
        case Making.is_it_right.state:
            await task_preview.show_preview(await kept(state, NewTask), state, visit)
        case for_client.Opening.is_it_right.state:
            draft = await kept(state, for_client.ForClient)
            await for_client.show_preview(draft, state, visit)
        case Requesting.send_this.state:
            await show_request(await kept(state, absence_draft.Draft), None, state, visit)
        case _:
            return
