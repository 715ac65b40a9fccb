"""A comment on a task with its files, from a person's message to the confirmation (C2, C6)."""

from uuid import UUID

from bot_staff.tasks.messages import confirm_comment
from shared.contracts.tasks import TaskCommentDraft
from shared.contracts.telegram import ObjectKind
from shared.contracts.uploads import UploadLinkDraft
from shared.telegram.chat.visit import Visit
from shared.telegram.gathering.albums import Whole
from shared.telegram.inbox.hearing import stands
from shared.telegram.inbox.intake import take_in
from shared.telegram.inbox.upload_links import offer_link


async def comment(task_id: UUID, whole: Whole, visit: Visit) -> bool:
    """Comment with everything the message brings; False when it brought nothing to keep."""
    brought = await take_in(whole, visit, confirms=True)
    if brought.empty:
        return False
    draft = TaskCommentDraft(
        text=brought.text, file_ids=brought.file_ids, missing_files=brought.missing
    )
    made = await visit.api.tasks.comment(task_id, draft, key=visit.key)
    if made.files or not await visit.speak.thumbs_up(whole.first.message_id):
        albums = [whole.group] if whole.group else []
        await confirm_comment(await visit.api.tasks.get(task_id), made, albums, visit)
    await stands(brought.spoken, visit, task_id, made.id, ObjectKind.TASK)
    place = UploadLinkDraft(object_id=task_id, object_kind=ObjectKind.TASK)
    await offer_link(brought.missing, place, visit)
    return True
