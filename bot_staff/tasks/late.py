"""The rest of an album comes when its first photos already stand in a task (T2).

It joins them, and the confirmation is edited, not repeated.
"""

from aiogram import Router
from aiogram.types import Message

from bot_staff.tasks.messages import confirm_comment, confirm_created
from shared.contracts.comments import AttachFiles
from shared.contracts.telegram import ObjectKind
from shared.contracts.uploads import UploadLinkDraft
from shared.telegram.chat.filters import CameLate
from shared.telegram.chat.visit import Visit
from shared.telegram.gathering.albums import Landing, Whole
from shared.telegram.inbox.hearing import stands
from shared.telegram.inbox.intake import take_in
from shared.telegram.inbox.upload_links import offer_link


def router() -> Router:
    late = Router(name="late task")
    late.message(CameLate(ObjectKind.TASK))(rest_of_album_came)
    return late


async def rest_of_album_came(_: Message, whole: Whole, landing: Landing, visit: Visit) -> None:
    brought = await take_in(whole, visit)
    late_part = AttachFiles(
        file_ids=brought.file_ids,
        missing_files=brought.missing,
        comment_id=landing.comment_id,
        text=brought.text,
    )
    task = await visit.api.tasks.attach(landing.object_id, late_part, key=visit.key)
    await stands(brought.spoken, visit, task.id, landing.comment_id, ObjectKind.TASK)
    if landing.comment_id is None:
        await confirm_created(task, visit, edit=landing.confirmation_id)
    for comment in task.comments:
        if comment.id == landing.comment_id:
            await confirm_comment(task, comment, [], visit, edit=landing.confirmation_id)
    place = UploadLinkDraft(object_id=task.id, object_kind=ObjectKind.TASK)
    await offer_link(brought.missing, place, visit)
